"""Markdown as version 0.1 kept it: what Qt's editor had written, what 0.1 printed of it, and what had been typed.

Qt escapes some letters only (`5\\. Se aprueba`, one star of `2\\*3*4`) and leaves others (`__init__`, `> 10 personas`),
and 0.1 printed by CommonMark, where those are marks: numbers changed and letters were lost. `typed` finds what the
person wrote, `printed` what came out on paper. Only to bring old files up to date, and for our own templates.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from munidesk.documents.text import (
    Grid,
    Part,
    PartKind,
    Run,
    Runs,
    Text,
    in_one,
    joined,
    letters,
    read,
    spelled,
    stored,
)

# -- what had been typed

_ENTRY = re.compile(r"( *)(?:[-*+]|(\d+)[.)]) +(.*)")
_HEADING = re.compile(r"#{1,6} (.*)", re.DOTALL)
_RULE = "- - -\n"
_LOOKS_MARKED = re.compile(r"\s*([|>#]|[-*+] |\d+[.)] )")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_COLUMNS = 80


def typed(text: str) -> str:
    """The stored text of today that says what was typed and marked in the editor of 0.1."""
    return stored(Text(tuple(part for chunk in re.split(r"\n{2,}", text.strip("\n")) for part in _chunk(chunk))))


def _chunk(chunk: str) -> Iterator[Part | Grid]:
    """One paragraph, one list or one table: Qt puts a blank line between them."""
    chunk = chunk.removeprefix(_RULE)
    lines = chunk.split("\n")
    heading = _HEADING.fullmatch(chunk)
    if len(lines) > 1 and re.fullmatch(r"\|(-+\|)+", lines[1].strip()):
        yield _grid(lines)
    elif _ENTRY.match(lines[0]) and not lines[0].startswith(" "):
        yield from _entries(lines)
    elif heading:
        yield Part(_inline(heading[1]), PartKind.HEADING)
    elif len(lines) > 1 and all(line.startswith(">") for line in lines):
        yield Part(_inline(" ".join(line.lstrip("> ") for line in lines)), PartKind.QUOTE)
    elif chunk.strip():
        yield Part(_inline(_unwrapped(lines)))


def _unwrapped(lines: Sequence[str]) -> str:
    """A paragraph without the line ends Qt put at 80 columns, which 0.1 left in those that looked marked."""
    text = lines[0]
    if not any(_LOOKS_MARKED.match(line) for line in lines):
        return "\n".join(lines)
    for before, line in pairwise(lines):
        wrapped = len(before) + 1 + len(line.partition(" ")[0]) > _COLUMNS
        text += (" " if wrapped else "\n") + line
    return text


def _entries(lines: Sequence[str]) -> Iterator[Part]:
    """The entries of a list; the lines between them are what Qt wrapped."""
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in lines:
        opened = _ENTRY.match(line)
        if opened:
            found.append((opened, [opened[3]]))
        else:
            found[-1][1].append(line.strip())
    for opened, texts in found:
        blanks, number = opened[1], opened[2]
        level = 1 + len(blanks) // (4 if number else 2)
        kind = PartKind.NUMBER if number else PartKind.BULLET
        yield Part(_inline(" ".join(texts)), kind, int(number or 0), level)


def _grid(lines: Sequence[str]) -> Grid:
    rows = (re.split(r"(?<!\\)\|", line.strip().strip("|")) for at, line in enumerate(lines) if at != 1)
    return Grid(tuple(tuple(_inline(cell.strip()) for cell in row) for row in rows))


def _inline(text: str) -> Runs:
    """The likeliest of the readings that Qt would have written like this; what Qt did not write, by CommonMark.

    A star that Qt escaped tells that stars were typed: then they are letters first.
    """
    usual, literal, switches = _by_commonmark(text), (Run(_ESCAPED.sub(r"\1", text)),), _by_switches(text)
    order = (literal, usual, switches) if r"\*" in text else (usual, literal, switches)
    possible = [one for one in order if _unmarked_starts(_as_qt_writes(one)) == _unmarked_starts(text)]
    return next((one for one in possible if _likely(one)), possible[0] if possible else usual)


def _likely(reading: Runs) -> bool:
    """Nobody types two stars together, nor marks from a closing sign («(*) a (*)») to an opening one."""
    marked = [run.text.strip() for run in reading if run.strong or run.italic]
    return "**" not in letters(reading) and all(
        text and text[0] not in ")].,;:»" and text[-1] not in "([«" for text in marked
    )


@cache
def _emphasis() -> MarkdownIt:
    return MarkdownIt("zero").enable(["emphasis", "escape"])


def _by_commonmark(text: str) -> Runs:
    """Bold and italic by stars. Underscores are letters: our buttons never wrote them."""
    found: list[Run] = []
    strong = italic = 0
    (token,) = _emphasis().parseInline(text)
    for child in token.children or ():
        if child.nesting and child.markup.startswith("_"):
            found.append(Run(child.markup, strong > 0, italic > 0))
        else:
            strong += child.nesting * (child.tag == "strong")
            italic += child.nesting * (child.tag == "em")
            found.append(Run(child.content, strong > 0, italic > 0))
    return joined(found)


def _by_switches(text: str) -> Runs:
    """Each star not escaped switches, also beside a blank, where CommonMark sees none: `a** b **c`."""
    found: list[Run] = []
    strong = italic = False
    for letter, switch, other in re.findall(r"\\([!-/:-@\[-`{-~])|(\*\*?)|([^\\*]+|\\)", text):
        strong, italic = strong ^ (switch == "**"), italic ^ (switch == "*")
        found.append(Run(letter or other, strong, italic))
    return joined(found)


def _as_qt_writes(runs: Runs) -> str:
    """qtextmarkdownwriter.cpp of Qt 6.12: the marks of each fragment, then its text escaped."""
    found: list[str] = []
    strong = italic = False
    for run in (*runs, Run("")):
        found.append("**" * (run.strong != strong) + "*" * (run.italic != italic))
        strong, italic = run.strong, run.italic
        words = re.split(r"(\s+)", run.text.replace("\\", "\\\\"))
        found.extend(re.sub(r"([<!*\[`&]+[/\w])", r"\\\1", word, count=1) for word in words)
    return "".join(found)


def _unmarked_starts(text: str) -> str:
    """Without the escapes Qt puts at the beginning of lines, whose ends are no longer known."""
    return re.sub(r"\\(.)", lambda found: found[1] if found[1] in "#+-.)" else found[0], text)


# -- what was printed


def printed(text: str, *, line: bool = False) -> str:
    """The stored text of today that prints what 0.1 printed; with `line`, as it printed a text within a line."""
    parts = tuple(_parts(_commonmark().parse(text)))
    if line:
        said = [part.runs for part in parts if isinstance(part, Part) and part.kind in _FLOWING]
        return stored(Text((Part(in_one(said)),)))
    return stored(Text(parts))


_FLOWING = (PartKind.PARAGRAPH, PartKind.QUOTE)


def prints_otherwise(text: str, today: str, *, line: bool = False) -> bool:
    """Whether 0.1 printed `text` with other letters, numbers or marks than `today`, the stored text, prints now."""
    return _looks(printed(text, line=line)) != _looks(today)


def _looks(text: str) -> Runs:
    """Without white space: where lines are broken is the page's affair."""
    lines = (line for part in read(text).parts for line in spelled(part))
    return joined(Run("".join(run.text.split()), run.strong, run.italic) for line in lines for run in line)


