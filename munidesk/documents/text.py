"""The text of a narrative: paragraphs, headings, lists with their own numbers, tables; bold and italic runs.

`Text` is the one structure: the editor shows and makes it, documents print it, search and extracts read its letters.
`stored` writes it and `read` reads it back, the same for every `Text`; nothing else knows what is stored:

A text without marks is stored as itself: a blank line parts two paragraphs, the end of a line is a line break, and
nothing in it is ever a mark, whatever it looks like («5. Se aprueba», «a*b*c», «> 10 personas»).

A text with marks opens with `SIGN`, which no key writes. After it each line is one part: a paragraph, or what its
opening says (`- ` entry of a list, `5. ` entry with its number, `# ` heading, `> ` quotation, `|a|b|` row of a table;
two blanks before an entry for each level of its list). `**` and `*` switch bold and italic on and off, U+2028 is a
line break, and a backslash makes the letter after it a plain letter. It looks like Markdown so that a person can still
read the file, its history and its lists without this program, but it is read by these rules alone: no letter ever
means anything by where it happens to stand.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from munidesk.base.letters import in_lines

SIGN = "\u2060"
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters set alike. Line breaks are \\n; hidden characters are never in it."""

    text: str
    strong: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", in_lines(self.text))


Runs = tuple[Run, ...]


class PartKind(StrEnum):
    PARAGRAPH = "paragraph"
    BULLET = "-"
    NUMBER = "."
    HEADING = "#"
    QUOTE = ">"


