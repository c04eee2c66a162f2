"""Spanish in words: numbers with gender, money, hours, dates, lists, and names with their article.

The words are those of the acta, whatever the language of the window, so nothing here goes through the catalogue.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache

from munidesk.base.dates import show_date
from munidesk.base.letters import fold as fold

NBSP = "\u00a0"

# fmt: off
_UNITS = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
    "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós",
    "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)
_TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = (
    "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos",
    "novecientos",
)
_ORDINALS = (
    "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo",
)
# fmt: on
_SCALES = (("billón", "billones", 10**12), ("millón", "millones", 10**6))
LIMIT = 10**18


class Form(StrEnum):
    """MASCULINE before a masculine noun (un, veintiún), FEMININE (una, veintiuna), ALONE (uno, veintiuno)."""

    MASCULINE = "m"
    FEMININE = "f"
    ALONE = "alone"


def _one(form: Form) -> str:
    return {Form.MASCULINE: "un", Form.FEMININE: "una", Form.ALONE: "uno"}[form]


def _below_hundred(n: int, form: Form) -> str:
    if n == 1:
        return _one(form)
    if n == 21:
        return {Form.MASCULINE: "veintiún", Form.FEMININE: "veintiuna", Form.ALONE: "veintiuno"}[form]
    if n < 30:
        return _UNITS[n]
    tens, units = _TENS[n // 10 - 3], n % 10
    return f"{tens} y {_below_hundred(units, form)}" if units else tens


def _below_thousand(n: int, form: Form, hundreds: Form) -> str:
    """`form` rules the last number, `hundreds` the hundreds: «doscientas un mil personas»."""
    if n == 100:
        return "cien"
    head = _HUNDREDS[n // 100 - 1] if n >= 100 else ""
    if hundreds is Form.FEMININE and n >= 200:
        head = head.removesuffix("os") + "as"
    tail = _below_hundred(n % 100, form) if n % 100 else ""
    return f"{head} {tail}".strip()


def _below_million(n: int, form: Form) -> str:
    thousands, rest = divmod(n, 1000)
    words: list[str] = []
    if thousands == 1:
        words.append("mil")
    elif thousands:
        words.append(f"{_below_thousand(thousands, Form.MASCULINE, form)} mil")
    if rest:
        words.append(_below_thousand(rest, form, form))
    return " ".join(words)


def number(n: int, form: Form = Form.ALONE) -> str:
    """The number in words: «treinta y un» (MASCULINE), «doscientas mil» (FEMININE), «veintiuno» (ALONE).

    Raises ValueError from a trillion of Spanish scale (10¹⁸) on.
    """
    if n < 0:
        return f"menos {number(-n, form)}"
    if n >= LIMIT:
        raise ValueError(n)
    if n == 0:
        return "cero"
    words: list[str] = []
    for one, many, size in _SCALES:
        count, n = divmod(n, size)
        if count:
            words.append(f"{_below_million(count, Form.MASCULINE)} {one if count == 1 else many}")
    if n:
        words.append(_below_million(n, form))
    return " ".join(words)


def counted(n: int, one: str, many: str, form: Form = Form.MASCULINE) -> str:
    """A number with its noun: «un voto», «veintiuna vecinas», «un millón de pesos», «ninguna abstención»."""
    if n == 0:
        return f"{'ninguna' if form is Form.FEMININE else 'ningún'} {one}"
    link = "de " if n >= 10**6 and n % 10**6 == 0 else ""
    return f"{number(n, form)} {link}{one if n == 1 else many}"


def ordinal_figure(n: int, form: Form = Form.ALONE) -> str:
    """«1.º», «1.ª», «1.er», «3.er»."""
    if form is Form.FEMININE:
        return f"{n}.ª"
    return f"{n}.er" if form is Form.MASCULINE and n % 10 in (1, 3) and n % 100 not in (11, 13) else f"{n}.º"


@dataclass(frozen=True, slots=True)
class Currency:
    """`one`/`many` are its name in words; `feminine` for unidades indexadas."""

    code: str
    symbol: str
    one: str
    many: str
    cents_one: str = "centavo"
    cents_many: str = "centavos"
    thousands: str = "."
    decimal: str = ","
    feminine: bool = False
    symbol_after: bool = False


DOLLAR = Currency("USD", "US$", "dólar estadounidense", "dólares estadounidenses")


def _whole_and_cents(amount: Decimal) -> tuple[int, int]:
    cents = int((abs(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return divmod(cents, 100)


def money_words(amount: Decimal, currency: Currency) -> str:
    """«pesos uruguayos cuatrocientos ochenta mil con cincuenta centésimos»."""
    whole, cents = _whole_and_cents(amount)
    name = currency.one if whole == 1 else currency.many
    words = f"{name} {number(whole, Form.FEMININE if currency.feminine else Form.ALONE)}"
    if amount < 0:
        words = f"menos {words}"
    if cents:
        noun = currency.cents_one if cents == 1 else currency.cents_many
        words += f" con {number(cents, Form.MASCULINE)} {noun}"
    return words


def hour(moment: time | datetime) -> str:
    """«las diecinueve horas con cinco minutos», «la una hora con un minuto», «las cero horas»."""
    article = "la" if moment.hour == 1 else "las"
    noun = "hora" if moment.hour == 1 else "horas"
    words = f"{article} {number(moment.hour, Form.FEMININE)} {noun}"
    if moment.minute:
        minutes = "minuto" if moment.minute == 1 else "minutos"
        words += f" con {number(moment.minute, Form.MASCULINE)} {minutes}"
    return words


def siendo(moment: time | datetime) -> str:
    """«siendo las diecinueve horas con cinco minutos»."""
    return f"siendo {hour(moment)}"


def days_words(day: date) -> str:
    """«a los diecisiete días», «al primer día»; «del mes de» follows."""
    return "al primer día" if day.day == 1 else f"a los {number(day.day, Form.MASCULINE)} días"


def month_name(day: date, country: str = "") -> str:
    """«noviembre»; «setiembre» where that is the usage."""
    return show_date(day, "MMMM", country)


def year_words(day: date) -> str:
    """«dos mil veintiséis»."""
    return number(day.year)


def date_words(day: date, country: str = "") -> str:
    """«primero de diciembre de dos mil veintiséis»; the article, if any, is the sentence's."""
    first = "primero" if day.day == 1 else number(day.day)
    return f"{first} de {month_name(day, country)} de {year_words(day)}"


