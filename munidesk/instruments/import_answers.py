"""The answers of a round from a sheet: one criterion a row, by its question or its key."""

from collections.abc import Mapping

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.book import Cell
from munidesk.data.store import Store
from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Round, RoundKind, Way
from munidesk.instruments.form import Told, stored
from munidesk.instruments.kinds import ANSWERS, CRITERIA, INSTRUMENTS, OPINIONS, ROUNDS
from munidesk.instruments.store import answer, not_applicable, set_note
from munidesk.instruments.store_opinions import receive
from munidesk.instruments.words import round_words
from munidesk.records.field import Field
from munidesk.sheets import cells
from munidesk.sheets.of_kind import left_alone, not_here
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town

ROUND, INSTRUMENT, KIND, EVALUATOR = "round", "instrument", "round_kind", "evaluator"


def target() -> Target:
    """The answers to the criteria of an open round."""
    question, value = CRITERIA.field("question"), ANSWERS.field("value")
    fields = (
        TargetField(
            "criterion", question.label, str, (*question.says.also, "criterio", "clave", "codigo"), needed=True
        ),
        TargetField("value", value.label, str, ("respuesta", "puntos", "puntaje", "valor", "calificacion")),
        _of(ANSWERS.field("not_applicable"), ()),
        _of(ANSWERS.field("reason"), ("motivo", "por que no aplica")),
        _of(ANSWERS.field("note"), ("nota", "observaciones", "comentarios", "evidencia")),
        TargetField(ROUND, ROUNDS.field("number").label, int, ("numero de ronda",)),
        TargetField(INSTRUMENT, _("Instrumento"), str, ("instrumento", "cuestionario", "conjunto de criterios")),
        TargetField(KIND, ROUNDS.field("kind").label, RoundKind, ("tipo", "tipo de ronda")),
    )
    return Target(
        "answers", _(ANSWERS.one), _(ANSWERS.many), True, fields, ((INSTRUMENT, ROUND, KIND, "criterion"),),
        AnswerTaker, kinds=(ANSWERS, ROUNDS), figures=town.figures,
    )  # fmt: skip


def _of(one: Field, also: tuple[str, ...]) -> TargetField:
    return TargetField(one.name, one.label, one.type, (fold(one.label), *also))


def form_target() -> Target:
    """What several evaluators answered, a row for each criterion and evaluator."""
    of_answers = target()
    who = OPINIONS.field("evaluator")
    fields = (TargetField(EVALUATOR, who.label, str, who.says.also, needed=True), *of_answers.fields)
    return Target(
        "evaluation-forms", _(OPINIONS.one), _(OPINIONS.many), True, fields,
        ((INSTRUMENT, ROUND, KIND, EVALUATOR, "criterion"),), OpinionTaker, kinds=(OPINIONS, ROUNDS),
        figures=town.figures,
    )  # fmt: skip


