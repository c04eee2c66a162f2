"""The tables of instruments, rounds and answers, and their verbs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Dimension, Instrument, Moment, Round
from munidesk.instruments.reading import Script, criterion_fault
from munidesk.instruments.scoring import RoundView
from munidesk.records.ref import Computed, Ref
from munidesk.town import store as town
from munidesk.town.records import columns, read, read_all, to_row

Compute = Callable[[str, date, date], Computed | None]
"""(indicator, first day, last day) → what MuniDesk counts; None for an indicator nobody computes."""


def nothing(_indicator: str, _since: date, _until: date) -> Computed | None:
    """For whoever only wants what was written."""
    return None


# -- the criteria


def install(store: Store, script: Script, version: int = 0) -> str:
    """Write an instrument with its dimensions and criteria; returns its id."""
    key = new_id()
    with store.change(_("Cargar los criterios")) as writer:
        record = replace(script.instrument, id=key, version=version or script.instrument.version)
        writer.put("instrument", to_row(record))
        for dimension in script.dimensions:
            writer.put("instrument_dimension", to_row(replace(dimension, id=new_id(), instrument_id=key)))
        for criterion in script.criteria:
            writer.put("instrument_criterion", to_row(replace(criterion, id=new_id(), instrument_id=key)))
    return key


def script_of(store: Store, instrument_id: str) -> Script:
    row = store.get("instrument", instrument_id)
    if row is None:
        raise UserError(_("Esos criterios ya no están. Elija otra ronda."))
    own = {"instrument_id": instrument_id}
    dimensions = read_all(Dimension, store.select("instrument_dimension", order="position, id", **own))
    place = {one.key: at for at, one in enumerate(dimensions)}
    criteria = read_all(Criterion, store.select("instrument_criterion", order="position, id", **own))
    criteria = tuple(sorted(criteria, key=lambda one: (place.get(one.dimension_key, len(place)), one.position)))
    return Script(read(Instrument, row), dimensions, criteria)


def editable(store: Store, round_id: str) -> str:
    """The instrument of an open round, alone with it: one that other rounds use is copied first as a new version.

    Rounds already done keep the criteria they answered. Raises UserError when the round is closed.
    """
    own = round_of(store, round_id)
    if not own.is_open:
        raise UserError(_("La ronda {n} está cerrada: sus criterios no cambian.").format(n=own.number))
    others = [row for row in store.select("evaluation_round", instrument_id=own.instrument_id) if row["id"] != own.id]
    if not others:
        return own.instrument_id
    script = script_of(store, own.instrument_id)
    versions = [int(str(row["version"])) for row in store.select("instrument", key=script.instrument.key)]
    with store.change(_("Versión nueva de los criterios")) as writer:
        key = install(store, script, max(versions) + 1)
        writer.put("evaluation_round", {"id": own.id, "instrument_id": key})
    return key


def save_criterion(store: Store, round_id: str, dimension_key: str, key: str = "", **changed: object) -> str:
    """Add a criterion to the dimension, or change the one called `key`. Returns its key.

    Raises UserError with what is missing, or when the round is closed.
    """
    with store.change(_("Criterio")) as writer:
        script = script_of(store, editable(store, round_id))
        found = next((one for one in script.criteria if one.key == key), None)
        if found is None:
            last = max((one.position for one in script.criteria if one.dimension_key == dimension_key), default=0)
            found = Criterion(new_id(), script.instrument.id, dimension_key, key or new_id(), last + 1, "")
        found = replace(found, **changed)  # type: ignore[arg-type]
        if fault := criterion_fault(found, script.instrument.scale):
            raise UserError(_("Falta algo en el criterio: {fault}").format(fault=fault))
        writer.put("instrument_criterion", to_row(found))
    return found.key


def retire_criterion(store: Store, round_id: str, key: str) -> None:
    """From this round on it is not asked; the rounds already done keep it with its answer."""
    with store.change(_("Retirar el criterio")) as writer:
        script = script_of(store, editable(store, round_id))
        for one in script.criteria:
            if one.key == key:
                writer.delete("instrument_criterion", one.id)
        for row in store.select("evaluation_answer", round_id=round_id, criterion_key=key):
            writer.delete("evaluation_answer", str(row["id"]))


def weigh_dimension(store: Store, round_id: str, key: str, weight: int) -> None:
    if weight < 0:
        raise UserError(_("El peso no puede ser negativo."))
    with store.change(_("Peso de la dimensión")) as writer:
        for one in script_of(store, editable(store, round_id)).dimensions:
            if one.key == key:
                writer.put("instrument_dimension", {"id": one.id, "weight": weight})


# -- rounds


def rounds(store: Store, owner: Ref) -> tuple[Round, ...]:
    """Of one owner, oldest first."""
    found = store.select("evaluation_round", order="number, id", owner_kind=owner.kind, owner_id=owner.id)
    return read_all(Round, found)


def round_of(store: Store, round_id: str) -> Round:
    row = store.get("evaluation_round", round_id)
    if row is None:
        raise UserError(_("Esa ronda ya no está. Elija otra."))
    return read(Round, row)


def open_round(
    store: Store, owner: Ref, moment: Moment, since: date, until: date, *, script: Script | None = None,
    due: date | None = None,
) -> str:  # fmt: skip
    """The next round, on the criteria of the last one (or on `script`, for the first). Returns its id.

    Raises UserError when another is open, or the days are in the wrong order.
    """
    found = rounds(store, owner)
    waiting = next((one for one in found if one.is_open), None)
    if waiting is not None:
        raise UserError(_("La ronda {n} sigue abierta. Ciérrela antes de abrir otra.").format(n=waiting.number))
    _check_days(since, until)
    number = max((one.number for one in found), default=0) + 1
    with store.change(_("Abrir la ronda {n}").format(n=number)) as writer:
        if found:
            instrument = found[-1].instrument_id
        elif script is not None:
            instrument = install(store, script)
        else:
            raise UserError(_("Elija con qué criterios se evalúa."))
        record = Round(new_id(), instrument, owner.kind, owner.id, number, moment, since, until, due)
        return writer.put("evaluation_round", to_row(record))


def _check_days(since: date, until: date) -> None:
    if until < since:
        raise UserError(_("El período termina antes de empezar. Corrija las fechas."))


def update_round(store: Store, round_id: str, *, fold_key: str = "", **changed: object) -> None:
    """Period, due day and the three texts; a closed round takes the texts alone. Raises UserError."""
    before = round_of(store, round_id)
    texts = {"findings", "lessons", "recommendations"}
    if not before.is_open and not set(changed) <= texts:
        raise UserError(_("La ronda {n} está cerrada. Vuelva a abrirla para cambiarla.").format(n=before.number))
    after = replace(before, **changed)  # type: ignore[arg-type]
    _check_days(after.since, after.until)
    with store.change(_("datos de la ronda"), fold=fold_key) as writer:
        writer.put("evaluation_round", {"id": round_id, **columns(changed)})


def close_round(store: Store, round_id: str, compute: Compute, on: date | None = None) -> None:
    """Keep the computed figures as they are now and close. Raises UserError for a round without answers."""
    view = load_round(store, round_id, compute)
    if not view.round.is_open:
        raise UserError(_("La ronda {n} ya está cerrada.").format(n=view.round.number))
    if not any(view.points(one) is not None for one in view.criteria):
        raise UserError(_("La ronda no tiene ninguna respuesta. Responda los criterios antes de cerrarla."))
    with store.change(_("Cerrar la ronda {n}").format(n=view.round.number)) as writer:
        for one in view.criteria:
            found = view.computed.get(one.key)
            if one.kind is AnswerKind.COMPUTED and view.applies(one) and found is not None and found.whole:
                _write(store, round_id, one.key, value=f"{found.part}|{found.whole}", words=found.words)
        writer.put("evaluation_round", {"id": round_id, "closed_on": (on or today()).isoformat()})


def reopen_round(store: Store, round_id: str) -> None:
    """The computed figures are counted anew until it is closed again. Raises UserError when another is open."""
    own = round_of(store, round_id)
    other = next((one for one in rounds(store, Ref(own.owner_kind, own.owner_id)) if one.is_open), None)
    if other is not None:
        raise UserError(_("La ronda {n} está abierta. Ciérrela antes de volver a esta.").format(n=other.number))
    with store.change(_("Reabrir la ronda {n}").format(n=own.number)) as writer:
        writer.put("evaluation_round", {"id": round_id, "closed_on": None})


def delete_round(store: Store, round_id: str) -> None:
    with store.change(_("Quitar la ronda")) as writer:
        writer.delete("evaluation_round", round_id)


def load_round(store: Store, round_id: str, compute: Compute = nothing) -> RoundView:
    """Everything of a round; an open one counts its computed criteria now, a closed one has them kept."""
    own = round_of(store, round_id)
    script = script_of(store, own.instrument_id)
    answers = {one.criterion_key: one for one in read_all(Answer, store.select("evaluation_answer", round_id=round_id))}
    computed: dict[str, Computed] = {}
    for one in script.criteria:
        if one.kind is not AnswerKind.COMPUTED:
            continue
        kept = None if own.is_open else _kept(answers.get(one.key))
        found = kept or (compute(one.indicator, own.since, own.until) if own.is_open else None)
        if found is not None:
            computed[one.key] = found
    return RoundView(own, script.instrument, script.dimensions, script.criteria, answers, computed, town.figures(store))


def _kept(answer: Answer | None) -> Computed | None:
    if answer is None or "|" not in answer.value:
        return None
    part, _bar, whole = answer.value.partition("|")
    return Computed(Fraction(part), int(whole), answer.words)


# -- answers


def _write(store: Store, round_id: str, key: str, *, fold_key: str = "", **changed: object) -> str:
    rows = store.select("evaluation_answer", round_id=round_id, criterion_key=key)
    base = read(Answer, rows[0]) if rows else Answer(new_id(), round_id, key)
    with store.change(_("Respuesta"), fold=fold_key) as writer:
        return writer.put("evaluation_answer", to_row(replace(base, **changed)))  # type: ignore[arg-type]


def _answerable(store: Store, round_id: str, key: str) -> Criterion:
    own = round_of(store, round_id)
    if not own.is_open:
        raise UserError(
            _("La ronda {n} está cerrada. Vuelva a abrirla para cambiar una respuesta.").format(n=own.number)
        )
    found = next((one for one in script_of(store, own.instrument_id).criteria if one.key == key), None)
    if found is None:
        raise UserError(_("Esta ronda no pregunta ese criterio."))
    return found


def answer(store: Store, round_id: str, key: str, value: str, *, label: str = "") -> None:
    """Write an answer; empty clears it. `label` is how «Deshacer» calls it.

    Raises UserError for a value its kind does not admit, or a round that is closed.
    """
    one = _answerable(store, round_id, key)
    scale = script_of(store, round_of(store, round_id).instrument_id).instrument.scale
    _check_value(one, value, scale)
    with store.change(_("respuesta {code}").format(code=label) if label else _("Respuesta")):
        _write(store, round_id, key, value=value, not_applicable=False, reason="")


def _check_value(one: Criterion, value: str, scale: int) -> None:
    if not value:
        return
    match one.kind:
        case AnswerKind.COMPUTED:
            raise UserError(_("MuniDesk calcula este criterio con sus propios datos."))
        case AnswerKind.SCALE if not (value.isdigit() and int(value) <= scale):
            raise UserError(_("La respuesta va de 0 a {n}.").format(n=scale))
        case AnswerKind.CHECKLIST if set(value) - {"0", "1"} or len(value) != len(one.item_names):
            raise UserError(_("Marque los puntos de la lista."))
        case AnswerKind.NUMBER:
            try:
                Fraction(value)
            except ValueError:
                raise UserError(_("«{value}» no es un número.").format(value=value)) from None


def not_applicable(store: Store, round_id: str, key: str, reason: str) -> None:
    """Out of the account, with its reason. Raises UserError without one."""
    _answerable(store, round_id, key)
    if not reason.strip():
        raise UserError(_("Escriba por qué no aplica: sale impreso en el informe."))
    with store.change(_("No aplica")):
        _write(store, round_id, key, value="", not_applicable=True, reason=reason.strip())


def set_note(store: Store, round_id: str, key: str, note: str) -> None:
    _answerable(store, round_id, key)
    with store.change(_("Nota de la respuesta")):
        _write(store, round_id, key, note=note.strip())


def answer_ref(store: Store, round_id: str, key: str) -> Ref:
    """Where the evidence of a criterion hangs; made when it is first needed."""
    rows = store.select("evaluation_answer", round_id=round_id, criterion_key=key)
    if rows:
        return Ref("evaluation_answer", str(rows[0]["id"]))
    with store.change(_("Evidencia")):
        return Ref("evaluation_answer", _write(store, round_id, key))


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
