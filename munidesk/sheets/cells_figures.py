"""A column of figures: its decimal sign is told by all its cells; amounts keep their currency, shares are shares."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.base.letters import fold
from munidesk.base.sheet_words import sheet_words
from munidesk.data.book import Cell
from munidesk.data.book_formats import BUILT_IN
from munidesk.sheets.cells import is_blank

POINT, COMMA = ".", ","
OWN = "own"
_DOLLAR = "USD"
_BLANKS = re.compile("[\u200b\u2060\ufeff\\s]+")
_NUMBER = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d[\d.,]*(?:E[+-]?\d+)?|[.,]\d+", re.IGNORECASE)
_CLOSED = re.compile(r"[.,]\s*[-=]+$")
_FORMAT_WORDS = re.compile(r'"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]|\\(.)|([$€£¢₡₲])')


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as a cell says it. `currency` is a code, blank for the town's own: of two currencies nothing is summed.

    `rows` is of how many rows of the sheet it is together, more than one where its cell is merged.
    """

    value: Decimal
    currency: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Written:
    """A text that is a figure: its digits with marks and a sign before them, its currency (`OWN` for a bare sign)."""

    digits: str
    currency: str = ""
    percent: bool = False


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """How a column of figures is read. `decimal` is the sign of its texts, blank where nothing but the country says it.

    `doubt` is a sentence when its cells leave it open, and `options` the ways out; `held` says that they contradict the
    country or each other, and such a cell is not read before somebody chose. `shares` says that numbers without a
    format, all from 0 to 1, are parts of one.
    """

    figures: Figures
    decimal: str = ""
    doubt: str = ""
    options: tuple[tuple[str, str], ...] = ()
    shares: bool = False
    held: bool = False

    def number(self, cell: Cell) -> Decimal | None:
        """None for a blank; «12 %» is 12, as is 0.12 shown as «12%». Raises UserError for what is no number."""
        amount = self.amount(cell)
        if amount is None:
            return None
        return amount.value * 100 if _shows_percent(cell) else amount.value

    def amount(self, cell: Cell) -> Amount | None:
        """None for a blank. Raises UserError for what is no amount, and for one of two currencies at once."""
        value = cell.value
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Amount(Decimal(value), self._code(currency_of_format(cell.format)))
        if is_blank(cell):
            return None
        written = take_figure(cell.shown) if isinstance(value, str) else None
        if written is None:
            raise UserError(self._refusal(cell.shown), code="unreadable")
        if self.held and is_open(written.digits):
            raise UserError(self.doubt, code="doubt")
        number = _decimal(written.digits, self._sign(written.digits))
        if number is None:
            raise UserError(self._refusal(cell.shown), code="unreadable")
        return Amount(number, self._code(written.currency))

    def percent(self, cell: Cell) -> Decimal | None:
        """Of a hundred: 25 for «25 %», for 0.25 shown as «25%», and for 0.25 in a column of parts of one."""
        number = self.number(cell)
        if number is None or not self.shares or not _is_plain(cell):
            return number
        return number * 100

    def _sign(self, digits: str) -> str:
        own = self.figures.currency.decimal
        sign = shows_decimal(digits)
        return sign or (self.decimal if self.decimal and self.decimal in digits else own)

    def _code(self, currency: str) -> str:
        own = self.figures.currency
        if currency == OWN:
            return "" if "$" in own.symbol else _DOLLAR
        return "" if currency == own.code else currency

    def _refusal(self, text: str) -> str:
        return _("«{text}» no es una cantidad. Escriba por ejemplo {example}.").format(
            text=text.strip(), example=self.figures.number(Decimal("1200000.5"), 2)
        )


def figure_column(cells: Iterable[Cell], figures: Figures, answer: str = "") -> FigureColumn:
    """How these cells are read together. `answer` is the decimal sign a person chose: `POINT` or `COMMA`."""
    every = list(cells)
    shares = _are_shares(every)
    if answer:
        return FigureColumn(figures, answer, shares=shares)
    digits = [one.digits for cell in every if isinstance(cell.value, str) and (one := take_figure(cell.shown))]
    signs = {sign for one in digits if (sign := shows_decimal(one))}
    unclear = [one for one in digits if is_open(one)]
    decimal = next(iter(signs)) if len(signs) == 1 else ""
    if not unclear or _agree(signs, digits, unclear, figures.currency.decimal):
        return FigureColumn(figures, decimal, shares=shares)
    return FigureColumn(figures, decimal, _doubt(unclear), _options(unclear, figures), shares, held=bool(signs))


