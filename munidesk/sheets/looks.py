"""Rows that their look alone tells from the others, crossed out or painted: what that means, only a person knows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.data.book import Look, Page
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.understood import Marked, Understood

TAKE, LEAVE = "take", "leave"
_SHOWN = 6
"""Lines named in a question."""


def find_marked(page: Page, lines: Sequence[int]) -> tuple[Marked, ...]:
    """Of the rows of data, those crossed out, and those of each colour that few have.

    Rows painted by turns are easier to read and say nothing; nor do colours where most rows have one, each its own.
    """
    looks = {line: page.looks.get(line, Look()) for line in lines}
    struck = tuple(line for line in lines if looks[line].struck)
    found = [Marked(struck, struck=True)] if struck else []
    plain = [line for line in lines if not looks[line].struck]
    times = Counter(looks[line].fill for line in plain)
    usual, most = max(times.items(), key=lambda one: (one[1], not one[0]), default=("", 0))
    if most * 2 < len(plain):
        return tuple(found)
    for fill in times:
        own = tuple(line for line in plain if looks[line].fill == fill)
        if fill != usual and not _by_turns(plain, own):
            found.append(Marked(own, fill=fill))
    return tuple(found)


def _by_turns(lines: Sequence[int], own: Sequence[int]) -> bool:
    places = [lines.index(line) for line in own]
    return len(own) > 1 and len(own) * 3 >= len(lines) and all(later - one == 2 for one, later in pairwise(places))


class Looks:
    """What was answered of the marked rows of the sheets that come in."""

    def __init__(self, sheets: Sequence[Understood], answers: Mapping[str, str]) -> None:
        self._sheets, self._answers = sheets, answers

    def choices(self) -> Iterator[Choice]:
        """A question for each way of marking, of all the sheets together; nothing is written before it is answered."""
        marks: dict[str, list[Marked]] = {}
        for one in self._sheets:
            for mark in one.marked:
                marks.setdefault(mark.code, []).append(mark)
        for code, found in marks.items():
            lines = [line for one in found for line in one.lines]
            yield Choice(code, _question(found[0], lines), _options(len(lines)))

    def left_out(self, at: int, line: int) -> str:
        """Why the row of that sheet stays out; empty when it comes in."""
        for mark in self._sheets[at].marked:
            if line in mark.lines and self._answers.get(mark.code) == LEAVE:
                return _("Está tachada: se deja fuera.") if mark.struck else _("Está pintada: se deja fuera.")
        return ""


def _question(mark: Marked, lines: Sequence[int]) -> str:
    shown = [str(line) for line in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        shown.append(_("{n} más").format(n=len(lines) - _SHOWN))
    named, n = join_and(shown), len(lines)
    if mark.struck:
        words = ngettext(
            "La fila {lines} está tachada. ¿Se importa?", "Las filas {lines} están tachadas. ¿Se importan?", n
        )
        return words.format(lines=named)
    words = ngettext(
        "La fila {lines} está pintada de {colour} y las demás no. ¿Se importa?",
        "Las filas {lines} están pintadas de {colour} y las demás no. ¿Se importan?", n,
    )  # fmt: skip
    return words.format(lines=named, colour=_named(mark.fill))


def _options(n: int) -> tuple[tuple[str, str], ...]:
    return (
        (TAKE, ngettext("importarla como las demás", "importarlas como las demás", n)),
        (LEAVE, ngettext("dejarla fuera", "dejarlas fuera", n)),
    )


def _named(fill: str) -> str:
    """The colour in a word, as far as it can be told."""
    if len(fill) != 6 or " " in fill:
        return _("otro color")
    red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    high, low = max(red, green, blue), min(red, green, blue)
    if high - low < 24:
        return _("gris")
    hue = _hue(red, green, blue)
    words = ((20, _("rojo")), (45, _("naranja")), (70, _("amarillo")), (170, _("verde")), (260, _("azul")),
             (320, _("violeta")))  # fmt: skip
    return next((word for limit, word in words if hue < limit), _("rojo"))


def _hue(red: int, green: int, blue: int) -> int:
    """Degrees of the circle of colours, 0 for red."""
    high, low = max(red, green, blue), min(red, green, blue)
    wide = high - low
    if high == red:
        return (green - blue) * 60 // wide % 360
    return (blue - red) * 60 // wide + 120 if high == green else (red - green) * 60 // wide + 240
