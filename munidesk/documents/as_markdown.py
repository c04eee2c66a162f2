"""A stored text as Markdown that other programs read; its letters never become marks."""

import re
from collections.abc import Iterator
from itertools import groupby

from munidesk.documents.text import LISTED, Grid, Part, PartKind, Runs, read, trimmed

_MARKS = re.compile(r"[\\`*_\[\]<>|#~]")
_OPENING = re.compile(r"^(\s*\d*)([-+.)])(?=\s)", re.MULTILINE)


def markdown(title: str, stored: str) -> str:
    """The title as its heading, then the text; headings within it one level below."""
    blocks = (_block(kind, list(group)) for kind, group in groupby(trimmed(read(stored)), key=_kind))
    return "\n\n".join([f"# {_plain(title)}", *(one for block in blocks for one in block)]) + "\n"


def _kind(part: Part | Grid) -> str:
    return "table" if isinstance(part, Grid) else "list" if part.kind in LISTED else "text"


def _block(kind: str, parts: list[Part | Grid]) -> Iterator[str]:
    if kind == "list":
        yield "\n".join(_part(part) for part in parts if isinstance(part, Part))
        return
    for part in parts:
        yield _table(part) if isinstance(part, Grid) else _part(part)


def _part(part: Part) -> str:
    said, indent = _runs(part.runs), "    " * (part.level - 1)
    match part.kind:
        case PartKind.HEADING:
            return f"## {said}"
        case PartKind.QUOTE:
            return "\n".join(f"> {line}" for line in said.split("\n"))
        case PartKind.BULLET:
            return f"{indent}- {said}"
        case PartKind.NUMBER:
            return f"{indent}{part.number}. {said}"
    return said


def _table(grid: Grid) -> str:
    lines = [f"| {' | '.join(_runs(cell).replace(chr(10), '<br>') for cell in row)} |" for row in grid.rows]
    return "\n".join([lines[0], f"|{' --- |' * len(grid.rows[0])}", *lines[1:]])


def _runs(runs: Runs) -> str:
    return "".join(_marked(_plain(run.text), "**" * run.strong + "*" * run.italic) for run in runs)


def _marked(text: str, sign: str) -> str:
    """Marks hug the letters: blanks at the ends of a run stay outside of them."""
    said = text.strip()
    if not sign or not said:
        return text
    at = text.index(said)
    return f"{text[:at]}{sign}{said}{sign}{text[at + len(said) :]}"


def _plain(text: str) -> str:
    escaped = _MARKS.sub(r"\\\g<0>", text)
    return _OPENING.sub(r"\1\\\2", escaped).replace("\n", "  \n")
