"""The heat table on paper: a square for each member and stretch, with its count, so that it reads without colour."""

from collections.abc import Iterator, Sequence

from munidesk.base.i18n import _
from munidesk.documents import look
from munidesk.documents.model import Align, Box, Figure, Lettering, Shape
from munidesk.features.council.reports.attendance import AttendanceReport, Square, Told

_WIDTH, _NAME, _TOTAL, _ROW, _HEAD = 480.0, 124.0, 56.0, 17.0, 18.0
_TOGETHER = 32
"""Members in one drawing: more would not fit on a page."""
_ALL, _SOME, _NONE = look.DATA[:3]


def heat_figures(found: AttendanceReport, caption: str) -> Iterator[Figure]:
    """One drawing for each thirty members."""
    for start in range(0, len(found.told), _TOGETHER):
        told = found.told[start : start + _TOGETHER]
        yield Figure(
            _WIDTH, _HEAD + _ROW * len(told) + 2, tuple(_shapes(found, told)),
            alternative="; ".join(_spoken(found, one) for one in told), caption=caption if start == 0 else "",
        )  # fmt: skip


def _shapes(found: AttendanceReport, told: Sequence[Told]) -> Iterator[Shape]:
    wide = (_WIDTH - _NAME - _TOTAL) / max(1, len(found.stretches))
    yield Lettering(0, 12, _("Integrante"), 9, strong=True)
    for at, stretch in enumerate(found.stretches):
        yield Lettering(_NAME + wide * (at + 0.5), 12, stretch, 9, strong=True, align=Align.CENTRE)
    yield Lettering(_WIDTH, 12, _("Total"), 9, strong=True, align=Align.RIGHT)
    for line, one in enumerate(told):
        top = _HEAD + _ROW * line
        yield Lettering(0, top + 12, _cut(one.record.member.person.short_name), 9)
        for at, square in enumerate(found.squares[one.record.member.id]):
            yield from _square(square, _NAME + wide * at, top, wide)
        total = _("{n} de {total}").format(n=one.record.present, total=one.record.sessions)
        yield Lettering(_WIDTH, top + 12, total, 9, strong=True, align=Align.RIGHT)


def _square(square: Square, left: float, top: float, wide: float) -> Iterator[Shape]:
    words = square_words(square, short=wide < 34)
    if not square.base:
        yield Box(left + 1, top + 1, wide - 2, _ROW - 2, fill=_NONE, line=look.ROW_LINE, dashed=True)
        yield Lettering(left + wide / 2, top + 12, words, 8, align=Align.CENTRE, colour=look.SECONDARY)
        return
    fill = _ALL if square.present == square.base else _SOME if square.present else _NONE
    yield Box(left + 1, top + 1, wide - 2, _ROW - 2, fill=fill, line="" if square.present else look.TEXT)
    ink = "#FFFFFF" if fill == _ALL else look.TEXT
    yield Lettering(left + wide / 2, top + 12, words, 8.5, strong=True, align=Align.CENTRE, colour=ink)


def square_words(square: Square, *, short: bool = False) -> str:
    """«2 de 2», short «2/2»; «lic.» for a stretch on licence, nothing for one out of the seat."""
    if not square.base:
        return _("lic.") if square.licence else ""
    pattern = "{n}/{total}" if short else _("{n} de {total}")
    return pattern.format(n=square.present, total=square.base)


def _spoken(found: AttendanceReport, one: Told) -> str:
    squares = zip(found.stretches, found.squares[one.record.member.id], strict=True)
    said = ", ".join(f"{stretch} {square_words(square) or '–'}" for stretch, square in squares)
    return f"{one.record.member.person.short_name}: {said}"


def _cut(name: str) -> str:
    return name if len(name) <= 26 else f"{name[:25]}…"