def weekday_date_words(day: date, country: str = "") -> str:
    """«martes diecisiete de noviembre de dos mil veintiséis»."""
    return f"{show_date(day, 'EEEE', country)} {date_words(day, country)}"


def date_figures(day: date, country: str = "") -> str:
    """«1.º de diciembre de 2026», «17 de noviembre de 2026»."""
    first = "1.º" if day.day == 1 else str(day.day)
    return f"{first} de {month_name(day, country)} de {day.year}"


def places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words begin and end in the text, as the first letters of its own, without case or accents; in order."""
    plain = "".join(map(_bare, text))
    found: list[tuple[int, int]] = []
    for word in words:
        wanted = r"\W+".join(re.escape(part) for part in re.findall(r"\w+", "".join(_bare(one) for one in word)))
        if wanted:
            found.extend(one.span() for one in re.finditer(rf"(?<!\w){wanted}\w*", plain))
    return sorted(found)


@cache
def _bare(letter: str) -> str:
    """One letter for one, so that places in both texts are the same."""
    bare = unicodedata.normalize("NFKD", letter)[0].casefold()
    return bare if len(bare) == 1 else letter


def _sounds_like_i(text: str) -> bool:
    """The sound *i*, not the consonant of «hielo» or «Yolanda»; «ía» is a syllable of its own."""
    start = _first_word(text)
    return bool(re.match(r"h?i(?![aeouáéóú])|h?í|y(?![aeiouáéíóú])", start))


def _sounds_like_o(text: str) -> bool:
    start = _first_word(text)
    if digits := re.match(r"\d+(?:\.\d{3})*", start):
        whole = int(digits.group().replace(".", ""))
        return whole < LIMIT and number(whole).startswith("o")
    return bool(re.match(r"h?[oó]", start))


def _first_word(text: str) -> str:
    words = text.casefold().lstrip(" «\"'“(¿¡*_[").split()
    return words[0] if words else ""


def _joined(items: Sequence[str], link: str) -> str:
    if len(items) < 2:
        return "".join(items)
    # The comma of a decimal («2,0») separates nothing.
    if any(", " in item for item in items):
        return f"{'; '.join(items[:-1])}; {link} {items[-1]}"
    return f"{', '.join(items[:-1])} {link} {items[-1]}"


def join_and(items: Sequence[str]) -> str:
    """«Luis e Inés», «Ana, Raúl y Yolanda»; semicolons when an item carries commas."""
    return _joined(items, "e" if items and _sounds_like_i(items[-1]) else "y")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with its article («el», «la», «los», «las» or none) and gender («m», «f» or unknown).

    Acta, área and aula are feminine with «el»: Phrase("acta 11", "el", "f"). Names of
    towns carry no article, so that «de El Pinar» is never contracted.
    """

    text: str
    article: str = ""
    gender: str = ""

    def __str__(self) -> str:
        return self.text

    def with_article(self) -> str:
        """«la Alcaldesa Marta», «el acta 11»."""
        return f"{self.article} {self.text}".strip()

    def of(self) -> str:
        """«de la Alcaldesa», «del Concejal», «de Cerro del Alba»."""
        return f"del {self.text}" if self.article == "el" else f"de {self.with_article()}"

    def to(self) -> str:
        """«a la Concejala», «al Concejal»."""
        return f"al {self.text}" if self.article == "el" else f"a {self.with_article()}"


def acta(label: str = "") -> Phrase:
    """«el acta 11»: feminine with the masculine article in the singular only."""
    return Phrase(f"acta{NBSP}{label}" if label else "acta", "el", "f")


def capital(text: str) -> str:
    """The first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """A sentence that somebody typed, with its full stop where it ends in nothing; empty as it is."""
    own = text.strip()
    return f"{own}." if own and not own.endswith((".", "?", "!", "…")) else own


def uncapital(text: str) -> str:
    """The first letter in lower case, the rest as it is."""
    return text[:1].lower() + text[1:]


def join_or(items: Sequence[str]) -> str:
    """«siete u ocho», «10 u 11», «Marta u Horacio»."""
    return _joined(items, "u" if items and _sounds_like_o(items[-1]) else "o")


def cited(article: str) -> str:
    """The article in brackets, or after a semicolon when it has brackets of its own."""
    if not article:
        return ""
    return f"; {article}" if "(" in article else f" ({article})"
