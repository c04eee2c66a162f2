"""The verbs of the agenda of advocacy: what an organisation asks over the red criteria of a closed round."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.codes import AskState
from munidesk.features.open_government.diagnoses.reds import RedItem, outside_round, red_items
from munidesk.features.open_government.diagnoses.store import diagnoses, diagnosis_of, last_closed
from munidesk.features.open_government.domain import Ask, Diagnosis
from munidesk.features.open_government.kinds import ASKS
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Criterion, Round, RoundKind
from munidesk.instruments.gains import Agreement, agreement
from munidesk.instruments.scoring import RoundView


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is asked over one diagnosis, in the organisation's own order. `view` is the round that is looked at.

    `waiting` are its red criteria that nobody asks anything of yet. `town` is the municipality's own last closed round,
    where the one that is looked at came from outside.
    """

    diagnosis: Diagnosis
    view: RoundView | None
    asks: tuple[Ask, ...]
    waiting: tuple[RedItem, ...]
    town: RoundView | None = None

    @property
    def organisation(self) -> str:
        """The one that asks most lately; blank before anybody did."""
        return next((one.organisation for one in reversed(self.asks) if one.organisation), "")

    def criterion(self, one: Ask) -> Criterion | None:
        found = self.view.criteria if self.view is not None else ()
        return next((each for each in found if each.key == one.criterion_key), None)

    def code(self, one: Ask) -> str:
        """«3.8»; blank for what is asked of no criterion."""
        found = self.criterion(one)
        return self.view.code(found) if self.view is not None and found is not None else ""

    def both(self, one: Criterion) -> tuple[Fraction | None, Fraction | None]:
        """Its points by the organisation and by the town; None where one of them did not answer it."""
        return _points(self.view, one.key), _points(self.town, one.key)

    @property
    def agreement(self) -> Agreement | None:
        """How far the town and the organisation see the same; None without both looks."""
        return agreement(self.town, self.view) if self.town is not None and self.view is not None else None

    def count(self, state: AskState) -> int:
        return sum(one.state is state for one in self.asks)


def looked_at(store: Store, diagnosis_id: str) -> Round | None:
    """The last closed look from outside, which is the organisation's own; else the municipality's."""
    return outside_round(store, diagnosis_id) or last_closed(store, diagnosis_id)


def agendas(store: Store) -> tuple[Diagnosis, ...]:
    """Diagnoses with a closed round or something asked, the newest first."""
    return tuple(one for one in diagnoses(store) if looked_at(store, one.id) or ASKS.all(store, diagnosis_id=one.id))


def agenda(store: Store, diagnosis_id: str) -> Agenda:
    """Raises UserError when the diagnosis is gone."""
    one, own = diagnosis_of(store, diagnosis_id), looked_at(store, diagnosis_id)
    asks = ASKS.all(store, diagnosis_id=diagnosis_id)
    if own is None:
        return Agenda(one, None, asks, ())
    asked = {each.criterion_key for each in asks}
    red = tuple(each for each in red_items(store, one, own) if each.criterion.key not in asked)
    mine = last_closed(store, diagnosis_id) if own.kind is RoundKind.OUTSIDE else None
    town = engine.load_round(store, mine.id) if mine is not None else None
    return Agenda(one, engine.load_round(store, own.id), asks, red, town)


def _points(view: RoundView | None, key: str) -> Fraction | None:
    found = next((each for each in view.criteria if each.key == key), None) if view is not None else None
    return view.points(found) if view is not None and found is not None else None


def ask_of(store: Store, ask_id: str) -> Ask:
    """Raises UserError when it is gone."""
    return ASKS.get(store, ask_id)


def save_ask(store: Store, one: Ask) -> Ask:
    """A new one goes to the end. Raises UserError without what is asked (`title`)."""
    kept = replace(one, title=" ".join(one.title.split()), organisation=" ".join(one.organisation.split()))
    if not kept.id:
        last = max((each.position for each in ASKS.all(store, diagnosis_id=one.diagnosis_id)), default=0)
        kept = replace(kept, position=last + 1)
    return ASKS.save(store, kept)


