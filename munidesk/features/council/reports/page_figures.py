"""A table of figures of a report: the cursor goes from figure to figure, and beside it stand the sessions behind."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.features.council.reports.document_report import words_of
from munidesk.features.council.reports.told import LEAST, Behind, Datum, Line, Section
from munidesk.town.page_print import ON_PAPER
from munidesk.ui import dialogs, theme
from munidesk.ui.cells import Cell, HeatCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.scroll import scrolling
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import ElidedButton, card, clear, column, label, rule

MOST_BESIDE = 60
"""Sessions told beside a figure; Enter on it lists them all."""


class FiguresTable(RecordTable[Line]):
    """One section. `pointed` fires with the figure under the cursor, its line and its heading."""

    pointed = Signal(object, object, str)

    def __init__(self, section: Section, figures: Figures) -> None:
        self.section, self._figures = section, figures
        super().__init__(tuple(self._columns()))
        self.frames_cells()
        self.setProperty(ON_PAPER, True)  # the report has it, with its days and how it is counted
        self.setAccessibleName(section.named)
        self.selectionModel().currentChanged.connect(lambda *_cells: self._point())

    def _columns(self) -> "list[Column[Line]]":
        section = self.section
        found: list[Column[Line]] = [
            Column(section.first, lambda one: one.title,
                   paint=lambda one: TextCell(one.title, strong=True))
        ]  # fmt: skip
        for at, head in enumerate(section.heads):
            texts = [words_of(line.data[at], self._figures) for line in section.lines]
            wide = max((len(text) for text in (*texts, head)), default=4)
            numbers = all(not isinstance(line.data[at].value, str) for line in section.lines)
            found.append(
                Column(
                    head, partial(self._words, at), paint=partial(self._cell, at), right=numbers and not section.heat,
                    width=70 if section.heat else max(56, min(220, 24 + wide * 7)),
                )
            )  # fmt: skip
        return found

    def _words(self, at: int, line: Line) -> str:
        return words_of(line.data[at], self._figures).strip()

    def _cell(self, at: int, line: Line) -> Cell:
        one = line.data[at]
        if self.section.heat:
            if one.of is None:
                return TextCell("")
            words = _("{n} de {total}").format(n=one.value, total=one.of) if one.of else self._words(at, line)
            return HeatCell(words, _shade(one))
        colour = "bad" if one.tone == "bad" else "text"
        return TextCell(self._words(at, line), strong=line.total, colour=colour)

    def figure(self) -> tuple[Datum, Line, str] | None:
        """The figure under the cursor, with its line and its heading; on the name of a line, its first."""
        line = self.current
        if line is None or not line.data:
            return None
        at = max(0, self.currentIndex().column() - 1)
        return line.data[at], line, self.section.heads[at]

    def _point(self) -> None:
        found = self.figure()
        if found is not None:
            self.pointed.emit(*found)


def _shade(one: Datum) -> float | None:
    """Full from nine of ten, half from two of three; of few none, as no percentage is told of them either."""
    if one.share is None or (one.of or 0) < LEAST:
        return None
    return 1.0 if one.share >= _MOST else 0.5 if one.share >= _MANY else 0.0


_MOST, _MANY = 0.9, 2 / 3


class BehindPanel(QFrame):
    """The figure in large, what it is of, and each session behind it as a way to its acta."""

    def __init__(self, context: Context, opened: Callable[[str], None]) -> None:
        super().__init__()
        self._context, self._opened = context, opened
        self.setObjectName("card")
        inner = column(spacing=6, margins=(16, 14, 16, 14))
        holder = QWidget()
        holder.setLayout(inner)
        self._inner: QVBoxLayout = inner
        frame = card()
        scroll = scrolling(holder)
        scroll.setAccessibleName(_("Sesiones detrás de la cifra"))
        frame.setLayout(column(scroll, spacing=0, margins=(1, 1, 1, 1)))
        self.setLayout(column(frame, spacing=0))
        self.setMinimumWidth(theme.px(250))

    def tell(self, one: Datum | None, line: Line | None, head: str, figures: Figures) -> None:
        clear(self._inner)
        if one is None or line is None:
            self._inner.addStretch(1)
            return
        self._inner.addWidget(label(line.title, "strong", wrap=True))
        self._inner.addWidget(label(head, "quiet-text", wrap=True))
        self._inner.addWidget(label(words_of(one, figures), "panel", wrap=True))
        found = one.behind or line.behind
        if found:
            self._inner.addWidget(rule())
        for each in found[:MOST_BESIDE]:
            way = ElidedButton(session_words(each), partial(self._opened, each.session_id))
            way.setStyleSheet("QPushButton { text-align: left; padding-left: 0; }")
            self._inner.addWidget(way)
            if each.words:
                self._inner.addWidget(label(capital(each.words), "quiet-text", wrap=True))
        if len(found) > MOST_BESIDE:
            rest = len(found) - MOST_BESIDE
            told = ngettext("y {n} más: Enter sobre la cifra las nombra todas",
                            "y {n} más: Enter sobre la cifra las nombra todas", rest)  # fmt: skip
            self._inner.addWidget(label(told.format(n=rest), "quiet-text", wrap=True))
        self._inner.addStretch(1)


def session_words(one: Behind) -> str:
    """«15/09/2026 · Ordinaria 8/2026»."""
    return f"{show_date(one.day)} · {capital(one.session.removeprefix(_('Sesión')).strip())}"


def choose_session(context: Context, one: Datum, line: Line, head: str) -> str:
    """The session to open of those behind a figure: the only one at once, one of several asked for; empty for none."""
    found = one.behind or line.behind
    if not found:
        context.toast(_("Detrás de esta cifra no hay sesiones."), False)
        return ""
    if len({each.session_id for each in found}) == 1:
        return found[0].session_id
    text = ngettext(
        "{n} renglón detrás de «{head}» de {who}.", "{n} renglones detrás de «{head}» de {who}.", len(found)
    )
    choices = [(str(at), " · ".join(filter(None, (session_words(each), each.words)))) for at, each in enumerate(found)]
    told = text.format(n=len(found), head=head, who=line.title)
    chosen = dialogs.ask_choice(context.window, _("Abrir una sesión"), told, choices, accept=_("Abrir"))
    return found[int(chosen)].session_id if chosen is not None else ""
