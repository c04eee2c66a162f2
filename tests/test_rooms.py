"""Where SQL may stand: in the room of the data and in the `store*.py` of each feature, nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "munidesk"

STILL_OUTSIDE = {
    "features/participation/analysis/rules.py",
    "features/participation/exports.py",
    "features/participation/initiatives/board.py",
    "features/participation/initiatives/listing.py",
    "features/participation/initiatives/similar.py",
    "features/pilot/retold.py",
    "features/planning/sample.py",
}
"""Files that still ask the database themselves; one that is mended leaves this list, and none joins it."""


def test_k10_only_stores_ask_the_database_in_sql():
    found = {name for name, _line in asked_outside()}
    assert found <= STILL_OUTSIDE, sorted(found - STILL_OUTSIDE)


def test_no_file_stays_in_the_list_once_it_is_mended():
    assert {name for name, _line in asked_outside()} >= STILL_OUTSIDE


def asked_outside() -> Iterator[tuple[str, int]]:
    """File and line of each `store.query(…)`, or `store.select(…)` with SQL in it, outside the stores."""
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("data/") or path.name.startswith("store"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if is_sql(node):
                yield name, node.lineno


def is_sql(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    if node.func.attr == "query":
        return True
    words = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return node.func.attr == "select" and any(word in text for text in words for word in ("SELECT ", "WHERE ", " AND "))
