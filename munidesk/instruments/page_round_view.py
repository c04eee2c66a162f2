"""The result of a round: traffic light, total, radar, what changed, and the ten improvements that would give most."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QFrame, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.instruments import bands
from munidesk.instruments.domain import Criterion
from munidesk.instruments.gains import gains, total_of
from munidesk.instruments.page_gains import ImprovableRows, Improving, improvables
from munidesk.instruments.page_round_total import Compared, TotalCard
from munidesk.instruments.page_rows import RIGHT
from munidesk.instruments.page_semaforo import Semaforo
from munidesk.instruments.page_slices import (
    CAPACITY,
    CHANGE,
    FIGURE,
    FIGURE_NARROW,
    GOALS,
    REGAINED,
    REVIEW,
    SliverRows,
    capacities,
    changes,
    goals,
    heads,
    regained,
    reviewed,
)
from munidesk.instruments.scoring import HUNDRED, Result, RoundView, result
from munidesk.instruments.shown import (
    icon_of,
    part_words,
)
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, button, card, clear, column, elided, label, row, rule, set_kind

MOST = 10
_RIGHT, _RIGHT_NARROW = 374, 306
_NARROW_BELOW = 1100
_TITLE = 110
"""Pixels at 100 % of «Semáforo» beside its counts."""


class RoundResult(QWidget):
    """`opened(key)` asks for the answer of an item, `compare` for another round, `proof(key)` for its evidence."""

    opened = Signal(str)
    compare = Signal()
    proof = Signal(str)

    def __init__(self, context: Context, improving: Improving | None = None) -> None:
        super().__init__()
        self._context, self._improving = context, improving
        self.view: RoundView | None = None
        self.found: Result | None = None
        self._name = ""
        self._before: Compared | None = None
        self._review: Compared | None = None
        self._made: Mapping[str, str] = {}
        self.board = Semaforo("MRCL" if improving is not None else "RC")
        self.board.moved.connect(self._tell)
        self.board.opened.connect(self.opened)
        self.board.asked.connect(self._asked)
        self.rows = ImprovableRows(_("Mejoras que más puntos darían"))
        self.rows.chosen.connect(lambda at: self.opened.emit(self.rows.rows[at].key))
        self.rows.moved.connect(lambda at: self.board.select(self.rows.rows[at].key))
        self.rows.made.connect(self.create_improvement)
        self.slivers = SliverRows(_("Cambio por componente"))
        self.total = TotalCard()
        self._side = QWidget()
        self._side.setLayout(column(self.total, self._slices_card(), spacing=12))
        left = column(self._board_card(), self._gains_card(), spacing=12)
        body = row(spacing=12, margins=(24, 12, 24, 12))
        body.addLayout(left, 1)
        body.addWidget(self._side)
        self.setLayout(body)
        self.setFocusProxy(self.board)
        self._fit()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._mark_focus)

    # -- its four cards

    def _board_card(self) -> QFrame:
        made = self._board_frame = card()
        self._count, self._chips = elided(kind="quiet"), row(spacing=8)
        self._sentence, self._proof = elided(stretch=True), button(_("Evidencia"), self._show_proof, kind="quiet")
        self.learn_button = button(_("Lección (L)"), self._learn, kind="quiet", icon="book")
        layout = column(spacing=0, margins=(2, 2, 2, 2))
        head = self._board_head = row(spacing=6, margins=(15, 9, 15, 9))
        head.addLayout(row(label(_("Semáforo"), "panel"), self._count, None, spacing=10), 1)
        head.addLayout(self._chips)
        layout.addLayout(head)
        layout.addWidget(rule())
        inner = QWidget()
        inner.setLayout(column(self.board, None, spacing=0))
        layout.addWidget(scrolling(inner), 1)
        layout.addWidget(rule())
        foot = row(spacing=8, margins=(15, 4, 8, 4))
        foot.addWidget(self._sentence, 1)
        for one in (self.learn_button, self._proof):
            foot.addWidget(one)
        layout.addLayout(foot)
        made.setLayout(layout)
        return made

    def _gains_card(self) -> QFrame:
        made = self._gains_frame = card()
        self._sum = elided(kind="quiet")
        self._most = label(_("Diez mejoras que más puntos darían"), "strong")
        layout = column(spacing=0, margins=(2, 2, 2, 6))
        layout.addLayout(row(self._most, self._sum, None, spacing=10, margins=(15, 7, 15, 5)))
        layout.addWidget(self.rows)
        made.setLayout(layout)
        return made

    def _slices_card(self) -> QFrame:
        made = self._slices_frame = card()
        self.which = QComboBox()
        self.which.setAccessibleName(_("Ver el resultado"))
        self.which.activated.connect(lambda _at: self._show_slices())
        self._heads = [label(kind="quiet") for _one in range(3)]
        heads_line = row(None, spacing=0)
        for one in self._heads:
            one.setAlignment(RIGHT)
            heads_line.addWidget(one)
        head = self._which_line = row(spacing=2, margins=(10, 5, 16, 5))
        head.addWidget(self.which, 1)
        head.addLayout(heads_line)
        holder = QWidget()
        holder.setLayout(column(self.slivers, None, spacing=0))
        layout = column(spacing=0, margins=(2, 2, 2, 2))
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(scrolling(holder), 1)
        made.setLayout(layout)
        return made

    # -- what is shown

    def show_view(
        self, view: RoundView, name: str, before: Compared | None = None, review: Compared | None = None
    ) -> None:
        """A round with blanks is compared with none: its figures are provisional."""
        self.view, self._name, self._review = view, name, review
        self.found = result(view)
        settled = self.found.settled
        self._before = before if settled else None
        self._made = self._improving.names(view) if self._improving is not None else {}
        then = self._before.view if self._before is not None else None
        asked = {one.key: one for one in then.criteria} if then is not None else {}

        def points(one: Criterion) -> Fraction | None:
            return then.points(asked[one.key]) if then is not None and one.key in asked else None

        self._show_counts(view)
        self.board.show_round(view, self.found, points)
        self.total.show_result(view, self.found, name, self._before)
        self._show_gains(view)
        self._fill_which()
        self._show_slices()

    def _show_counts(self, view: RoundView) -> None:
        count = len(view.criteria)
        words = ngettext("{n} ítem, una celda", "{n} ítems, una celda cada uno", count)
        self._count.setText(words.format(n=count))
        clear(self._chips)
        found = [bands.of_criterion(view, one) for one in view.criteria]
        for band in bands.bands_of(view):
            n = sum(one is not None and one.key == band.key for one in found)
            if n:
                chip = Chip(_("{n} en {band}").format(n=n, band=band.key), bands.tone(band), icon_of(band))
                chip.setToolTip(band.title)
                self._chips.addWidget(chip)
        out = sum(not view.applies(one) for one in view.criteria)
        blank = sum(one is None for one in found) - out
        for n, words, icon in (
            (blank, ngettext("{n} en blanco", "{n} en blanco", blank), "dot"),
            (out, ngettext("{n} no aplica", "{n} no aplican", out), "minus"),
        ):
            if n:
                self._chips.addWidget(Chip(words.format(n=n), "neutral", icon))
        self._chips.addStretch(1)
        self._fit()

    def _show_gains(self, view: RoundView) -> None:
        every = [one for one in gains(view) if one.gain > 0]
        best = every[:MOST]
        can = self._can_create()
        self._most.setText(
            ngettext("La mejora que más puntos daría", "Las {n} mejoras que más puntos darían", len(best)).format(
                n=len(best)
            )
            if best
            else _("No queda nada por ganar")
        )
        missing = HUNDRED - total_of(view)
        told = _("suman {a} de los {b} que faltan").format(
            a=part_words(view, sum((one.gain for one in best), Fraction(0))).lstrip("+"),
            b=part_words(view, missing).lstrip("+"),
        )
        self._sum.setText(told if best else "")
        self.rows.show_rows(improvables(view, best, self._made, can=can))

    def _can_create(self) -> bool:
        improving = self._improving
        return (
            improving is not None and improving.create is not None and not self._context.store.read_only
            and self.view is not None and not self.view.round.is_open
        )  # fmt: skip

    def _fill_which(self) -> None:
        view, before = self.view, self._before
        if view is None:
            return
        options = [(CHANGE, _("Cambio contra {name}").format(name=before.name) if before else _("Por componente"))]
        if before is not None:
            options.append((REGAINED, _("Qué recuperó")))
        if any(one.ods for one in view.criteria):
            options.append((GOALS, _("Por ODS")))
        if capacities(view, None):
            options.append((CAPACITY, _("Igualdad y capacidades")))
        if self._review is not None:
            options.append((REVIEW, _("Acuerdo con la revisión")))
        chosen = self.which.currentData()
        self.which.clear()
        for key, words in options:
            self.which.addItem(words, key)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))

    def show_slice(self, which: str) -> None:
        """One of the ways of looking at it, where there is that one."""
        at = self.which.findData(which)
        if at >= 0:
            self.which.setCurrentIndex(at)
            self._show_slices()

    def _show_slices(self) -> None:
        view, found, before = self.view, self.found, self._before
        if view is None or found is None:
            return
        which = str(self.which.currentData())
        then = before.view if before is not None else None
        if which == REGAINED and then is not None:
            rows = regained(view, then)
        elif which == GOALS:
            rows = goals(view, then)
        elif which == CAPACITY:
            rows = capacities(view, then)
        elif which == REVIEW and self._review is not None:
            rows = reviewed(view, self._review.view)
        else:
            rows = changes(view, found, then)
        self.slivers.setAccessibleName(self.which.currentText())
        self.slivers.show_rows(rows)
        words: Sequence[str] = heads(
            which, before.name if before is not None else "", self._name if found.settled else _("piso")
        )  # fmt: skip
        for one, text in zip(self._heads, words, strict=True):
            one.setText(text)

    # -- keys

    def _tell(self, key: str) -> None:
        """The item of the cell: what it asks, how it stands, how it stood."""
        view = self.view
        one = next((each for each in view.criteria if each.key == key), None) if view is not None else None
        self._proof.setVisible(one is not None)
        square = self.board.current
        lesson = self._lesson()
        self.learn_button.setVisible(bool(lesson))
        self.learn_button.setToolTip(_("Para aprender: «{title}»").format(title=lesson))
        if view is None or one is None or square is None:
            self._sentence.setText("")
            return
        told = square.told.partition(", ")[2]
        self._sentence.setText(f"{square.code} {one.question} · {told}")

    def _red(self) -> Criterion | None:
        """The item in sight, when it is red."""
        square, view = self.board.current, self.view
        if square is None or view is None or not square.red:
            return None
        return next(each for each in view.criteria if each.key == square.key)

    def _lesson(self) -> str:
        one, improving = self._red(), self._improving
        return "" if one is None or improving is None or self.view is None else improving.lesson(self.view, one)

    def _learn(self) -> None:
        """To the lesson that a red item proposes."""
        one, improving = self._red(), self._improving
        if one is not None and improving is not None and self.view is not None and self._lesson():
            improving.learn(self.view, one)
        else:
            self._context.toast(_("Elija un ítem en rojo de un instrumento que tenga curso: L abre su lección."), False)

    def _show_proof(self) -> None:
        if self.board.current is not None:
            self.proof.emit(self.board.current.key)

    def _asked(self, letter: str) -> None:
        match letter:
            case "M":
                self.create_improvement()
            case "R":
                if not self.board.show_red():
                    self._context.toast(_("No hay ningún ítem en rojo."), False)
            case "C":
                self.compare.emit()
            case "L":
                self._learn()

    def create_improvement(self, key: str = "") -> None:
        """An improvement of the item in sight, or of that one; what already became one is said."""
        improving, current = self._improving, self.board.current
        key = key or (current.key if current is not None else "")
        view = self.view
        if improving is None or improving.create is None or view is None or not key:
            return
        if view.round.is_open:
            self._context.toast(_("Cierre la ronda: las mejoras nacen de un resultado que ya no cambia."), False)
        elif key in self._made:
            self._context.toast(_("Ese ítem ya tiene la mejora {name}.").format(name=self._made[key]), False)
        else:
            improving.create(key)

    # -- looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < theme.px(_NARROW_BELOW)
        self._side.setFixedWidth(theme.px(_RIGHT_NARROW if narrow else _RIGHT))
        self.total.fit(narrow=narrow)
        self.slivers.figure = FIGURE_NARROW if narrow else FIGURE
        for one in self._heads:
            one.setFixedWidth(theme.px(self.slivers.figure))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._which_line.setDirection(down if narrow else across)
        room = self.width() - self._side.width() - theme.px(60 + _TITLE)
        self._board_head.setDirection(down if self._chips_width() > room else across)

    def _chips_width(self) -> int:
        """What they take side by side, also those that are not shown yet."""
        items = (self._chips.itemAt(at) for at in range(self._chips.count()))
        chips = [item.widget() for item in items if item is not None]
        return sum(one.sizeHint().width() + self._chips.spacing() for one in chips if one is not None)

    def _mark_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if not self.isVisible():
            return
        there = QApplication.focusWidget()
        for panel in (self._board_frame, self._gains_frame, self._slices_frame):
            set_kind(panel, "card-focus" if there is not None and panel.isAncestorOf(there) else "card")

    def hints(self, there: QWidget) -> Said:
        """The keys of the card that has the keyboard."""
        other = ("F6", _("otro panel"))
        make = (("M", _("crear mejora")),) if self._can_create() else ()
        if there is self.rows:
            return _("Teclas de las mejoras"), (("↑ ↓", _("ítem")), ("Enter", _("abrir respuesta")), *make), other, ""
        if self._slices_frame.isAncestorOf(there):
            return _("Teclas del detalle"), (("Alt+↓", _("otra vista")), ("↑ ↓", _("renglón"))), other, ""
        learn = (("L", _("lección")),) if self._lesson() else ()
        keys = (
            ("← → ↑ ↓", _("ítem")), ("Enter", _("abrir respuesta")), *make, *learn, ("R", _("sólo rojos")),
            ("C", _("comparar con otra ronda")),
        )  # fmt: skip
        return _("Teclas del semáforo"), keys, other, ""
