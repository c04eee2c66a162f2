"""Words that other people's spreadsheets use, in one file: `resources/sheet_words.toml`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from munidesk.base.paths import RESOURCES


@cache
def sheet_words() -> Mapping[str, Any]:
    """The file, whole."""
    import tomllib  # the window shows itself before anybody writes a month in words

    return tomllib.loads((RESOURCES / "sheet_words.toml").read_text(encoding="utf-8"))