def propose(store: Store, diagnosis_id: str, organisation: str) -> int:
    """An ask for each red criterion that has none, from its advice. Returns how many; one Ctrl+Z takes all back.

    Raises UserError without the organisation, or when nothing is in red.
    """
    if not organisation.strip():
        raise UserError(_("Escriba qué organización pide."), code="missing", field="organisation")
    found = agenda(store, diagnosis_id)
    if found.view is None:
        raise UserError(_("Este diagnóstico no tiene ninguna ronda cerrada. Ciérrela en «Diagnósticos»."))
    if not found.waiting:
        raise UserError(_("No queda ningún ítem en rojo sin pedido. Con Ctrl+N se agrega otro."))
    with store.change(_("Proponer los pedidos")):
        for one in found.waiting:
            save_ask(store, _proposed(found.view, one, organisation))
    return len(found.waiting)


def _proposed(view: RoundView, one: RedItem, organisation: str) -> Ask:
    criterion = one.criterion
    return Ask(
        diagnosis_id=one.diagnosis.id, round_id=view.round.id, criterion_key=criterion.key, organisation=organisation,
        title=criterion.advice or criterion.question,
        text=_("Ítem {code}, «{item}»: en rojo en la ronda cerrada el {day}.").format(
            code=one.code, item=one.short, day=show_date(view.round.closed_on or today())
        ),
    )  # fmt: skip


def move(store: Store, ask_id: str, by: int) -> None:
    """One place up (-1) or down (1)."""
    one = ask_of(store, ask_id)
    own = list(ASKS.all(store, diagnosis_id=one.diagnosis_id))
    at = own.index(one)
    if not 0 <= at + by < len(own):
        return
    own.insert(at + by, own.pop(at))
    with store.change(_("Mover el pedido")):
        for position, each in enumerate(own, 1):
            ASKS.save(store, replace(each, position=position))


def present(store: Store, diagnosis_id: str, day: date) -> int:
    """All that was not yet presented, that day. Returns how many. Raises UserError for none."""
    waiting = [one for one in ASKS.all(store, diagnosis_id=diagnosis_id) if one.asked_on is None]
    if not waiting:
        raise UserError(_("Todos los pedidos ya se presentaron."))
    with store.change(_("Presentar los pedidos")):
        for one in waiting:
            ASKS.save(store, replace(one, asked_on=day))
    return len(waiting)


def answer(store: Store, ask_id: str, state: AskState, text: str, day: date | None = None) -> Ask:
    """What the town answered, today without another day; «sin respuesta» again takes the answer's day away.

    Raises UserError for an answer that says neither what nor why (`answer`), or of before it was asked.
    """
    one = ask_of(store, ask_id)
    words, on = text.strip(), None if state is AskState.OPEN else day or today()
    if state in (AskState.NO, AskState.PARTLY) and not words:
        raise UserError(_("Escriba qué respondió el municipio y por qué."), code="missing", field="answer")
    if on is not None and one.asked_on is not None and on < one.asked_on:
        raise UserError(_("La respuesta es anterior al pedido. Corrija el día."), field="answered_on")
    kept = replace(one, state=state, answer=words, answered_on=on)
    return ASKS.save(store, kept, label=_("Anotar la respuesta"))


def remove_ask(store: Store, ask_id: str) -> None:
    ASKS.delete(store, ask_id, label=_("Quitar el pedido"))


def is_initiative(store: Store, one: Ask) -> bool:
    """Whether the register has it, and it was not taken out since."""
    return bool(one.initiative_id) and store.get("initiative", one.initiative_id) is not None


def joined(store: Store, ask_id: str, initiative_id: str) -> None:
    """It is that initiative of the register; presented the day it came in there, if it was not before."""
    one = ask_of(store, ask_id)
    ASKS.save(store, replace(one, initiative_id=initiative_id, asked_on=one.asked_on or today()))
