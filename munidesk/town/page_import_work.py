"""One file on its way into one list, without its widgets: what was read, decided, rehearsed; kept in a draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from time import monotonic

from munidesk.base.i18n import _, ngettext
from munidesk.base.ids import new_id
from munidesk.data import drafts
from munidesk.data.book import Cell
from munidesk.data.store import Store
from munidesk.sheets import assistant
from munidesk.sheets.assistant import Matched, Opened, Progress, Tried
from munidesk.sheets.rehearsal import Choice, Fate, Rehearsal
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target
from munidesk.town.page_import_state import (
    Decided,
    answer_to,
    chosen_sheets,
    heading_of,
    missing,
    read,
    with_answer,
    with_field,
    with_sheet,
    written,
)
from munidesk.town.page_import_told import coming, put_aside

FILE, COLUMNS, REHEARSAL = range(3)


class Work:
    """`opened` is None until the file was read, `rehearsal` until it was made of what is decided now.

    `of` is the record that all rows belong to, after the field that says so («encounter_id:…»); empty for none.
    `recalled` says that the shape is that of an earlier sheet; `took` how many seconds the last rehearsal did.
    """

    def __init__(self, store: Store, name: str, target: Target, of: str = "") -> None:
        self.store, self.name, self.target, self.of = store, name, target, of
        self.opened: Opened | None = None
        self.decided = Decided()
        self.rehearsal: Rehearsal | None = None
        self._tried: Tried | None = None
        self.matched: tuple[Matched, ...] = ()
        self.recalled = False
        self.took = 0.0
        self._draft = new_id()
        self._steps: dict[bool, list[tuple[str, Decided]]] = {True: [], False: []}
        """What each step was, and what was decided before it (True: to take back) or by it (False: to do again)."""

    @property
    def shape(self) -> Shape:
        return self.decided.shape

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the sheets that come in."""
        return chosen_sheets(self.opened.sheets, self.shape) if self.opened is not None else ()

    def label_of(self, key: str) -> str:
        """How a field of the list is called; empty for none."""
        return next((one.label for one in self.target.fields if one.key == key), "")

    # -- the file

    def take(self, opened: Opened) -> None:
        """It was read: with what was decided before, or with the shape of the last such sheet."""
        self.opened, self.rehearsal, self._tried = opened, None, None
        fresh = self.shape == Shape()
        self.recalled = fresh and opened.remembered is not None
        if fresh and opened.remembered is not None:
            # It was kept by these very headings: the row they stand in, and the last one, are those of this file.
            known = replace(opened.remembered, sheets=(), header_row=0, last_row=0)
            self.decided = replace(self.decided, shape=known)
        if self.of:
            field, _colon, key = self.of.partition(":")
            self.decided = replace(self.decided, shape=with_answer(self.shape, field, key))
        self._read_again()

    def _read_again(self) -> None:
        shape = self.shape
        if self.opened is not None and (
            shape.header_row or shape.last_row or assistant.READ_AGAIN & shape.answers.keys()
        ):
            self.opened = assistant.understand_again(self.opened, self.shape)

    def understand(self, sheet: str, header_row: int, last_row: int) -> None:
        """The sheet alone, with the heading and the end that the person chose."""
        shape = replace(self.shape, sheets=(sheet,), header_row=header_row, last_row=last_row)
        self.decide(shape, _("encabezado y filas de «{sheet}»").format(sheet=sheet))
        self._read_again()

    def answer(self, code: str, answer: str) -> None:
        """A question of the rehearsal; a year makes days of a grid of months, and a drawing may be no list."""
        self.decide(with_answer(self.shape, code, answer), _("respuesta a una pregunta"))
        if code in assistant.READ_AGAIN:
            self._read_again()

    def tick(self, sheet: str) -> None:
        if self.opened is not None:
            self.decide(with_sheet(self.shape, self.opened.sheets, sheet), _("hoja «{name}»").format(name=sheet))

    # -- what is decided

    def decide(self, shape: Shape, what: str) -> None:
        """Keep it; what was rehearsed before is no longer so. `what` the step is called, to take it back."""
        self._note(what)
        self.decided, self.rehearsal, self._tried = replace(self.decided, shape=shape), None, None
        self.keep()

    def give(self, at: int, key: str, shown: Matched) -> None:
        """The column goes to that field."""
        shape = with_field(self.shape, self.target, shown, at, key, alone=len(self.matched) == 1)
        self.decide(shape, _("campo de la columna {name}").format(name=heading_of(shown.sheet, at)))

    def mend(self, sheet: str, line: int, key: str, text: str) -> None:
        """The cell as it was written over; what the rehearsal says of it is old until it is made again."""
        self._note(_("corrección de la fila {n}").format(n=line))
        self.decided = replace(self.decided, mended={**self.decided.mended, (sheet, line, key): text})
        self.keep()
        self._tried = None
        if self.rehearsal is not None:
            self.rehearsal = _waiting_for(self.rehearsal, sheet, line, text)

    def at(self, step: int) -> None:
        """How far one got."""
        if self.opened is not None and self.decided.step != step:
            self.decided = replace(self.decided, step=step)
            self.keep()

    # -- Ctrl+Z

    @property
    def steps(self) -> tuple[str, str]:
        """What the last step was, to be taken back, and what the next one, to be done again; empty for none."""
        back, again = (self._steps[one][-1][0] if self._steps[one] else "" for one in (True, False))
        return back, again

    def step_over(self, *, back: bool) -> None:
        """Take the last step back, or do the next one again; what was rehearsed is of what was decided before."""
        if not self._steps[back]:
            return
        what, wanted = self._steps[back].pop()
        self._steps[not back].append((what, self.decided))
        self.decided = replace(self.decided, shape=wanted.shape, mended=wanted.mended)
        self.rehearsal = self._tried = None
        if self.opened is not None:
            self.opened = assistant.understand_again(self.opened, self.shape)
        self.keep()

    def _note(self, what: str) -> None:
        self._steps[True].append((what, self.decided))
        self._steps[False].clear()

    # -- the draft

    @property
    def _key(self) -> str:
        return f"import.{self.name}.{self.of}" if self.of else f"import.{self.name}"

    def keep(self) -> None:
        if not self.store.read_only:
            drafts.keep(self.store, self._draft, self._key, written(self.decided))

    def give_up(self) -> None:
        drafts.forget(self.store, self._draft)
        self._draft = new_id()

    def resume(self, path: str = "") -> bool:
        """What a cut of power, or another task, left half-done, of that file alone where one is given.

        False without any, or when its file is gone.
        """
        kept = None if self.store.read_only else drafts.newest(self.store, self._key)
        decided = read(kept.values) if kept is not None else None
        if kept is None or decided is None or (path and path != decided.path):
            return False
        self._draft, self.decided = kept.id, decided
        return True

    # -- the engine

    def match(self) -> None:
        """The columns as they stand. Raises UserError where the shape names what is not in the sheet."""
        if self.opened is not None:
            self.matched = assistant.match(self.target, self.opened, self.shape)

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of what no row can be without, and no column gives."""
        return missing(self.target, self.matched)

    @property
    def rows(self) -> int:
        """How many rows of data come in."""
        return sum(len(one.data) for one in self.opened.sheets if one.sheet in self.chosen) if self.opened else 0

    def trial(self, store: Store) -> Callable[[Progress | None], tuple[Tried, float]]:
        """The rehearsal of what is decided now, in the file or in a copy of it, and how long it took.

        To be run on any thread: nothing of this object is read any more. Raises UserError when run.
        """
        target, opened, shape, mended = self.target, self.opened, self.shape, self.decided.mended
        assert opened is not None

        def run(progress: Progress | None) -> tuple[Tried, float]:
            began = monotonic()
            return assistant.try_out(store, target, opened, shape, mended, progress), monotonic() - began

        return run

    def rehearsed(self, made: tuple[Tried, float]) -> None:
        """What the trial says is what is known now."""
        self._tried, self.took = made
        self.rehearsal = self._tried.rehearsal
        self._name_refused(self.rehearsal)

    def rehearse(self, progress: Progress | None = None) -> None:
        """Everything as if it were written, and taken back. Raises UserError."""
        if self.opened is not None:
            self.rehearsed(self.trial(self.store)(progress))

    def _name_refused(self, rehearsal: Rehearsal) -> None:
        """A refused row is called as the sheet calls it, nobody having made a record of it.

        By the first text that no row can be without, or by its longest.
        """
        lacking = {(one.sheet, one.line) for one in rehearsal.outcomes if not one.title}
        if not lacking or self.opened is None:
            return
        texts = {
            (sheet.sheet, row.line): _texts(row.cells, self._title_columns(sheet.sheet))
            for sheet in self.opened.sheets
            for row in sheet.rows
            if (sheet.sheet, row.line) in lacking
        }
        named = tuple(
            one if one.title else replace(one, title=_longest(texts.get((one.sheet, one.line), []), one.value))
            for one in rehearsal.outcomes
        )
        self.rehearsal = replace(rehearsal, outcomes=named)

    def _title_columns(self, sheet: str) -> tuple[int, ...]:
        needed = [one.key for one in self.target.fields if one.needed and one.type is str and not one.choices]
        own = next((one.columns for one in self.matched if one.sheet.sheet == sheet), {})
        return tuple(at for key in needed for at in own.get(key, ()))

    @property
    def values(self) -> Mapping[tuple[str, int], Mapping[str, str]]:
        """What each row says now in the fields that are looked at; under «» the first of its texts, its name."""
        found: dict[tuple[str, int], dict[str, str]] = {}
        for one in self.matched:
            name, places = one.sheet.sheet, {key: one.columns.get(key, ()) for key in self.target.reviewed}
            for row in one.sheet.data:
                said = {key: row.cells[at[0]].shown if at else "" for key, at in places.items()}
                over = {key: self.decided.mended.get((name, row.line, key)) for key in said}
                mended = {key: text for key, text in over.items() if text is not None}
                found[name, row.line] = {"": row.cells[0].shown, **said, **mended}
        return found

    @property
    def is_old(self) -> bool:
        """Whether the file went on since the rehearsal, which may not be what would come of it now."""
        tried = self._tried
        return tried is not None and tried.wrote is not None and not tried.holds(self.store)

    def writing(self) -> Callable[[Progress | None], Rehearsal]:
        """What was rehearsed in one change, one undo; to be run on any thread, as `trial`. Raises UserError when run.

        What the rehearsal found out is not found out again.
        """
        tried, target, opened, shape, mended = (
            self._tried, self.target, self.opened, self.shape, self.decided.mended,
        )  # fmt: skip
        store = self.store
        assert opened is not None

        def run(progress: Progress | None) -> Rehearsal:
            done = tried.write(store, progress) if tried is not None else None
            return done or assistant.write(store, target, opened, shape, mended, progress)

        return run

    # -- what stands beside the primary button

    def said(self, step: int) -> tuple[str, bool]:
        """The sentence, and whether the button can be pressed."""
        if self.opened is None:
            return "", False
        if step == FILE:
            chosen = [one for one in self.opened.sheets if one.sheet in self.chosen]
            return (
                (put_aside(chosen), True) if chosen else (_("Marque con Espacio la hoja que quiere importar."), False)
            )
        if step == COLUMNS:
            if self.missing:
                return _("Falta decir qué columna es «{label}».").format(label="», «".join(self.missing)), False
            return _("Lo dudoso se ve en el ensayo: no impide continuar."), True
        return ("", False) if self.rehearsal is None else self._of_rehearsal(self.rehearsal)

    def _of_rehearsal(self, rehearsal: Rehearsal) -> tuple[str, bool]:
        waiting = len(self.unanswered(rehearsal))
        if waiting:
            asked = ngettext(
                "Falta responder {n} pregunta, a la derecha.", "Faltan responder {n} preguntas, a la derecha.", waiting
            )
            return asked.format(n=waiting), False
        if coming(rehearsal):
            return _("Nada se escribe hasta que elija «Importar»."), True
        if rehearsal.count(Fate.REFUSED):
            return _("No hay nada que escribir: corrija las rechazadas."), False
        return _("No hay nada que escribir: todo está igual."), False

    def unanswered(self, rehearsal: Rehearsal) -> list[Choice]:
        """The questions that nothing is written without."""
        return [one for one in rehearsal.choices if not one.default and answer_to(self.shape, one.code) is None]


def _texts(cells: Sequence[Cell], first: Sequence[int]) -> list[str]:
    chosen = [cells[at].shown for at in first if at < len(cells) and cells[at].shown]
    return chosen[:1] or [cell.shown for cell in cells if isinstance(cell.value, str)]


def _longest(texts: list[str], but: str) -> str:
    return max((text for text in texts if text != but), key=len, default="")


def _waiting_for(rehearsal: Rehearsal, sheet: str, line: int, text: str) -> Rehearsal:
    """The mended cell as it was written, until the rehearsal is made again."""
    said = _("Se comprueba…")
    outcomes = tuple(
        replace(one, value=text, reason=said)
        if (one.sheet, one.line) == (sheet, line) and one.fate is Fate.REFUSED
        else one
        for one in rehearsal.outcomes
    )
    return replace(rehearsal, outcomes=outcomes)
