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

A run may be a field: words that name a record («asunto 4») and change with it. In both ways of storing it stands
between marks that no key writes (`base.letters.FIELD`), with what it names beside its words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from munidesk.base.letters import FIELD, FIELD_CLOSE, FIELD_OPEN, FIELD_PART, in_lines

SIGN = "\u2060"
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters set alike. Line breaks are \\n; hidden characters are never in it. `of` is what the words of a field
    name, «item:01…»; empty in all others.
    """

    text: str
    strong: bool = False
    italic: bool = False
    of: str = ""

    def __post_init__(self) -> None:
        text = in_lines(self.text)
        object.__setattr__(self, "text", text.replace("\n", " ") if self.of else text)


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A field that a text can be given: what it names, how it reads, and what that is about."""

    of: str
    words: str
    about: str = ""


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
        said = tuple(Run(run.text, of=run.of) for run in self.runs) if self.kind is PartKind.HEADING else self.runs
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
    """The same text in as few runs as there are changes of mark; a field is one of its own."""
    said = enumerate(run for run in runs if run.text)
    groups = groupby(said, key=lambda one: (one[1].strong, one[1].italic, one[1].of, one[1].of and one[0]))
    return tuple(Run("".join(run.text for _at, run in group), *marks[:3]) for marks, group in groups)


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
    return Text(tuple(Part(tuple(with_fields(chunk))) for chunk in chunks))


def with_fields(letters_: str, *, strong: bool = False, italic: bool = False) -> Iterator[Run]:
    """The runs of stored letters without marks."""
    at = 0
    for found in FIELD.finditer(letters_):
        yield Run(letters_[at : found.start()], strong, italic)
        yield Run(found[2], strong, italic, found[1])
        at = found.end()
    yield Run(letters_[at:], strong, italic)


def stored(text: Text) -> str:
    """What to store: `read` gives the same text back. The empty text is stored as the empty one."""
    if all(isinstance(part, Part) and part.kind is PartKind.PARAGRAPH for part in text.parts):
        plain = "\n\n".join("".join(map(kept, part.runs)) for part in text.parts if isinstance(part, Part))
        # Two line breaks in a row would part a paragraph: such a text, rare, is kept with the sign too.
        if not plain.startswith(SIGN) and read(plain) == text:
            return plain
    return SIGN + "\n".join(line for part in text.parts for line in _lines(part))


_OPENING = re.compile(r"((?:  )*)(?:([0-9]+)\.|([-#>]))(?: |$)")
_TOKEN = re.compile(
    rf"\\(.)|(\*\*?)|(\|)|({FIELD.pattern.replace('(', '(?:')})|([^\\*|{FIELD_OPEN}]+|\\|{FIELD_OPEN})",
    re.DOTALL | re.ASCII,
)
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
    for literal, switch, bar, field, text in _TOKEN.findall(line):
        if bar:
            cells.append([])
            strong = italic = False
        elif switch:
            strong, italic = strong ^ (switch == "**"), italic ^ (switch == "*")
        else:
            cells[-1] += with_fields(literal or field or text, strong=strong, italic=italic)
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
        found.append(kept(run) if run.of else _SPECIAL.sub(r"\\\g<0>", run.text).replace("\n", _BREAK))
    return "".join(found)


def kept(run: Run) -> str:
    """A run as it is stored where there are no marks."""
    return f"{FIELD_OPEN}{run.of}{FIELD_PART}{run.text}{FIELD_CLOSE}" if run.of else run.text


def fields_in(stored_: str) -> Iterator[str]:
    """What the fields of a stored text name, in order."""
    return (found[1] for found in FIELD.finditer(stored_))


def retold(stored_: str, said: Callable[[str], str | None]) -> str:
    """The stored text with the words that each field has now; those that `said` has no words for stay as they are."""

    def anew(found: re.Match[str]) -> str:
        words = said(found[1])
        return found[0] if words is None else kept(Run(words, of=found[1]))

    return FIELD.sub(anew, stored_) if FIELD_OPEN in stored_ else stored_
