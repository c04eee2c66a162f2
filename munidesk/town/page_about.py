"""Ajustes › Acerca de: which version this is, what it brought, what it is made of, and the self-test."""

from PySide6.QtWidgets import QWidget

from munidesk import __version__
from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data import check
from munidesk.town import licences, news
from munidesk.town.page_toolkit import toolkit
from munidesk.town.selftest import Examined, self_test
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import button, column, label


class AboutSection(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        test = button(_("Autoprueba…"), self.test, icon="checklist")
        brought = button(_("Novedades…"), self.tell_news, icon="megaphone")
        parts = button(_("Licencias…"), self.tell_licences, icon="file")
        layout = column(
            label(_("MuniDesk {version}").format(version=__version__), "strong"),
            label(_("Programa libre, con licencia MIT. Trabaja sin Internet y no envía nada."), wrap=True),
            label(
                _(
                    "Si quien le da soporte se lo pide, lea o copie la autoprueba: dice versiones, carpetas, "
                    "impresoras y si el archivo está sano, y ningún dato de sus registros."
                ),
                wrap=True,
            ),
            spacing=12,
        )
        layout.addLayout(WrapLayout(test, brought, parts))
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(test)

    def test(self) -> None:
        """Look at everything now, and show it line by line."""
        store = self._context.store
        with store.lock:
            problems = check.of_store(store)
        examined = Examined(store=store, problems=problems)
        found = self_test(toolkit(), examined, self._context.settings.backup_folder)
        bad = [one for one in found if not one.good]
        told = _("Todo está bien.") if not bad else _("Lo que empieza con «!» pide que alguien lo mire.")
        lines = [f"{'' if one.good else '! '}{one.what}: {one.said}" for one in found]
        dialogs.tell_list(self._context.window, _("Autoprueba"), told, lines)

    def tell_news(self) -> None:
        lines: list[str] = []
        for one in news.versions():
            lines += [f"{one.number} · {show_date(one.day)}", *(f"  • {what}" for what in one.brought), ""]
        dialogs.tell_list(self._context.window, _("Novedades"), _("Lo que trajo cada versión."), lines[:-1])

    def tell_licences(self) -> None:
        told = _("Las partes de otros que lleva MuniDesk, con su licencia; los textos completos, debajo.")
        lines = [one.line for one in licences.parts()]
        dialogs.tell_list(self._context.window, _("Licencias"), told, [*lines, "", *licences.whole_text().splitlines()])
