"""Ayuda: the first steps and what F1 tells of every page, on one page that prints as a manual."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.overview.guide import FIRST_STEPS
from munidesk.overview.house import House
from munidesk.records.sheet import Selection
from munidesk.town.manifest import Help
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.help_panel import example_card, key_line
from munidesk.ui.page import Crumb, Page
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import card, column, label, row


class HelpPage(Page):
    """Plain text; nothing to read from the store."""

    def __init__(self, house: House, context: Context) -> None:
        super().__init__(context)
        everywhere = [one for feature in house.features for one in feature.help]
        layout = column(
            _card(_("Del orden del día al acta"), (label(_(text), wrap=True) for text in FIRST_STEPS)),
            *(_card(_(one.title), _told(one)) for one in everywhere),
            spacing=16, margins=(24, 8, 24, 24),
        )  # fmt: skip
        for page in house.pages:
            for one in page.help:
                chapter = "" if page.words == _(one.title) else f"{page.words} · "
                layout.addWidget(_card(f"{chapter}{_(one.title)}", _told(one)))
        layout.addStretch(1)
        holder = QWidget()
        holder.setLayout(layout)
        holder.setMaximumWidth(theme.px(860))
        export = export_menu(context, lambda: [Entry(_("Manual de uso"), partial(self.context.document, "user-guide",
                                                                                  Selection()))])  # fmt: skip
        head = row(label(_("Ayuda"), "title"), None, export, margins=(24, 16, 24, 8))
        whole = column(spacing=0)
        whole.addLayout(head)
        scroll = scrolling(holder)
        scroll.setAccessibleName(_("Ayuda"))
        self.setFocusProxy(scroll)
        whole.addWidget(scroll, 1)
        self.setLayout(whole)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Ayuda"), ""),)


def _told(one: Help) -> Iterator[QWidget]:
    if one.what:
        yield label(_(one.what), wrap=True)
    if one.example:
        yield example_card(_(one.example))
    yield from (key_line(keys, _(words)) for keys, words in one.keys)
    for seen, cure in one.wrong:
        holder = QWidget()
        holder.setLayout(column(label(_(seen), "strong", wrap=True), label(_(cure), wrap=True), spacing=2))
        yield holder


def _card(title: str, inside: Iterator[QWidget]) -> QWidget:
    made = card()
    made.setLayout(column(label(title, "panel"), *inside, spacing=8, margins=(16, 12, 16, 12)))
    return made
