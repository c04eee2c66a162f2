"""No module needs itself: one can be read, tried and moved without the whole house."""

import grimp


def circles() -> list[list[str]]:
    """Groups of modules that import each other; imports for types alone do not count, late ones do."""
    graph = grimp.build_graph("munidesk", exclude_type_checking_imports=True)
    roads = {
        one: [other for other in graph.find_modules_directly_imported_by(one) if other.startswith("munidesk.")]
        for one in graph.modules
    }
    found: list[list[str]] = []
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_ones: list[str] = []

    def visit(one: str) -> None:
        number[one] = low[one] = len(number)
        open_ones.append(one)
        for other in roads[one]:
            if other not in number:
                visit(other)
            if other in open_ones:
                low[one] = min(low[one], low[other])
        if low[one] == number[one]:
            at = open_ones.index(one)
            group = open_ones[at:]
            del open_ones[at:]
            if len(group) > 1:
                found.append(sorted(group))

    for one in sorted(roads):
        if one not in number:
            visit(one)
    return found


def test_k10_no_module_imports_itself_by_way_of_others():
    assert circles() == []
