"""What a returned sheet would change, line by line, beside what is here; no widgets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.planning.domain import Line
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.follow import Area, line_title
from munidesk.features.planning.follow_back import mark, sheet_named, target
from munidesk.features.planning.store import PlanView
from munidesk.sheets import assistant
from munidesk.sheets.assistant import Opened
from munidesk.sheets.rehearsal import Fate, Outcome, Rehearsal
from munidesk.sheets.shape import Shape

_TOLD = ("value", "evidence", "executed", "notes")


@dataclass(frozen=True, slots=True)
class Datum:
    """A row of the review: of which line, which of its figures, here and in the sheet, and what comes of it.

    `tone` is the colour of its words.
    """

    line: str
    what: str
    here: str = ""
    there: str = ""
    words: str = ""
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that was read and rehearsed, and waits for the word to be written."""

    path: Path
    opened: Opened
    sheet: FollowSheet
    rehearsal: Rehearsal

    @property
    def changes(self) -> int:
        """How many figures and words it brings."""
        return sum(bool(one.there) and one.tone != "bad" for one in data_of(self))


def review(store: Store, opened: Opened) -> Returned:
    """Rehearsed against what is here now. Raises UserError for a file that is none of our sheets."""
    sheet = sheet_named(store, opened)
    if sheet is None:
        words = _("«{name}» no salió de este archivo: traiga la planilla que sacó con «Sacar planillas…».")
        raise UserError(words.format(name=opened.path.name))
    return Returned(opened.path, opened, sheet, assistant.rehearse(store, target(), opened, Shape(), {}))


def apply(store: Store, returned: Returned) -> Rehearsal:
    """Written in one change; refused rows stay out. Raises UserError."""
    return assistant.write(store, target(), returned.opened, Shape(), {})


def data_of(returned: Returned) -> tuple[Datum, ...]:
    """Every row of the sheet: what it changes, figure by figure; what is the same; what is refused, and why."""
    named = _titles(returned.opened)
    found = (one for outcome in returned.rehearsal.outcomes for one in _of(outcome, named))
    return tuple(_without_repeats(found))


def _titles(opened: Opened) -> Mapping[int, str]:
    """Line of the file → how the sheet calls it: nobody made a record of a refused row."""
    return {
        row.line: row.cells[column.at].shown
        for sheet in opened.sheets
        for column in sheet.columns
        if column.title == line_title()
        for row in sheet.rows
        if column.at < len(row.cells)
    }


def _without_repeats(data: Iterable[Datum]) -> Iterator[Datum]:
    """The name of a line once, over all that is said of it."""
    last = ""
    for one in data:
        yield replace(one, line="") if one.line == last else one
        last = one.line


def _of(outcome: Outcome, named: Mapping[int, str]) -> Iterator[Datum]:
    title = named.get(outcome.line, outcome.title)
    if outcome.fate is Fate.REFUSED:
        what = _("Fila {n}").format(n=outcome.line)
        yield Datum(title, what, "", outcome.value, outcome.reason, "bad")
        return
    day = next((one.new for one in outcome.changes if one.field == "day"), "")
    told = [one for one in outcome.changes if one.field in _TOLD and one.new != mark()]
    noted = next((one for one in told if one.field == "executed"), told[0] if told else None)
    for one in told:
        measured = _("medido el {day}").format(day=day) if one.field == "value" and day else ""
        note = outcome.note if one is noted else ""
        words = ". ".join(filter(None, (measured, note)))
        yield Datum(
            title,
            _("Nota") if one.field == "notes" else one.label,
            one.old,
            one.new,
            words,
            "attention" if note else "text",
        )
    if not told:
        yield Datum(title, _("Todo"), "", "", outcome.note or _("igual"), "text2")


def standing(view: PlanView, area: Area) -> tuple[Datum, ...]:
    """The lines of an area as they are here, while its sheet is away."""
    return tuple(_without_repeats(one for line in area.lines for one in _here(view, line)))


def _here(view: PlanView, line: Line) -> Iterator[Datum]:
    title, figures = f"{line.code} {line.title}".strip(), view.figures
    value = view.values.get(line.id)
    goal = figures.number(line.target) if line.target is not None else ""
    said = _("sin medir") if value is None else figures.number(value)
    what = _("Avance, {unit}").format(unit=line.unit) if line.unit else _("Avance")
    yield Datum(title, what, _("{a} de {b}").format(a=said, b=goal) if goal and value is not None else said)
    for one in view.funding:
        if one.line_id == line.id:
            spent = figures.money(one.executed, one.currency) if one.currency else figures.money(one.executed)
            yield Datum(title, _("Ejecutado, {source}").format(source=one.source), spent)
