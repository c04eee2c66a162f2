"""Journeys know keys and paper, not the program: what they import is said here."""

import ast
import re
from pathlib import Path

from tests.hands.__main__ import ALL

HERE = Path(__file__).resolve().parent
ALLOWED = {
    "tests.hands.driver", "tests.hands.journeys", "tests.hands.papers", "zipfile", "csv", "hashlib", "json", "re",
    "pathlib", "collections.abc", "datetime",
}  # fmt: skip


def test_journeys_import_the_driver_and_nothing_of_the_program():
    for path in (*sorted(HERE.glob("journey*.py")), HERE / "papers.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [one.name for one in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            if path.name == "papers.py":
                assert not any(name.startswith(("munidesk", "tests")) for name in names), names
                continue
            others = {one for one in names if not one.startswith("tests.hands.journeys")}
            assert others <= ALLOWED, (path.name, names)


def test_journeys_reach_nothing_behind_the_keys():
    """Only the verbs of the hands: no desk, no widget by way of it."""
    for path in sorted(HERE.glob("journey*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr != "desk" and not node.attr.startswith("_"), (path.name, node.lineno)


def test_the_readme_tells_the_keys_of_every_journey():
    """Written by `python -m tests.hands.figures`."""
    told = (HERE / "README.md").read_text(encoding="utf-8")
    for name in (one for one in ALL if not one.endswith("_on_sample")):  # those are the same keys again
        assert re.search(rf"^\| `{name}` \| [\d.]+ \|", told, re.MULTILINE), f"python -m tests.hands.figures {name}"
