"""The oracles work alone: of the program they take records and their words, never a rule, a sum or a shortcut."""

import ast
import importlib
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
WORKERS = {"breaks.py", "conftest.py"}
"""What is no oracle: the command that repeats the breaks."""
ORACLES = sorted(path for path in FOLDER.glob("*.py") if not path.name.startswith("test_") and path.name not in WORKERS)
NAMES_ALONE = {"id", "is_titular", "full_name"}
"""What a record calculates of itself that is no rule: whose it is."""


def taken(tree: ast.AST) -> list[tuple[str, str]]:
    """(module, name) of everything imported from the program, wherever in the file."""
    found = [
        (one.module or "", name.name) for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) for name in one.names
    ]
    found += [(name.name, "") for one in ast.walk(tree) if isinstance(one, ast.Import) for name in one.names]
    return [(module, name) for module, name in found if module.split(".")[0] == "munidesk"]


def worked_out(kind: type) -> set[str]:
    """What a record works out by itself: its methods and properties."""
    own = {field.name for field in fields(kind)} if is_dataclass(kind) else set()
    return {name for name, value in vars(kind).items() if not name.startswith("_") and _works(value)} - own


def _works(value: object) -> bool:
    return callable(value) or isinstance(value, property | classmethod | staticmethod)


@pytest.mark.parametrize("path", ORACLES, ids=lambda path: path.stem)
def test_an_oracle_imports_records_and_words_alone_and_asks_them_nothing(path: Path):
    """It goes by what is imported, not by where it stands, so that the modules may move."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = {one.attr for one in ast.walk(tree) if isinstance(one, ast.Attribute)} - NAMES_ALONE
    for module, name in taken(tree):
        kind = getattr(importlib.import_module(module), name, None)
        if isinstance(kind, str | int):
            continue  # a word or a number that both sides have to write alike
        assert isinstance(kind, type), f"{path.name} takes {module}.{name}, which is no record"
        assert is_dataclass(kind) or issubclass(kind, Enum), f"{path.name} takes {module}.{name}, which is no record"
        assert not asked & worked_out(kind), f"{path.name} lets {name} work for it: {asked & worked_out(kind)}"


def test_there_are_oracles_to_look_at():
    assert {"law", "votes_law", "sitting", "register", "wall_calendar", "scales", "plans", "marks"} <= {
        path.stem for path in ORACLES
    }