def _agree(signs: set[str], digits: Sequence[str], unclear: Sequence[str], own: str) -> bool:
    """Whether nothing is left open: the figures that tell are of one make, and those that do not go with them.

    «1.000» beside «1.5» is one or a thousand where the point is not the country's decimal sign. Beside «0.125» and
    «8.125» it is one, as all have three decimals; and beside «3.0», where a program wrote decimals to every figure.
    """
    marks = {mark for one in unclear for mark in one if mark in ".,"}
    if len(signs) != 1 or len(marks) != 1:
        return not signs and own not in marks
    (mark,) = marks
    of_three = all(len(one.rpartition(mark)[2]) == 3 for one in digits if mark in one)
    return mark not in signs or mark == own or of_three or _by_program(digits, mark)


def _by_program(digits: Sequence[str], mark: str) -> bool:
    """Whether every figure has decimals, whole ones too: a thousand would be «1000.0»."""
    return all(one.count(mark) == 1 for one in digits) and any(re.search(rf"\d\{mark}0$", one) for one in digits)


def _doubt(unclear: Sequence[str]) -> str:
    """The sentence for figures that could be read in two ways."""
    text = ngettext(
        "{n} cifra puede leerse de dos maneras, como «{example}»: diga qué separa los decimales.",
        "{n} cifras pueden leerse de dos maneras, como «{example}»: diga qué separa los decimales.",
        len(unclear),
    )
    return text.format(n=len(unclear), example=unclear[0].lstrip("-"))


def _options(unclear: Sequence[str], figures: Figures) -> tuple[tuple[str, str], ...]:
    example = unclear[0].lstrip("-")

    def way(sign: str, words: str) -> tuple[str, str]:
        read = _decimal(example, sign)
        return sign, words.format(example=example, read=figures.number(read))

    return (
        way(COMMA, _("la coma: «{example}» es {read}")),
        way(POINT, _("el punto: «{example}» es {read}")),
    )


def shows_decimal(digits: str) -> str:
    """The decimal sign that a figure shows by itself, blank where it could be either: «1.200», or has none."""
    found = [(at, one) for at, one in enumerate(digits) if one in ".,"]
    if not found:
        return ""
    marks = {one for _at, one in found}
    last = found[-1][1]
    if len(marks) == 2:
        return last if digits.count(last) == 1 else ""
    if " " in digits:
        return last
    if len(found) > 1:
        return POINT if last == COMMA else COMMA  # a mark that comes twice groups thousands
    whole, _mark, behind = digits.lstrip("-").partition(last)
    exact = behind.partition("E")[0]
    return last if len(exact) != 3 or "E" in behind or not 0 < len(whole) <= 3 or whole.startswith("0") else ""


