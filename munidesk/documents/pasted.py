"""What other programs put on the clipboard as HTML, as our own `Text`: Word, LibreOffice, Google Docs, a browser.

Bold, italic, headings, lists and tables come in; fonts and colours stay out without a word. What stays out and means
something (pictures, joined cells, crossed-out text) is counted in `Pasted.lost`, for the editor to say so.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum, auto
from html.parser import HTMLParser

from munidesk.base.letters import hidden_in
from munidesk.documents.pasted_style import Label, Open, lettered, list_type, whole
from munidesk.documents.pasted_table import PastedTable
from munidesk.documents.text import Grid, Part, PartKind, Run, Text, in_one, is_blank, joined


class Lost(Enum):
    PICTURE = auto()
    JOINED_CELLS = auto()
    CROSSED_OUT = auto()
    RAISED = auto()
    HIDDEN = auto()


@dataclass(frozen=True, slots=True)
class Pasted:
    text: Text
    lost: Counter[Lost]


def from_html(html: str) -> Pasted:
    """The text of a piece of HTML, however badly formed, and what of it did not come."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.pasted()


_VOID = frozenset(["br", "img", "hr", "meta", "link", "col", "input", "wbr", "area", "base", "source", "embed"])
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "td", "th", "caption",
    "blockquote", "pre", "hr", "dl", "dt", "dd", "section", "article", "header", "footer", "address", "figure",
    "figcaption", "main", "aside", "nav", "form", "center", "body", "html",
})  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_IMPLIED = {"p": ("p",), "li": ("p", "li"), "td": ("p", "td", "th"), "th": ("p", "td", "th"), "tr": ("p", "td", "tr")}
"""Tags that HTML lets nobody close: the opening of a new one closes the old one of the same list or table."""

_BOUNDS = frozenset(["ul", "ol", "table"])
_BLANKS = re.compile("[ \t\r\n\f]+")
_LEVEL = re.compile(r"level(\d)")


@dataclass(slots=True)
class _List:
    numbered: bool
    kind: str
    following: int


def _without_ends(parts: list[Part | Grid]) -> list[Part | Grid]:
    said = [at for at, part in enumerate(parts) if not is_blank(part)]
    return parts[said[0] : said[-1] + 1] if said else []


