"""The import assistant as the window and the command line use it: one object from the file to the written rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from munidesk.base.errors import DoubtError, FileError, ReadOnlyError, UserError, WorldError
from munidesk.base.i18n import _
from munidesk.data.book_reading import read_book
from munidesk.data.tried import TriedOut, tried_out
from munidesk.sheets.beside import beside
from munidesk.sheets.kept import remember, remembered, remembered_on
from munidesk.sheets.layouts import LAYOUT, Laid, lay_out_book
from munidesk.sheets.looks import Looks
from munidesk.sheets.matched import Matched
from munidesk.sheets.opened import Mended, Opened
from munidesk.sheets.rehearsal import Choice, Fate, Outcome, Rehearsal
from munidesk.sheets.repeats import DUPLICATES, Repeats
from munidesk.sheets.said import controls, left_out_words, understood_words, word_choices
from munidesk.sheets.shape import Shape
from munidesk.sheets.told import Telling
from munidesk.sheets.tried import Tried
from munidesk.sheets.understand import understand_book
from munidesk.sheets.understood import Row, RowIs, SheetIs, Understood
from munidesk.sheets.values import Reading, Refusal

if TYPE_CHECKING:
    from munidesk.data.store import Store
    from munidesk.data.writer import Writer
    from munidesk.sheets.target import Taken, Taker, Target

__all__ = [
    "READ_AGAIN", "Matched", "Mended", "Opened", "Progress", "Tried", "match", "open_sheets", "rehearse", "try_out",
    "understand_again", "write",
]  # fmt: skip

REMEMBER = "remember"
"""The answer that says whether the shape is kept for the next such sheet: «no», or anything else."""
READ_AGAIN = frozenset({"year", LAYOUT})
"""The answers after which the sheets are understood anew."""
Progress = Callable[[int, int], None]
"""Rows read, of how many (0 when nobody knows)."""


def open_sheets(
    store: "Store",
    target: "Target",
    path: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Opened:
    """Raises UserError for a file that is no sheet, is too big, or takes too long; FileError for one it cannot read."""
    if target.opens is not None:
        book = target.opens(store, path, progress or (lambda _done, _of: None), cancelled or (lambda: False))
    else:
        money = target.figures(store).currency
        book = read_book(path, progress, cancelled, marks=(money.thousands, money.decimal))
    book = replace(book, pages=tuple(replace(one, name=one.name or path.stem) for one in book.pages))
    words = target.own_words(store)
    opened = _laid_out(Opened(path, book, (), fields=target.fields, as_written=book, own_words=words), Shape())
    for headings in (_headings(opened, at) for at in _chosen(opened, Shape())):
        if (found := remembered(store, target.name, headings)) is not None:
            return replace(opened, remembered=found, remembered_on=remembered_on(store, target.name, headings))
    return opened


def understand_again(opened: Opened, shape: Shape) -> Opened:
    """The same file with the sheets, heading row and last row that the person chose, and the year of its grids.

    Headings that were chosen are headings, though no list knows their words.
    """
    again = _laid_out(opened, shape)
    both = zip(again.sheets, opened.sheets, strict=True)
    return replace(
        again, sheets=tuple(new if not shape.sheets or new.sheet in shape.sheets else old for new, old in both)
    )


def _laid_out(opened: Opened, shape: Shape) -> Opened:
    """Every sheet understood, those that are no list as they stand laid out as one unless the person said no."""
    laid = lay_out_book(opened.as_written or opened.book, opened.fields, shape.answers)
    year = shape.answers.get("year", "")
    chosen = (name for names in shape.columns.values() for name in names)
    # What the list calls its columns tells the heading, where types leave a doubt.
    words = (*(word for one in opened.fields for word in (one.label, *one.also)), *chosen)
    sheets = understand_book(
        laid.book, header_row=shape.header_row, last_row=shape.last_row, words=words,
        year=int(year) if year.isdecimal() else 0,
    )  # fmt: skip
    told = (replace(one, notes=(*_told_of(laid, one), *one.notes)) for one in sheets)
    return replace(opened, book=laid.book, sheets=tuple(told), asked=laid.asked)


def _told_of(laid: Laid, one: Understood) -> tuple[str, ...]:
    return (laid.told[one.sheet],) if one.sheet in laid.told else ()


def match(target: "Target", opened: Opened, shape: Shape) -> tuple[Matched, ...]:
    """The chosen sheets (or those that are lists) with their columns and words, as far as they are understood.

    Raises UserError for a sheet or a column that is not there.
    """
    missing = [name for name in shape.sheets if name not in {one.sheet for one in opened.sheets}]
    if missing:
        known = ", ".join(f"«{one.sheet}»" for one in opened.sheets)
        raise UserError(
            _("No hay una hoja «{name}». Las que hay: {known}.").format(name=missing[0], known=known), code="sheet"
        )
    words = {
        key: {**opened.own_words.get(key, {}), **shape.values.get(key, {})}
        for key in (*opened.own_words, *shape.values)
    }
    named = replace(shape, kind=target.name, values=words)
    return tuple(beside(target, opened.sheets[at], named) for at in _chosen(opened, shape))


def _chosen(opened: Opened, shape: Shape) -> list[int]:
    """Positions of the sheets that come in: a hidden one, or one that repeats another, only when asked for."""
    if shape.sheets:
        return [at for at, one in enumerate(opened.sheets) if one.sheet in shape.sheets]
    return [at for at, one in enumerate(opened.sheets) if one.what is SheetIs.LIST]


def _headings(opened: Opened, at: int) -> tuple[str, ...]:
    return tuple(one.title for one in opened.sheets[at].columns)


def rehearse(
    store: "Store", target: "Target", opened: Opened, shape: Shape, mended: Mended, progress: Progress | None = None
) -> Rehearsal:
    """What `write` would do. `mended` are cells corrected by hand: (sheet, line, field key) → text.

    `progress` hears rows, of how many. Raises UserError when a field the list cannot do without has no column (`code`
    «unmatched»).
    """
    return try_out(store, target, opened, shape, mended, progress).rehearsal


def try_out(
    store: "Store", target: "Target", opened: Opened, shape: Shape, mended: Mended, progress: Progress | None = None
) -> Tried:
    """As `rehearse`, with what it would write: `Tried.write` does it while the file stands as it does now."""
    return _Run(store, target, opened, shape, mended, progress).tried()


def write(
    store: "Store", target: "Target", opened: Opened, shape: Shape, mended: Mended, progress: Progress | None = None
) -> Rehearsal:
    """Everything in one change, one undo, and the shape is kept. Refused rows stay out.

    Raises UserError as `rehearse`, and while a question waits for its answer (`code` «unanswered»).
    """
    return _Run(store, target, opened, shape, mended, progress).go()


_TOLD_EVERY = 200
"""Rows between two words of progress."""


class _TakenBack(Exception):
    """Ends a change that is not to stay."""


Place = tuple[int, int]
"""Position of the sheet among those matched, and of the row in it."""


@dataclass
class _Pass:
    """One way through the rows of all sheets, inside one change.

    `again` says that a refused row left something behind: only a way without it is as if it were not there.
    """

    outcomes: dict[Place, Outcome] = field(default_factory=dict)
    refused: dict[Place, Refusal] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    again: bool = False
    wrote: TriedOut | None = None


class _Run:
    """One rehearsal, or one import: the rows are read once, and given to the verbs until none is refused late."""

    def __init__(
        self, store: "Store", target: "Target", opened: Opened, shape: Shape, mended: Mended, progress: Progress | None
    ) -> None:
        self._progress = progress or (lambda _done, _of: None)
        self._store, self._target, self._opened, self._shape = store, target, opened, shape
        self._matched = match(target, opened, shape)
        self._figures = target.figures(store)
        self._check_columns()
        own = target.own_words(store)
        self._readings = [Reading(target, one, self._figures, mended, shape.answers, own) for one in self._matched]
        self._looks = Looks([one.sheet for one in self._matched], shape.answers)
        self._repeats = Repeats(shape.answers.get(DUPLICATES, ""))
        self._rows = {place: self._readings[place[0]].row(row) for place, row in self._data()}

    def _check_columns(self) -> None:
        if not self._matched:
            raise UserError(
                _("«{name}» no tiene ninguna hoja con una lista. Elija la hoja y diga en qué fila está el encabezado.")
                .format(name=self._opened.path.name), code="sheet",
            )  # fmt: skip
        for sheet in self._matched:
            for one in self._target.fields:
                if one.needed and not sheet.gives(one.key):
                    names = ", ".join(column.title for column in sheet.sheet.columns if column.title)
                    raise UserError(
                        _("Ninguna columna parece «{label}». Columnas: {names}.").format(label=one.label, names=names),
                        code="unmatched", field=one.key,
                    )  # fmt: skip

    def _data(self) -> Iterator[tuple[Place, Row]]:
        for at, sheet in enumerate(self._matched):
            branches = self._branches(sheet.sheet)
            for row_at, row in enumerate(sheet.sheet.rows):
                if row.what is RowIs.DATA or row_at in branches:
                    yield (at, row_at), row

    def _branches(self, sheet: Understood) -> frozenset[int]:
        """The rows that name others, which are records of a list that is a tree: those from which some row hangs."""
        if not self._target.tree or sheet.levels:
            return frozenset()
        above = {row.parent for row in sheet.rows}
        return frozenset(at for at in above if at >= 0 and sheet.rows[at].what is RowIs.GROUP)

    def tried(self) -> Tried:
        """Everything as if it were written, and what that was."""
        told, wrote = self._go(writing=False)
        keeps = self._shape.answers.get(REMEMBER) != "no"
        return Tried(told, wrote, self._target.name, self._label(), tuple(self._shapes()) if keeps else ())

    def go(self) -> Rehearsal:
        """Everything in one change."""
        return self._go(writing=True)[0]

    def _go(self, *, writing: bool) -> tuple[Rehearsal, TriedOut | None]:
        """One pass, unless a row is refused when part of it is written: that change is taken back, and all begun again.

        So a refused row leaves nothing behind.
        """
        refused = {place: read for place, read in self._rows.items() if isinstance(read, Refusal)}
        while True:
            done = _Pass()
            with suppress(_TakenBack), self._store.change(self._label()) as writer:
                self._take_all(writer, refused, done)
                if writing and not done.again:
                    self._require_answers(done.choices)
                if not writing and not done.again and not any(map(self._waits, done.choices)):
                    done.wrote = tried_out(self._store, writer)
                if not writing or done.again:
                    raise _TakenBack
                if self._shape.answers.get(REMEMBER) != "no":
                    self._remember()
            refused |= done.refused
            if not done.again:
                return self._told(done, refused), done.wrote

    def _require_answers(self, asked: Sequence[Choice]) -> None:
        """Inside the change, which is then taken back. Raises UserError for the first that waits."""
        waiting = next(filter(self._waits, asked), None)
        if waiting is not None:
            raise UserError(waiting.question, code="unanswered", field=waiting.code)

    def _waits(self, asked: Choice) -> bool:
        return not asked.default and asked.code not in self._shape.answers

    def _label(self) -> str:
        return _("Importar {many}").format(many=self._target.many)

    def _take_all(self, writer: "Writer", refused: Mapping[Place, Refusal], done: _Pass) -> None:
        telling = Telling(self._store, self._target.kinds, self._figures)
        repeats = self._repeats.again()
        done.choices.extend(self._looks.choices())
        done.choices.extend(one for each in self._readings for one in each.choices() if not one.default)
        for at, sheet in enumerate(self._matched):
            taker = self._target.begin(self._store, sheet.sheet, self._shape)
            rows = [
                (place, sheet.sheet.rows[place[1]], read)
                for place, read in self._rows.items()
                if place[0] == at and place not in refused and not isinstance(read, Refusal)
            ]
            rows = [one for one in rows if not self._marked_out(*one, done)]
            taker.see([(row, read) for _place, row, read in rows])
            for done_rows, (place, row, read) in enumerate(rows):
                if done_rows % _TOLD_EVERY == 0:
                    self._progress(done_rows, len(rows))
                if note := repeats.left_out(at, row, read):
                    done.outcomes[place] = self._outcome(place, row, Fate.SAME, self._title(read), note=note)
                else:
                    self._take(taker, place, read, telling, writer, done)
                    if place in done.refused:
                        repeats.let_go(row)
            done.choices.extend(taker.choices())
            done.others.extend(taker.others())
        done.choices.extend(repeats.choices())

    def _marked_out(self, place: Place, row: Row, read: Mapping[str, object], done: _Pass) -> bool:
        """Whether the row stays out for how it looks, as the person answered."""
        note = self._looks.left_out(place[0], row.line)
        if note:
            done.outcomes[place] = self._outcome(place, row, Fate.SAME, self._title(read), note=note)
        return bool(note)

    def _take(
        self, taker: "Taker", place: Place, read: Mapping[str, object], telling: Telling, writer: "Writer", done: _Pass
    ) -> None:
        row, before = self._matched[place[0]].sheet.rows[place[1]], writer.written
        try:
            taken = taker.take(row, read)
        except (DoubtError, WorldError, FileError, ReadOnlyError):
            raise
        except UserError as fault:
            done.refused[place] = self._readings[place[0]].refusal(row, fault.field, str(fault))
            done.again |= writer.written != before or not taker.let_go(row)
        else:
            done.outcomes[place] = self._taken(place, row, taken, telling, writer)

    def _taken(self, place: Place, row: Row, taken: "Taken", telling: Telling, writer: "Writer") -> Outcome:
        wrote, changes = telling.of(writer.changes, taken)
        if taken.is_new:
            return self._outcome(place, row, Fate.NEW, taken.title, note=taken.note)
        fate = Fate.CHANGED if wrote else Fate.SAME
        return replace(self._outcome(place, row, fate, taken.title, note=taken.note), changes=changes)

    def _outcome(self, place: Place, row: Row, fate: Fate, title: str, note: str = "") -> Outcome:
        return Outcome(self._matched[place[0]].sheet.sheet, row.line, title, fate, note=note)

    def _title(self, read: Mapping[str, object]) -> str:
        """What a row is called that no verb has taken: its first text."""
        return next((str(value) for value in read.values() if isinstance(value, str)), "")

    def _told(self, done: _Pass, refused: Mapping[Place, Refusal]) -> Rehearsal:
        outcomes = []
        for place, read in self._rows.items():
            row = self._matched[place[0]].sheet.rows[place[1]]
            fault = refused.get(place)
            if fault is None:
                outcomes.append(done.outcomes[place])
            else:
                title = "" if isinstance(read, Refusal) else self._title(read)
                outcomes.append(
                    replace(
                        self._outcome(place, row, Fate.REFUSED, title), field=fault.field, column=fault.column,
                        value=fault.value, reason=fault.reason,
                    )
                )  # fmt: skip
        return Rehearsal(
            tuple(outcomes),
            (*understood_words(self._target, self._matched), *left_out_words(self._opened, self._matched)),
            tuple(controls(self._target, self._matched, self._read_amounts())),
            (
                *self._opened.asked,
                *word_choices(self._target, self._matched),
                *_once([*(one for each in self._readings for one in each.choices()), *done.choices]),
            ),
            tuple(dict.fromkeys(done.others)),
        )

    def _read_amounts(self) -> Sequence[Sequence[Mapping[str, object]]]:
        """The values that were read of each sheet, for its controls."""
        found: list[list[Mapping[str, object]]] = [[] for _one in self._matched]
        for (at, _row), read in self._rows.items():
            if not isinstance(read, Refusal):
                found[at].append(read)
        return found

    def _remember(self) -> None:
        for headings, kept in self._shapes():
            remember(self._store, self._target.name, headings, kept)

    def _shapes(self) -> Iterator[tuple[tuple[str, ...], Shape]]:
        """The headings of each sheet with what was decided for it."""
        for one in self._matched:
            titles = {column.at: column.title or column.letter for column in one.sheet.columns}
            columns = {key: tuple(titles[at] for at in places) for key, places in one.columns.items()}
            kept = replace(
                self._shape, kind=self._target.name, sheets=(), columns={**columns, **self._shape.columns}, answers={}
            )
            yield tuple(column.title for column in one.sheet.columns), kept


def _once(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The same question of several sheets is asked once."""
    return tuple({one.code: one for one in reversed(choices)}.values())[::-1]
