"""The ficha de buena práctica as a form, and the manual's frozen versions with to whom they went."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents.frozen import from_json
from munidesk.features.pilot.domain import Diffusion, Manual, ManualVersion
from munidesk.features.pilot.kinds import MANUALS
from munidesk.features.pilot.store_manual import (
    delete_diffusion,
    diffusion,
    manual_of,
    save_diffusion,
    save_manual,
    versions,
)
from munidesk.town import store as town
from munidesk.town.page_export import Entry, save
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.form_of import can_be_written, form_field
from munidesk.ui.forms import Field, RecordForm, Value
from munidesk.ui.scroll import scrolling
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, card, column, label, row

_HALF = {"title", "subtitle", "practice_name", "practice_category", "practice_objectives", "practice_results"}


def _fields() -> tuple[Field, ...]:
    written = (one for one in MANUALS.fields if can_be_written(one))
    return tuple(replace(form_field(one), wide=one.name not in _HALF) for one in written)


class PracticeSheet(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._manual: Manual | None = None
        self.form = RecordForm(_fields(), self._load, self._save)
        inner = card()
        title = label(_("Portada y ficha de buena práctica"), "panel")
        inner.setLayout(column(title, self.form, None, spacing=12, margins=(16, 14, 16, 14)))
        holder = QWidget()
        holder.setLayout(column(inner, spacing=0, margins=(24, 4, 24, 16)))
        scroll = scrolling(holder)
        self.setLayout(column(scroll, spacing=0))

    def show_manual(self, manual: Manual) -> None:
        self._manual = manual
        self.setEnabled(not self._context.store.read_only)
        self.form.refresh()

    def _load(self) -> Mapping[str, object]:
        return MANUALS.row(self._manual) if self._manual is not None else {}

    def _save(self, key: str, value: Value) -> None:
        if self._manual is not None:
            store = self._context.store
            row = MANUALS.row(manual_of(store, self._manual.id))
            changed = MANUALS.read({**row, key: str(value or "").strip()})
            save_manual(store, changed, fold=f"{self._manual.id}{key}")
            self._manual = manual_of(store, self._manual.id)

    def leave(self) -> bool:
        return self.form.flush()


class VersionsSheet(QWidget):
    """Frozen versions to print again just as they were; and the diffusion log."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._manual: Manual | None = None
        self.versions: RecordTable[ManualVersion] = RecordTable(
            (
                Column(_("Versión"), lambda one: str(one.number), width=80),
                Column(_("Fecha"), lambda one: show_date(one.day), width=122),
                Column(_("Qué cambió"), lambda one: one.label, wraps=True),
            )
        )
        self.versions.setAccessibleName(_("Versiones congeladas"))
        self.log: RecordTable[Diffusion] = RecordTable(
            (
                Column(_("Fecha"), lambda one: show_date(one.day), width=122),
                Column(_("Versión"), lambda one: _("borrador") if one.version is None else str(one.version), width=96),
                Column(_("A quién"), lambda one: one.audience, wraps=True),
                Column(_("Cómo"), lambda one: one.channel, width=120),
                Column(
                    _("Ejemplares"), lambda one: "–" if one.copies is None else str(one.copies), right=True, width=120
                ),
            )
        )
        self.log.setAccessibleName(_("Difusión"))
        self.versions.says_when_empty(
            _("Todavía no hay versiones. «Congelar versión…» guarda el manual como está hoy.")
        )
        self.log.says_when_empty(_("Todavía no se anotó a quién se entregó. Escriba arriba a quién y Enter."))
        self.version = QComboBox()
        self.version.setAccessibleName(_("Versión que se entregó"))
        self.day, self.audience, self.channel, self.copies = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        for editor, words, wide in (
            (self.day, _("dd/mm/aaaa"), 110), (self.audience, _("A quién, y Enter"), 0),
            (self.channel, _("Cómo"), 0), (self.copies, _("Ejemplares"), 116),
        ):  # fmt: skip
            editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
            editor.returnPressed.connect(self.add)
            if wide:
                editor.setFixedWidth(theme.px(wide))
        self._draft = Draft(
            self, {"day": self.day, "audience": self.audience, "channel": self.channel, "copies": self.copies}
        )
        layout = row(spacing=16, margins=(24, 4, 24, 16))
        layout.addWidget(self._left(), 2)
        layout.addWidget(self._right(), 3)
        self.setLayout(layout)

    def _left(self) -> QWidget:
        left = card()
        pdf = button("PDF", lambda: self._export(".pdf"), icon="pdf")
        word = button("Word", lambda: self._export(".docx"), icon="word")
        inner = column(spacing=10, margins=(16, 14, 16, 14))
        inner.addLayout(row(label(_("Versiones congeladas"), "panel"), None, pdf, word))
        inner.addWidget(self.versions, 1)
        left.setLayout(inner)
        return left

    def _right(self) -> QWidget:
        right = card()
        inner = column(label(_("Difusión"), "panel"), spacing=10, margins=(16, 14, 16, 14))
        inner.addLayout(row(self.audience, self.version, spacing=6))
        inner.addLayout(row(self.day, self.channel, self.copies, button(_("Anotar"), self.add), spacing=6))
        inner.addWidget(self.log, 1)
        inner.addLayout(row(None, button(_("Quitar la elegida"), self._remove, kind="small")))
        right.setLayout(inner)
        return right

    def show_manual(self, manual: Manual) -> None:
        self._manual = manual
        store = self._context.store
        self.setEnabled(not store.read_only)
        if not self.day.text():
            self.day.setText(show_date(today()))
        self._draft.show(self._context.draft(f"diffusion.line:{manual.id}"))
        self._show_versions(versions(store, manual.id))
        self.log.show_records(diffusion(store, manual.id))

    def _show_versions(self, found: Sequence[ManualVersion]) -> None:
        """The newest is proposed; an older one can be handed out too, and so can the draft."""
        numbers = [one.number for one in found]
        if numbers != [one.number for one in self.versions.records] or not self.version.count():
            self.version.clear()
            for one in found:
                self.version.addItem(_("Versión {n}").format(n=one.number), one.number)
            self.version.addItem(_("El borrador"), None)
        self.versions.show_records(found)

    def add(self) -> None:
        if self._manual is None:
            return
        store = self._context.store
        try:
            copies = town.figures(store).count(self.copies.text())
            given = Diffusion(
                manual_id=self._manual.id, audience=self.audience.text(), day=parse_date(self.day.text()),
                channel=self.channel.text(), copies=copies, version=self.version.currentData(),
            )  # fmt: skip
            save_diffusion(store, given)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        for editor in (self.audience, self.channel, self.copies):
            editor.clear()
        self._draft.done()
        self.audience.setFocus()

    def _remove(self) -> None:
        one = self.log.current
        if one is not None:
            delete_diffusion(self._context.store, one.id)
            self._context.toast(_("Se quitó de la difusión."), True)

    def _export(self, suffix: str) -> None:
        one = self.versions.current
        if one is None or self._manual is None:
            self._context.toast(_("Todavía no hay ninguna versión congelada."), False)
            return
        name = _("{title}, versión {n}").format(title=self._manual.title, n=one.number)
        save(self._context, Entry(name, lambda: from_json(one.content)), suffix)
