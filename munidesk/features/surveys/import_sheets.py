"""Filled sheets of a survey as other programs give them: one row per sheet, one column per question."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.book import Cell
from munidesk.data.store import Store
from munidesk.features.surveys import wide
from munidesk.features.surveys.domain import Answer, Question, QuestionKind, Returned
from munidesk.features.surveys.kinds import ANSWERS, SHEETS, SURVEYS
from munidesk.features.surveys.store import SurveyView, load_view, newest, read_answer, surveys
from munidesk.sheets import cells
from munidesk.sheets.of_kind import KindTaker, Listed
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import RecordKey, Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town.import_kind import listed_target

NAME = "survey-sheet"


def target() -> Target:
    """The sheets of a survey; `Target.in_file` adds a field for each question that is asked."""
    listed = Listed(
        kind=SHEETS, kinds=(SURVEYS, ANSWERS), keys=(("survey_id", "number"),), taker=FilledTaker,
        usual={"survey_id": newest},
    )  # fmt: skip
    made = listed_target(listed, NAME)
    # Other programs give no number to a sheet: it is the next one.
    return replace(made, fields=tuple(replace(one, needed=False) for one in made.fields), asked=_questions)


def _questions(store: Store) -> tuple[TargetField, ...]:
    """Of the open surveys, or of the newest; what two of them ask in the same words is one field."""
    running = [one.id for one in surveys(store) if one.is_open] or [key for key in (newest(store),) if key]
    found = {field.key: field for key in running for one in load_view(store, key).questions for field in _fields(one)}
    return tuple(found.values())


def _fields(one: Question) -> Iterator[TargetField]:
    n, text = one.position, one.text
    also = (text, f"{n}. {text}", f"{n}) {text}", f"P{n}", _("Pregunta {n}").format(n=n))
    long = one.kind is QuestionKind.TEXT
    yield TargetField(_key(one), text, str, tuple(map(fold, also)), long=long)
    for option in one.choices if one.kind is QuestionKind.SEVERAL else ():
        said = (f"{text}{sign}{option}" for sign in ("/", ".", ": ", " - ", " "))
        yield TargetField(_key(one, option), f"{text}: {option}", str, (*map(fold, said), fold(f"{text} [{option}]")))


def _key(one: Question, option: str = "") -> str:
    """The same for the next form that asks it in these words."""
    return ":".join(filter(None, ("q", fold(one.text), fold(option))))


def mark() -> str:
    """Who passed a sheet that another program brought."""
    return _("de una planilla")


class FilledTaker(KindTaker[Returned]):
    """Rows of one sheet: what the paper is, and what it answers."""

    def __init__(self, listed: Listed[Returned], store: Store, sheet: Understood, shape: Shape) -> None:
        super().__init__(listed, store, sheet, shape)
        self._views: dict[str, SurveyView] = {}
        self._said: dict[str, dict[tuple[int, str], Answer]] = {}
        self._alike: dict[str, dict[frozenset[tuple[str, str, bool]], list[int]]] = {}
        self._next: dict[str, int] = {}

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """Raises UserError bound to the column of an answer that its question does not admit."""
        own = {key: value for key, value in values.items() if not key.startswith("q:")}
        survey = self._survey_of(own)
        answers = tuple(self._answers(survey, values))
        if not own and not answers:
            return Taken(_("Hoja en blanco"), (), False, _("Sin ninguna respuesta: no se anota."))
        if "number" not in own:
            own = {"who": mark(), **own, "number": self._number(survey, answers)}
        taken = super().take(row, {**own, "survey_id": survey})
        wrote = tuple(self._write(survey, int(str(own["number"])), one) for one in answers)
        return replace(taken, title=_("Hoja {n}").format(n=own["number"]), ids=(*taken.ids, *wrote))

    def _survey_of(self, own: Mapping[str, object]) -> str:
        reference = self._references["survey_id"]
        key = reference.id_of(str(own["survey_id"])) if "survey_id" in own else reference.usual()
        if key not in self._views:
            view = self._views[key] = load_view(self._store, key)
            self._said[key] = {(one.sheet, one.question_id): one for one in view.answers}
            self._next[key] = view.next_sheet
            self._alike[key] = _alike(view)
        return key

    def _number(self, survey: str, answers: tuple[Answer, ...]) -> int:
        """Of a row that does not say it: the sheet that an earlier such row made with these answers, or the next one.

        So the same file twice adds nothing, and one that grew adds what is new.
        """
        same = self._alike[survey].get(_signature(answers), [])
        if same:
            return same.pop(0)
        self._next[survey] += 1
        return self._next[survey] - 1

    def _answers(self, survey: str, values: Mapping[str, object]) -> Iterator[Answer]:
        known = {_key(one): one for one in self._views[survey].questions}
        strange = next((key for key in values if key.startswith("q:") and not _is_of(key, known)), "")
        if strange:
            words = _("Esta encuesta no pregunta eso: elija la encuesta o no use la columna.")
            raise UserError(words, code="unknown", field=strange)
        for key, one in known.items():
            said = self._one(one, key, values)
            if said is not None:
                value, refused = said
                yield Answer(survey_id=survey, question_id=one.id, sheet=0, value=value, refused=refused)

    def _one(self, one: Question, key: str, values: Mapping[str, object]) -> tuple[str, bool] | None:
        """Value, and whether «no contesta» is marked; None for what the sheet leaves blank."""
        text = str(values.get(key, "")).strip()
        if wide.refuses(text):
            return "", True
        try:
            typed = wide.typed(one, text) if text else ""
        except UserError as fault:
            raise UserError(str(fault), code=fault.code, field=key) from None
        marks = {*typed.split(), *self._ticked(one, values)} if one.kind is QuestionKind.SEVERAL else set()
        typed = "".join(sorted(marks)) or typed
        try:
            return (read_answer(one, typed, self._figures), False) if typed else None
        except UserError as fault:
            raise UserError(str(fault), code=fault.code, field=key) from None

    def _ticked(self, one: Question, values: Mapping[str, object]) -> Iterator[str]:
        """The options of a question that has a column for each."""
        for number, option in enumerate(one.choices, 1):
            key = _key(one, option)
            text = str(values.get(key, ""))
            try:
                if text and (fold(text) == fold(option) or cells.truth(Cell(text, text))):
                    yield str(number)
            except UserError as fault:
                raise UserError(str(fault), code=fault.code, field=key) from None

    def _write(self, survey: str, sheet: int, one: Answer) -> RecordKey:
        before = self._said[survey].get((sheet, one.question_id))
        made = replace(one, id=before.id if before else "", sheet=sheet)
        if made != before:
            made = ANSWERS.save(self._store, made, label=_("hoja {n}").format(n=sheet))
            self._said[survey][sheet, one.question_id] = made
        return ANSWERS.table, made.id


def _is_of(key: str, known: Mapping[str, Question]) -> bool:
    options = {_key(one, option) for one in known.values() for option in one.choices}
    return key in known or key in options


def _signature(answers: tuple[Answer, ...]) -> frozenset[tuple[str, str, bool]]:
    return frozenset((one.question_id, one.value, one.refused) for one in answers)


def _alike(view: SurveyView) -> dict[frozenset[tuple[str, str, bool]], list[int]]:
    """What a sheet of another program answered → the sheets that did; those passed by hand are other papers."""
    by_sheet: dict[int, list[Answer]] = defaultdict(list)
    for one in view.answers:
        by_sheet[one.sheet].append(one)
    found: dict[frozenset[tuple[str, str, bool]], list[int]] = defaultdict(list)
    for each in view.sheets:
        if each.who == mark():
            found[_signature(tuple(by_sheet[each.number]))].append(each.number)
    return found