class AnswerTaker(Quiet):
    """Rows of one sheet into the round they name, else the one that is open."""

    def __init__(self, store: Store, sheet: Understood, shape: Shape) -> None:
        del sheet
        self._store, self._mode, self._figures = store, shape.mode, town.figures(store)
        self._rounds = [one for one in ROUNDS.all(store) if one.is_open]
        self._answer = shape.answers.get(ROUND, "")
        self._doubtful: tuple[Round, ...] = ()
        self._criteria: dict[str, dict[str, Criterion]] = {}

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """Raises UserError for a criterion the round does not ask, and for an answer its kind does not admit."""
        del row
        own = self._round(values)
        criterion = self._criterion(own, str(values.get("criterion", "")))
        if criterion.kind is AnswerKind.COMPUTED:
            return Taken(criterion.question, (), False, _("Lo calcula MuniDesk con sus registros: queda como está."))
        before = next(iter(ANSWERS.all(self._store, round_id=own.id, criterion_key=criterion.key)), None)
        if before is None and self._mode is Mode.UPDATE:
            raise UserError(not_here(), field="criterion")
        if before is not None and self._mode is Mode.INSERT:
            return Taken(criterion.question, ((ANSWERS.table, before.id),), False, left_alone())
        self._write(own, criterion, values, before or Answer(round_id=own.id, criterion_key=criterion.key))
        made = next(iter(ANSWERS.all(self._store, round_id=own.id, criterion_key=criterion.key)), None)
        ids = () if made is None else ((ANSWERS.table, made.id),)
        return Taken(criterion.question, ids, before is None and made is not None)

    def _write(self, own: Round, criterion: Criterion, values: Mapping[str, object], before: Answer) -> None:
        if values.get("not_applicable"):
            reason = str(values.get("reason", before.reason))
            if not reason.strip():
                raise UserError(_("Escriba por qué no aplica."), field="reason")
            if (before.not_applicable, before.reason) != (True, reason.strip()):
                not_applicable(self._store, own.id, criterion.key, reason)
        elif "value" in values:
            value = self._value(criterion, str(values["value"]))
            if (before.value, before.not_applicable) != (value, False):
                answer(self._store, own.id, criterion.key, value)
        if "note" in values and str(values["note"]).strip() != before.note:
            set_note(self._store, own.id, criterion.key, str(values["note"]))

    def _value(self, criterion: Criterion, text: str) -> str:
        """As the round keeps it. Raises UserError for words that are no answer."""
        try:
            match criterion.kind:
                case AnswerKind.COMPUTED:
                    raise UserError(_("MuniDesk lo calcula con sus registros: no se importa."))
                case AnswerKind.YES_NO:
                    return {True: "1", False: "0"}.get(cells.truth(Cell(text, text)) is True, "")
                case AnswerKind.SCALE | AnswerKind.NUMBER:
                    number = self._figures.parse(text)
                    return stored(number)
        except UserError as fault:
            raise UserError(str(fault), field="value") from None
        return text.strip()

    def _round(self, values: Mapping[str, object]) -> Round:
        """The open round that the row speaks of: by what it says, by who asks its criterion, by the answer given."""
        said, kind = values.get(ROUND), values.get(KIND)
        name, asked = fold(str(values.get(INSTRUMENT, ""))), fold(str(values.get("criterion", "")))
        found = [one for one in self._rounds if not said or str(one.number) == str(said)]
        found = [one for one in found if kind is None or one.kind is kind]
        found = [one for one in found if not name or name in self._names(one)]
        if not found:
            raise UserError(_("No hay una ronda abierta que coincida. Ábrala antes."), field=ROUND)
        found = [one for one in found if asked in self._asked_in(one)] or found
        if len(found) > 1:
            self._doubtful = tuple(dict.fromkeys((*self._doubtful, *found)))
            found = [one for one in found if self._answer in (one.id, str(one.number))] or found
        return found[-1]

    def _names(self, own: Round) -> tuple[str, ...]:
        script = INSTRUMENTS.get(self._store, own.instrument_id)
        return fold(script.key), fold(script.title)

    def _asked_in(self, own: Round) -> Mapping[str, Criterion]:
        if own.id not in self._criteria:
            known = CRITERIA.all(self._store, instrument_id=own.instrument_id)
            self._criteria[own.id] = {fold(name): one for one in known for name in (one.key, one.question)}
        return self._criteria[own.id]

    def _criterion(self, own: Round, text: str) -> Criterion:
        found = self._asked_in(own).get(fold(text))
        if found is None:
            raise UserError(_("La ronda no pregunta «{text}».").format(text=text), field="criterion")
        return found

    def choices(self) -> tuple[Choice, ...]:
        if not self._doubtful:
            return ()
        options = tuple((one.id, self._words(one)) for one in self._doubtful)
        return (Choice(ROUND, _("Hay varias rondas abiertas. ¿De cuál son las respuestas?"), options),)

    def _words(self, one: Round) -> str:
        """«Gobierno abierto: revisión de la ronda 1», «…: ronda 2»."""
        title = INSTRUMENTS.get(self._store, one.instrument_id).title
        return f"{title}: {round_words(one)}"


class OpinionTaker(AnswerTaker):
    """Each row is what one evaluator says of a criterion; the round has what they agree upon."""

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """Raises UserError as an answer does, and without who answers."""
        del row
        own = self._round(values)
        criterion = self._criterion(own, str(values.get("criterion", "")))
        out = bool(values.get("not_applicable"))
        value = "" if out else self._value(criterion, str(values.get("value", "")))
        told = Told(value, out, str(values.get("reason", "")), str(values.get("note", "")))
        before = {one.id: one for one in OPINIONS.all(self._store, round_id=own.id, criterion_key=criterion.key)}
        receive(self._store, own.id, str(values.get(EVALUATOR, "")), {criterion.key: told}, Way.SHEET)
        after = OPINIONS.all(self._store, round_id=own.id, criterion_key=criterion.key)
        changed = tuple(("evaluation_opinion", one.id) for one in after if before.get(one.id) != one)
        return Taken(criterion.question, changed, any(key not in before for _table, key in changed))