def is_open(digits: str) -> bool:
    """Whether a figure alone may be one or a thousand times it: «1.200»."""
    return bool(re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", digits))


def _decimal(digits: str, sign: str) -> Decimal | None:
    """With that decimal sign, the other marks grouping thousands; None where they do not stand before three digits."""
    whole, _sign, behind = digits.lstrip("-").partition(sign) if sign else (digits.lstrip("-"), "", "")
    groups = re.split(r"[ .,]", whole)
    ragged = len(groups) > 1 and (len(groups[0]) > 3 or any(len(one) != 3 for one in groups[1:]))
    if ragged or re.search(r"[.,]", behind):
        return None
    minus = "-" if digits.startswith("-") else ""
    try:
        return Decimal(f"{minus}{''.join(groups)}.{behind}" if behind else f"{minus}{''.join(groups)}")
    except InvalidOperation:
        return None


@lru_cache(16384)
def take_figure(text: str) -> Written | None:
    """A figure as it is written: «(500)», «$1.200.-», «U$S 500», «−3 %», «1'200,50»; None for what is none."""
    rest = _BLANKS.sub(" ", text.replace("\u2212", "-").replace("–", "-")).strip()
    if len(rest) > 60 or not any(letter.isdigit() for letter in rest):
        return None
    found = _bare(rest)
    if found is None:
        return None
    digits, currencies = found
    percent = digits.endswith("%")
    digits = digits.removesuffix("%").strip()
    negative = digits.startswith("-")
    digits = digits.lstrip("-+ ").replace("'", "").replace("’", "").replace("´", "")
    if len(currencies - {OWN}) > 1 or not _NUMBER.fullmatch(digits):
        return None
    own = sorted(currencies, key=lambda one: one == OWN)
    return Written(f"-{digits}" if negative else digits.upper(), own[0] if own else "", percent)


def _bare(text: str) -> tuple[str, set[str]] | None:
    """The digits with their sign, and the currencies that stood around them; None where brackets do not close."""
    found: set[str] = set()
    negative = False
    before = ""
    while before != text:
        before = text
        for currency, pattern in _signs():
            if taken := pattern.fullmatch(text):
                found.add(currency)
                text = (taken["front"] if taken["front"] is not None else taken["back"]).strip()
                break
        text = _CLOSED.sub("", text).strip()
        if text.startswith("(") and text.endswith(")"):
            negative, text = True, text[1:-1].strip()
        elif text.startswith("-") and not negative:
            negative, text = True, text[1:].strip()
        elif text.endswith("-") and not negative:
            negative, text = True, text[:-1].strip()
    if "(" in text or ")" in text or "-" in re.sub(r"E-\d+$", "", text, flags=re.IGNORECASE):
        return None
    return (f"-{text}" if negative else text), found


@cache
def _signs() -> Sequence[tuple[str, re.Pattern[str]]]:
    """Each sign or name of a currency, the longest first, as it stands before or behind a figure."""
    told = [(code, word) for code, words in _currencies().items() for word in words]
    return tuple((code, _around(word)) for code, word in sorted(told, key=lambda one: -len(one[1])))


def _around(word: str) -> re.Pattern[str]:
    sign = re.escape(word)
    behind = r"(?![^\W\d_])" if word[-1].isalpha() else ""
    before = r"(?<![^\W\d_])" if word[0].isalpha() else ""
    return re.compile(rf"(?:{sign}{behind}(?P<front>.*)|(?P<back>.*){before}{sign})", re.IGNORECASE | re.DOTALL)


@cache
def _currencies() -> Mapping[str, Sequence[str]]:
    words: Mapping[str, Sequence[str]] = sheet_words()["currency"]
    return words


@lru_cache(512)
def currency_of_format(code: str) -> str:
    """The currency that a number format shows: its code, `OWN` for a bare sign, blank for none.

    The formats that all workbooks have show the sign of the computer's own country, whatever is written in them.
    """
    if code in BUILT_IN.values():
        return ""
    for found in _FORMAT_WORDS.finditer(code.partition(";")[0]):
        words = next((one for one in found.groups() if one), "").strip()
        if words and (currency := currency_of_word(words)):
            return currency
    return ""


@lru_cache(512)
def currency_of_word(word: str) -> str:
    """The code of a currency named alone («U$S», «dólares»), `OWN` for «$» and «pesos»; blank for any other."""
    bare = fold(word.strip(" ()[].:"))
    return _by_word().get(bare, "") or _by_word().get(f"{bare}.", "")


def currency_in_heading(title: str) -> str:
    """The currency that a heading names: «Monto (USD)», «Costo en dólares», «Aprobado €»; blank for none.

    A bare sign, or «pesos», is the town's own, and said with `OWN`.
    """
    words = re.findall(r"[^\s()\[\],;:]+", title)
    # A letter alone («Q», «L») is a heading's own, not a currency.
    told = (currency_of_word(one) for one in words if len(one) > 1 or not one.isalnum())
    return next(filter(None, told), "")


@cache
def _by_word() -> Mapping[str, str]:
    return dict(_folded())


def _folded() -> Iterator[tuple[str, str]]:
    for code, words in _currencies().items():
        for word in words:
            yield fold(word), code


def _shows_percent(cell: Cell) -> bool:
    return "%" in cell.format and isinstance(cell.value, int | Decimal)


def _is_plain(cell: Cell) -> bool:
    """A number that no sign says to be a share, or not."""
    if isinstance(cell.value, str):
        told = take_figure(cell.shown)
        return told is not None and not told.percent
    return not _shows_percent(cell)


def _are_shares(cells: Sequence[Cell]) -> bool:
    """Numbers without format that are all from 0 to 1, one between them at least."""
    plain = [
        Decimal(cell.value)
        for cell in cells
        if isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool) and not _shows_percent(cell)
    ]
    return bool(plain) and all(0 <= one <= 1 for one in plain) and any(0 < one < 1 for one in plain)
