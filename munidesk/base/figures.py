"""How a country writes figures, money and shares; every figure of window, paper and lists is made and read here.

The marks come from the country's profile, and from Babel's CLDR where it says
nothing (`cldr_marks`). Negative is «−$ 500» everywhere; blanks inside a figure are no-break
spaces (never the narrow ones of CLDR, which many fonts lack); halves round up,
as people do by hand, medians too.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import Currency, fold

_DOLLARS = {"usd", "us$", "u$s", "u$d", "dolar", "dolares", "dolares americanos", "dolares estadounidenses"}
_EUROS = {"eur", "€", "euro", "euros"}
NBSP = "\u00a0"
MINUS = "\u2212"
BLANK = "–"

Number = int | float | Decimal | Fraction


def cldr_marks(language: str) -> tuple[str, str]:
    """The marks of thousands and decimals that CLDR gives a language («es-MX»), its narrow blanks made no-break."""
    from babel import Locale  # 10 ms, and the window shows itself before it needs a figure

    symbols = Locale.parse(language, sep="-").number_symbols
    marks = symbols.get("latn", symbols)
    group, decimal = str(marks["group"]), str(marks["decimal"])
    return (group if group.strip() else NBSP), decimal


def is_currency(code: str) -> bool:
    """Whether CLDR knows a currency of that code («USD»)."""
    from babel import Locale

    return code in Locale("es").currencies


def unknown_currency(words: str) -> UserError:
    """The refusal of a currency, to be raised."""
    text = _("«{code}» no es una moneda. Escriba su código de tres letras, por ejemplo USD o EUR.").format(code=words)
    return UserError(text, code="unknown", field="currency")


def half_up(value: Number, places: int = 0) -> Decimal:
    """Rounded to so many decimals, halves away from zero: 0,5 → 1; −2,5 → −3."""
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**places
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(whole if value >= 0 else -whole).scaleb(-places)
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def median(values: Iterable[Number]) -> Decimal | None:
    """The middle of the values, the mean of the two middle ones when they are even; None without any."""
    return median_of(Counter(values))


def median_of(counts: Mapping[Number, int]) -> Decimal | None:
    """`median` of values counted by how often each comes: a database counts ten thousand, here come a few dozen."""
    total = sum(counts.values())
    if not total:
        return None
    ordered = sorted((Decimal(str(one)) if isinstance(one, float) else _exact(one), n) for one, n in counts.items())
    low, high = _at(ordered, (total - 1) // 2), _at(ordered, total // 2)
    return low if total % 2 else (low + high) / 2


def _at(ordered: Iterable[tuple[Decimal, int]], place: int) -> Decimal:
    """The value at that place, from 0, of all of them in a row."""
    reached = 0
    for value, count in ordered:
        reached += count
        if place < reached:
            return value
    raise IndexError(place)


def _exact(value: Number) -> Decimal:
    return Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)


def apportioned(parts: Sequence[Number], whole: int) -> list[int]:
    """`whole` units shared among the parts in their proportion, so that what is printed adds up.

    Largest remainders take what is left, the first of equal ones first. All zero when the parts sum nothing.
    """
    exact = [Fraction(part) for part in parts]  # a decimal cut after 28 digits makes two equal remainders differ
    total = sum(exact)
    if not total:
        return [0] * len(exact)
    exact = [part * whole / total for part in exact]
    found = [int(part) for part in exact]
    order = sorted(range(len(exact)), key=lambda at: (found[at] - exact[at], at))
    for at in order[: whole - sum(found)]:
        found[at] += 1
    return found


def written(value: Number, places: int | None, thousands: str, decimal: str, most: int = 6) -> str:
    """«−1.038,5» with those marks; `places` decimals, or as many as it has and `most` at the utmost."""
    exact = half_up(value, most if places is None else places)
    text = f"{abs(exact):,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = MINUS if exact < 0 else ""
    return sign + text.translate({ord(","): thousands, ord("."): decimal})


@dataclass(frozen=True, slots=True)
class Figures:
    """A country's way with figures. Money is in cents of its `currency`."""

    currency: Currency

    def number(self, value: Number | None, places: int | None = None) -> str:
        """«1.038», «1,64»; «–» when blank. With `places` that many decimals, else those it has, six at most."""
        if value is None:
            return BLANK
        return written(value, places, self.currency.thousands, self.currency.decimal)

    def signed(self, value: Number | None, places: int) -> str:
        """«+1,2», «−0,4», «0,0»: a change."""
        if value is None or half_up(value, places) <= 0:
            return self.number(value, places)
        return f"+{self.number(value, places)}"

    def points(self, value: Decimal) -> str:
        """«3,0», «2,75»: a threshold with one decimal, or all it has."""
        exponent = value.normalize().as_tuple().exponent
        return self.number(value, max(1, -exponent if isinstance(exponent, int) else 1))

    def change(self, before: Number | None, after: Number | None, places: int) -> str:
        """From one figure to the other as both are shown, so that who subtracts them finds it; «–» without one."""
        if before is None or after is None:
            return BLANK
        return self.signed(half_up(after, places) - half_up(before, places), places)

    def hundredths(self, value: int | None) -> str:
        """«0,15» for 15: weights of the FODA are kept in hundredths."""
        return BLANK if value is None else self.number(Fraction(value, 100), 2)

    def plain(self, value: Number) -> str:
        """«-1200000,5»: without marks of thousands, for sheets that programs read."""
        return written(value, None, "", self.currency.decimal).replace(MINUS, "-")

    def amount(self, cents: int | None) -> str:
        """Money without its sign: «1.200.000», with cents only when there are any."""
        if cents is None:
            return BLANK
        return self.number(Decimal(cents) / 100, 2 if cents % 100 else 0)

    def money(self, cents: int | None, code: str = "") -> str:
        """«$ 480.000», «1.200,50 €», «−$ 500»; another currency by its code: «USD 500»."""
        if cents is None:
            return BLANK
        sign, text = MINUS if cents < 0 else "", self.amount(abs(cents))
        if code and code != self.currency.code:
            return f"{sign}{code}{NBSP}{text}"
        if self.currency.symbol_after:
            return f"{sign}{text}{NBSP}{self.currency.symbol}"
        return f"{sign}{self.currency.symbol}{NBSP}{text}"

    def amount_in(self, cents: int | None, code: str) -> str:
        """A cell of a column of amounts: «1.200.000», and in another currency «USD 1.200»."""
        return self.amount(cents) if self.is_own(code) else self.money(cents, code)

    def is_own(self, code: str) -> bool:
        """Whether money with that code is in the country's own currency; blank is."""
        return code in {"", self.currency.code}

    def code_of(self, words: str) -> str:
        """The code of a currency told by code, sign or name («usd», «US$», «dólares»); blank for the country's own.

        Raises UserError for what is none.
        """
        told = fold(words)
        own = self.currency
        if told in map(fold, ("", own.code, own.symbol, own.one, own.many, self.coins, self.coins.removesuffix("s"))):
            return ""
        if told in _DOLLARS:
            return "USD"
        if told in _EUROS:
            return "EUR"
        if not is_currency(told.upper()):
            raise unknown_currency(words)
        return told.upper()

    def of_money(self, words: str) -> str:
        """«Aprobado €»: the heading of a column of amounts without their sign."""
        return f"{words} {self.currency.symbol}"

    @property
    def coins(self) -> str:
        """«pesos», «euros»: the currency's name without its country."""
        return self.currency.many.split()[0]

    def beyond(self, part: int, whole: int, limit: int) -> str:
        """A share with as many decimals as tell it from `limit`: «30,4 %» when 30 is the most allowed."""
        share = Fraction(part, whole) * 100
        places = next((one for one in range(4) if half_up(share, one) != limit), 4)
        return f"{self.number(share, places)}{NBSP}%"

    def millions(self, cents: int) -> str:
        """«1,62»: millions of the currency with two decimals."""
        return self.number(Fraction(cents, 100_000_000), 2)

    def percent(self, part: Number, whole: Number, places: int = 0) -> str:
        """«88 %»; «s/d» when there is nothing to take a share of. What is not all is never «100 %», nor «0 %» some."""
        if not whole:
            return _("s/d")
        share = Fraction(part) / Fraction(whole) * 100
        text = half_up(share, places)
        step = Decimal(1).scaleb(-places)
        if share < 100 <= text:
            text = 100 - step
        if share > 0 and text == 0:
            text = step
        return f"{self.number(text, places)}{NBSP}%"

    def percents(self, parts: Sequence[Number]) -> list[str]:
        """The shares of a whole, which add up to 100 as they are printed; «s/d» of nothing.

        With a decimal where a part would be left with «0 %».
        """
        if not any(parts):
            return [_("s/d") for _part in parts]
        places = next((n for n in (0, 1) if all(apportioned(parts, 100 * 10**n)[at] for at, one in enumerate(parts)
                                                if one)), 2)  # fmt: skip
        units = apportioned(parts, 100 * 10**places)
        return [f"{self.number(Decimal(one).scaleb(-places), places)}{NBSP}%" for one in units]

    def share(self, value: Number | None, places: int = 0) -> str:
        """«117 %» of 1,17; «–» when nothing was measured."""
        return BLANK if value is None else self.percent(Fraction(value), 1, places)

    def parse(self, text: str, decimal: str = "") -> Decimal | None:
        """«1.200.000,50», «1,200,000.50», «1200000.5», «$ 400», «−3»; blank is None.

        Where one mark leaves a doubt («1.200») the country decides. `decimal` says which mark it is when the sheet
        as a whole tells. Raises UserError for anything else.
        """
        cleaned = re.sub(rf"[\s{NBSP}%]|{re.escape(self.currency.symbol)}|{self.currency.code}", "", text.strip())
        cleaned = cleaned.replace(MINUS, "-")
        if not cleaned:
            return None
        if not re.fullmatch(r"-?[\d.,]+(?:[eE][+-]?\d+)?", cleaned):
            raise UserError(self._refusal(text))
        try:
            return Decimal(_plain(cleaned, decimal or self._mark(cleaned)))
        except InvalidOperation:
            raise UserError(self._refusal(text)) from None

    def whole(self, text: str) -> int | None:
        """A whole number typed with or without marks: «1.200» is 1200 in Uruguay, «1,200» in Mexico; blank is None.

        Raises UserError for what is not whole, and where the country's decimal sign stands before three digits: «1,000»
        in Uruguay is 1, and who typed it meant a thousand.
        """
        value = self.parse(text)
        if value is None:
            return None
        if value != value.to_integral() or value.as_tuple().exponent == -3:
            raise UserError(
                _("«{text}» no es un número entero. Escriba solo cifras, por ejemplo {example}.").format(
                    text=text.strip(), example=self.number(1200)
                )
            )
        return int(value)

    def count(self, text: str) -> int | None:
        """How many there were: a whole number that is not under zero; blank is None. Raises UserError."""
        value = self.whole(text)
        if value is not None and value < 0:
            raise UserError(_("«{text}» es menos que cero. Escriba cuántos hay, sin signo.").format(text=text.strip()))
        return value

    def counted(self, text: str) -> tuple[Decimal | None, str]:
        """A number and what it counts: «400 luminarias» → (400, «luminarias»). Raises UserError without a number."""
        blank = NBSP if not self.currency.thousands.strip() else ""
        grouped = rf"[-{MINUS}]?\d{{1,3}}(?:[ {NBSP}]\d{{3}})+(?![\d])\S*" if blank else r"(?!)"
        found = re.match(rf"\s*({grouped}|\S*)\s*(.*)", text, re.DOTALL)
        number, rest = found.groups() if found else (text, "")
        return self.parse(number), rest.strip()

    def cents(self, text: str, decimal: str = "") -> int | None:
        """Money typed, in cents; blank is None. Raises UserError."""
        value = self.parse(text, decimal)
        return None if value is None else int(half_up(value * 100))

    def _refusal(self, text: str) -> str:
        return _("«{text}» no es una cantidad. Escriba por ejemplo {example}.").format(
            text=text.strip(), example=self.number(Decimal("1200000.5"), 2)
        )

    def _mark(self, text: str) -> str:
        """The decimal sign: the last of two kinds, else the country's, else one that groups no thousands."""
        dot, comma = text.rfind("."), text.rfind(",")
        if dot >= 0 and comma >= 0:
            return "." if dot > comma else ","
        sign = "." if dot >= 0 else ","
        if text.count(sign) != 1:
            return ""
        if sign == self.currency.decimal:
            return sign
        behind = len(text) - max(dot, comma) - 1
        whole = text.lstrip("-").partition(sign)[0]
        # Three digits behind it group thousands, but «0,333» never does.
        return sign if behind != 3 or whole in {"", "0"} else ""


def _plain(text: str, decimal: str) -> str:
    for sign in ".,":
        if sign != decimal:
            text = text.replace(sign, "")
    return text.replace(",", ".")


def read_machine(raw: str) -> Decimal | None:
    """A number as a spreadsheet keeps it, with the fifteen digits that Excel counts with: 1.1000000000000001 is 1.1.

    None when it is no number, or none that is finite.
    """
    if raw.isascii() and raw.removeprefix("-").isdigit() and len(raw) < 30:
        return Decimal(raw)
    try:
        value = float(raw)
    except ValueError:
        return None
    if value - value != 0:  # infinite, or no number
        return None
    short = Decimal(f"{value:.15g}")
    return Decimal(f"{short:f}") if abs(short.adjusted()) < 30 else short