class _Reader(HTMLParser):
    """Gathers runs until a block begins or ends; then they are a part of the text, or a line of a cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[Part | Grid] = []
        self._open = [Open()]
        self._counts: Counter[str] = Counter()
        self._lists: list[_List] = []
        self._tables: list[PastedTable] = []
        self._runs: list[Run] = []
        self._at_start = True
        self._blank_line = False
        self._label = Label()
        self._entry: tuple[PartKind, int, str] | None = None
        self._entry_part = -1
        self._pre_wrap = self._keeps_tabs = False
        self._lost: Counter[Lost] = Counter()

    def pasted(self) -> Pasted:
        """What was read, its open tables closed."""
        self._flush()
        while self._tables:
            self._end_table()
        return Pasted(Text(tuple(_without_ends(self._parts))), +self._lost)

    # -- elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            self._keeps_tabs = self._keeps_tabs or given.get("content", "").startswith("LibreOffice")
            self._void(tag)
            return
        for implied in _IMPLIED.get(tag, ("p",) if tag in _BLOCKS else ()):
            self._close_within(implied)
        style = given.get("style", "").lower()
        one = self._open[-1].inside(tag, style, kept_blanks=self._pre_wrap)
        if tag == "o:p":
            self._blank_line = True
        elif tag in _BLOCKS and not one.skipped:
            self._flush()
            self._begin(tag, given, style)
            one = replace(one, heading=one.heading or tag in _HEADINGS or given.get("class") == "MsoTitle")
        if not one.skipped:
            self._lost[Lost.CROSSED_OUT] += tag in ("s", "strike", "del") or "line-through" in style
            self._lost[Lost.RAISED] += tag in ("sup", "sub")
        if one.tabs > self._open[-1].tabs:
            self._add("\t" * one.tabs, one, kept=True)
        self._open.append(one)
        self._counts[tag] += 1

    def _begin(self, tag: str, given: dict[str, str], style: str) -> None:
        match tag:
            case "ul" | "ol":
                kind = given.get("type", "") or list_type(style)
                self._lists.append(_List(tag == "ol" and kind != "none", kind, whole(given.get("start", ""), 1)))
            case "li":
                self._begin_entry(whole(given.get("value", ""), -1))
            case "table":
                self._tables.append(PastedTable(self._parts))
                self._parts = self._tables[-1].outside_cells()
                self._entry = None
            case "tr" if self._tables:
                self._tables[-1].begin_row()
            case "td" | "th" if self._tables:
                across, down = whole(given.get("colspan", ""), 1), whole(given.get("rowspan", ""), 1)
                self._parts = self._tables[-1].begin_cell(across, down)
                self._entry = None
                self._lost[Lost.JOINED_CELLS] += across > 1 or down > 1
            case _ if "mso-list" in style and (level := _LEVEL.search(style)):
                self._label = Label(level=int(level[1]))

    def _begin_entry(self, value: int) -> None:
        if not self._lists:
            self._lists.append(_List(False, "", 1))
        one = self._lists[-1]
        number = value if value >= 0 else one.following
        one.following = number + 1
        word = lettered(number, one.kind)
        if one.numbered and word:
            self._entry = PartKind.PARAGRAPH, 0, f"{word}. "
        else:
            self._entry = (PartKind.NUMBER, number, "") if one.numbered else (PartKind.BULLET, 0, "")
        self._entry_part = -1

    def _void(self, tag: str) -> None:
        if self._open[-1].skipped:
            return
        if tag == "br":
            self._add("\n", self._open[-1], kept=True)
            self._at_start = True
        elif tag == "hr":
            self._flush()
        self._lost[Lost.PICTURE] += tag in ("img", "embed")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            self._void(tag)
        if not self._counts[tag]:
            return
        while True:
            one = self._open.pop()
            self._counts[one.tag] -= 1
            self._end(one)
            if one.tag == tag:
                return

    def _close_within(self, tag: str) -> None:
        """Close the open `tag`, unless a list or a table was opened inside it since."""
        if not self._counts[tag]:
            return
        for one in reversed(self._open):
            if one.tag == tag:
                self.handle_endtag(tag)
                return
            if one.tag in _BOUNDS:
                return

    def _end(self, one: Open) -> None:
        if one.tag not in _BLOCKS or one.skipped:
            return
        self._flush(one)
        match one.tag:
            case "ul" | "ol" if self._lists:
                self._lists.pop()
                self._entry = None
            case "li":
                self._entry = None
            case "td" | "th" if self._tables:
                self._parts = self._tables[-1].outside_cells()
            case "table" if self._tables:
                self._end_table()

    def _end_table(self) -> None:
        table = self._tables.pop()
        found = table.parts(within=bool(self._tables))
        self._parts = table.outside
        self._parts.extend(found)

    # -- letters

    def handle_data(self, data: str) -> None:
        one = self._open[-1]
        if one.tag == "style":
            self._pre_wrap = self._pre_wrap or bool(re.search(r"\bp, li\s*\{\s*white-space:\s*pre-wrap", data))
        if one.skipped or one.tag == "style" or one.tabs:
            return
        if one.in_label:
            self._label = self._label.with_more(data, symbols=one.symbols)
        else:
            self._add(data, one, kept=one.kept_blanks or one.word_blanks)

    def _add(self, text: str, one: Open, *, kept: bool) -> None:
        """Letters as a browser would set them: white space is one blank, and none where a line begins."""
        if not kept:
            text = _BLANKS.sub(self._blank, text)
            text = text[1:] if self._at_start and text.startswith(" ") else text
        elif one.word_blanks:
            text = re.sub(r"\s", " ", text)
        if text:
            self._lost[Lost.HIDDEN] += hidden_in(text)
            self._runs.append(Run(text, one.strong, one.italic))
            self._at_start = not kept and text.endswith(" ")

    def _blank(self, found: re.Match[str]) -> str:
        """One blank; LibreOffice writes a tab as itself, and the ones of its own layout after a line end."""
        tabs = found[0].count("\t")
        return "\t" * tabs if tabs and self._keeps_tabs and "\n" not in found[0] else " "

    def _flush(self, one: Open | None = None) -> None:
        """What was gathered as one part; a paragraph that says nothing and has no height is none."""
        one = one or self._open[-1]
        runs = self._runs
        if runs and self._at_start and runs[-1].text[-1:] in (" ", "\n"):
            # A blank or a line break before the end of the block is not seen.
            self._blank_line = self._blank_line or len(runs) == 1
            runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])
        said = joined(runs)
        if said or self._label.word or self._blank_line:
            self._put(Part(said if any(run.text.strip() for run in said) else ()), one)
        self._runs, self._at_start, self._blank_line, self._label = [], True, False, Label()

    def _put(self, part: Part, one: Open) -> None:
        if self._label.word:
            self._parts.append(self._label.before(part))
        elif self._entry is not None and self._entry_part >= 0:
            first = self._parts[self._entry_part]
            if isinstance(first, Part):
                self._parts[self._entry_part] = replace(first, runs=in_one((first.runs, part.runs)))
        elif self._entry is not None:
            kind, number, word = self._entry
            self._entry_part = len(self._parts)
            self._parts.append(Part((Run(word), *part.runs), kind, number, max(1, len(self._lists))))
        elif one.heading and part.runs:
            self._parts.append(replace(part, kind=PartKind.HEADING))
        elif one.quoted and part.runs:
            self._parts.append(replace(part, kind=PartKind.QUOTE))
        else:
            self._parts.append(part)
