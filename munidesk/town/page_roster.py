"""The table of members: pasted or typed, its columns mapped at the head, errors and doubts at the side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.problems import Problem
from munidesk.data.exchange import parse_pasted, read_table
from munidesk.town.page_roster_cells import MARK, MARK_ROLE, NUMBERS, STRONG_ROLE, RosterTable, mark_words
from munidesk.town.posts import group_names
from munidesk.town.profile import Profile
from munidesk.town.roster import Roster, draft_members, read_roster
from munidesk.town.roster_columns import Mapping, Use, guess_mapping, use_words
from munidesk.ui import theme
from munidesk.ui.choose import ask_sheet
from munidesk.ui.flow import WrapLayout
from munidesk.ui.spoken import blank_words
from munidesk.ui.widgets import Chip, button, card, clear, column, label, row

_FIRST = (Use.LISTED, Use.POST, Use.PARTY, Use.ROLE)


def _weight(use: Use) -> int:
    """A name, one's own or that of whom one stands for, takes more room than a post."""
    return 3 if use in {Use.LISTED, Use.FULL, Use.ROLE} else 2


@dataclass(frozen=True, slots=True)
class _Moment:
    """The list as it was before something was done; `what` says what."""

    what: str
    rows: tuple[tuple[str, ...], ...]
    mapping: Mapping
    decided: tuple[tuple[int, bool], ...]


