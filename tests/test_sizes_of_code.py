"""How long a file and a function may be: what does not fit on a few screens is looked for in vain."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 50

STILL_LONG = {
    "munidesk/features/council/view_data.py:load_view",
}
"""Functions that are longer yet; one that is split leaves this list, and none joins it."""


def test_no_file_is_too_long_to_read():
    assert long_files() == {}


def test_no_function_is_too_long_to_read():
    new = {name: lines for name, lines in long_functions() if name not in STILL_LONG}
    assert new == {}


def test_no_function_stays_in_the_list_once_it_is_split():
    assert {name for name, _lines in long_functions()} >= STILL_LONG


def long_files() -> dict[str, int]:
    """Where each one is, and its lines."""
    counted = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "munidesk").rglob("*.py")}
    return {path.relative_to(ROOT).as_posix(): lines for path, lines in counted.items() if lines > LONGEST_FILE}


def long_functions() -> Iterator[tuple[str, int]]:
    """«munidesk/ui/window.py:MainWindow.go» and its lines."""
    for path in sorted((ROOT / "munidesk").rglob("*.py")):
        for name, node in functions(ast.parse(path.read_text(encoding="utf-8"))):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{path.relative_to(ROOT).as_posix()}:{name}", lines


def functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function below `tree`, by the classes and functions around it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield within + node.name, node
        called = getattr(node, "name", "") if isinstance(node, ast.ClassDef | ast.FunctionDef) else ""
        yield from functions(node, f"{within}{called}." if called else within)
