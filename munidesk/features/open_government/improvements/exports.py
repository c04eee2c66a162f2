"""What `export` and `list` know of the improvements."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from munidesk.base.errors import UserError
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Block, Document
from munidesk.features.open_government.improvements.document import agenda_blocks, build_improvements
from munidesk.features.open_government.improvements.rules import name_of
from munidesk.features.open_government.improvements.store_agenda import Agenda, load_agenda
from munidesk.records.sheet import Selection, Sheet

_EXACT = 4
"""Decimals of points in lists that other programs read."""


def _agenda(store: Store) -> Agenda:
    """Raises UserError while there is none."""
    agenda = load_agenda(store)
    if not agenda.all:
        raise UserError(
            _("Todavía no hay ninguna mejora. Cierre un diagnóstico y pulse M sobre un ítem rojo, en Gobierno abierto.")
        )
    return agenda


def improvements(store: Store, _selection: Selection) -> Document:
    return build_improvements(store, _agenda(store))


def improvements_blocks(store: Store) -> Sequence[Block]:
    return agenda_blocks(store, _agenda(store))


def improvements_sheet(store: Store, _selection: Selection) -> Sheet:
    """One row per improvement, with the headings by which a sheet brings them back."""
    agenda = _agenda(store)
    header = (
        _("Número"), _("Mejora"), _("Clave"), _("Puntos por ganar"), _("Esfuerzo"), _("Área"), _("Responsable"),
        _("Vence"), _("ODS"), _("Marcador de género"), _("Estado"), _("Prioridad propia"), _("Actividad del POA"),
        _("Puntos recuperados"), _("Motivo"),
    )  # fmt: skip
    rows = []
    for one in agenda.ranked:
        worth, there = agenda.worth_of(one), agenda.activities.get(one.id)
        rows.append(
            (
                name_of(one), one.title, one.criterion_key, _points(worth.gain), one.effort.word, one.area,
                one.responsible, one.due, one.ods, one.gender.word, one.state.word, one.position or None,
                there.code if there is not None else "", _points(worth.recovered), one.reason,
            )
        )  # fmt: skip
    return Sheet(_("Agenda de mejoras"), header, tuple(rows))


def _points(value: Fraction | None) -> Decimal | None:
    return None if value is None else half_up(value, _EXACT)


def list_improvements(store: Store) -> Sequence[Mapping[str, object]]:
    """In the order of the agenda."""
    agenda = load_agenda(store)
    found: list[Mapping[str, object]] = []
    for one in agenda.ranked:
        worth, there = agenda.worth_of(one), agenda.activities.get(one.id)
        found.append(
            {
                "id": one.id, "number": name_of(one), "title": one.title, "item": one.criterion_key,
                "gain": _points(worth.gain), "effort": one.effort, "area": one.area, "responsible": one.responsible,
                "due": one.due.isoformat() if one.due else None, "ods": one.ods, "gender": one.gender,
                "state": one.state, "priority": one.position, "recovered": _points(worth.recovered),
                "activity": there.code if there is not None else "",
            }
        )  # fmt: skip
    return found
