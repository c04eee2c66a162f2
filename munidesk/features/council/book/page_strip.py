"""The folios of a book in one bar: those on paper, those of MuniDesk, those free."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.council.book.domain import Book
from munidesk.features.council.book.rules import Shelf
from munidesk.ui import theme

_HEIGHT = 24


class FolioStrip(QWidget):
    """As long as the book; of loose leaves, as long as what is used. Its words say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[int, str, str, str], ...] = ()  # folios, words, ground, ink
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(_HEIGHT))

    def show_book(self, book: Book, shelf: Shelf) -> str:
        """Draw it. Returns the words: «papel hasta el 112 · MuniDesk 113–148 · quedan 52»."""
        used, own = shelf.used_to(book.number), shelf.in_book(book.number)
        total = book.folios or max(used, 1)
        paper = book.paper_to if own or book.paper_to else 0
        ours = used - paper if own else 0
        left = max(0, total - paper - ours)
        spare = shelf.left(book.number)
        free = left if spare is None else spare  # without those annulled
        parts = (
            (paper, _("Papel 1–{n}").format(n=paper), "line", "text"),
            (ours, f"{paper + 1}–{used}", "accent", "on_accent"),
            (left, ngettext("{n} libre", "{n} libres", free).format(n=free), "surface", "text2"),
        )
        self._parts = tuple(one for one in parts if one[0] > 0)
        words = _words(paper, ours, used, spare)
        self.setAccessibleName(words)
        self.update()
        return words

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = sum(one[0] for one in self._parts) or 1
        x, width, height = 0.0, self.width() - 1.0, self.height() - 1.0
        for folios, words, ground, ink in self._parts:
            box = QRectF(x, 0.5, width * folios / total, height)
            painter.fillRect(box, theme.colour(ground))
            if painter.fontMetrics().horizontalAdvance(words) + 12 <= box.width():
                painter.setPen(theme.colour(ink))
                painter.drawText(box.adjusted(8, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, words)
            x += box.width()
        painter.setPen(theme.colour("field"))
        painter.drawRect(QRectF(0.5, 0.5, width - 0.5, height - 0.5))
        painter.end()


def _words(paper: int, ours: int, used: int, left: int | None) -> str:
    parts = [_("papel hasta el folio {n}").format(n=paper)] if paper else []
    if ours:
        parts.append(_("en MuniDesk del {a} al {b}").format(a=paper + 1, b=used))
    if left is not None:
        parts.append(ngettext("queda {n} folio", "quedan {n} folios", left).format(n=left))
    return " · ".join(parts) or _("sin folios usados")
