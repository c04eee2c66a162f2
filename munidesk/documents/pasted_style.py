"""What one element of pasted HTML says of the letters in it, and the labels that Word writes before its lists."""

import re
from dataclasses import dataclass, replace

from munidesk.documents.text import Part, PartKind, Run

_SKIPPED = frozenset(["head", "title", "script", "style", "xml", "o:p", "template", "select", "textarea"])
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|mso-element:\s*comment")
_WEIGHT = re.compile(r"(?<![\w-])font-weight:\s*(\w+)")
_SLANT = re.compile(r"(?<![\w-])font-style:\s*(\w+)")
_TABS = re.compile(r"mso-tab-count:\s*(\d{1,2})")
_SYMBOLS = re.compile(r"wingdings|webdings|symbol")
_LIST_TYPE = re.compile(r"list-style(?:-type)?:\s*([\w-]+)")
_NUMBER = re.compile(r"(\d{1,6})[.)]")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Open:
    """An element that is open, with what those around it say too.

    `word_blanks`: Word's own way to keep several blanks; `tabs`: how many tabs its blanks stand for; `in_label`: it is
    the sign or the number that Word draws before an entry.
    """

    tag: str = ""
    strong: bool = False
    italic: bool = False
    kept_blanks: bool = False
    word_blanks: bool = False
    skipped: bool = False
    in_label: bool = False
    symbols: bool = False
    tabs: int = 0
    quoted: bool = False
    heading: bool = False

    def inside(self, tag: str, style: str, *, kept_blanks: bool) -> "Open":
        """An element opened in this one; `style` in lower case."""
        weight, slant, tabs = _WEIGHT.search(style), _SLANT.search(style), _TABS.search(style)
        strong = self.strong or tag in ("b", "strong", "th")
        italic = self.italic or tag in ("i", "em", "cite")
        return replace(
            self,
            tag=tag,
            strong=_is_bold(weight[1]) if weight else strong,
            italic=slant[1] in ("italic", "oblique") if slant else italic,
            kept_blanks=self.kept_blanks or tag == "pre" or "white-space:pre" in style.replace(" ", "") or kept_blanks,
            word_blanks=self.word_blanks or "mso-spacerun" in style,
            skipped=self.skipped or tag in _SKIPPED or bool(_HIDDEN.search(style)),
            in_label=self.in_label or "mso-list:ignore" in style.replace(" ", ""),
            symbols=self.symbols or bool(_SYMBOLS.search(style)),
            tabs=int(tabs[1]) if tabs else self.tabs,
            quoted=self.quoted or tag == "blockquote",
        )


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600)


@dataclass(frozen=True, slots=True)
class Label:
    """What Word draws before an entry: «·», «5.», «a)», «1.1.»."""

    text: str = ""
    symbols: bool = False
    level: int = 1

    @property
    def word(self) -> str:
        return self.text.strip()

    def with_more(self, text: str, *, symbols: bool) -> "Label":
        return replace(self, text=self.text + text, symbols=self.symbols or symbols)

    def before(self, part: Part) -> Part:
        """The entry of a list; a label that our lists do not have («a)», «1.1.») stays as it is, in letters."""
        number = _NUMBER.fullmatch(self.word)
        if number:
            return Part(part.runs, PartKind.NUMBER, int(number[1]), self.level)
        if len(self.word) == 1 and (self.symbols or self.word == "o" or not self.word.isalnum()):
            return Part(part.runs, PartKind.BULLET, level=self.level)
        return Part((Run(f"{self.word} "), *part.runs))


def list_type(style: str) -> str:
    """The kind of a list that its style names, «lower-alpha»; empty for none."""
    found = _LIST_TYPE.search(style)
    return found[1] if found else ""


def lettered(number: int, kind: str) -> str:
    """The number as a list of letters or Roman numbers shows it; empty for a list of figures."""
    match kind:
        case "a" | "lower-alpha" | "lower-latin" | "A" | "upper-alpha" | "upper-latin":
            word = _alphabetic(number)
        case "i" | "lower-roman" | "I" | "upper-roman" if number < 4000:
            word = _roman(number)
        case _:
            return ""
    return word.upper() if kind.startswith("upper") or kind.isupper() else word


def _alphabetic(number: int) -> str:
    found = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        found = chr(ord("a") + place) + found
    return found


def _roman(number: int) -> str:
    found = ""
    for value, word in _ROMAN:
        times, number = divmod(number, value)
        found += word * times
    return found


def whole(text: str, usual: int) -> int:
    """The whole number of an attribute, `usual` when it is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else usual
