"""Which public verbs of the stores somebody can call: by a page, an action, the command line, an import.

By names, not by objects: a name used where a person's order begins, or in what is used from there, counts as reached.
It errs towards «reached» where two things share a name, and never calls unreachable what can be reached.
"""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "munidesk"
STORES = ("features", "instruments", "procedures", "town")
"""The rooms whose `store*.py` hold verbs."""
BEGINNINGS = ("page", "cli", "app.py", "actions.py", "catalog.py", "feature.py")
"""Where an order of a person begins: windows, commands and manifests, whose «module:name» the catalogue follows."""

Verb = tuple[str, str]
"""(file inside the package, name)."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every file of the package by its path in it, save what writes the sample: nobody is a sample's secretary."""
    found = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    return {
        name: ast.parse(path.read_text(encoding="utf-8"))
        for name, path in found.items()
        if "sample" not in name and name != "demo.py"
    }


def _file(name: str) -> str:
    return name.rpartition("/")[2]


def begins(name: str) -> bool:
    """Whether orders begin in that file. An import is an order by itself: pages and command line list them by kind."""
    return _file(name).startswith(BEGINNINGS) or "import" in _file(name)


def verbs() -> tuple[Verb, ...]:
    """The public functions of every store."""
    return tuple(
        (name, one.name)
        for name, tree in modules().items()
        if name.split("/")[0] in STORES and _file(name).startswith("store")
        for one in tree.body
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")
    )


def used(node: ast.AST) -> set[str]:
    """The names in a piece of code, those of «module:name» texts among them. What is only imported is not used."""
    found: set[str] = set()
    for one in ast.walk(node):
        match one:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                found.add(name)
            case ast.Constant(value=str(text)) if (name := text.rpartition(":")[2]).isidentifier():
                found.add(name)
    return found


def _named(node: ast.stmt) -> set[str]:
    """What a statement of a module gives a name to."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Assign() | ast.AnnAssign():
            return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
        case _:
            return set()


@cache
def reached(further: frozenset[str] = frozenset()) -> frozenset[str]:
    """Every name that an order of a person comes to, or one of the `further` names, as if orders began there too."""
    behind: dict[str, set[str]] = defaultdict(set)
    waiting = set(further)
    for name, tree in modules().items():
        for one in tree.body:
            if begins(name):
                waiting |= used(one)
            else:
                for each in _named(one):
                    behind[each] |= used(one) - {each}
    found: set[str] = set()
    while waiting:
        found |= waiting
        waiting = set().union(*(behind.get(one, ()) for one in waiting)) - found
    return frozenset(found)
