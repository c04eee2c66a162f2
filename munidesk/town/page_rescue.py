"""The window for the day the file does not open: what happened, and the ways out, all by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QFrame,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data import backup, copies
from munidesk.data.backup import Verified, fault_words
from munidesk.data.schema import Schema
from munidesk.town.page_copies import CopiesPanel
from munidesk.town.rescue import (
    Found,
    Look,
    Refused,
    Way,
    base_name,
    can_be_read,
    free_name,
    make_folder,
    places,
    refused,
    target_of,
    usable_folder,
    ways,
)
from munidesk.ui import dialogs, icons, theme
from munidesk.ui.hints import HintStrip
from munidesk.ui.rail import Rail, RailEntry
from munidesk.ui.scroll import scrolling
from munidesk.ui.tasks import Job, Tasks
from munidesk.ui.ways import WayButton, Ways
from munidesk.ui.widgets import button, card, column, elided, label, row

WIDE = 760
_SIDE_FROM = 1200
_NO_NATIVE = QFileDialog.Option.DontUseNativeDialog


@dataclass(frozen=True, slots=True)
class Doors:
    """What the rescue window may do: `open(path, read_only, said)` shows that municipality, or raises UserError."""

    open: Callable[[Path, bool, str], None]
    start_over: Callable[[], None]
    schemas: Sequence[Schema]
    look: Look
    backup_folder: str = ""
    last_file: str = ""


class Rescue(QWidget):
    """Shown instead of a municipality that does not open. Nothing here writes over a file that is there."""

    def __init__(self, what: Refused, doors: Doors) -> None:
        super().__init__()
        self._doors = doors
        self._waiting = False
        self.tasks = Tasks(self)
        self.setWindowTitle(_("No se pudo abrir · MuniDesk"))
        self.setMinimumSize(theme.px(820), theme.px(560))
        self._what, self._path = label(kind="strong", wrap=True), elided(kind="quiet", stretch=True)
        self._buttons = self._made_buttons()
        self.ways = Ways(self._buttons.values())
        self.copies = CopiesPanel(self.tasks, doors.schemas, doors.look)
        self.copies.found.connect(self._on_found)
        self.copies.opened.connect(self.restore)
        self._side = self._reassurance()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._ways_page())
        self._stack.addWidget(self._copies_page())
        self._hints = HintStrip(self)
        self.setLayout(self._laid_out())
        QShortcut(QKeySequence("F1"), self, self.help)
        self.show_refused(what)

    # -- building

    def _made_buttons(self) -> dict[Way, WayButton]:
        def made(icon: str, title: str, do: Callable[[], object]) -> WayButton:
            return WayButton(icon, title, do)

        return {
            Way.AGAIN: made("redo", _("Probar de nuevo"), self.again),
            Way.BRING: made("upload", _("Traerlo a esta computadora"), self.bring),
            Way.RESTORE: made("undo", _("Recuperar un respaldo…"), self.show_copies),
            Way.OTHER: made("folder", _("Elegir otro municipio…"), self.choose_other),
            Way.READ: made("book", _("Abrir solo para leer"), self.read),
            Way.NEW: made("plus", _("Empezar de nuevo"), self._doors.start_over),
        }

    def _laid_out(self) -> QVBoxLayout:
        rail = Rail((RailEntry("help", _("Ayuda"), "help", True, "F1"),), lambda _key: self.help())
        rail.buttons["help"].setCheckable(False)
        middle = row(rail, spacing=0)
        middle.addWidget(self._stack, 1)
        status = card("status")
        status.setLayout(column(self._hints, spacing=0))
        self._hints.setStyleSheet("background: transparent;")
        whole = column(spacing=0)
        whole.addLayout(middle, 1)
        whole.addWidget(status)
        return whole

    def _ways_page(self) -> QWidget:
        told = card("bad")
        mark = QLabel()
        mark.setPixmap(icons.pixmap("alert-circle", theme.tokens().bad, 20))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = row(mark, spacing=12, margins=(16, 12, 16, 12))
        line.addLayout(column(self._what, self._path, spacing=4), 1)
        told.setLayout(line)
        left = column(told, label(_("¿Qué quiere hacer?"), "panel"), self.ways, None, spacing=14)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setMaximumWidth(theme.px(WIDE))
        inside = row(spacing=24)
        inside.addWidget(holder, 1000)
        inside.addLayout(column(self._side, None))
        inside.addStretch(1)
        page = column(label(_("No se pudo abrir el municipio"), "title"), spacing=16, margins=(24, 20, 24, 16))
        page.addLayout(inside, 1)
        return scrolling(_holding(page))

    def _reassurance(self) -> QFrame:
        made = card()
        made.setFixedWidth(theme.px(330))
        inner = column(label(_("Antes de elegir"), "panel"), spacing=12, margins=(16, 14, 16, 16))
        for text in (
            _("Nada se borró: el archivo sigue donde estaba, tal como está."),
            _("Un respaldo vuelve siempre a un archivo nuevo; nada se escribe encima."),
            _("Puede cerrar y preguntar a quien le da soporte: nada se pierde por esperar."),
        ):
            mark = QLabel()
            mark.setPixmap(icons.pixmap("check", theme.tokens().good, 18))
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            line = row(mark, spacing=10)
            line.addWidget(label(text, wrap=True), 1)
            inner.addLayout(line)
        made.setLayout(inner)
        return made

    def _copies_page(self) -> QWidget:
        line = label(
            _("Vuelve a un archivo nuevo y se abre. El que no abrió y los respaldos quedan como están."), "quiet-text"
        )
        self._fault = label(kind="fault", wrap=True)
        self._fault.hide()
        self._busy = QProgressBar()
        self._busy.setFixedWidth(theme.px(160))
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._doing = label(kind="quiet-text")
        self._back = button(_("Atrás"), self.show_ways)
        self._elsewhere = button(_("Buscar en otra carpeta…"), self.look_elsewhere, icon="folder")
        self._bring_back = button(_("Recuperar esta copia"), self.restore_current, kind="primary", icon="undo")
        head = row(line, None, self.copies.progress, spacing=12)
        foot = row(self._back, self._elsewhere, None, self._doing, self._busy, self._bring_back, spacing=12)
        page = column(label(_("Recuperar un respaldo"), "title"), spacing=10, margins=(24, 20, 24, 12))
        page.addLayout(head)
        page.addWidget(self._fault)
        page.addWidget(self.copies, 1)
        page.addLayout(foot)
        return _holding(page)

    # -- what happened

    def show_refused(self, what: Refused) -> None:
        """Say this, offer the ways that fit it, and look for copies."""
        self.refused = what
        self._what.setText(what.what)
        self._path.setText("" if str(what.path) in what.what else str(what.path))
        readable = can_be_read(what.path, self._doors.schemas)
        lines = {
            Way.AGAIN: _("El mismo archivo, después de conectar la memoria o de esperar un momento."),
            Way.BRING: _("Se copia y se comprueba en {folder}; el de la nube queda como está.").format(
                folder=usable_folder(what.path)
            ),
            Way.RESTORE: _("Elija una copia: vuelve a un archivo nuevo y se abre."),
            Way.OTHER: _("Abra otro archivo .munidesk de esta computadora o de una memoria."),
            Way.READ: _("Para mirar, buscar y exportar. Nada se puede cambiar."),
            Way.NEW: _("Crea un municipio vacío en otro archivo; este queda como está."),
        }
        for way, made in self._buttons.items():
            made.say(lines[way])
        if not readable:
            self._buttons[Way.READ].say(_("No se puede: este archivo no se deja leer."), enabled=False)
        self.ways.show_ways([self._buttons[way] for way in ways(what)])
        self.copies.look_for(what.path, places(what.path, self._doors.backup_folder))
        self._on_found()
        self.show_ways()

    def show_ways(self) -> None:
        self._stack.setCurrentIndex(0)
        self._hints.set(_("Teclas"), (("↑ ↓", _("elegir")), ("Enter", _("hacerlo")), ("F1", _("ayuda"))))
        QTimer.singleShot(0, self, self.ways.focus_first)

    def _on_found(self) -> None:
        self._buttons[Way.RESTORE].say_chip(*self.copies.summary())
        self._bring_back.setEnabled(self.copies.current is not None and self._busy.isHidden())
        if self._waiting and self.copies.records and not self.copies.searching:
            self._waiting = False
            self.copies.table.setFocus(Qt.FocusReason.TabFocusReason)

    # -- the ways out

    def show_copies(self) -> None:
        self._say_fault("")
        self._stack.setCurrentIndex(1)
        self._hints.set(
            _("Teclas"),
            (("↑ ↓", _("elegir")), ("Enter", _("recuperar")), ("Tab", _("botones")), ("Esc", _("volver"))),
        )
        (self.copies.table if self.copies.records else self._elsewhere).setFocus(Qt.FocusReason.TabFocusReason)

    def look_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Carpeta de los respaldos"), str(Path.home()), _NO_NATIVE)
        if chosen:
            self.look_in(Path(chosen))

    def look_in(self, folder: Path) -> None:
        """Look for copies there too; the first one found takes the keys."""
        self._waiting = True
        self.copies.look_for(self.refused.path, (folder,))

    def restore_current(self) -> None:
        if (one := self.copies.current) is not None:
            self.restore(one)

    def restore(self, found: Found) -> None:
        """Bring the copy back as a new file, and open it."""
        self._copy_to(found.copy.path, target_of(found, self.refused.path))

    def bring(self) -> None:
        """The file itself, verified, into a folder that no cloud copies."""
        path = self.refused.path
        self._copy_to(path, free_name(usable_folder(path), base_name(path)))

    def _copy_to(self, source: Path, target: Path) -> None:
        if not self._busy.isHidden():
            return
        self.copies.stop()
        self._set_busy(_("Recuperando y comprobando…"))

        def work(_job: Job) -> Verified:
            make_folder(target.parent)
            return backup.restore(source, target, self._doors.schemas)

        self.tasks.run(work, lambda made: self._open_restored(target, made), self._on_failed)

    def _open_restored(self, target: Path, made: Verified) -> None:
        self._set_busy("")
        words = fault_words([problem.text for problem in made.faults])
        said = _("Quedó en «{name}»").format(name=target.name)
        self.open(target, said=f"{said}, {words}" if words else said)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy("")
        if not isinstance(error, UserError):
            dialogs.own_error(self, error)
        elif self._stack.currentIndex() == 1:
            self._say_fault(str(error))
        else:
            dialogs.tell(self, _("No se pudo hacer"), str(error))

    def choose_other(self) -> None:
        usual = self._doors.last_file if self._doors.last_file != str(self.refused.path) else ""
        start = usual or str(usable_folder(self.refused.path))
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Elegir otro municipio"), start, f"{_('Municipios')} (*{copies.SUFFIX})", options=_NO_NATIVE
        )
        if chosen:
            self.open(Path(chosen))

    def again(self) -> None:
        self.open(self.refused.path)

    def read(self) -> None:
        self.open(self.refused.path, read_only=True, said=_("Abierto solo para leer: nada se puede cambiar."))

    def open(self, path: Path, *, read_only: bool = False, said: str = "") -> None:
        """Open that file; when it does not open either, say so here."""
        try:
            self._doors.open(path, read_only, said)
        except UserError as error:
            self.show_refused(refused(path, error))

    # -- keys, size, closing

    def help(self) -> None:
        dialogs.tell(
            self,
            _("Ayuda"),
            _(
                "MuniDesk no pudo abrir el archivo de su municipio. El archivo no se tocó.\n\n"
                "Recuperar un respaldo: muestra las copias que encontró y comprobó, con la fecha del último cambio "
                "que guardan. La que elija vuelve a un archivo nuevo.\n"
                "Elegir otro municipio: para abrir otro archivo, por ejemplo si lo cambió de carpeta.\n"
                "Abrir solo para leer: para mirar y exportar lo que se pueda leer.\n"
                "Empezar de nuevo: para crear un municipio vacío.\n\n"
                "Con las flechas se elige y con Enter se hace. Esc vuelve atrás."
            ),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.show_ways()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press()
            return
        super().keyPressEvent(event)

    def _press(self) -> None:
        """Enter on a button that leaves it to us does what Space does."""
        here = self.focusWidget()
        if isinstance(here, QAbstractButton):
            here.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= theme.px(_SIDE_FROM))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.tasks.stop()
        super().closeEvent(event)

    def _say_fault(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def _set_busy(self, words: str) -> None:
        self._doing.setText(words)
        self._busy.setRange(0, 0)
        self._busy.setVisible(bool(words))
        for made in (self._back, self._elsewhere, self._bring_back, self.ways):
            made.setEnabled(not words)


def _holding(layout: QVBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made
