"""Follow-up by area: whose lines each area has to report of, and what became of its sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.kinds import LINES
from munidesk.features.planning.store import PlanView

_WORK = (Level.TARGET, Level.ACTIVITY)


@dataclass(frozen=True, slots=True)
class Area:
    """One who answers for lines of the year, as the plan first spells it, with its sheet of the period, if any."""

    name: str
    lines: tuple[Line, ...]
    sheet: FollowSheet | None = None


def areas_of(view: PlanView, year: int, sheets: Sequence[FollowSheet] = ()) -> tuple[Area, ...]:
    """By name; lines that nobody answers for are in none (`without_area`)."""
    lines: dict[str, list[Line]] = {}
    for one in _of_year(view, year):
        if one.responsible.strip():
            lines.setdefault(fold(one.responsible), []).append(one)
    by_area: Mapping[str, FollowSheet] = {fold(one.area): one for one in sheets}
    found = (Area(own[0].responsible.strip(), tuple(own), by_area.get(key)) for key, own in lines.items())
    return tuple(sorted(found, key=lambda one: fold(one.name)))


def without_area(view: PlanView, year: int) -> int:
    """How many lines of the year go to nobody."""
    return sum(not one.responsible.strip() for one in _of_year(view, year))


def _of_year(view: PlanView, year: int) -> list[Line]:
    """What is done or reached in the year; what only joins others is reported by them."""
    return [one for one in view.ordered(year) if one.level in _WORK and not view.children.get(one.id)]


def period_of(day: date) -> str:
    """Its year and month: «2026-11»."""
    return f"{day:%Y-%m}"


def period_words(period: str) -> str:
    """«noviembre de 2026»; as it was written where it is no month."""
    year, _dash, month = period.partition("-")
    if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12 and 1 <= int(year) <= 9999):
        return period
    return show_date(date(int(year), int(month), 1), "MMMM 'de' y")


def sheet_state(sheet: FollowSheet | None, day: date) -> tuple[str, str, str]:
    """Word, tone and icon: not out yet, back, late, with the area again to be mended, waited for."""
    if sheet is None:
        return _("Por sacar"), "neutral", "minus"
    if sheet.back is not None:
        return _("Volvió"), "good", "check"
    if sheet.due is not None and sheet.due < day:
        return _("Vencida"), "bad", "alert"
    if sheet.returned is not None:
        return _("Devuelta"), "attention", "undo"
    return _("No volvió"), "attention", "clock"


def reasons() -> tuple[str, ...]:
    """Why something is late, as the drop-down of the sheet offers it; no comma, which parts the list in Excel."""
    return (
        _("Faltó material"), _("Faltó dinero"), _("Faltó personal"), _("Demora del proveedor"), _("Clima"),
        _("Trámite pendiente"), _("Otro motivo"),
    )  # fmt: skip


def proofs() -> tuple[str, ...]:
    """What usually shows that something was done; another text can be typed over it."""
    return (
        _("Acta de recepción"), _("Certificado de obra"), _("Factura"), _("Informe"), _("Fotografías"),
        _("Lista de asistencia"),
    )  # fmt: skip


def labels() -> Mapping[str, str]:
    """Field → its heading, the same when the sheet goes out and when it comes back."""
    return {
        "external": LINES.field("external").label,
        "funding": _("Clave de la fuente"),
        "sheet": _("Clave de la planilla"),
        "value": _("Avance medido"),
        "day": _("Medido el"),
        "evidence": _("Constancia"),
        "executed": _("Gastado en total"),
        "reason": _("Motivo del atraso"),
        "note": _("Nota"),
    }


def line_title() -> str:
    """The heading of the column with the names of the lines."""
    return _("Renglón")
