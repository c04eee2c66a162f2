"""The evaluation of a round: its criteria answered by keys at the left, what they amount to at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.instruments import store as engine
from munidesk.instruments import store_criteria as criteria
from munidesk.instruments.domain import Round
from munidesk.instruments.guide_editor import KEY as EDITOR_KEY
from munidesk.instruments.page_answering import Answering, compute_in
from munidesk.instruments.page_answers import AnswerList, in_scroll
from munidesk.instruments.page_closing import ask_to_close
from munidesk.instruments.page_criterion import CriterionDialog
from munidesk.instruments.page_forms import send_forms, take_forms
from munidesk.instruments.page_opinions import OpinionsDialog
from munidesk.instruments.page_round_dialogs import RoundDialog
from munidesk.instruments.page_round_result import ResultPanel
from munidesk.instruments.page_round_total import Compared
from munidesk.instruments.page_round_view import RoundResult
from munidesk.instruments.scoring import RoundView, result
from munidesk.instruments.subject import Subject
from munidesk.instruments.words import moment_words
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.making import Making
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import button, clear, column, elided, label, row

ANSWERING, RESULT = "answers", "result"
_ROOMY_FROM = 1100
"""The width from which the head has room for the days of the round and its bar."""


def period_words(one: Round) -> str:
    """«1 de marzo al 17 de noviembre de 2026»."""
    pattern = "d 'de' MMMM" if one.since.year == one.until.year else "d 'de' MMMM 'de' y"
    return _("{a} al {b}").format(a=show_date(one.since, pattern), b=show_date(one.until, "d 'de' MMMM 'de' y"))


class EvaluationTab(QWidget):
    """`load(round_id)` reads a round with its figures; the page keeps them while their sources stay the same.

    A page without a subject does not show it.
    """

    def __init__(
        self, context: Context, load: Callable[[str], RoundView], compare: Callable[[], object] = lambda: None
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self._load = context, load
        self._try = Attempt(context)
        self._subject: Subject | None = None
        self.round_id = ""
        self.view: RoundView | None = None
        self._before: RoundView | None = None
        self._segments: Segments | None = None
        self._shown: tuple[tuple[str, str], ...] = ()
        self._chooser = row(spacing=0)
        self._period = elided(kind="quiet-text")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(theme.px(120), theme.px(8))
        self._count, self._computed = label(kind="strong"), elided()
        self._next = button(_("Siguiente sin responder"), self.next_blank)
        self._more = button(_("Criterios"), lambda: None, icon="chevron-down")
        self._menu = self._menu_of(self._more)
        self.answers = AnswerList()
        self._answering = Answering(context, lambda: self.show_subject(self._subject))
        self.answers.answered.connect(self._answering.answer)
        self.answers.asked.connect(self._asked)
        self.scroller = in_scroll(self.answers)
        self.panel = ResultPanel(context, self.answers.select)
        self.result = self._result_of(compare)
        self._way, self._turn = ANSWERING, button(_("Ver el resultado"), self._turn_way)
        body = row(spacing=16, margins=(24, 10, 24, 16))
        body.addWidget(self.scroller, 1)
        body.addWidget(self.panel)
        answering, self._stack = QWidget(), QStackedWidget()
        inside = self._stack
        answering.setLayout(body)
        inside.addWidget(answering)
        inside.addWidget(self.result)
        self._first = FirstStep(
            context, "checklist", inside, self._bar, self._count, self._computed, self._next, self._period, self._turn
        )
        todo = _("Abra la primera, «antes»: mide de dónde se parte, para poder comparar después.")
        self._first.tell(_("Todavía no hay rondas."), todo, Making(_("Abrir una ronda"), self.new_round))
        layout = column(spacing=0)
        layout.addLayout(self._head())
        layout.addWidget(self._first, 1)
        layout.addWidget(inside, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.answers)

    def _menu_of(self, more: QPushButton) -> QMenu:
        menu = QMenu(more)
        more.setMenu(menu)
        menu.aboutToShow.connect(self._fill_menu)
        return menu

    def _head(self) -> QHBoxLayout:
        """The rounds, how much of this one is answered, and what can be done with it."""
        head = row(spacing=12, margins=(24, 10, 24, 0))
        head.addLayout(self._chooser)
        for widget in (self._turn, self._period, None, self._bar, self._count, self._computed, self._next, self._more):
            if widget is None:
                head.addStretch(1)
            else:
                head.addWidget(widget)
        return head

    def _result_of(self, compare: Callable[[], object]) -> RoundResult:
        """The traffic light of the round, as a diagnosis has it."""
        made = RoundResult(self._context)
        made.opened.connect(self._open_answer)
        made.compare.connect(compare)
        made.proof.connect(lambda key: self._answering.asked("evidence", key))
        return made

    # -- showing

    def show_subject(self, subject: Subject | None) -> None:
        self._subject = subject
        found = engine.rounds(self._context.store, subject.owner) if subject is not None else ()
        if self.round_id not in {one.id for one in found}:
            self.round_id = found[-1].id if found else ""
        self._show_chooser(found)
        self.view = self._answering.view = self._load(self.round_id) if self.round_id else None
        first = found[0].id if found and found[0].id != self.round_id else ""
        self._show_round(self._load(first) if first else None)
        editable = subject is not None and not self._context.store.read_only
        self._more.setVisible(editable and self.view is not None and self.view.round.is_open)

    def _show_chooser(self, found: tuple[Round, ...]) -> None:
        wanted = tuple((one.id, f"{one.number} {moment_words(one.moment)}") for one in found)
        if wanted != self._shown:
            self._shown = wanted
            clear(self._chooser)
            self._segments = Segments([Segment(key, words) for key, words in wanted], self.round_id)
            self._segments.chosen.connect(self.choose)
            self._chooser.addWidget(self._segments)
            self._segments.setVisible(bool(found))
        elif self._segments is not None and self._segments.current != self.round_id:
            self._segments.mark(self.round_id)

    def choose(self, round_id: str) -> None:
        self.round_id = round_id
        self.show_subject(self._subject)

    def _show_round(self, before: RoundView | None) -> None:
        view, subject = self.view, self._subject
        self._first.stand(view is None or subject is None)
        if view is None or subject is None:
            self.answers.show_round(None, {}, editable=False)
            return
        evidence = engine.evidence_counts(self._context.store, view.round.id)
        editable = view.round.is_open and not self._context.store.read_only
        self.answers.show_round(view, evidence, editable=editable)
        found = result(view)
        self._period.setText(period_words(view.round))
        self._bar.setMaximum(max(1, found.applicable))
        self._bar.setValue(found.answered)
        self._count.setText(_("{a} de {b}").format(a=found.answered, b=found.applicable))
        words = _("respondidos")
        if found.computed:
            words += " · " + ngettext("{n} calculado", "{n} calculados", found.computed).format(n=found.computed)
        self._computed.setText(words)
        self._next.setEnabled(bool(found.blank) and editable)
        self._fit()
        self.panel.show_result(subject, view, found, before)
        self._before = before
        if self._way == RESULT:
            self._show_result()

    def show_way(self, way: str) -> None:
        """Its answers, or the result of the round as a traffic light."""
        self._way = way
        self._turn.setText(_("Ver las respuestas") if way == RESULT else _("Ver el resultado"))
        self._stack.setCurrentIndex(way == RESULT)
        self.setFocusProxy(self.result if way == RESULT else self.answers)
        if way == RESULT:
            self._show_result()
        (self.result if way == RESULT else self.answers).setFocus()

    def _turn_way(self) -> None:
        self.show_way(ANSWERING if self._way == RESULT else RESULT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window what only accompanies gives way: nothing that is pressed is cut."""
        roomy = self.view is not None and self.width() >= theme.px(_ROOMY_FROM)
        for one in (self._period, self._bar, self._computed):
            one.setVisible(roomy)

    def _show_result(self) -> None:
        view, before = self.view, self._before
        if view is not None:
            then = Compared(before, moment_words(before.round.moment)) if before is not None else None
            self.result.show_view(view, moment_words(view.round.moment), then)

    def _open_answer(self, key: str) -> None:
        self.show_way(ANSWERING)
        self.answers.select(key)

    # -- answering

    def next_blank(self) -> None:
        self.answers.setFocus()
        if not self.answers.next_blank():
            self._context.toast(_("No queda ningún criterio sin responder."), False)

    def _asked(self, verb: str, key: str) -> None:
        if verb == "blank":
            self.next_blank()
            return
        self._answering.asked(verb, key)
        if verb != "records":
            self.answers.setFocus()

    # -- rounds and criteria

    def new_round(self) -> None:
        subject = self._subject
        if subject is None:
            return
        dialog = RoundDialog(self._context, subject)
        if dialog.exec() == dialog.DialogCode.Accepted:
            self.choose(dialog.round_id)
            self.answers.setFocus()
        dialog.deleteLater()

    def close_round(self) -> bool:
        """Ask and close the round, once each blank is decided upon; one to answer now takes the keyboard instead."""
        view = self.view
        if view is None:
            return False
        closed, wanted = ask_to_close(self._context, view, compute_in(self._context))
        if wanted:
            self.answers.select(wanted)
            self.answers.setFocus()
        return closed

    def reopen(self) -> bool:
        """Ask and open the round again: a figure that was counted then is counted anew."""
        view = self.view
        if view is None:
            return False
        text = _(
            "Las respuestas se podrán cambiar otra vez y las cifras calculadas se cuentan con los datos de hoy, hasta "
            "que vuelva a cerrarla. El cambio queda en el historial."
        )
        title = _("Reabrir la ronda {n}").format(n=view.round.number)
        if not dialogs.confirm(self._context.window, title, text, _("Reabrir la ronda")):
            return False
        done = self._try(engine.reopen_round, self._context.store, view.round.id)
        self.answers.setFocus()
        return done

    def remove_round(self) -> None:
        """An open round begun by mistake; what was answered in it goes with it, and that is asked before."""
        view = self.view
        if view is None:
            return
        store, one, answered = self._context.store, view.round, result(view).answered
        words = ngettext("{n} respuesta", "{n} respuestas", answered).format(n=answered)
        title = _("la ronda {n}").format(n=one.number)
        sure = may_remove(self._context, [Ref("evaluation_round", one.id)], title, [words] if answered else ())
        if sure and self._try(engine.delete_round, store, one.id):
            self._context.toast(_("Se quitó la ronda {n}.").format(n=one.number), True)

    def decide_opinions(self) -> None:
        """Where evaluators differ, one answer is taken by its number."""
        if self.view is not None:
            dialog = OpinionsDialog(self._context, self.view.round.id, compute_in(self._context))
            dialog.exec()
            dialog.deleteLater()

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction(_("Agregar un criterio…"), self.add_criterion)
        self._menu.addAction(_("Cambiar el elegido…"), self.change_criterion)
        self._menu.addAction(_("Retirar el elegido"), self.retire)
        self._menu.addSeparator()
        if self.view is not None and self.view.round.is_open:
            key = self.view.round.id
            self._menu.addAction(
                _("Formularios para las áreas (planilla y archivo)…"), partial(send_forms, self._context, key)
            )
            self._menu.addAction(_("Recibir formularios que volvieron…"), partial(take_forms, self._context, key))
            self._menu.addAction(_("Respuestas de los evaluadores…"), self.decide_opinions)
            self._menu.addSeparator()
        self._menu.addAction(_("Quitar la ronda…"), self.remove_round)
        self._menu.addAction(_("Instrumentos de diagnóstico…"), lambda: self._context.navigator.go(EDITOR_KEY))
        self._menu.addSeparator()
        for one in self.view.dimensions if self.view is not None else ():
            words = _("Peso de {title}: {n} %…").format(title=one.title, n=one.weight)
            self._menu.addAction(words, partial(self._weigh, one.key, one.weight))

    def add_criterion(self) -> None:
        self._edit(False)

    def change_criterion(self) -> None:
        self._edit(True)

    def _edit(self, existing: bool) -> None:
        view = self.view
        if view is None:
            return
        one = self.answers.current if existing else None
        made: list[str] = []

        def save() -> None:
            made.append(
                criteria.save_criterion(
                    self._context.store, view.round.id, dialog.record(), dialog.written_parts()
                )
            )  # fmt: skip

        slot = self._context.draft(f"criterion:{view.round.id}:{one.key if one is not None else 'new'}")
        dialog = CriterionDialog(self._context.window, view, self._context.indicators(), one, draft=slot, submit=save)
        if one is None and self.answers.current is not None:
            dialog.dimension.setCurrentIndex(dialog.dimension.findData(self.answers.current.dimension_key))
        if dialog.exec() == dialog.DialogCode.Accepted:
            self.show_subject(self._subject)
            self.answers.select(made[0])
        dialog.deleteLater()

    def retire(self) -> None:
        view, one = self.view, self.answers.current
        if view is None or one is None:
            return
        text = _("Desde esta ronda no se pregunta. Las rondas ya cerradas lo conservan con su respuesta.")
        if dialogs.confirm(self._context.window, _("Retirar «{title}»").format(title=one.question), text, _("Retirar")):
            self._try(criteria.retire_criterion, self._context.store, view.round.id, one.key)

    def _weigh(self, key: str, weight: int) -> None:
        view = self.view
        if view is None:
            return

        def save(text: str) -> None:
            store = self._context.store
            asked = town.figures(store).count(text)
            if asked is None:
                raise UserError(_("Escriba el peso: un número entero."))
            criteria.weigh_dimension(store, view.round.id, key, asked)

        draft = self._context.draft(f"dimension.weight:{view.round.id}:{key}")
        dialogs.ask_text(self._context.window, _("Peso de la dimensión"), value=str(weight), draft=draft, submit=save)

    def leave(self) -> bool:
        return self.panel.leave()
