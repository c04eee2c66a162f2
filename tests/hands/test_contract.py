"""Journeys know keys and paper, not the program: what they import is said here."""

import ast
from pathlib import Path

HERE = Path(__file__).resolve().parent
ALLOWED = {"tests.hands.driver", "zipfile", "csv", "json", "re", "pathlib", "collections.abc"}


def test_journeys_import_the_driver_and_nothing_of_the_program():
    for path in sorted(HERE.glob("journey*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [one.name for one in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            others = {one for one in names if not one.startswith("tests.hands.journeys")}
            assert others <= ALLOWED, (path.name, names)


def test_journeys_reach_nothing_behind_the_keys():
    """Only the verbs of the hands: no desk, no widget by way of it."""
    for path in sorted(HERE.glob("journey*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr != "desk" and not node.attr.startswith("_"), (path.name, node.lineno)
