"""What waits in the pilot: the round that is open."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.pilot.store import newest, rounds_of
from munidesk.instruments import store as engine
from munidesk.instruments.domain import AnswerKind, Round
from munidesk.town.manifest import Going, Pending, Waiting


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    del day, most
    key = newest(store)
    found = rounds_of(store, key) if key else ()
    waiting = next((one for one in found if one.is_open), None)
    if waiting is not None:
        return (_open(store, waiting, max(3, len(found))),)
    empty = _("No hay ninguna ronda abierta.") if key else _("Todavía no hay ningún piloto.")
    return (_pilot((), empty=empty, begin=() if key else (_first_step(),)),)


def _first_step() -> Waiting:
    return Waiting(title=_("Prepare el piloto"), key="pilot", run="new", who=_("Qué se prueba, cuándo y cómo se mide"))


def _open(store: Store, one: Round, planned: int) -> Pending:
    """Its computed criteria are taken as answered, not counted: Inicio has to be there at once."""
    view = engine.load_round(store, one.id)
    applicable = [criterion for criterion in view.criteria if view.applies(criterion)]
    computed = sum(criterion.kind is AnswerKind.COMPUTED for criterion in applicable)
    answered = computed + sum(view.points(criterion) is not None for criterion in applicable)
    total, left = len(applicable), len(applicable) - answered
    note = ngettext("Queda {n} criterio por responder.", "Quedan {n} criterios por responder.", left).format(n=left)
    if computed:
        note += " " + ngettext(
            "{n} lo cuenta MuniDesk con sus datos.", "{n} los cuenta MuniDesk con sus datos.", computed
        ).format(n=computed)
    row = Waiting(
        title=_("Ronda {n} de {m}: {moment}").format(n=one.number, m=planned, moment=one.moment.word),
        key="pilot",
        arguments={"round": one.id},
        detail=_("{a} de {b}").format(a=answered, b=total),
        due=one.due,
    )
    going = Going(
        title=_("Piloto, ronda {n} de {m}").format(n=one.number, m=planned),
        key="pilot",
        arguments={"round": one.id},
        share=answered / max(1, total),
        words=_("{a} de {b}").format(a=answered, b=total),
        line=_("vence el {day}").format(day=show_date(one.due, DAY_MONTH)) if one.due else "",
        until=one.due,
    )
    return _pilot((row,), note=note, going=(going,))


def _pilot(
    rows: tuple[Waiting, ...],
    *,
    empty: str = "",
    note: str = "",
    going: tuple[Going, ...] = (),
    begin: tuple[Waiting, ...] = (),
) -> Pending:
    return Pending(
        title=_("Evaluación del piloto"),
        part=_("Piloto"),
        one=_("Piloto"),
        icon="checklist",
        rows=rows,
        total=len(rows),
        empty=empty,
        key="pilot",
        note=note,
        going=going,
        begin=begin,
    )
