"""Is every approved acta what was approved? By its fingerprints, its numbers, and what it says of itself."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.base.seals import code_in, short_code
from munidesk.data.check import SEALED
from munidesk.features.council.book.rules import follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """An approved acta without its text. `body` names its council where the file has several; `gone`: marked deleted.

    `resolutions` are the (number, year) of those of its session. `brought`: it was approved in another copy of the
    file, whose history is not here.
    """

    id: str
    session_id: str
    body: str = ""
    number: int | None
    book: int | None
    folio_from: int | None
    folio_to: int | None
    sha256: str
    previous_sha256: str
    code: str
    gone: bool = False
    resolutions: tuple[tuple[int, int], ...] = ()
    brought: bool = False
    series_year: int | None = None

    @property
    def name(self) -> str:
        """«Acta 11», «Acta 11 (Comisión de Obras)»."""
        number = "?" if self.number is None else self.called
        if self.body:
            return _("Acta {n} ({body})").format(n=number, body=self.body)
        return _("Acta {n}").format(n=number)

    @property
    def called(self) -> str:
        """«11», «11/2026»."""
        return f"{self.number}" if self.series_year is None else f"{self.number}/{self.series_year}"

    @property
    def figures(self) -> tuple[int | None, ...]:
        """What its letterhead prints of it."""
        return (self.number,) if self.series_year is None else (self.number, self.series_year)


@dataclass(frozen=True, slots=True)
class Printed:
    """What the kept document says of itself: the numbers of its letterhead, and the code of the history in its foot."""

    number: tuple[int, ...] = ()
    book: tuple[int, ...] = ()
    history: str = ""


Skipped = Mapping[int, frozenset[int]]
NONE_SKIPPED: Skipped = {}


def problem(name: str, what: str, record: str = "", severity: Severity = Severity.BLOCKING) -> Problem:
    """«Acta 11: …», of the record it is about."""
    return Problem(SEALED, f"{name}: {what}", severity, record=record)


def printed(content: str) -> Printed:
    """Of any format there ever was; empty for one that a later version wrote, or that is no document."""
    try:
        whole = json.loads(content)
        document = whole.get("document", whole)
        head, foot = document.get("letterhead") or {}, document.get("footer") or {}
        return Printed(
            _figures(str(head.get("right_strong", ""))), _figures(str(head.get("right", ""))),
code_in(str(foot.get("strong", ""))),
        )  # fmt: skip
    except (ValueError, AttributeError, TypeError):
        return Printed()


def _figures(words: str) -> tuple[int, ...]:
    """The whole numbers in «Libro 1, folios 4 a 6», whatever the language of the paper."""
    return tuple(int(part) for part in "".join(c if c.isdecimal() else " " for c in words).split())


def own_problems(acta: Sealed, content: str) -> Iterator[Problem]:
    """The text against its own fingerprint, its printed code, and the number and folios it prints."""
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    if acta.gone:
        yield problem(acta.name, _("está borrada, y un acta aprobada no se borra."), acta.id)
    if digest != acta.sha256:
        yield problem(acta.name, _("su texto no es el que se aprobó: la huella no coincide."), acta.id)
    if acta.sha256 and acta.code != short_code(acta.sha256):
        yield problem(acta.name, _("su código no es el de su huella."), acta.id)
    told = printed(content)
    if told.number and told.number != acta.figures:
        yield problem(acta.name, _("su texto lleva otro número de acta."), acta.id)
    folios = (acta.book, *dict.fromkeys((acta.folio_from, acta.folio_to)))
    if told.book and told.book != folios:
        yield problem(acta.name, _("su texto lleva otro libro u otros folios."), acta.id)
    for number, year in acta.resolutions:
        if told.number and not re.search(rf"(?<!\d){number}/{year}", content):
            yield problem(resolution_name(acta, number), _("el acta aprobada no la nombra."), acta.id)


def history_problems(acta: Sealed, content: str, codes: Callable[[], frozenset[str]]) -> Iterator[Problem]:
    """The code of the history that the acta prints, against the codes of all its changes (`codes`)."""
    code = "" if acta.brought else printed(content).history
    if code and code not in codes():
        what = _("el historial de este archivo no tiene el código que ella lleva impreso ({code}).").format(code=code)
        yield problem(acta.name, what, acta.id)


def resolution_name(acta: Sealed, number: object) -> str:
    """«Acta 11, resolución 40»."""
    return _("{acta}, resolución {n}").format(acta=acta.name, n=number)


def book_problems(actas: Sequence[Sealed], skipped: Skipped = NONE_SKIPPED) -> Iterator[Problem]:
    """The actas of one body in the order of their numbers: none is missing, each seals the one before it.

    `skipped` are the folios of each book that carry no acta, with their note.
    """
    if actas and actas[0].previous_sha256:
        yield problem(actas[0].name, _("falta el acta anterior, de la que guarda la huella."), actas[0].id)
    for before, after in pairwise(actas):
        yield from _following(before, after, skipped)


def _following(before: Sealed, after: Sealed, skipped: Skipped) -> Iterator[Problem]:
    if before.number is None or after.number is None:
        yield problem(after.name, _("está aprobada y no tiene número."), after.id)
        return
    last = before.number if after.series_year == before.series_year else 0
    if after.number == last:
        yield problem(after.name, _("hay dos con ese número."), after.id)
    elif after.number > last + 1 and (last or before.series_year is not None):
        yield _gap(last, after)
    if after.previous_sha256 != before.sha256:
        yield problem(
            after.name, _("no sigue al acta {n}: guarda la huella de otro texto.").format(n=before.called), after.id
        )
    own = skipped.get(after.book or 0, frozenset())
    if after.book == before.book and not follows(before.folio_to or 0, after.folio_from or 0, own):
        yield problem(after.name, _("sus folios no siguen a los del acta {n}.").format(n=before.called), after.id)


def _gap(number: int, after: Sealed) -> Problem:
    first, last = number + 1, (after.number or 0) - 1
    if first == last:
        return problem(after.name, _("falta el acta {n}, anterior a esta.").format(n=first), after.id)
    what = _("faltan las actas {first} a {last}, anteriores a esta.").format(first=first, last=last)
    return problem(after.name, what, after.id)


def series_problems(numbers: Iterable[tuple[int, int]], body: str = "") -> Iterator[Problem]:
    """The (number, year) of a body's resolutions in order: twice the same, or one left out.

    A number can be typed where a series began elsewhere, so neither stops anything: the person knows why.
    """
    for (year, before), (same, after) in pairwise(sorted((year, number) for number, year in numbers)):
        if same != year or after == before + 1:
            continue
        name = _("Resolución {n}/{year}").format(n=after, year=year) + (f" ({body})" if body else "")
        if after == before:
            yield problem(name, _("hay dos con ese número."), severity=Severity.ATTENTION)
        elif after == before + 2:
            yield problem(name, _("falta la {n}, anterior a esta.").format(n=before + 1), severity=Severity.ATTENTION)
        else:
            what = _("faltan de la {first} a la {last}, anteriores a esta.").format(first=before + 1, last=after - 1)
            yield problem(name, what, severity=Severity.ATTENTION)
