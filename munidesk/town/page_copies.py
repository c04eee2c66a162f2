"""The verified copies that were found, each with what it holds; Enter brings one back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.dates import show_date, show_time, today
from munidesk.base.i18n import _, ngettext
from munidesk.data import copies
from munidesk.data.backup import fault_words
from munidesk.data.schema import Schema
from munidesk.town.rescue import Found, Look, absent, in_order, latest_written, read_found, target_of, with_inner
from munidesk.ui import theme
from munidesk.ui.cells import ChipCell
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.tasks import Job, Tasks
from munidesk.ui.widgets import card, column, elided, label, row

_HOLDS, _FOLDER = 2, 3
_HOLDS_FROM, _FOLDER_FROM = 720, 880


class CopiesPanel(QWidget):
    """`found` fires when the list grew or the search ended; `opened` with the copy that Enter chose."""

    found = Signal()
    opened = Signal(object)

    def __init__(self, tasks: Tasks, schemas: Sequence[Schema], look: Look) -> None:
        super().__init__()
        self._tasks, self._schemas, self._look = tasks, schemas, look
        self._lost = Path()
        self._folders: tuple[Path, ...] = ()
        self._known: dict[Path, Found] = {}
        self._read: list[Found] = []
        self._job: Job | None = None
        self.searching = False
        self.progress = label(kind="quiet")
        self.table: RecordTable[Found] = RecordTable(
            (
                Column(_("Último cambio"), lambda one: moment_words(one.copy.at), width=190),
                Column(_("Municipio"), lambda one: one.contents.name),
                Column(_("Contiene"), lambda one: one.contents.holds, width=200),
                Column(_("Carpeta"), lambda one: one.copy.path.parent.name or str(one.copy.path.parent), width=170),
                Column(_("Estado"), _state_word, paint=_state, width=150),
            )
        )
        self.table.setAccessibleName(_("Copias encontradas"))
        self.table.selected.connect(lambda _one: self._show_detail())
        self.table.opened.connect(self.opened)
        self._empty = label(kind="quiet-text", wrap=True)
        self._title, self._said = label(kind="strong"), label(wrap=True)
        self._path, self._target = elided(kind="quiet", stretch=True), elided(kind="quiet", stretch=True)
        self._detail = card()
        self._detail.setLayout(
            column(self._title, self._said, self._path, self._target, spacing=4, margins=(16, 10, 16, 10))
        )
        whole = column(spacing=12)
        whole.addLayout(row(self._empty, spacing=0), 0)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._detail)
        self.setLayout(whole)
        self._show()

    # -- looking for them

    def look_for(self, lost: Path, folders: Sequence[Path]) -> None:
        """Look in these folders, and in those looked in before, for copies of the municipality at `lost`."""
        self._lost = lost
        self._folders = tuple(dict.fromkeys((*self._folders, *folders)))
        self.stop()
        self.searching, self._read = True, []
        read, where, known = self._read, self._folders, frozenset(self._known)

        def work(job: Job) -> None:
            paths = [one for one in latest_written(copies.candidates(with_inner(where), but=lost)) if one not in known]
            for done, path in enumerate(paths):
                job.step(done, len(paths))
                if (one := read_found(path, self._schemas, self._look)) is not None:
                    read.append(one)
            job.step(len(paths), len(paths))

        self._job = job = self._tasks.run(work, lambda _nothing: self._end(job), lambda _error: self._end(job))
        job.progress.connect(self._on_progress)
        self._show()

    def stop(self) -> None:
        """Look no further: the worker is wanted for something else."""
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, done: int, total: int, _note: str) -> None:
        self.progress.setText(_("Comprobando {done} de {total}…").format(done=min(done + 1, total), total=total))
        self._take()

    def _end(self, job: Job) -> None:
        if job is self._job:
            self.searching = False
            self.progress.setText("")
            self._take()

    def _take(self) -> None:
        for one in tuple(self._read):
            self._known[one.copy.path] = one
        self._show()
        self.found.emit()

    # -- showing them

    @property
    def records(self) -> tuple[Found, ...]:
        return self.table.records

    @property
    def current(self) -> Found | None:
        return self.table.current

    def _show(self) -> None:
        before = self.current if self.table.hasFocus() else None
        self.table.show_records(in_order(self._known.values(), self._lost))
        if self.records:
            wanted = before.copy.path if before is not None else self.records[0].copy.path
            self.table.select(lambda one: one.copy.path == wanted)
        self.table.setVisible(bool(self.records))
        self._empty.setText(self._empty_words())
        self._empty.setVisible(bool(self._empty.text()))
        self._show_detail()

    def _empty_words(self) -> str:
        gone = absent(self._folders)
        if gone and not self.searching:
            said = _("No está «{folder}», donde también se guardaban copias: conecte la memoria y búsquelas allí.")
            return said.format(folder=gone[0])
        if self.records:
            return ""
        if self.searching:
            return _("Buscando copias…")
        return _(
            "No se encontró ninguna copia sana cerca de este archivo. Conecte la memoria donde guarda los respaldos "
            "y elija «Buscar en otra carpeta»."
        )

    def _show_detail(self) -> None:
        one = self.current
        self._detail.setVisible(one is not None)
        if one is None:
            return
        self._title.setText(_("{name}, hasta {when}").format(name=one.contents.name, when=moment_words(one.copy.at)))
        words = fault_words(one.copy.faults)
        state = (
            _("La copia es igual a su original, {words}.").format(words=words)
            if words
            else _("La copia se abrió y se comprobó: nada le falta.")
        )
        last = _("Último cambio: {label}.").format(label=one.copy.label) if one.copy.label else ""
        self._said.setText(f"{one.contents.holds}. {last} {state}")
        self._path.setText(str(one.copy.path))
        self._target.setText(_("Se guardará como {path}").format(path=target_of(one, self._lost)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the detail says what the columns would."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_FOLDER, self.width() < theme.px(_FOLDER_FROM))
        self.table.setColumnHidden(_HOLDS, self.width() < theme.px(_HOLDS_FROM))

    def summary(self) -> tuple[str, str, str]:
        """(word, tone, icon) of the chip that says how many there are."""
        if self.searching and not self.records:
            return _("Buscando copias…"), "neutral", "search"
        if not self.records:
            return _("Sin copias a la vista"), "attention", "alert"
        count = ngettext("{n} copia, la última de {when}", "{n} copias, la última de {when}", len(self.records))
        return count.format(n=len(self.records), when=moment_words(self.records[0].copy.at)), "good", "check"


def _state_word(one: Found) -> str:
    if one.other:
        return _("Otro municipio")
    return _("Con problemas") if one.copy.faults else _("Sana")


def _state(one: Found) -> ChipCell:
    if one.other:
        return ChipCell(_state_word(one), "neutral", "info")
    return ChipCell(_state_word(one), *(("attention", "alert") if one.copy.faults else ("good", "check")))


def moment_words(at: datetime | None) -> str:
    """«hoy 18:55», «ayer 18:55», «viernes 13/11/2026 12:10»."""
    if at is None:
        return _("fecha desconocida")
    if at.date() == today():
        return _("hoy {at}").format(at=show_time(at))
    if at.date() == today() - timedelta(days=1):
        return _("ayer {at}").format(at=show_time(at))
    return f"{show_date(at.date(), 'EEEE dd/MM/y')} {show_time(at)}"
