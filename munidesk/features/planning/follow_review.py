"""What a returned sheet would change, line by line, beside what is here; no widgets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
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
_CELLS = {
    "value": ("value", "evidence"),
    "evidence": ("evidence",),
    "executed": ("executed",),
    "notes": ("reason", "note"),
}
"""A figure of the review → the cells of the sheet that say it."""
_WITH = {"value": ("value", "evidence")}
"""What is left out with another: nothing shows a measure that is not taken."""

Place = tuple[str, int, str]
"""Sheet of the file, line of it, and which figure of that line; «» is the whole line."""


@dataclass(frozen=True, slots=True)
class Datum:
    """A row of the review: of which line, which of its figures, here and in the sheet, and what comes of it.

    `tone` is the colour of its words. `place` is None for what there is nothing to decide about; `taken` says whether
    it is written, None for what cannot be; `note` is what the area reads beside it if the sheet goes back.
    """

    line: str
    what: str
    here: str = ""
    there: str = ""
    words: str = ""
    tone: str = "text"
    place: Place | None = None
    taken: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that was read and rehearsed, and waits for the word to be written.

    `left` are the figures that are not taken; `notes` what the area is told of a figure or of a refused line.
    """

    path: Path
    opened: Opened
    sheet: FollowSheet
    rehearsal: Rehearsal
    left: frozenset[Place] = frozenset()
    notes: Mapping[Place, str] = field(default_factory=dict)

    @property
    def changes(self) -> int:
        """How many figures and words it brings that are taken."""
        return sum(bool(one.taken) for one in data_of(self))

    @property
    def wrong(self) -> int:
        """How many figures and lines the area would have to mend."""
        return sum(1 for _one in to_mend(self))


def review(store: Store, opened: Opened) -> Returned:
    """Rehearsed against what is here now. Raises UserError for a file that is none of our sheets."""
    sheet = sheet_named(store, opened)
    if sheet is None:
        words = _("«{name}» no salió de este archivo: traiga la planilla que sacó con «Sacar planillas…».")
        raise UserError(words.format(name=opened.path.name))
    return Returned(opened.path, opened, sheet, assistant.rehearse(store, target(), opened, Shape(), {}))


def apply(store: Store, returned: Returned) -> Rehearsal:
    """What is taken is written in one change; the rest and refused rows stay out. Raises UserError."""
    return assistant.write(store, target(), returned.opened, Shape(), _blank(returned))


def again(store: Store, returned: Returned) -> Returned:
    """The same sheet beside what is here after some of it was written: what was left is still to be decided."""
    return replace(review(store, returned.opened), left=returned.left, notes=returned.notes)


def _blank(returned: Returned) -> Mapping[tuple[str, int, str], str]:
    return {(sheet, line, cell): "" for sheet, line, what in returned.left for cell in _CELLS[what]}


def turned(returned: Returned, place: Place) -> Returned:
    """That figure is taken if it was left, and left if it was taken; a measure with its evidence."""
    sheet, line, what = place
    if place in returned.left:
        taken = {(sheet, line, one) for one in ("value", what)} if what == "evidence" else _group(place)
        return replace(returned, left=returned.left - taken)
    return replace(returned, left=returned.left | _group(place))


def _group(place: Place) -> frozenset[Place]:
    sheet, line, what = place
    return frozenset((sheet, line, one) for one in _WITH.get(what, (what,)))


def noted(returned: Returned, place: Place, note: str) -> Returned:
    """With what the area is to be told of it, and left out; without words, the note alone is taken away."""
    notes = {**returned.notes, place: note.strip()}
    left = returned.left | _group(place) if note.strip() and place[2] else returned.left
    return replace(returned, notes={key: one for key, one in notes.items() if one}, left=left)


def data_of(returned: Returned) -> tuple[Datum, ...]:
    """Every row of the sheet: what it changes, figure by figure; what is the same; what is refused, and why."""
    named = _titles(returned.opened)
    found = (one for outcome in returned.rehearsal.outcomes for one in _of(outcome, named, returned))
    return tuple(_without_repeats(found))


def to_mend(returned: Returned) -> Iterator[Datum]:
    """What the area would read a note on; what is left out with its measure needs none of its own."""
    for one in data_of(returned):
        if one.place is not None and (one.taken is False or one.tone == "bad"):
            sheet, line, what = one.place
            if what != "evidence" or one.note or (sheet, line, "value") not in returned.left:
                yield one


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


def _of(outcome: Outcome, named: Mapping[int, str], returned: Returned) -> Iterator[Datum]:
    title = named.get(outcome.line, outcome.title)
    if outcome.fate is Fate.REFUSED:
        what, place = _("Fila {n}").format(n=outcome.line), (outcome.sheet, outcome.line, "")
        said = returned.notes.get(place, "")
        yield Datum(title, what, "", outcome.value, said or outcome.reason, "bad", place, None, said)
        return
    day = next((one.new for one in outcome.changes if one.field == "day"), "")
    told = [one for one in outcome.changes if one.field in _TOLD and one.new != mark()]
    warned = next((one for one in told if one.field == "executed"), told[0] if told else None)
    for one in told:
        measured = _("medido el {day}").format(day=day) if one.field == "value" and day else ""
        note = outcome.note if one is warned else ""
        words = ". ".join(filter(None, (measured, note)))
        label = _("Nota") if one.field == "notes" else one.label
        found = Datum(title, label, one.old, one.new, words, "attention" if note else "text")
        yield _decided(found, (outcome.sheet, outcome.line, one.field), returned)
    if not told:
        yield Datum(title, _("Todo"), "", "", outcome.note or _("igual"), "text2")


def _decided(one: Datum, place: Place, returned: Returned) -> Datum:
    note = returned.notes.get(place, "")
    if place not in returned.left:
        return replace(one, place=place, taken=True)
    return replace(one, place=place, taken=False, note=note, words=note or _("no se toma"), tone="attention")


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