@cache
def _commonmark() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable(["image", "link", "autolink"])
    )


def _parts(tokens: Sequence[Token], kind: PartKind = PartKind.PARAGRAPH) -> Iterator[Part | Grid]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inner = tokens[index + 1 : end]
        match token.type:
            case "paragraph_open":
                yield Part(_runs(inner[0]), kind)
            case "heading_open":
                text = letters(_runs(inner[0]))
                yield Part((Run(text),) if text else (), PartKind.HEADING)
            case "bullet_list_open" | "ordered_list_open":
                yield from _listed(inner, token.type == "ordered_list_open")
            case "blockquote_open":
                yield from _parts(inner, PartKind.QUOTE)
            case "table_open":
                yield _table(inner)
            case "code_block" | "fence" | "html_block":
                yield Part((Run(token.content.rstrip("\n")),), kind)
        index = end + 1


def _closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the one at `index`; itself when it has no inside."""
    depth = 0
    for at in range(index, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def _listed(tokens: Sequence[Token], numbered: bool) -> Iterator[Part]:
    """Every text of the list, nested lists flattened; 0.1 counted them from one, whatever number was written."""
    texts = [_runs(token) for token in tokens if token.type == "inline"]
    for number, said in enumerate(texts, 1):
        yield Part(said, PartKind.NUMBER, number) if numbered else Part(said, PartKind.BULLET)


def _table(tokens: Sequence[Token]) -> Grid:
    rows: list[list[Runs]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_runs(token))
    width = len(rows[0])
    return Grid(tuple((*row[:width], *((),) * (width - len(row))) for row in rows))


def _runs(token: Token) -> Runs:
    found: list[Run] = []
    strong = italic = 0
    for child in token.children or ():
        strong += child.nesting * (child.tag == "strong")
        italic += child.nesting * (child.tag == "em")
        text = "\n" if child.type in {"softbreak", "hardbreak"} else child.content
        found.append(Run(text, strong > 0, italic > 0))
    return joined(found)
