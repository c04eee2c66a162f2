"""Number formats of a workbook: what kind of figure they show, and how a person reads it in the cell."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

from munidesk.base.figures import MINUS, half_up, written
from munidesk.data.book import Value

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)', 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: "_(* #,##0_);_(* (#,##0);_(* \\-_);_(@_)", 42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* \\-_);_(@_)',
    43: "_(* #,##0.00_);_(* (#,##0.00);_(* \\-??_);_(@_)",
    44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* \\-??_);_(@_)', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""ECMA-376, 18.8.30: the formats that a workbook names by number alone; Excel shows «$» as the sign of the
computer's own country in them."""

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_FIGURE = re.compile(r"[#0?](?:[#0?,. ]*[#0?.])?(?:E[+-][0#]+)?")
_BEYOND = 10**15
_LAST_DAY = 2_958_465  # 31 December 9999


@dataclass(frozen=True, slots=True)
class Shape:
    """One section of a format: what stands before and behind the figure, its decimals (None: as many as it has),
    and how many digits it has before them at least.

    Without `figure` it is words alone («-» for a zero).
    """

    before: str = ""
    behind: str = ""
    places: int | None = None
    thousands: bool = False
    percent: bool = False
    digits: int = 1
    figure: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """What a format code shows. Days or hours when `day` or `hour`; `spans` says hours that go on beyond a day."""

    code: str = ""
    day: bool = False
    hour: bool = False
    spans: bool = False
    sections: tuple[Shape, ...] = ()

    def value(self, number: Decimal, from_1904: bool = False) -> Value:
        """The number itself, or the day, moment or hour it stands for."""
        if not (self.day or self.hour) or not 0 <= number <= _LAST_DAY:
            return number
        return number if self.spans else moment_of(number, from_1904)

    def shown(self, value: Value, thousands: str, decimal: str) -> str:
        """As a person reads it, with those marks."""
        match value:
            case bool():
                return "VERDADERO" if value else "FALSO"
            case datetime():
                return value.strftime("%d/%m/%Y %H:%M")
            case date():
                # «mar-25» says no day: one may not be read out of it.
                return value.strftime("%d/%m/%Y") if has_day(self.code) else value.strftime("%m/%Y")
            case time():
                return value.strftime("%H:%M")
            case Decimal():
                return _span(value) if self.spans else self._figure(value, thousands, decimal)
        return "" if value is None else str(value)

    def _figure(self, value: Decimal, thousands: str, decimal: str) -> str:
        if not self.sections or abs(value) >= _BEYOND:
            return written(value, None, "", decimal, 15).replace(MINUS, "-") if abs(value) < _BEYOND else f"{value:f}"
        own = len(self.sections) > 1 and value < 0
        shape = self.sections[1 if own else 2 if value == 0 and len(self.sections) > 2 else 0]
        if not shape.figure:
            return shape.before
        exact = value * 100 if shape.percent else value
        places = shape.places if shape.places is not None else max(0, -_exponent(exact))
        rounded = half_up(abs(exact), min(places, 12))
        text = written(rounded, min(places, 12), thousands if shape.thousands else "", decimal)
        text = text.zfill(shape.digits + (len(text) - len(text.partition(decimal)[0])))
        sign = "-" if value < 0 and rounded and not own else ""
        return f"{sign}{shape.before}{text}{shape.behind}".strip()


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _span(value: Decimal) -> str:
    minutes = int(half_up(value * 1440))
    return f"{minutes // 60}:{minutes % 60:02d}"


def moment_of(serial: Decimal, from_1904: bool = False) -> date | datetime | time:
    """The day of a serial number of Excel; with a fraction the moment, to the second; below 1, the hour alone.

    Excel counts a 29 February 1900 that never was: the days before it are one further on.
    """
    days = int(serial)
    seconds = int(half_up((serial - days) * 86_400))
    if seconds == 86_400:
        days, seconds = days + 1, 0
    if not days and seconds and not from_1904:
        return (datetime.min + timedelta(seconds=seconds)).time()
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31) if days < 60 else datetime(1899, 12, 30)
    moment = first + timedelta(days=days, seconds=seconds)
    return moment if seconds else moment.date()


@cache
def read_format(code: str) -> Format:
    """Understand a format code, as files write it (English letters, point and comma, whatever the country)."""
    if code in {"", "General", "@", "GENERAL"}:
        return Format("" if code != "@" else "@")
    parts = _sections(code)
    letters = _QUOTED.sub("", parts[0]).lower()
    hour = bool(re.search(r"[hs]", letters)) and "general" not in letters
    day = bool(re.search(r"[dy]", letters) or ("m" in letters and not hour)) and "general" not in letters
    if hour or day:
        return Format(code, day, hour, bool(re.search(r"\[(h+|m+|s+)\]", letters)))
    if re.search(r"[#0?]\s*/|[#0?],+([^#0?]|$)", letters):  # fractions, thousands left out: read as they are kept
        return Format(code)
    return Format(code, sections=tuple(_shape(part) for part in parts[:3] if "@" not in part))


def has_day(code: str) -> bool:
    """Whether a format of days shows the day of the month: «mmm-yy» does not."""
    letters = _QUOTED.sub("", _sections(code)[0]).lower() if code else "d"
    return "d" in letters or not re.search(r"[my]", letters)


def _sections(code: str) -> list[str]:
    """The parts between semicolons that stand in no quotes: positive, negative, zero, text."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;])+', code) or [""]


def _shape(part: str) -> Shape:
    """«"U$S" #,##0.00» → before «U$S », two decimals, thousands."""
    kept: list[str] = []

    def literal(found: re.Match[str]) -> str:
        # Where the literal stood goes a mark that no figure has: its own digits and points are letters.
        words = next((one for one in found.groups() if one is not None), None)
        if words is None:
            return " " if found[0][0] in "_*" else ""
        kept.append(words)
        return chr(0xE000 + len(kept) - 1)

    bare = _QUOTED.sub(literal, part)
    found = _FIGURE.search(bare)

    def told(text: str) -> str:
        return re.sub("[\ue000-\uf8ff]", lambda one: kept[ord(one[0]) - 0xE000], text)

    if not found:
        return Shape(told(bare).strip(), figure=False)
    figure = found[0]
    behind = bare[found.end() :]
    whole, _point, decimals = figure.partition(".")
    optional = decimals.strip("0, ") if "E" not in figure else "E"
    return Shape(
        _spaced(told(bare[: found.start()])),
        _spaced(told(behind)),
        None if optional else decimals.count("0"),
        bool(re.search(r"[#0?],[#0?]", figure)),
        "%" in behind or "%" in bare[: found.start()],
        whole.count("0"),
    )


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
