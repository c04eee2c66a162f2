"""Ctrl+K: write, choose with the arrows, Enter goes there. Results by kind, with the text of the chosen one beside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import places
from munidesk.data import search
from munidesk.ui import icons, theme
from munidesk.ui.context import FAULT, Context, SearchGroup, SearchHit
from munidesk.ui.page import OVER
from munidesk.ui.search_list import More, SearchList, counted
from munidesk.ui.search_narrow import Narrowing
from munidesk.ui.widgets import button, card, column, elided, keycap, label, row, rule

_MOST, _ALL = 5, 200
_KIND = Qt.ItemDataRole.UserRole
_TEXT = 20_000  # letters of a text shown beside: from the first word found on


class SearchPanel(QFrame):
    """Lies over the whole window while it is open; on closing, the keyboard goes back where it was."""

    def __init__(self, context: Context, go: Callable[[SearchHit], None]) -> None:
        super().__init__(context.window)
        self.setProperty(OVER, True)
        self._context, self._go = context, go
        self._before: QWidget | None = None
        self._only: frozenset[str] = frozenset()
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(0)
        self._due.timeout.connect(self._seek)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Buscar o ir a…"))
        self.field.setAccessibleName(_("Buscar o ir a…"))
        self.field.addAction(icons.icon("search", theme.tokens().accent, 20), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setFont(theme.font(theme.PANEL))
        self.field.setStyleSheet("QLineEdit { border: none; background: transparent; }")
        self.field.textEdited.connect(lambda _text: self._due.start())
        self.results, self.kinds = SearchList(), QListWidget()
        self.results.currentRowChanged.connect(lambda _row: self._show_text())
        self.results.itemClicked.connect(lambda _item: self.choose())
        self.kinds.setAccessibleName(_("Buscar en"))
        self.kinds.setStyleSheet(
            "QListWidget { border: 2px solid transparent; border-radius: 6px; }"
            f"QListWidget:focus {{ border-color: {theme.tokens().accent}; }}"
        )
        self.kinds.setSpacing(theme.px(3))
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.itemChanged.connect(self._filter)
        self._count, self._none = label(kind="quiet"), label(kind="quiet-text", wrap=True)
        self._title, self._detail = label(kind="strong", wrap=True), label(kind="quiet", wrap=True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open = button(_("Abrir"), self.choose, kind="primary", icon="chevron-right")
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.narrow = Narrowing(context)
        self.narrow.changed.connect(self._seek)
        self._build()
        self._stops = (self.field, self.kinds, *self.narrow.combos)
        for widget in self._stops:
            widget.installEventFilter(self)
        self.hide()

    # -- how it looks

    def _build(self) -> None:
        self._card = card()
        head = row(self.field, self._count, keycap("Esc"), spacing=12, margins=(12, 8, 16, 8))
        left = column(label(_("Buscar en"), "strong"), self.kinds, self.narrow, label(_(
            "«frase exacta», o -palabra para quitarla"), "quiet", wrap=True), spacing=8, margins=(16, 12, 8, 12),
        )  # fmt: skip
        self._left, self._right = QWidget(), QWidget()
        self._left.setFixedWidth(theme.px(210))
        self._left.setLayout(left)
        right = column(self._title, self._detail, spacing=8, margins=(16, 12, 16, 12))
        right.addWidget(self._text, 1)
        right.addStretch(0)  # a record without a text: its title stays above, the button below
        right.addLayout(row(self._open, None))
        self._right.setLayout(right)
        middle = column(self._none, spacing=0)
        middle.addWidget(self.results, 1)
        body = row(self._left, rule(vertical=True), spacing=0)
        body.addLayout(middle, 3)
        body.addWidget(rule(vertical=True))
        body.addWidget(self._right, 2)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addLayout(body, 1)
        layout.addWidget(rule())
        layout.addLayout(self._keys())
        self._card.setLayout(layout)
        self._card.setParent(self)
        self._none.setMargin(theme.px(24))

    def _keys(self) -> QHBoxLayout:
        made = row(spacing=6, margins=(16, 6, 16, 6))
        for keys, words in (("↑ ↓", _("elegir")), ("Tab", _("otra clase")), ("Enter", _("abrir")),
                            ("F6", _("filtros")), ("Esc", _("volver"))):  # fmt: skip
            for key in keys.split():
                made.addWidget(keycap(key))
            made.addWidget(label(words, "quiet"))
            made.addSpacing(10)
        made.addStretch(1)
        made.addWidget(elided(_("Primero lo escrito igual, con sus acentos"), kind="quiet"))
        return made

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 110))
        painter.end()

    def place(self) -> None:
        """Over the whole window, whatever its size."""
        host = self.window()
        self.setGeometry(host.rect())
        width = min(theme.px(1148), host.width() - theme.px(48))
        height = min(theme.px(655), host.height() - theme.px(64))
        self._card.setGeometry((host.width() - width) // 2, (host.height() - height) // 2, width, height)
        self._right.setVisible(width >= theme.px(900))

    # -- opening and closing

    def show_for(self, words: str = "") -> None:
        """Open it and write there; what was being looked for is chosen, to be written over."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        if words:
            self.field.setText(words)
        self._only = frozenset()
        self.narrow.start()
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()
        self._seek()

    def dismiss(self) -> None:
        self._due.stop()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def choose(self) -> None:
        """Go to the result, or show all of its kind."""
        if self._due.isActive():  # Enter came before the last letters were looked for
            self._due.stop()
            self._seek()
        chosen = self.results.chosen
        if isinstance(chosen, More):
            self._only = frozenset({chosen.group.key})
            self._seek()
        elif chosen is not None:
            self.dismiss()
            self._go(chosen)

    # -- looking

    def _seek(self) -> None:
        words = self.field.text()
        narrowed = self.narrow.chosen
        found = self._context.seek(words, (), _MOST, narrowed) if words.strip() else ()
        shown = self._context.seek(words, self._only, _ALL, narrowed) if self._only and words.strip() else found
        fault = next((one.title for one in (*found, *shown) if one.key == FAULT), "")
        found, shown = ([one for one in groups if one.key != FAULT] for groups in (found, shown))
        self._show_kinds(found)
        self.results.show_groups(shown, search.asked(words).words)
        total = sum(one.total for one in found)
        known = any(one.total >= search.MANY for one in found)
        self._count.setText(
            "" if not words.strip()
            else _("más de {n} resultados").format(n=search.MANY) if known
            else ngettext("{n} resultado", "{n} resultados", total).format(n=total)
        )  # fmt: skip
        self._none.setVisible(bool(fault) or not shown)
        self.results.setVisible(bool(shown))
        self._none.setText(fault or _nothing(words.strip(), bool(narrowed)))
        self._show_text()

    def _show_kinds(self, groups: Sequence[SearchGroup]) -> None:
        self.kinds.blockSignals(True)
        self.kinds.clear()
        everything = QListWidgetItem(_("Todo"))
        everything.setCheckState(Qt.CheckState.Unchecked if self._only else Qt.CheckState.Checked)
        self.kinds.addItem(everything)
        for one in groups:
            item = QListWidgetItem(f"{one.title}  {counted(one.total)}")
            item.setData(_KIND, one.key)
            chosen = not self._only or one.key in self._only
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.kinds.addItem(item)
        self.kinds.blockSignals(False)

    def _filter(self, changed: QListWidgetItem) -> None:
        at = self.kinds.row(changed)
        key = str(changed.data(_KIND) or "")
        if not key:
            self._only = frozenset()
        elif changed.checkState() == Qt.CheckState.Checked:
            self._only |= {key}
        else:
            others = {str(self.kinds.item(i).data(_KIND)) for i in range(1, self.kinds.count())}
            self._only = (self._only or frozenset(others)) - {key}
        self._seek()
        self.kinds.setCurrentRow(min(at, self.kinds.count() - 1))

    def _show_text(self) -> None:
        hit = self.results.chosen
        shown = isinstance(hit, SearchHit)
        for widget in (self._title, self._detail, self._text, self._open):
            widget.setVisible(shown)
        if not isinstance(hit, SearchHit):
            return
        self._title.setText(hit.title)
        self._detail.setText(hit.detail)
        kind, _colon, key = hit.record.partition(":")
        text = hit.text or (search.text_of(self._context.store, kind, key) if hit.record else "")
        words = search.asked(self.field.text()).words
        first = next(iter(places(text, words)), (0, 0))[0]
        start = max(0, first - 400) if first > _TEXT // 2 else 0
        self._text.setPlainText(("…" if start else "") + text[start : start + _TEXT])
        self._text.setVisible(bool(text))
        self._mark(words)

    def _mark(self, words: tuple[str, ...]) -> None:
        text = self._text.toPlainText()
        look = QTextCharFormat()
        look.setBackground(theme.colour("attention_ground"))
        marks, cursor = [], QTextCursor(self._text.document())
        for start, end in places(text, words):
            one = QTextEdit.ExtraSelection()
            cursor.setPosition(_units(text, start))
            cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = QTextCursor(cursor), look
            marks.append(one)
        self._text.setExtraSelections(marks)
        if marks:
            cursor.setPosition(marks[0].cursor.selectionStart())
            self._text.setTextCursor(cursor)
            self._text.centerCursor()

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss() if watched is self.field else self.field.setFocus()
                return True
            if watched is self.field:
                return self._press(event, alt)
            if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self._go_on(1 if event.key() == Qt.Key.Key_Tab else -1)
                return True
            if event.key() == Qt.Key.Key_F6 or (alt and event.key() == Qt.Key.Key_F):
                self.field.setFocus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key of the panel goes on to the page behind: F6 there is the page's, and here comes back to the words."""
        if event.key() == Qt.Key.Key_F6:
            self.field.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def _to_filters(self) -> None:
        self.kinds.setFocus()
        self.kinds.setCurrentRow(max(0, self.kinds.currentRow()))

    def _go_on(self, step: int) -> None:
        """From one filter to the next, and from the last one back to the words."""
        stops = [one for one in self._stops if one.isVisible()]
        at = next((n for n, one in enumerate(stops) if one.hasFocus()), 0)
        stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    def seek_again(self) -> None:
        """There is more to find: what was chosen stays chosen."""
        chosen = self.results.chosen
        self._seek()
        if isinstance(chosen, SearchHit):
            self.results.choose(chosen)

    def _press(self, event: QKeyEvent, alt: bool) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down | Qt.Key.Key_Up as key:
                self.results.step(steps[key])
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp as key:
                for _step in range(6):
                    self.results.step(1 if key == Qt.Key.Key_PageDown else -1)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab as key:
                self.results.next_kind(1 if key == Qt.Key.Key_Tab else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.choose()
            case Qt.Key.Key_F6:
                self._to_filters()
            case Qt.Key.Key_F if alt:
                self._to_filters()
            case _:
                return False
        return True


def _nothing(words: str, narrowed: bool) -> str:
    if not words:
        return _("Escriba una palabra, un nombre, un número («resolución 48») o lo que quiere hacer («nueva sesión»).")
    if narrowed:
        return _("No se encontró «{words}» con esa fecha, órgano o estado. Elija «Cualquiera» o «Todos».").format(
            words=words
        )
    return _("No se encontró «{words}». Pruebe con menos palabras, o con la parte de un número: 48/2026.").format(
        words=words
    )


def _units(text: str, at: int) -> int:
    """The place of a letter as Qt counts: a sign beyond the common ones is two."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
