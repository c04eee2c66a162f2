"""The verbs of rounds and their answers."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Moment, Part, Round, RoundKind
from munidesk.instruments.faults import refuse_faulty
from munidesk.instruments.kinds import ANSWERS, CRITERIA, INSTRUMENTS, PARTS, ROUNDS
from munidesk.instruments.reading import Script, shipped
from munidesk.instruments.rules import check_blanks, check_round_change, check_value
from munidesk.instruments.scoring import RoundView, open_blanks, result
from munidesk.instruments.store_criteria import install, script_of
from munidesk.records.ref import Computed, Ref
from munidesk.town import store as town

Compute = Callable[[str, date, date], Computed | None]
"""(indicator, first day, last day) → what MuniDesk counts; None for an indicator nobody computes."""


def nothing(_indicator: str, _since: date, _until: date) -> Computed | None:
    """For whoever only wants what was written."""
    return None


# -- rounds


def rounds(store: Store, owner: Ref) -> tuple[Round, ...]:
    """Of one owner, oldest first: its own, the reviews of each and the looks from outside."""
    return ROUNDS.all(store, owner_kind=owner.kind, owner_id=owner.id)


def own_rounds(store: Store, owner: Ref) -> tuple[Round, ...]:
    """Those that the owner answered of itself, oldest first."""
    return tuple(one for one in rounds(store, owner) if one.kind is RoundKind.SELF)


def round_of(store: Store, round_id: str) -> Round:
    """Raises UserError when it is gone."""
    return ROUNDS.get(store, round_id)


def open_round(
    store: Store, owner: Ref, moment: Moment, since: date, until: date, *, script: Script | None = None,
    due: date | None = None,
) -> str:  # fmt: skip
    """The next round of an owner, on the criteria of the last one; the first one on `script`, installed if new.

    Raises UserError for criteria with faults, when another one of its own is open, or the period ends before it begins;
    a review or a look from outside may be open beside it.
    """
    found = own_rounds(store, owner)
    waiting = next((one for one in found if one.is_open), None)
    if waiting is not None:
        raise UserError(_("La ronda {n} sigue abierta. Ciérrela antes de abrir otra.").format(n=waiting.number))
    number = max((one.number for one in found), default=0) + 1
    with store.change(_("Abrir la ronda {n}").format(n=number)):
        if found:
            instrument = found[-1].instrument_id
        elif script is not None:
            refuse_faulty(script)
            instrument = script.instrument.id or install(store, script)
        else:
            raise UserError(_("Elija con qué criterios se evalúa."))
        record = Round(
            instrument_id=instrument, owner_kind=owner.kind, owner_id=owner.id, number=number, moment=moment,
            since=since, until=until, due=due,
        )  # fmt: skip
        return ROUNDS.save(store, record).id


def next_round(
    store: Store, owner: Ref, since: date, until: date, *, instrument: str, moment: Moment | None = None,
    due: date | None = None, script: Script | None = None,
) -> str:  # fmt: skip
    """Before, during, after; the first one on `script`, or on the criteria that ship as `instrument`.

    Raises UserError when one is still open, or the period ends before it begins.
    """
    found = own_rounds(store, owner)
    usual = list(Moment)[min(len(found), len(Moment) - 1)]
    own = None if found else script or shipped(instrument)
    return open_round(store, owner, moment or usual, since, until, script=own, due=due)


def save_round(store: Store, after: Round, *, fold: str = "") -> None:
    """Period, due day and the three texts; a closed round takes the texts alone. Raises UserError."""
    before = ROUNDS.get(store, after.id)
    check_round_change(before, after)
    ROUNDS.save(store, after, label=_("datos de la ronda"), fold=fold)


def close_round(store: Store, round_id: str, compute: Compute, on: date | None = None) -> None:
    """Keep the computed figures as they are now and close.

    Raises UserError for a round without answers, and with code «blanks» while a criterion is blank that nobody
    decided upon: it is answered, does not apply, or stays without answer (`leave_unanswered`).
    """
    view = load_round(store, round_id, compute)
    if not view.round.is_open:
        raise UserError(_("La ronda {n} ya está cerrada.").format(n=view.round.number))
    if not any(view.points(one) is not None for one in view.criteria):
        raise UserError(_("La ronda no tiene ninguna respuesta. Responda los criterios antes de cerrarla."))
    check_blanks(view.codes, open_blanks(view))
    with store.change(_("Cerrar la ronda {n}").format(n=view.round.number)):
        for one in view.criteria:
            found = view.computed.get(one.key)
            if one.kind is AnswerKind.COMPUTED and view.applies(one) and found is not None and found.whole:
                kept = replace(
                    _answer_of(store, round_id, one.key), value=f"{found.part}|{found.whole}", words=found.words
                )
                ANSWERS.save(store, kept)
        ROUNDS.save(store, replace(view.round, closed_on=on or today()))


def close_deciding(
    store: Store,
    round_id: str,
    compute: Compute,
    *,
    unanswered: Sequence[str] = (),
    out: Mapping[str, str] | None = None,
) -> None:
    """Close with what is decided of each blank, in one change: its key among `unanswered`, or in `out` why it does not
    apply. Raises UserError as `close_round`."""
    number = round_of(store, round_id).number
    with store.change(_("Cerrar la ronda {n}").format(n=number)):
        for key, reason in (out or {}).items():
            not_applicable(store, round_id, key, reason)
        if unanswered:
            leave_unanswered(store, round_id, unanswered, compute)
        close_round(store, round_id, compute)


def reopen_round(store: Store, round_id: str) -> None:
    """The computed figures are counted anew until it is closed again. Raises UserError when another is open."""
    own = ROUNDS.get(store, round_id)
    other = next((one for one in _like(store, own) if one.is_open), None)
    if other is not None:
        raise UserError(_("La ronda {n} está abierta. Ciérrela antes de volver a esta.").format(n=other.number))
    ROUNDS.save(store, replace(own, closed_on=None), label=_("Reabrir la ronda {n}").format(n=own.number))


def _like(store: Store, own: Round) -> tuple[Round, ...]:
    """The rounds of which one alone is open at a time: those of its kind, and of the same round for a review."""
    owner = Ref(own.owner_kind, own.owner_id)
    return tuple(one for one in rounds(store, owner) if (one.kind, one.review_of) == (own.kind, own.review_of))


def delete_round(store: Store, round_id: str) -> None:
    """With the reviews of it, which say nothing without it."""
    with store.change(_("Quitar la ronda")):
        for one in ROUNDS.all(store, review_of=round_id):
            ROUNDS.delete(store, one.id)
        ROUNDS.delete(store, round_id)


def load_round(store: Store, round_id: str, compute: Compute = nothing) -> RoundView:
    """Everything of a round; an open one counts its computed criteria now, a closed one has them kept.

    A review has those of the round it goes over: what MuniDesk counted is not judged again.
    """
    own = ROUNDS.get(store, round_id)
    script = script_of(store, own.instrument_id)
    answers = {one.criterion_key: one for one in ANSWERS.all(store, round_id=round_id)}
    computed = counted(store, own, script.criteria, answers, compute)
    parts: dict[str, tuple[Part, ...]] = {}
    for part in script.parts:
        parts[part.criterion_key] = (*parts.get(part.criterion_key, ()), part)
    figures = town.figures(store)
    return RoundView(
        own, script.instrument, script.dimensions, script.criteria, answers, computed, figures, parts, script.bands
    )


def counted(
    store: Store, own: Round, criteria: Sequence[Criterion], answers: Mapping[str, Answer], compute: Compute
) -> Mapping[str, Computed]:
    """The figures of the computed criteria of a round, by key: of now, or those kept when it was closed."""
    found = {one.key: one for one in criteria if one.kind is AnswerKind.COMPUTED}
    if own.kind is RoundKind.REVIEW and own.is_open:
        return _kept_of({one.criterion_key: one for one in ANSWERS.all(store, round_id=own.review_of)}, found)
    if not own.is_open:
        return _kept_of(answers, found)
    now = {key: compute(one.indicator, own.since, own.until) for key, one in found.items()}
    return {key: one for key, one in now.items() if one is not None}


def _kept_of(answers: Mapping[str, Answer], counted: Collection[str]) -> dict[str, Computed]:
    """What was counted when the round was closed, by the key of its criterion."""
    found = {}
    for key in counted:
        answer = answers.get(key)
        if answer is not None and "|" in answer.value:
            part, _bar, whole = answer.value.partition("|")
            found[key] = Computed(Fraction(part), int(whole), answer.words)
    return found


def chosen_round(store: Store, owner: Ref, compute: Compute, key: str = "") -> RoundView | None:
    """By its id; else the newest of its own with an answer, else the newest of them; None when there is none."""
    wanted = next((one for one in rounds(store, owner) if one.id == key), None)
    if wanted is not None:
        return load_round(store, wanted.id, compute)
    newest = None
    for one in reversed(own_rounds(store, owner)):
        view = load_round(store, one.id, compute)
        if result(view).total is not None:
            return view
        newest = newest or view
    return newest


def first_other(store: Store, view: RoundView, compute: Compute) -> RoundView | None:
    """The round it is compared with: the first of its owner, unless it is the same one or has no answer.

    A review is compared with what it goes over, a look from outside with the newest that the owner closed of itself.
    """
    own = view.round
    found = own_rounds(store, Ref(own.owner_kind, own.owner_id))
    if own.kind is RoundKind.REVIEW:
        first = next((one for one in found if one.id == own.review_of), None)
    elif own.kind is RoundKind.OUTSIDE:
        first = next((one for one in reversed(found) if not one.is_open), None)
    else:
        first = next(iter(found), None)
    if first is None or first.id == own.id:
        return None
    before = load_round(store, first.id, compute)
    return before if result(before).total is not None else None


# -- answers


def _answer_of(store: Store, round_id: str, key: str) -> Answer:
    """The answer to a criterion, or the blank one that is not written yet."""
    found = ANSWERS.all(store, round_id=round_id, criterion_key=key)
    return found[0] if found else Answer(round_id=round_id, criterion_key=key)


def _answerable(store: Store, round_id: str, key: str) -> Criterion:
    """The criterion alone: an answer is written at each key, and does not read the others."""
    own = ROUNDS.get(store, round_id)
    if not own.is_open:
        raise UserError(
            _("La ronda {n} está cerrada. Vuelva a abrirla para cambiar una respuesta.").format(n=own.number),
            code="closed",
        )
    found = CRITERIA.all(store, instrument_id=own.instrument_id, key=key)
    if not found:
        raise UserError(_("Esta ronda no pregunta ese criterio."), code="gone")
    return found[0]


def answer(store: Store, round_id: str, key: str, value: str, *, label: str = "") -> None:
    """Write an answer; empty clears it. `label` is how «Deshacer» calls it.

    Raises UserError for a value its kind does not admit, or a round that is closed.
    """
    one = _answerable(store, round_id, key)
    parts = PARTS.all(store, instrument_id=one.instrument_id, criterion_key=key)
    check_value(one, len(parts), value, INSTRUMENTS.get(store, one.instrument_id).scale)
    kept = replace(_answer_of(store, round_id, key), value=value, not_applicable=False, reason="", unanswered=False)
    ANSWERS.save(store, kept, label=_("respuesta {code}").format(code=label) if label else _("Respuesta"))


def not_applicable(store: Store, round_id: str, key: str, reason: str) -> None:
    """Out of the account, with its reason. Raises UserError without one."""
    _answerable(store, round_id, key)
    kept = replace(
        _answer_of(store, round_id, key), value="", not_applicable=True, reason=reason.strip(), unanswered=False
    )
    ANSWERS.save(store, kept, label=_("No aplica"))


def leave_unanswered(store: Store, round_id: str, keys: Sequence[str], compute: Compute = nothing) -> None:
    """Say of these blanks that they stay «sin respuesta»: they are worth nothing, and the round can be closed.

    Raises UserError for one that is answered or does not apply, or when the round is closed.
    """
    view = load_round(store, round_id, compute)
    blank = {one.key for one in result(view).blank}
    with store.change(ngettext("{n} criterio sin respuesta", "{n} criterios sin respuesta", len(keys)).format(
        n=len(keys)
    )):  # fmt: skip
        for key in keys:
            one = _answerable(store, round_id, key)
            if key not in blank:
                raise UserError(_("El criterio {code} ya tiene respuesta.").format(code=view.code(one)), field="value")
            ANSWERS.save(store, replace(_answer_of(store, round_id, key), unanswered=True))


def set_note(store: Store, round_id: str, key: str, note: str) -> None:
    """Raises UserError when the round is closed or does not ask the criterion."""
    _answerable(store, round_id, key)
    kept = replace(_answer_of(store, round_id, key), note=note.strip())
    ANSWERS.save(store, kept, label=_("Nota de la respuesta"))


def answer_ref(store: Store, round_id: str, key: str) -> Ref:
    """Where the evidence of a criterion hangs; made when it is first needed."""
    found = _answer_of(store, round_id, key)
    return Ref("evaluation_answer", found.id or ANSWERS.save(store, found, label=_("Evidencia")).id)


def evidence_counts(store: Store, round_id: str) -> Mapping[str, int]:
    """Criterion key → papers and links hung on its answer."""
    found: dict[str, int] = {}
    for sql in (
        "SELECT a.criterion_key AS key, count(*) AS n FROM attachment t JOIN evaluation_answer a ON a.id = t.owner_id"
        " WHERE t.owner_kind = 'evaluation_answer' AND t.deleted_at IS NULL AND a.deleted_at IS NULL"
        " AND a.round_id = :round GROUP BY a.criterion_key",
        "SELECT a.criterion_key AS key, count(*) AS n FROM link t JOIN evaluation_answer a"
        " ON a.id = t.from_id OR a.id = t.to_id WHERE t.deleted_at IS NULL AND a.deleted_at IS NULL"
        " AND a.round_id = :round GROUP BY a.criterion_key",
    ):
        for row in store.query(sql, round=round_id):
            found[str(row["key"])] = found.get(str(row["key"]), 0) + int(str(row["n"]))
    return found
