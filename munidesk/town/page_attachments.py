"""The papers of a record: open them, add one, take one away. Every feature shows them with this panel."""

from fractions import Fraction
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.files import sentence_for, whole_file
from munidesk.base.i18n import _
from munidesk.base.paths import scratch
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.attachment_kinds import Handling, handling, why_saved
from munidesk.town.attachments import attach, attachment_bytes, attachments_of, detach
from munidesk.town.domain import Attachment
from munidesk.ui import dialogs
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.export import ask_path
from munidesk.ui.widgets import button, clear, column, label, row, tool

_SHOWN = 30
_MEGABYTE = 1_048_576


class AttachmentsPanel(QWidget):
    """`changed` fires after a file was added or taken away."""

    changed = Signal()

    def __init__(self, context: Context, title: str = "") -> None:
        super().__init__()
        self._context = context
        self._owner: Ref | None = None
        self._shown: tuple[Attachment, ...] | None = None
        self._list = column(spacing=2)
        self._add = button(title or _("Adjuntar documento…"), self.choose, icon="paperclip", kind="quiet")
        layout = column(spacing=4)
        layout.addLayout(self._list)
        layout.addLayout(row(self._add, None))
        self.setLayout(layout)

    def show_owner(self, owner: Ref | None) -> None:
        """Show the papers of a record; None hides the panel."""
        found = attachments_of(self._context.store, owner) if owner is not None else ()
        self.setVisible(owner is not None)
        self._add.setEnabled(not self._context.store.read_only)
        if owner == self._owner and found == self._shown:
            return
        self._owner, self._shown = owner, found
        clear(self._list)
        for one in found:
            tip = _("Abrir") if handling(one.name) is Handling.OPENS else _("Guardar como…")
            short = _short(one.name)
            tip = tip if short == one.name else f"{tip}: {one.name}"
            opened = button(short, partial(self._open, one), icon="file", kind="quiet", tip=tip)
            away = tool("close", _("Quitar {name}").format(name=one.name), partial(self._remove, one))
            self._list.addLayout(
                row(opened, label(_size(one.size, town.figures(self._context.store)), "quiet"), None, away)
            )

    @property
    def shown(self) -> tuple[Attachment, ...]:
        """The papers that are shown."""
        return self._shown or ()

    def choose(self) -> None:
        folder = self._context.store.path.parent
        if chosen := ask_file(self._context.window, _("Adjuntar documento"), folder, ""):
            self.attach(chosen)

    def attach(self, path: Path) -> None:
        if self._owner is None:
            return
        try:
            attach(self._context.store, self._owner, path)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        self.show_owner(self._owner)
        self.changed.emit()

    def _open(self, one: Attachment) -> None:
        """A copy opened by the system's program; what might be a program itself is saved where the person says."""
        try:
            data = attachment_bytes(self._context.store, one)
            if handling(one.name) is not Handling.OPENS:
                self._save_as(one, data)
                return
            target = self._context.copies.write(one.name, one.sha256, data)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        except OSError as error:
            self._context.toast(sentence_for(error, scratch() / one.name), False)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))):
            self._context.toast(
                _("No hay un programa para abrirlo. La copia está en {path}").format(path=target), False
            )

    def _save_as(self, one: Attachment, data: bytes) -> None:
        title = _("Guardar «{name}»").format(name=one.name)
        if not dialogs.confirm(self._context.window, title, why_saved(one.name), _("Guardar como…")):
            return
        path = ask_path(self._context, Path(one.name).stem, Path(one.name).suffix.lower())
        if path is None:
            return
        with whole_file(path) as temporary:
            temporary.write_bytes(data)
        self._context.toast(_("Se guardó {name} en {folder}").format(name=path.name, folder=path.parent), False)

    def _remove(self, one: Attachment) -> None:
        detach(self._context.store, one.id)
        self.show_owner(self._owner)
        self.changed.emit()
        self._context.toast(_("Se quitó {name}.").format(name=one.name), True)


def _short(name: str) -> str:
    """A long name loses its middle; its ending, which says what it is, stays."""
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 16]}…{name[-15:]}"


def _size(count: int, figures: Figures) -> str:
    """«1,4 MB», «12 KB»."""
    if count >= _MEGABYTE:
        return f"{figures.number(Fraction(count, _MEGABYTE), 1)} MB"
    return f"{figures.number(max(1, count // 1024))} KB"
