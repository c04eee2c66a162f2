"""Both texts of an agreement in one table: a row for each article, under it what was observed of it."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.features.twinning.agreement.compare import Change, compared
from munidesk.features.twinning.codes import Answer
from munidesk.features.twinning.domain import AgreementArticle, AgreementObservation
from munidesk.features.twinning.view import Line
from munidesk.ui import theme
from munidesk.ui.widgets import tone_colours

_VERBS = {"Return": "edit", "Enter": "edit", "Ins": "new", "Del": "remove", "1": "1", "2": "2", "3": "3",
          "V": "compare", "B": "observe", "Ctrl+Shift+V": "version"}  # fmt: skip


HTML = Qt.ItemDataRole.UserRole + 1
_PAD = 8


def drawn(words: str, wide: int, font: QFont) -> QTextDocument:
    """The text as it is set within that width."""
    made = QTextDocument()
    made.setDefaultFont(font)
    made.setDocumentMargin(theme.px(_PAD))
    made.setHtml(words)
    made.setTextWidth(max(wide, theme.px(120)))
    return made


class _TextPainter(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chosen = option.state & QStyle.StateFlag.State_Selected
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        area = option.rect
        painter.save()
        if ground is not None:
            painter.fillRect(area, ground)
        elif chosen:
            painter.fillRect(area, theme.colour("selected"))
        if chosen and not index.column():
            painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), theme.colour("accent"))
        painter.translate(area.topLeft())
        painter.setClipRect(0, 0, area.width(), area.height())
        text = drawn(str(index.data(HTML)), area.width(), option.font)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
        text.documentLayout().draw(painter, context)
        painter.restore()


class TextsTable(QTableWidget):
    """`asked` fires with the word of the key that was pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, 2)
        self._rows: list[Line | AgreementObservation] = []
        self.setItemDelegate(_TextPainter(self))
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.cellDoubleClicked.connect(lambda _row, _column: self.asked.emit("edit"))

    @property
    def line(self) -> Line | None:
        """The article one is at, also from an observation under it."""
        for one in reversed(self._rows[: self.currentRow() + 1]):
            if isinstance(one, Line):
                return one
        return None

    @property
    def observation(self) -> AgreementObservation | None:
        at = self.currentRow()
        found = self._rows[at] if 0 <= at < len(self._rows) else None
        return found if isinstance(found, AgreementObservation) else None

    def show_lines(
        self, lines: Sequence[Line], earlier: Mapping[int, Line] | None,
        observed: Sequence[AgreementObservation], languages: tuple[str, str],
    ) -> None:  # fmt: skip
        """`earlier` are those of the version before, to show what changed; None shows the text alone."""
        at = self.currentRow()
        rows: list[Line | AgreementObservation] = []
        for line in lines:
            rows.append(line)
            rows.extend(one for one in observed if one.article == line.number)
        numbers = {line.number for line in lines}
        rows.extend(one for one in observed if one.article not in numbers)
        self._rows = rows
        self.setHorizontalHeaderLabels([languages[0] or _("Idioma propio"), languages[1] or _("El otro idioma")])
        self.clearSpans()
        self.setRowCount(len(rows))
        for row, one in enumerate(rows):
            if isinstance(one, Line):
                before = earlier.get(one.number) if earlier is not None else None
                self._put(row, 0, _article(one.own, before.own if before else None, earlier is not None))
                self._put(row, 1, _article(one.other, before.other if before else None, earlier is not None))
            else:
                self.setSpan(row, 0, 1, 2)
                self._put(row, 0, _observed(one, len(observed)), "attention")
        if rows:
            self.setCurrentCell(min(max(at, 0), len(rows) - 1), 0)
        self._fit()

    def _put(self, row: int, column: int, words: str, tone: str = "") -> None:
        item = QTableWidgetItem()
        item.setData(HTML, words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, _plain(self._rows[row], column))
        if tone:
            item.setBackground(QColor(tone_colours(tone)[1]))
        self.setItem(row, column, item)

    def _fit(self) -> None:
        """Each row as high as the longer of its texts."""
        for row in range(self.rowCount()):
            spans = self.columnSpan(row, 0) > 1
            wide = [self.viewport().width()] if spans else [self.columnWidth(0), self.columnWidth(1)]
            high = max(
                drawn(str(self.model().index(row, column).data(HTML)), room, self.font()).size().height()
                for column, room in enumerate(wide)
            )
            self.setRowHeight(row, round(high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = _VERBS.get(QKeySequence(event.keyCombination()).toString())
        if name is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(name)


def _article(now: AgreementArticle | None, before: AgreementArticle | None, comparing: bool) -> str:
    if now is None or not (now.text or now.title):
        return f"<i>{escape(_('falta el texto'))}</i>"
    head = ""
    if now.number:
        title = f" {escape(now.title)}." if now.title else ""
        head = f"<b>{escape(_('Artículo {n}.').format(n=now.number))}{title}</b><br>"
    if not comparing:
        return head + escape(now.text)
    return head + "".join(_piece(*one) for one in compared(before.text if before is not None else "", now.text))


def _piece(change: Change, words: str) -> str:
    """What changed is struck or underlined too: it reads in grey."""
    text = escape(words)
    if change is Change.GONE:
        return f'<s style="color:{tone_colours("bad")[0]}">{text}</s> '
    if change is Change.NEW:
        return f'<u style="color:{tone_colours("good")[0]}">{text}</u>'
    return text


def _observed(one: AgreementObservation, n: int) -> str:
    day = f", {show_date(one.day)}" if one.day is not None else ""
    head = _("Observación {a} de {n}, {author}{day}.").format(a=one.number, n=n, author=one.author, day=day)
    answer = one.answer.word.capitalize() if one.answer is not Answer.NONE else _("Sin responder: 1, 2 o 3")
    reply = f": {escape(one.reply)}" if one.reply else ""
    return f"<b>{escape(head)}</b> «{escape(one.text)}»<br><b>{escape(answer)}</b>{reply}"


def _plain(one: Line | AgreementObservation, column: int) -> str:
    """What a screen reader hears."""
    if isinstance(one, AgreementObservation):
        return f"{one.text}. {one.answer.word or _('sin responder')}"
    side = one.other if column else one.own
    if side is None:
        return _("falta el texto")
    return ". ".join(part for part in (str(side.number or ""), side.title, side.text) if part)
