"""What waits of the diagnoses: the round that is open, the next one that falls due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.standing import next_due
from munidesk.features.open_government.diagnoses.store import diagnoses, own_rounds
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments.domain import AnswerKind, Round
from munidesk.instruments.kept_round import kept_view
from munidesk.instruments.store import nothing
from munidesk.town.domain import TownKind
from munidesk.town.founded import kind_of
from munidesk.town.manifest import Going, Pending, Waiting

KEY = "open_government"
_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class _Open:
    """A round that is open: what MuniDesk counts is taken as answered, for Inicio has to be there at once."""

    diagnosis: Diagnosis
    round: Round
    answered: int
    total: int

    @property
    def arguments(self) -> dict[str, str]:
        return {"id": self.diagnosis.id, "round": self.round.id}


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """The rounds that are open, as bars, too; then the next ones."""
    every = diagnoses(store)
    own = {one.id: own_rounds(store, one.id) for one in every}
    waiting = [_open(store, one, own[one.id][-1]) for one in every if own[one.id] and own[one.id][-1].is_open]
    rows = [_closing(one, day) for one in waiting]
    rows.extend(_following(every, own, day))
    first = not every and kind_of(store) == TownKind.ORGANISATION.value
    return (
        Pending(
            title=_("Diagnósticos"), part=_("Gobierno abierto"), one=_("Diagnóstico"), icon="board",
            rows=tuple(rows[:most]), total=len(rows), key=KEY,
            empty=_("Ninguna ronda espera.") if every else _("Todavía no hay ningún diagnóstico."),
            more=_("Ver los {n} diagnósticos que esperan").format(n=len(rows)),
            going=tuple(_going(one) for one in waiting), printed=bool(rows) or first,
            begin=(_first(),) if first else (),
        ),
    )  # fmt: skip


def _first() -> Waiting:
    """Where who asks from outside begins."""
    return Waiting(
        title=_("Responda el primer diagnóstico"), key=KEY, run="new",
        who=_("Con lo que está publicado; de lo rojo sale lo que se pide"),
    )  # fmt: skip


def _open(store: Store, one: Diagnosis, own: Round) -> _Open:
    view = kept_view(store, own.id, nothing)
    asked = [each for each in view.criteria if view.applies(each)]
    answered = sum(each.kind is AnswerKind.COMPUTED or view.points(each) is not None for each in asked)
    return _Open(one, own, answered, len(asked))


def _closing(one: _Open, day: date) -> Waiting:
    left, due = one.total - one.answered, one.round.due
    title = _("Cerrar «{title}»").format(title=one.diagnosis.title)
    if left:
        title = ngettext("{title}: {n} en blanco", "{title}: {n} en blanco", left).format(title=title, n=left)
    late = due is not None and due < day
    return Waiting(
        title=title, key=KEY, arguments=one.arguments, who=one.diagnosis.responsible or one.diagnosis.area,
        detail=_("{a} de {b}").format(a=one.answered, b=one.total), due=due, late=late,
        tone="bad" if late else "neutral",
    )  # fmt: skip


def _following(every: Sequence[Diagnosis], own: dict[str, tuple[Round, ...]], day: date) -> Iterator[Waiting]:
    """Diagnoses whose last round is closed and whose next one falls due within a month, or did."""
    for one in every:
        found = own[one.id]
        due = next_due(one, found)
        if due is None or found[-1].is_open or due > day + _SOON:
            continue
        late = due < day
        yield Waiting(
            title=_("Abrir la ronda siguiente de «{title}»").format(title=one.title), key=KEY, arguments={"id": one.id},
            who=one.responsible or one.area, due=due, late=late, tone="bad" if late else "attention",
        )  # fmt: skip


def _going(one: _Open) -> Going:
    due = one.round.due
    return Going(
        title=one.diagnosis.title, key=KEY, arguments=one.arguments, share=one.answered / max(1, one.total),
        words=_("{a} de {b}").format(a=one.answered, b=one.total),
        line=_("vence el {day}").format(day=show_date(due, DAY_MONTH)) if due is not None else "",
        until=due,
    )  # fmt: skip