class RosterEditor(QWidget):
    """`roster` is what is understood now; `changed` fires whenever that is another."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        """`folder` is where a list is looked for first."""
        super().__init__()
        self._folder = folder
        self._profile: Profile | None = None
        self._rows: list[list[str]] = []
        self._mapping = Mapping(_FIRST, header=False)
        self._decided: dict[int, bool] = {}
        self.roster = Roster(())
        self._filling = False
        self.table = RosterTable()
        self.table.setAccessibleName(_("Integrantes"))
        # The combos above are the head: they say what each column is taken for.
        self.table.horizontalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.pasted.connect(self.paste)
        self.table.removed.connect(self.remove_row)
        self.table.undone.connect(self.undo)
        self.table.redone.connect(self.redo)
        self.table.itemChanged.connect(self._edited)
        self._done: list[_Moment] = []
        self._undone: list[_Moment] = []
        self._undo = button(_("Deshacer"), self.undo, icon="undo", tip=_("Ctrl+Z"))
        self.header = QCheckBox(_("La primera fila es el encabezado"))
        self.header.clicked.connect(self._header_changed)
        self._combos: list[QComboBox] = []
        self._combo_row = row(spacing=8, margins=(NUMBERS, 0, 0, 0))
        tools = WrapLayout(
            button(
                _("Pegar"), lambda: self.paste(QGuiApplication.clipboard().text()), icon="clipboard", tip=_("Ctrl+V")
            ),
            button(_("Abrir Excel o CSV…"), self._open, icon="folder"),
            button(_("Quitar fila"), self.remove_row, icon="trash"),
            self._undo,
            None,
            self.header,
        )
        left = column(spacing=8)
        left.addLayout(tools)
        left.addLayout(self._combo_row)
        left.addWidget(self.table, 1)
        self._side: QVBoxLayout = column(spacing=12)
        side = self._beside = QWidget()
        side.setLayout(self._side)
        layout = row(spacing=16)
        layout.addLayout(left, 1)
        layout.addWidget(side)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.setFixedWidth(theme.px(320 if self.width() >= theme.px(960) else 240))

    # -- state

    def start(self, profile: Profile) -> None:
        """Ready to be pasted into; what is there already stays."""
        self._profile = profile
        self._show()

    @property
    def rows(self) -> list[list[str]]:
        """The cells as they were pasted or typed."""
        return self._rows

    @property
    def blocking(self) -> int:
        return sum(problem.blocks for problem in self.roster.problems)

    @property
    def first_bad_row(self) -> str:
        return next((problem.record for problem in self.roster.problems if problem.blocks), "")

    @property
    def wanting(self) -> str:
        """What the list lacks before it can be written; empty when nothing."""
        if self.blocking:
            return _("Corrija la fila {n} o quítela para seguir.").format(n=self.first_bad_row)
        return "" if self.roster.titulares else _("Pegue o escriba al menos un integrante titular.")

    def _moment(self, what: str) -> _Moment:
        return _Moment(what, tuple(map(tuple, self._rows)), self._mapping, tuple(self._decided.items()))

    def _remember(self, what: str) -> None:
        """What follows can be undone; what had been undone is no more."""
        self._done.append(self._moment(what))
        self._undone.clear()

    def undo(self) -> None:
        self._step(self._done, self._undone)

    def redo(self) -> None:
        self._step(self._undone, self._done)

    def _step(self, back: list[_Moment], forth: list[_Moment]) -> None:
        if not back:
            return
        there = back.pop()
        forth.append(self._moment(there.what))
        at = self.table.currentRow(), self.table.currentColumn()
        self._rows = [list(one) for one in there.rows]
        self._mapping, self._decided = there.mapping, dict(there.decided)
        self._show(keep=at)

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Take over a list, guessing what its columns are."""
        assert self._profile is not None
        kept = [list(one) for one in rows if any(cell.strip() for cell in one)]
        if not kept:
            return
        width = max(len(one) for one in kept)
        self._rows = [one + [""] * (width - len(one)) for one in kept]
        self._mapping = guess_mapping(self._rows, self._profile)
        self._decided.clear()
        self._show()

    def paste(self, text: str) -> None:
        try:
            rows = parse_pasted(text)
        except UserError:
            rows = ()
        if not rows:
            return
        n = len(rows)
        self._remember(ngettext("pegar {n} fila", "pegar {n} filas", n).format(n=n))
        row, column = max(0, self.table.currentRow()), max(0, self.table.currentColumn())
        anew = not self._rows or (row == column == 0 and max(map(len, rows)) >= len(self._mapping.uses))
        if anew:
            self.set_rows(rows)
        else:
            self._paste_at(row, column, rows)

    def _paste_at(self, row: int, column: int, rows: Sequence[Sequence[str]]) -> None:
        """A block beside what is there already, as in a spreadsheet; what goes past the last column stays out."""
        line = row + (1 if self._mapping.header else 0)
        width = len(self._mapping.uses)
        for at, cells in enumerate(rows, line):
            while len(self._rows) <= at:
                self._rows.append([""] * width)
            fitting = list(cells)[: width - column]
            self._rows[at][column : column + len(fitting)] = fitting
        self._show(keep=(row, column))

    def _open(self) -> None:
        if chosen := ask_sheet(self, _("Abrir Excel o CSV"), self._folder):
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        try:
            rows = read_table(path).rows
            self._remember(_("abrir «{name}»").format(name=path.name))
            self.set_rows(rows)
        except UserError as error:
            clear(self._side)
            self._side.addWidget(label(str(error), "bad", wrap=True))
            self._side.addStretch(1)

    def remove_row(self, number: int | None = None) -> None:
        """Take out the current row, or the one numbered `number` (from 1, below the header)."""
        index = (number - 1 if number is not None else self.table.currentRow()) + (1 if self._mapping.header else 0)
        if 0 <= index < len(self._rows):
            self._remember(_("quitar fila"))
            del self._rows[index]
            self._decided.clear()
            self._show()

    def _header_changed(self, checked: bool) -> None:
        self._remember(_("encabezado"))
        self._mapping = replace(self._mapping, header=checked)
        self._show()

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() >= len(self._mapping.uses):
            return
        line = item.row() + (1 if self._mapping.header else 0)
        self._remember(_("escribir"))
        while len(self._rows) <= line:
            self._rows.append([""] * len(self._mapping.uses))
        self._rows[line][item.column()] = item.text()
        self._show(keep=(item.row(), item.column()))

    def _use_changed(self, place: int) -> None:
        self._remember(_("elegir columna"))
        uses = list(self._mapping.uses)
        uses[place] = Use(str(self._combos[place].currentData()))
        self._mapping = replace(self._mapping, uses=tuple(uses))
        self._show()

    # -- showing

    def _show(self, keep: tuple[int, int] | None = None) -> None:
        if self._profile is None:
            return
        self.roster = read_roster(self._rows, self._mapping, self._profile, decided=self._decided)
        self._show_head()
        self._show_cells()
        if keep is not None:
            self.table.setCurrentCell(*keep)
        elif self.first_bad_row:
            self.table.setCurrentCell(int(self.first_bad_row) - 1, 0)
        self._show_side()
        self._undo.setVisible(bool(self._done))
        if self._done:
            self._undo.setText(_("Deshacer: {what}").format(what=self._done[-1].what))
        self.changed.emit()

    def _show_head(self) -> None:
        self.header.setChecked(self._mapping.header)
        words = use_words()
        if len(self._combos) != len(self._mapping.uses):
            clear(self._combo_row)
            self._combos = []
            for place in range(len(self._mapping.uses)):
                combo = QComboBox()
                combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                combo.setMinimumWidth(theme.px(88))
                combo.setAccessibleName(_("Qué hay en la columna {n}").format(n=place + 1))
                for use, word in words.items():
                    combo.addItem(word, use.value)
                combo.activated.connect(lambda _index, at=place: self._use_changed(at))
                self._combos.append(combo)
                self._combo_row.addWidget(combo)
            self._combo_row.addSpacing(theme.px(MARK))
        for at, (combo, use) in enumerate(zip(self._combos, self._mapping.uses, strict=True)):
            combo.setCurrentIndex(combo.findData(use.value))
            self._combo_row.setStretch(at, _weight(use))

    def _show_cells(self) -> None:
        self._filling = True
        body = self._rows[1:] if self._mapping.header else self._rows
        uses = self._mapping.uses
        self.table.setColumnCount(len(uses) + 1)
        self.table.setRowCount(len(body) + 1)
        self.table.setHorizontalHeaderLabels([*(use_words()[use] for use in uses), _("Estado")])
        self.table.share(tuple(map(_weight, uses)))
        problems = {int(one.record): one for one in reversed(self.roster.problems) if one.record.isdigit()}
        titulares = {one.row for one in self.roster.titulares}
        for line in range(len(body) + 1):
            cells = body[line] if line < len(body) else []
            self._show_row(line, cells, problems.get(line + 1), strong=line + 1 in titulares)
        self._filling = False

    def _show_row(self, line: int, cells: Sequence[str], problem: Problem | None, *, strong: bool) -> None:
        used = any(cell.strip() for cell in cells)
        mark = ("bad" if problem.blocks else "attention") if problem is not None else "good" if used else ""
        for place in range(len(self._mapping.uses) + 1):
            there = self.table.item(line, place)
            item = there or QTableWidgetItem()
            if place == len(self._mapping.uses):
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, mark_words(mark))
            elif item.text() != (text := cells[place] if place < len(cells) else ""):
                item.setText(text)
            if place < len(self._mapping.uses):
                named = item.text() or blank_words(use_words()[self._mapping.uses[place]])
                item.setData(Qt.ItemDataRole.AccessibleTextRole, named)
            item.setToolTip(problem.text if problem else "")
            item.setData(MARK_ROLE, mark)
            item.setData(STRONG_ROLE, strong and place == 0)
            if there is None:
                self.table.setItem(line, place, item)

    def _show_side(self) -> None:
        clear(self._side)
        self._side.addWidget(self._review())
        self._side.addWidget(self._understood())
        if self.roster.titulares:
            self._side.addWidget(self._sentence())
        self._side.addStretch(1)

    def _review(self) -> QWidget:
        made = card()
        doubts = len(self.roster.problems) - self.blocking
        layout = column(spacing=8, margins=(16, 12, 16, 12))
        head = row(label(_("Para revisar"), "strong"), None)
        if self.blocking:
            head.addWidget(Chip(str(self.blocking), "bad", "alert-circle"))
        if doubts:
            head.addWidget(Chip(str(doubts), "attention", "alert"))
        layout.addLayout(head)
        for problem in self.roster.problems[:6]:
            layout.addWidget(label(problem.text, "strong", wrap=True))
            if problem.detail:
                layout.addWidget(label(problem.detail, "quiet", wrap=True))
            if problem.key == "near_duplicate":
                layout.addLayout(self._answers(problem))
        if len(self.roster.problems) > 6:
            more = len(self.roster.problems) - 6
            layout.addWidget(label(ngettext("y {n} más", "y {n} más", more).format(n=more), "quiet"))
        if not self.roster.problems:
            layout.addWidget(label(_("Nada que revisar."), "quiet-text"))
        made.setLayout(layout)
        return made

    def _answers(self, problem: Problem) -> QHBoxLayout:
        number = int(problem.record)
        return row(
            button(_("Es la misma"), lambda: self._decide(number, True), kind="small"),
            button(_("Son dos"), lambda: self._decide(number, False), kind="small"),
            None,
        )

    def _decide(self, number: int, same: bool) -> None:
        self._remember(_("Es la misma") if same else _("Son dos"))
        self._decided[number] = same
        self._show()

    def _understood(self) -> QWidget:
        made = card()
        titulares, substitutes = len(self.roster.titulares), len(self.roster.substitutes)
        lines = [
            _("{t} y {s}").format(
                t=ngettext("{n} titular", "{n} titulares", titulares).format(n=titulares),
                s=ngettext("{n} suplente", "{n} suplentes", substitutes).format(n=substitutes),
            )
        ]
        if self._profile is not None and titulares:
            counted = sum(1 for one in self.roster.titulares if self._profile.mayor_counts or one.post != "mayor")
            needed = self._profile.rules.quorum.needed(counted)
            lines.append(_("Quórum: {n} de {total}").format(n=needed, total=counted))
        parties = len(self.roster.parties)
        if parties:
            lines.append(ngettext("{n} lista", "{n} listas", parties).format(n=parties))
        made.setLayout(
            column(label(_("Lo que entendió el programa"), "strong"), *(label(line) for line in lines),
                   spacing=6, margins=(16, 12, 16, 12))
        )  # fmt: skip
        return made

    def _sentence(self) -> QWidget:
        assert self._profile is not None
        made = card()
        members = [one for one in draft_members(self.roster, self._profile) if one.is_titular]
        text = label(_("«… {names} …»").format(names=group_names(members, self._profile)), wrap=True)
        text.setFont(theme.font(theme.TEXT, serif=True))
        made.setLayout(column(label(_("Así se leerá en el acta"), "strong"), text, spacing=6, margins=(16, 12, 16, 12)))
        return made
