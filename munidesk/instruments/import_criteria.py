"""Questions from a sheet: one criterion a row into a draft; a question that is there already is changed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.instruments.domain import AnswerKind, Criterion, Instrument, Part
from munidesk.instruments.kinds import CRITERIA, DIMENSIONS, INSTRUMENTS, PARTS, ROUNDS
from munidesk.instruments.pasted import DIMENSION, FIELDS, PARTS_HEADS, QUESTION, broken
from munidesk.instruments.reading import read_script
from munidesk.instruments.store_criteria import script_of
from munidesk.instruments.store_editor import add_criteria, add_dimension, take, write_parts
from munidesk.records.field import Field
from munidesk.sheets.of_kind import left_alone, not_here
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town import store as town
from munidesk.town.imports import ImportOptions, ImportReport

OF = "instrument_id"


def target() -> Target:
    """The criteria of an instrument that no round uses yet."""
    fields = (
        TargetField("question", CRITERIA.field("question").label, str, QUESTION, needed=True),
        TargetField("dimension", DIMENSIONS.field("title").label, str, DIMENSION),
        *(_of(CRITERIA.field(name)) for name in FIELDS if name != "indicator"),
        TargetField("parts", _("Puntos de la lista"), str, PARTS_HEADS, long=True),
    )
    return Target(
        "criteria", _(CRITERIA.one), _(CRITERIA.many), False, fields, (("question",),), CriterionTaker,
        kinds=(CRITERIA, DIMENSIONS, PARTS), figures=town.figures,
    )  # fmt: skip


def _of(one: Field) -> TargetField:
    choices = one.choices if one.is_code else ()
    kind = str if one.is_code else one.type
    return TargetField(
        one.name, one.label, kind, (fold(one.label), *one.says.also), choices=choices, long=one.name == "levels"
    )  # fmt: skip


class CriterionTaker(Quiet):
    """Into the instrument the page names, else the newest draft."""

    def __init__(self, store: Store, sheet: Understood, shape: Shape) -> None:
        del sheet
        self._store, self._mode = store, shape.mode
        self._drafts = drafts(store)
        self._said = shape.answers.get(OF, "")
        self._dimension = ""

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """Raises UserError where there is no draft, and for a question that is not there and only changes come in."""
        del row
        key = self._instrument().id
        question = str(values["question"]).strip()
        self._dimension = str(values.get("dimension", "")) or self._dimension
        script = script_of(self._store, key)
        before = next((one for one in script.criteria if fold(one.question) == fold(question)), None)
        if before is None and self._mode is Mode.UPDATE:
            raise UserError(not_here(), field="question")
        if before is not None and self._mode is Mode.INSERT:
            return Taken(question, ((CRITERIA.table, before.id),), False, left_alone())
        own = {name: self._value(name, value) for name, value in values.items() if name in FIELDS}
        parts = tuple(Part(text=text) for text in broken(str(values.get("parts", ""))))
        if parts and "kind" not in own:
            own["kind"] = AnswerKind.CHECKLIST
        if before is not None:
            after = replace(before, **own)  # type: ignore[arg-type]
            if after != before:
                CRITERIA.save(self._store, after)
            if parts and [one.text for one in script.parts_of(before.key)] != [one.text for one in parts]:
                write_parts(self._store, key, before.key, parts)
            return Taken(question, ((CRITERIA.table, before.id),), False)
        one = Criterion(dimension_key="", question=question, **own)  # type: ignore[arg-type]
        made = add_criteria(self._store, key, self._place(key), [(one, parts)])[0]
        return Taken(question, ((CRITERIA.table, self._id(key, made)),), True)

    def _value(self, name: str, value: object) -> object:
        field = CRITERIA.field(name)
        if name == "levels":
            return "\n".join(broken(str(value)))
        return field.load(str(value)) if field.is_code else value

    def _place(self, key: str) -> str:
        """The dimension of the row, made where it is new; one that is written once stands for the rows below."""
        found = DIMENSIONS.all(self._store, instrument_id=key)
        named = next((one.key for one in found if fold(one.title) == fold(self._dimension)), "")
        if self._dimension:
            return named or add_dimension(self._store, key, self._dimension)
        return found[-1].key if found else add_dimension(self._store, key, _("Primera dimensión"))

    def _id(self, instrument_id: str, key: str) -> str:
        return CRITERIA.all(self._store, instrument_id=instrument_id, key=key)[0].id

    def _instrument(self) -> Instrument:
        found = next((one for one in self._drafts if not self._said or one.id == self._said), None)
        if found is None:
            words = _("No hay un instrumento en borrador. Cópielo antes en Gobierno abierto › Instrumentos.")
            raise UserError(words, field="question")
        return found

    def choices(self) -> tuple[Choice, ...]:
        if self._said or len(self._drafts) < 2:
            return ()
        options = tuple((one.id, f"{one.title} · {one.version}") for one in self._drafts)
        return (Choice(OF, _("Hay varios instrumentos en borrador. ¿A cuál van las preguntas?"), options),)


def drafts(store: Store) -> tuple[Instrument, ...]:
    """Those that no round uses, the newest first."""
    used = {one.instrument_id for one in ROUNDS.all(store)}
    return tuple(one for one in reversed(INSTRUMENTS.all(store, order="id")) if one.id not in used)


def from_file(store: Store, path: Path, options: ImportOptions) -> ImportReport:
    """An instrument that another municipality wrote. Raises UserError with the line of a mistake."""
    script = read_script(path)
    before = {one.id for one in INSTRUMENTS.all(store)}
    new = options.dry_run or take(store, script) not in before
    words = ngettext("{title}: {n} criterio.", "{title}: {n} criterios.", len(script.criteria))
    told = words.format(title=script.instrument.title, n=len(script.criteria))
    return ImportReport((told,), int(new), int(not new), ())
