"""The verbs of several evaluators: what each answered comes in, what they agree upon is the round's answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Instrument, Opinion, Way
from munidesk.instruments.form import Told
from munidesk.instruments.kinds import ANSWERS, OPINIONS
from munidesk.instruments.opinions import agreed, by_criterion, said
from munidesk.instruments.rules import check_opinion, check_value
from munidesk.instruments.scoring import RoundView


def opinions(store: Store, round_id: str) -> tuple[Opinion, ...]:
    """By criterion and evaluator."""
    return OPINIONS.all(store, round_id=round_id)


def receive(
    store: Store, round_id: str, evaluator: str, told: Mapping[str, Told], way: Way, on: date | None = None
) -> int:
    """What one evaluator answers, by the key of each criterion, in the place of what they said before; how many.

    Where all who answered a criterion say the same, that is the round's answer; where they differ it is blank until a
    person decides (`decide`), and what a person decided stays. Raises UserError, and nothing is written, without a
    name, for a criterion the round does not ask or that MuniDesk counts, for a value its kind does not admit, for «no
    aplica» without a reason, and when the round is closed.
    """
    view = _writable(store, round_id)
    asked = {one.key: one for one in view.criteria}
    name = _known_name(opinions(store, round_id), evaluator)
    records = [_checked(view, asked, key, _opinion(round_id, key, name, one, way, on)) for key, one in told.items()]
    with store.change(_("Respuestas de {evaluator}").format(evaluator=name)):
        before = by_criterion(opinions(store, round_id))
        for one in records:
            found = next((each for each in before.get(one.criterion_key, ()) if each.evaluator == name), None)
            OPINIONS.save(store, replace(one, id=found.id if found is not None else ""))
        _settle(store, view, before, [one.criterion_key for one in records])
    return sum(said(one) is not None for one in records)


def _writable(store: Store, round_id: str) -> RoundView:
    view = engine.load_round(store, round_id)
    if not view.round.is_open:
        words = _("La ronda {n} está cerrada. Vuelva a abrirla para recibir respuestas.")
        raise UserError(words.format(n=view.round.number), code="closed")
    return view


def _known_name(found: Iterable[Opinion], evaluator: str) -> str:
    """As it was written before, whatever its capitals and accents."""
    name = " ".join(evaluator.split())
    return next((one.evaluator for one in found if fold(one.evaluator) == fold(name)), name)


def _opinion(round_id: str, key: str, evaluator: str, one: Told, way: Way, on: date | None) -> Opinion:
    return Opinion(
        round_id=round_id, criterion_key=key, evaluator=evaluator, value="" if one.not_applicable else one.value,
        not_applicable=one.not_applicable, reason=one.reason.strip() if one.not_applicable else "",
        note=one.note.strip(), way=way, received_on=on or today(),
    )  # fmt: skip


def _checked(view: RoundView, asked: Mapping[str, Criterion], key: str, one: Opinion) -> Opinion:
    criterion = asked.get(key)
    if criterion is None:
        raise UserError(_("La ronda no pregunta «{text}».").format(text=key), code="gone", field="criterion")
    if criterion.kind is AnswerKind.COMPUTED:
        raise UserError(_("MuniDesk calcula este criterio con sus propios datos."), field="value")
    check_opinion(one)
    check_told(view.instrument, criterion, len(view.parts_of(criterion)), one.value)
    return one


def check_told(instrument: Instrument, criterion: Criterion, parts: int, value: str) -> None:
    """Raises UserError that names the question, for a value that its kind does not admit."""
    try:
        check_value(criterion, parts, value, instrument.scale)
    except UserError as fault:
        raise UserError(f"«{criterion.question}»: {fault}", field="value") from None


def _settle(store: Store, view: RoundView, before: Mapping[str, Sequence[Opinion]], keys: Sequence[str]) -> None:
    """The round's answers to these criteria, after the opinions of them changed."""
    after = by_criterion(opinions(store, view.round.id))
    for key in keys:
        answer = view.answers.get(key) or Answer(round_id=view.round.id, criterion_key=key)
        now = said(answer)
        if now is not None and now != agreed(before.get(key, ())):
            continue  # a person decided
        wanted = agreed(after.get(key, ()))
        if wanted == now:
            continue
        reasons = [one.reason for one in after.get(key, ()) if one.not_applicable]
        value, out = wanted or ("", False)
        ANSWERS.save(
            store,
            replace(
                answer, value=value, not_applicable=out, reason=reasons[0] if out and reasons else "", unanswered=False
            ),
        )


def decide(store: Store, opinion_id: str) -> None:
    """Take this opinion as the round's answer. Raises UserError when it says nothing, or the round is closed."""
    one = OPINIONS.get(store, opinion_id)
    if one.not_applicable:
        engine.not_applicable(store, one.round_id, one.criterion_key, one.reason)
    elif one.value:
        engine.answer(store, one.round_id, one.criterion_key, one.value)
    else:
        raise UserError(_("{name} no respondió este criterio.").format(name=one.evaluator), field="value")


def forget(store: Store, round_id: str, evaluator: str) -> None:
    """Take back everything that an evaluator answered. Raises UserError when the round is closed."""
    view = _writable(store, round_id)
    found = opinions(store, round_id)
    name = _known_name(found, evaluator)
    own = [one for one in found if one.evaluator == name]
    with store.change(_("Quitar las respuestas de {evaluator}").format(evaluator=name)):
        for one in own:
            OPINIONS.delete(store, one.id)
        _settle(store, view, by_criterion(found), [one.criterion_key for one in own])
