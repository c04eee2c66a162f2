"""Ajustes › Esta computadora and › Qué datos se guardan: how the window looks, and what the file keeps of people."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.data import drafts
from munidesk.records.sheet import Selection
from munidesk.town.page_paper import show_paper
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.prints import Printable, Prints
from munidesk.ui.widgets import button, column, label


class ComputerSection(QWidget):
    """Colours, size of letters and who writes: of this computer, not of the file."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        settings = context.settings
        self.mode, self.large = QComboBox(), QCheckBox(_("Letra grande (+25 %)"))
        self.author = QLineEdit(settings.author)
        for value, word in (("system", _("Como el sistema")), ("light", _("Claro")), ("dark", _("Oscuro"))):
            self.mode.addItem(word, value)
        self.mode.setCurrentIndex(max(0, self.mode.findData(settings.theme)))
        self.large.setChecked(settings.large_text)
        self.mode.setAccessibleName(_("Colores"))
        self.author.setAccessibleName(_("Quién escribe"))
        self.mode.activated.connect(lambda _index: self._save())
        self.large.clicked.connect(lambda _checked: self._save())
        self.author.editingFinished.connect(self._save)
        note = label(_("Su nombre queda en el historial, junto a cada cambio."), "quiet", wrap=True)
        for editor in (self.mode, self.author):
            editor.setMaximumWidth(theme.px(420))
        self.setLayout(
            column(
                label(_("Colores"), "quiet"), self.mode, self.large, label(_("Quién escribe"), "quiet"), self.author,
                note, None,
            )
        )  # fmt: skip
        self.setFocusProxy(self.mode)

    def _save(self) -> None:
        changed = replace(
            self._context.settings, theme=str(self.mode.currentData()), large_text=self.large.isChecked(),
            author=self.author.text().strip(),
        )  # fmt: skip
        if changed == self._context.settings:
            return
        self._context.settings = changed
        self._context.store.author = changed.author
        self._context.save_settings(changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, changed.theme, large=changed.large_text)


class DataSection(QWidget):
    """What personal data is kept, why, and that it stays here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kept = [
            column(label(_(one.what), "strong", wrap=True), label(_(one.shown), "quiet-text", wrap=True), spacing=2)
            for one in context.personal()
        ]
        printed = partial(context.document, "data-map", Selection())
        Prints(self, lambda: [Printable(_("Mapa de datos personales"), printed)])
        whose = button(_("Datos de una persona…"), lambda: context.navigator.go("personal"), icon="user")
        show = button(_("Imprimir el mapa de datos…"), self._print_map, icon="printer")
        self.forget = button("", self.forget_drafts, icon="trash")
        here = label(_("Todo queda en este archivo. MuniDesk no usa la red ni envía nada."), wrap=True)
        layout = column(here, spacing=12)
        layout.addLayout(WrapLayout(whose, show, self.forget))
        for one in kept:
            layout.addLayout(one)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(whose)

    def refresh(self) -> None:
        count = drafts.count(self._context.store)
        words = ngettext("Borrar {n} borrador…", "Borrar {n} borradores…", count).format(n=count)
        self.forget.setText(words if count else _("No hay borradores"))
        self.forget.setEnabled(bool(count) and not self._context.store.read_only)

    def forget_drafts(self) -> None:
        """What was begun and never sent, of every page."""
        text = _("Se borra todo lo que se empezó a escribir y no se envió. No se puede deshacer.")
        if dialogs.confirm(self._context.window, _("Borrar los borradores"), text, _("Borrar")):
            drafts.forget_all(self._context.store)
            self.refresh()

    def _print_map(self) -> None:
        show_paper(self._context, _("Mapa de datos personales"), partial(self._context.document, "data-map"))