LISTED = frozenset({PartKind.BULLET, PartKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, heading or entry of a list; `number` is that of a NUMBER, `level` of a list counts from 1.

    What a kind does not have is left out when it is made: equal to the eye is equal.
    """

    runs: Runs = ()
    kind: PartKind = PartKind.PARAGRAPH
    number: int = 0
    level: int = 1

    def __post_init__(self) -> None:
        said = (Run(letters(self.runs)),) if self.kind is PartKind.HEADING else self.runs
        object.__setattr__(self, "runs", joined(said))
        object.__setattr__(self, "number", max(0, self.number) if self.kind is PartKind.NUMBER else 0)
        object.__setattr__(self, "level", max(1, self.level) if self.kind in LISTED else 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, its first row being the heads of its columns; all rows are made as long as the longest."""

    rows: tuple[tuple[Runs, ...], ...]

    def __post_init__(self) -> None:
        width = max(1, *(len(row) for row in self.rows), 1)
        rows = tuple((*(joined(cell) for cell in row), *((),) * (width - len(row))) for row in self.rows or ((),))
        object.__setattr__(self, "rows", rows)


@dataclass(frozen=True, slots=True)
class Text:
    """The parts in order, blank paragraphs included; nothing but blanks is the empty text.

    Between two tables there is always a paragraph, else they would be one.
    """

    parts: tuple[Part | Grid, ...] = ()

    def __post_init__(self) -> None:
        blank = all(is_blank(part) for part in self.parts)
        object.__setattr__(self, "parts", () if blank else tuple(_apart(self.parts)))


def letters(runs: Runs) -> str:
    """What the runs say, without their marks."""
    return "".join(run.text for run in runs)


def joined(runs: Iterable[Run]) -> Runs:
    """The same text in as few runs as there are changes of mark."""
    groups = groupby((run for run in runs if run.text), key=lambda run: (run.strong, run.italic))
    return tuple(Run("".join(run.text for run in group), strong, italic) for (strong, italic), group in groups)


def in_one(lines: Iterable[Runs]) -> Runs:
    """The lines as one run of runs, with line breaks between them."""
    return joined(run for at, line in enumerate(lines) for run in ((Run("\n"),) if at else ()) + line)


def is_blank(part: Part | Grid) -> bool:
    """Whether it is a paragraph that says nothing."""
    return isinstance(part, Part) and part.kind is PartKind.PARAGRAPH and not letters(part.runs).strip()


def trimmed(text: Text) -> tuple[Part | Grid, ...]:
    """The parts that print: without the blank ones at the beginning and the end."""
    said = [at for at, part in enumerate(text.parts) if isinstance(part, Grid) or letters(part.runs).strip()]
    return text.parts[said[0] : said[-1] + 1] if said else ()


def plain_text(stored: str) -> str:
    """What a stored text says without its marks, a line per part; the entries of lists keep their numbers."""
    return "\n".join(letters(line) for part in trimmed(read(stored)) for line in spelled(part))


def spelled(part: Part | Grid) -> Iterator[Runs]:
    """Its lines with the marks of a list as letters, a row of a table being one."""
    match part:
        case Grid(rows=rows):
            for row in rows:
                yield joined(run for at, cell in enumerate(row) for run in ((Run(" | "),) if at else ()) + cell)
        case Part(kind=PartKind.BULLET, runs=said):
            yield joined((Run("– "), *said))
        case Part(kind=PartKind.NUMBER, runs=said, number=number):
            yield joined((Run(f"{number}. "), *said))
        case Part(runs=said):
            yield said


def _apart(parts: Iterable[Part | Grid]) -> Iterator[Part | Grid]:
    after_table = False
    for part in parts:
        if after_table and isinstance(part, Grid):
            yield Part()
        yield part
        after_table = isinstance(part, Grid)


# -- what is stored


def read(stored: str) -> Text:
    """The text that was stored."""
    if stored.startswith(SIGN):
        return Text(tuple(_gathered(stored.removeprefix(SIGN).split("\n"))))
    chunks = stored.replace("\r\n", "\n").split("\n\n") if stored else ()
    return Text(tuple(Part((Run(chunk),)) for chunk in chunks))


def stored(text: Text) -> str:
    """What to store: `read` gives the same text back. The empty text is stored as the empty one."""
    if all(isinstance(part, Part) and part.kind is PartKind.PARAGRAPH for part in text.parts):
        plain = "\n\n".join(letters(part.runs) for part in text.parts if isinstance(part, Part))
        # Two line breaks in a row would part a paragraph: such a text, rare, is kept with the sign too.
        if not plain.startswith(SIGN) and read(plain) == text:
            return plain
    return SIGN + "\n".join(line for part in text.parts for line in _lines(part))


_OPENING = re.compile(r"((?:  )*)(?:([0-9]+)\.|([-#>]))(?: |$)")
_TOKEN = re.compile(r"\\(.)|(\*\*?)|(\|)|([^\\*|]+|\\)", re.DOTALL)
_SPECIAL = re.compile(r"[\\*|]")


def _gathered(lines: Iterable[str]) -> Iterator[Part | Grid]:
    for is_row, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_row:
            yield Grid(tuple(tuple(_cells(line)[1:-1]) for line in group))
        else:
            yield from map(_part, group)


def _part(line: str) -> Part:
    found = _OPENING.match(line)
    if found is None:
        return Part(_runs(line))
    blanks, number, sign = found.groups()
    kind = PartKind.NUMBER if number else PartKind(sign)
    return Part(_runs(line[found.end() :]), kind, int(number or 0), 1 + len(blanks) // 2)


def _runs(line: str) -> Runs:
    first, *others = _cells(line)
    return joined((*first, *(run for cell in others for run in (Run("|"), *cell))))


def _cells(line: str) -> list[Runs]:
    """The runs between bars; outside of tables there is one."""
    cells: list[list[Run]] = [[]]
    strong = italic = False
    for literal, switch, bar, text in _TOKEN.findall(line):
        if bar:
            cells.append([])
            strong = italic = False
        elif switch:
            strong, italic = strong ^ (switch == "**"), italic ^ (switch == "*")
        else:
            cells[-1].append(Run(literal or text, strong, italic))
    return [joined(cell) for cell in cells]


def _lines(part: Part | Grid) -> Iterator[str]:
    match part:
        case Grid(rows=rows):
            for row in rows:
                yield "".join(f"|{_written(cell)}" for cell in row) + "|"
        case Part(kind=PartKind.PARAGRAPH, runs=said):
            line = _written(said)
            yield f"\\{line}" if _OPENING.match(line) else line
        case Part(kind=kind, runs=said, number=number, level=level):
            sign = f"{number}." if kind is PartKind.NUMBER else kind.value
            yield f"{'  ' * (level - 1)}{sign} {_written(said)}"


def _written(runs: Runs) -> str:
    found: list[str] = []
    strong = italic = False
    for run in (*runs, Run("")):
        found.append("**" * (run.strong != strong) + "*" * (run.italic != italic))
        strong, italic = run.strong, run.italic
        found.append(_SPECIAL.sub(r"\\\g<0>", run.text).replace("\n", _BREAK))
    return "".join(found)
