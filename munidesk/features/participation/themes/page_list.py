"""Temas y respuestas: contributions at the left, themes at the right; keys and dragging group them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, join_and
from munidesk.features.participation.domain import Encounter
from munidesk.features.participation.encounters.store import contributions, encounters
from munidesk.features.participation.themes.grouping import suggest
from munidesk.features.participation.themes.page import ThemePanel
from munidesk.features.participation.themes.page_suggestions import Suggestions
from munidesk.features.participation.themes.page_theme_lists import ID_ROLE, ContributionList, ThemeList, plain_within
from munidesk.features.participation.themes.store import (
    ThemeRow,
    delete_theme,
    merge_themes,
    move_to_theme,
    new_theme,
    save_theme,
    themes,
)
from munidesk.records.ref import Ref
from munidesk.town.contributions import Contribution
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.making import Making
from munidesk.ui.row_heights import empty_note
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.two_lines import item_of, two_lines
from munidesk.ui.widgets import Chip, button, card, column, keycap, label, row, rule

_SHORT = 28
"""Letters of a theme's title in the chip of the number that is being typed."""


class ThemesTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self._rows: tuple[ThemeRow, ...] = ()
        self._said: tuple[Contribution, ...] = ()
        self._filter = Segments(self._segments(), "loose")
        self._filter.chosen.connect(lambda _key: self._show_said())
        self._where: dict[str, Encounter] = {}
        self._encounter = QComboBox()
        self._encounter.setAccessibleName(_("Encuentro"))
        self._encounter.activated.connect(lambda _at: self.refresh())
        self.said, self.list = ContributionList(), ThemeList()
        self._none_said, self._no_themes = empty_note(self.said), empty_note(self.list)
        self._no_themes.setText(_("Todavía no hay temas. Elija aportes y pulse N, o pida «Sugerir grupos»."))
        self.said.asked.connect(self._on_key)
        self._number = Chip()
        self.said.counted.connect(self._show_number)
        self.list.dropped.connect(self._drop)
        self.list.asked.connect(self._on_theme_key)
        self.list.currentItemChanged.connect(lambda *_items: self._show_theme())
        self.panel = ThemePanel(context)
        self._suggest = button(_("Sugerir grupos"), self.suggest, kind="small")
        self._new = button(_("Tema nuevo"), lambda: self._on_key("N"), kind="small", icon="plus")
        self._lay_out()

    def making(self) -> Making | None:
        return Making(_("Tema nuevo"), lambda: self._on_key("N"))

    def _lay_out(self) -> None:
        left, middle = self._card(_("Aportes"), self._suggest), self._card(_("Temas"), self._new)
        filters = QWidget()
        stacked = column(self._encounter, spacing=8)
        stacked.addLayout(row(self._filter, None))
        filters.setLayout(stacked)
        two_lines(self.said)
        self._fill_card(left, filters, self.said, (("1…", _("al tema")), ("N", _("tema nuevo")), ("U", _("soltar"))))
        self._fill_card(middle, None, self.list, (("F2", _("nombre")), ("M", _("unir")), ("Supr", _("quitar"))))
        layout = row(spacing=16, margins=(24, 12, 24, 16))
        layout.addWidget(left, 5)
        layout.addWidget(middle, 4)
        layout.addWidget(self.panel, 5)
        self._first = FirstStep(self._context, "tag", left, middle, self.panel)
        todo = _("Los aportes se anotan en cada encuentro; aquí se agrupan en temas y cada tema recibe su respuesta.")
        go = goes(self._context, _("Ir a Encuentros"), "participation", tab="1")
        self._first.tell(_("Todavía no hay aportes que agrupar."), todo, go)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.said)

    def _card(self, title: str, action: QWidget) -> QFrame:
        made = card()
        inner = column(spacing=0, margins=(1, 1, 1, 1))
        inner.addLayout(row(label(title, "panel"), None, action, margins=(16, 8, 10, 8)))
        made.setLayout(inner)
        return made

    def _fill_card(
        self, made: QFrame, filters: QWidget | None, listing: QListWidget, keys: Sequence[tuple[str, str]]
    ) -> None:
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(rule())
        if filters is not None:
            layout.addLayout(column(filters, spacing=0, margins=(12, 8, 12, 8)))
            layout.addLayout(row(self._number, None, margins=(12, 0, 12, 0)))
        plain_within(listing)
        layout.addWidget(listing)
        hints = row(spacing=6, margins=(12, 6, 12, 8))
        for key, words in keys:
            hints.addWidget(keycap(key))
            hints.addWidget(label(words, "quiet"))
        hints.addStretch(1)
        layout.addLayout(hints)

    # -- showing

    def _segments(self) -> list[Segment]:
        loose = sum(not one.theme_id for one in self._said)
        return [Segment("loose", _("Sin tema"), loose), Segment("theme", _("Del tema")),
                Segment("all", _("Todos"), len(self._said))]  # fmt: skip

    def refresh(self) -> None:
        store = self._context.store
        self._rows = themes(store)
        self._show_encounters()
        self._said = contributions(store, str(self._encounter.currentData() or ""))
        self._first.stand(not self._rows and not self._said and not self._encounter.currentData())
        self._filter.set(self._segments())
        current = self.current_theme
        self.list.blockSignals(True)
        self.list.clear()
        for number, one in enumerate(self._rows, 1):
            item = QListWidgetItem(f"{number}. {one.theme.title}  ·  {len(one.contributions)}")
            item.setData(ID_ROLE, one.theme.id)
            self.list.addItem(item)
            if one.theme.id == current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._no_themes.setVisible(not self._rows)
        if self.list.currentRow() < 0 and self._rows:
            self.list.setCurrentRow(0)
        self._show_said()
        self.panel.show_theme(self._row())
        for widget in (self._suggest, self._new):
            widget.setEnabled(not store.read_only)

    def _show_encounters(self) -> None:
        """Those where something was said, the newest first; with one alone there is nothing to choose."""
        found = encounters(self._context.store)
        self._where = {one.encounter.id: one.encounter for one in found}
        wanted = [("", _("Todos los encuentros"))]
        wanted += [(one.encounter.id, _where_words(one.encounter)) for one in found if one.contributions]
        combo, chosen = self._encounter, self._encounter.currentData()
        if [(combo.itemData(at), combo.itemText(at)) for at in range(combo.count())] != wanted:
            combo.clear()
            for key, words in wanted:
                combo.addItem(words, key)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.setVisible(len(wanted) > 2)

    def select(self, theme_id: str) -> None:
        """Make that theme the current one."""
        places = range(self.list.count())
        self.list.setCurrentRow(next((at for at in places if self.list.item(at).data(ID_ROLE) == theme_id), 0))

    @property
    def current_theme(self) -> str:
        item = self.list.currentItem() if self.list.count() else None
        return str(item.data(ID_ROLE)) if item is not None else ""

    def _row(self) -> ThemeRow | None:
        return next((one for one in self._rows if one.theme.id == self.current_theme), None)

    def _show_theme(self) -> None:
        self.panel.show_theme(self._row())
        if self._filter.current == "theme":
            self._show_said()

    def _show_said(self) -> None:
        kept, scroll = set(self.said.chosen), self.said.verticalScrollBar().value()
        key, titles = self._filter.current, {one.theme.id: one.theme.title for one in self._rows}
        self.said.clear()
        for one in self._said:
            if (key == "loose" and one.theme_id) or (key == "theme" and one.theme_id != self.current_theme):
                continue
            item = item_of(one.text, self._detail(one, titles.get(one.theme_id, "") if key == "all" else ""))
            item.setData(ID_ROLE, one.id)
            self.said.addItem(item)
            item.setSelected(one.id in kept)
        self._none_said.setText(_nothing_words(key, some=bool(self._said)))
        self._none_said.setVisible(not self.said.count())
        if self.said.currentRow() < 0:
            self.said.setCurrentRow(0)
        self.said.verticalScrollBar().setValue(scroll)

    def _detail(self, one: Contribution, title: str) -> str:
        """Where it was said, by whom, of which zone; and its theme where all are shown."""
        place = self._where.get(one.encounter_id)
        zone = one.zone or (place.zone if place is not None else "")
        parts = (
            _("tema «{title}»").format(title=title) if title else "",
            _("zona {name}").format(name=zone) if zone else "",
            one.said_by,
            _where_words(place) if place is not None else "",
        )
        return " · ".join(part for part in parts if part)

    def _show_number(self, number: str) -> None:
        """What was typed, and the theme that Enter would send the contributions to."""
        if not number:
            self._number.set("")
        elif 0 < int(number) <= len(self._rows):
            title = self._rows[int(number) - 1].theme.title
            short = title if len(title) <= _SHORT else f"{title[:_SHORT].rstrip()}…"
            self._number.set(_("{n} · {title}: Enter").format(n=number, title=short), "accent", "tag")
        else:
            self._number.set(self._no_theme(number), "attention", "alert")

    def _no_theme(self, number: str) -> str:
        count = len(self._rows)
        words = ngettext("No hay tema {n}: hay {count}.", "No hay tema {n}: hay {count}.", count)
        return words.format(n=number, count=count)

    # -- doing

    def _on_key(self, key: str) -> None:
        ids = self.said.chosen
        if key == "N":
            self._new_theme(ids)
        elif key == "U":
            self._try(move_to_theme, self._context.store, ids, "")
        elif not 0 < int(key) <= len(self._rows):
            self._context.toast(self._no_theme(key), False)
        elif ids:
            self._move(ids, self._rows[int(key) - 1].theme.id)

    def _move(self, ids: Sequence[str], theme_id: str) -> None:
        self._try(move_to_theme, self._context.store, list(ids), theme_id)
        words = ngettext("Se agrupó {n} aporte.", "Se agruparon {n} aportes.", len(ids)).format(n=len(ids))
        self._context.toast(words, True)

    def _drop(self, theme_id: str, ids: list[str]) -> None:
        if theme_id:
            self._move(ids, theme_id)
        else:
            self._new_theme(ids)

    def _new_theme(self, ids: Sequence[str]) -> None:
        dialogs.ask_text(
            self._context.window, _("Tema nuevo"), _("¿Cómo se llama?"), draft=self._context.draft("theme.new"),
            submit=lambda title: new_theme(self._context.store, title, ids),
        )  # fmt: skip

    def _on_theme_key(self, key: str) -> None:
        current = self._row()
        if current is None:
            return
        window, one = self._context.window, current.theme
        match key:
            case "rename":
                dialogs.ask_text(
                    window, _("Nombre del tema"), value=one.title, draft=self._context.draft(f"theme.title:{one.id}"),
                    submit=lambda title: save_theme(self._context.store, replace(one, title=title)),
                )  # fmt: skip
            case "merge":
                others = [(row_.theme.id, row_.theme.title) for row_ in self._rows if row_.theme.id != one.id]
                chosen = dialogs.ask_choice(
                    window, _("Unir temas"), _("«{title}» pasa a:").format(title=one.title), others,
                    blank=_("Elija el tema…"), accept=_("Unir"),
                )  # fmt: skip
                if chosen is not None:
                    self._try(merge_themes, self._context.store, chosen, one.id)
            case "delete":
                self._delete(current)

    def _delete(self, row_: ThemeRow) -> None:
        one, count = row_.theme, len(row_.contributions)
        lost = [ngettext("{n} aporte queda sin tema", "{n} aportes quedan sin tema", count).format(n=count)]
        if row_.initiative is not None:
            lost.append(_("Iniciativa {folio}, con su respuesta").format(folio=row_.initiative.folio))
        asked = _("el tema «{title}»").format(title=one.title)
        if may_remove(self._context, [Ref("theme", one.id)], asked, lost if count or row_.initiative else ()) and (
            self._try(delete_theme, self._context.store, one.id)
        ):
            self._context.toast(_("Se quitó el tema «{title}».").format(title=one.title), True)

    def suggest(self) -> None:
        """Propose groups of the loose ones; each is accepted or left."""
        loose = [one for one in self._said if not one.theme_id]
        groups = suggest([one.text for one in loose])
        if not groups:
            self._context.toast(_("No hay aportes sin tema que compartan palabras."), False)
            return
        dialog = Suggestions(self._context.window, [
            (capital(join_and(group.words)), [loose[at].text for at in group.members]) for group in groups
        ])  # fmt: skip
        if dialog.exec() == dialog.DialogCode.Accepted:
            store = self._context.store
            with store.change(_("Aceptar grupos sugeridos")):
                for at in dialog.accepted_groups:
                    group = groups[at]
                    new_theme(store, capital(join_and(group.words)), [loose[one].id for one in group.members])
        dialog.deleteLater()


def _nothing_words(key: str, *, some: bool) -> str:
    """What an empty list of contributions says, by the filter that left it empty."""
    if not some:
        return _("Todavía no hay aportes. Se anotan en Encuentros, en la pestaña Aportes de cada uno.")
    return _("Todos los aportes tienen su tema.") if key == "loose" else _("Este tema todavía no tiene aportes.")


def _where_words(one: Encounter) -> str:
    """«Taller «Calles seguras», 17/11/2026»."""
    return f"{one.title}, {show_date(one.date)}"
