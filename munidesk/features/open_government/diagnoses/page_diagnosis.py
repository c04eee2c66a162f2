"""One diagnosis: its round answered, or read as a result; and what is done with its rounds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.open_government.diagnoses.page_dialogs import (
    FACTS,
    NewOutside,
    NewReview,
    NewRound,
    RoundFacts,
)
from munidesk.features.open_government.diagnoses.page_improving import improving
from munidesk.features.open_government.diagnoses.page_papers import ask_to_publish, entries, paper_of
from munidesk.features.open_government.diagnoses.standing import chosen_round, names_of
from munidesk.features.open_government.diagnoses.store import delete_diagnosis, rounds_of, save_diagnosis
from munidesk.features.open_government.domain import Diagnosis
from munidesk.features.open_government.kinds import DIAGNOSES
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Round, RoundKind
from munidesk.instruments.kept_round import kept_view
from munidesk.instruments.page_answering import Answering
from munidesk.instruments.page_closing import ask_to_close
from munidesk.instruments.page_criterion_opinions import told_of
from munidesk.instruments.page_forms import send_forms, take_forms
from munidesk.instruments.page_opinions import OpinionsDialog
from munidesk.instruments.page_round_answers import RoundAnswers, before_words
from munidesk.instruments.page_round_total import Compared
from munidesk.instruments.page_round_view import RoundResult
from munidesk.instruments.page_slices import REGAINED
from munidesk.instruments.scoring import RoundView, result
from munidesk.instruments.store import Compute
from munidesk.instruments.store_opinions import opinions
from munidesk.instruments.store_review import reviews_of
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_export import Entry, document_of
from munidesk.town.page_paper import show_paper
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.hints import Said
from munidesk.ui.making import Making
from munidesk.ui.widgets import column

ANSWERING, RESULT = "answers", "result"


class DiagnosisPart(QWidget):
    """`changed` fires when another round or another way of looking at it is shown."""

    changed = Signal()

    def __init__(self, context: Context, compute: Compute) -> None:
        super().__init__()
        self._context, self._compute = context, compute
        self._try = Attempt(context)
        self.diagnosis: Diagnosis | None = None
        self.round_id, self.way = "", ANSWERING
        self.view: RoundView | None = None
        self._rounds: tuple[Round, ...] = ()
        self._against = self._then = ""
        self.answering = Answering(context, self.refresh)
        self.answers = RoundAnswers(context, self.answering, self.print_forms)
        self.result = RoundResult(context, improving(context, lambda: self.round_id))
        self.result.opened.connect(self.open_answer)
        self.result.compare.connect(self.compare)
        self.result.proof.connect(lambda key: self.answering.asked("evidence", key))
        self._stack = QStackedWidget()
        self._first = FirstStep(context, "board", self._stack)
        todo = _("Ábrala con su período y responda una pregunta por vez.")
        self._first.tell(
            _("Este diagnóstico no tiene rondas."), todo, Making(_("Abrir una ronda"), self.new_round), NEW
        )
        for one in (self.answers, self.result):
            self._stack.addWidget(one)
        self.setLayout(column(self._stack, self._first, spacing=0))

    # -- what is shown

    def show_diagnosis(self, key: str, round_id: str = "", way: str = "") -> None:
        """A closed round is shown as its result, an open one to be answered, unless `way` says otherwise."""
        store = self._context.store
        self.diagnosis = DIAGNOSES.find(store, key) if key else None
        self._against = ""
        self._rounds = rounds_of(store, key) if self.diagnosis is not None else ()
        self.show_round(chosen_round(store, key, round_id) if self.diagnosis is not None else "", way)

    def show_round(self, round_id: str, way: str = "") -> None:
        self.round_id, self._against = round_id, ""
        self._read()
        usual = ANSWERING if self.view is None or self.view.round.is_open else RESULT
        self.choose(way or usual)

    def choose(self, way: str) -> None:
        """Its answers, or its result."""
        self.way = way if way in (ANSWERING, RESULT) else ANSWERING
        shown = self.answers if self.way == ANSWERING else self.result
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self._show()
        self.changed.emit()
        if self.isVisible():
            shown.setFocus()

    def refresh(self) -> bool:
        """Read again; False when the diagnosis is gone."""
        store = self._context.store
        self.diagnosis = DIAGNOSES.find(store, self.diagnosis.id) if self.diagnosis is not None else None
        if self.diagnosis is None:
            return False
        self._rounds = rounds_of(store, self.diagnosis.id)
        self.round_id = chosen_round(store, self.diagnosis.id, self.round_id)
        self._read()
        self._show()
        return True

    def answered(self) -> None:
        """An answer changed, and nothing else."""
        if self.round_id:
            self.view = kept_view(self._context.store, self.round_id, self._compute)
            self._show(again=False)

    def _read(self) -> None:
        self.view = kept_view(self._context.store, self.round_id, self._compute) if self.round_id else None
        self._first.stand(self.view is None)

    def _show(self, *, again: bool = True) -> None:
        view, store = self.view, self._context.store
        self.answering.view = view
        if view is None:
            return
        if self.way == ANSWERING:
            evidence = engine.evidence_counts(store, view.round.id) if again else self.answers.evidence
            if again:
                self.answers.answers.told = told_of(opinions(store, view.round.id))
            if again:
                before = self._before()
                self._then = before_words(before.view, before.name) if before is not None else ""
            self.answers.show_view(view, evidence, self._then)
        else:
            self.result.show_view(view, self.names()[self.round_id], self._before(), self._review())

    def names(self) -> dict[str, str]:
        """What each round is called, by id, oldest first."""
        return names_of(self._rounds)

    def _before(self) -> Compared | None:
        """The round it is compared with: the chosen one, else the one before of its own, which a look is beside."""
        view = self.view
        if view is None:
            return None
        store = self._context.store
        closed = [one for one in self._rounds if not one.is_open and one.id != self.round_id]
        wanted = next((one.id for one in closed if one.id == self._against), "")
        if not wanted and view.round.kind is RoundKind.REVIEW:
            wanted = view.round.review_of
        if not wanted:
            own = [one for one in closed if one.kind is RoundKind.SELF]
            if view.round.kind is RoundKind.SELF:
                own = [one for one in own if one.number < view.round.number]
            wanted = own[-1].id if own else ""
        if not wanted:
            return None
        found = kept_view(store, wanted, self._compute)
        return Compared(found, self.names()[wanted]) if result(found).settled else None

    def _review(self) -> Compared | None:
        """The newest review that has an answer."""
        found = reviews_of(self._context.store, self.round_id) if self.round_id else ()
        for one in reversed(found):
            view = kept_view(self._context.store, one.id, self._compute)
            if result(view).answered:
                return Compared(view, self.names().get(one.id, ""))
        return None

    def hints(self, there: QWidget) -> Said:
        return self.answers.hints(there) if self.way == ANSWERING else self.result.hints(there)

    # -- one item

    def create_improvement(self) -> None:
        self.result.create_improvement()

    def open_answer(self, key: str) -> None:
        """The answer of a cell."""
        self.choose(ANSWERING)
        self.answers.select(key)

    def compare(self) -> None:
        """With another closed round: who regained what."""
        view = self.view
        if view is None:
            return
        names = self.names()
        others = [(one.id, names[one.id]) for one in self._rounds if not one.is_open and one.id != self.round_id]
        if not others:
            self._context.toast(_("No hay otra ronda cerrada con la que comparar."), False)
        elif not result(view).settled:
            self._context.toast(_("Con respuestas en blanco no se compara: cierre antes la ronda."), False)
        else:
            chosen = others[0][0] if len(others) == 1 else dialogs.ask_choice(
                self._context.window, _("Comparar con otra ronda"), _("¿Con cuál?"), others, accept=_("Comparar")
            )  # fmt: skip
            if chosen is not None:
                self._against = chosen
                self._show()
                self.result.show_slice(REGAINED)
            self.result.setFocus()

    # -- rounds

    def _asked(self, dialog: Question) -> bool:
        done = dialog.exec() == dialog.DialogCode.Accepted
        dialog.deleteLater()
        return done

    def new_round(self) -> None:
        if self.diagnosis is not None:
            dialog = NewRound(self._context, self.diagnosis.id)
            if self._asked(dialog):
                self._open(dialog.made)

    def new_review(self) -> None:
        """Of the closed round in sight, or of the newest of its own."""
        own = [one for one in self._rounds if one.kind is RoundKind.SELF and not one.is_open]
        one = next((each for each in own if each.id == self.round_id), own[-1] if own else None)
        if one is None:
            self._context.toast(_("Se revisa una ronda cerrada: cierre antes la del municipio."), False)
            return
        dialog = NewReview(self._context, one)
        if self._asked(dialog):
            self._open(dialog.made)

    def new_outside(self) -> None:
        if self.diagnosis is not None:
            dialog = NewOutside(self._context, self.diagnosis.id)
            if self._asked(dialog):
                self._open(dialog.made)

    def _open(self, round_id: str) -> None:
        if self.diagnosis is not None:
            self.show_diagnosis(self.diagnosis.id, round_id)

    def facts(self) -> None:
        """The days of the round and its three texts."""
        if self.view is not None:
            self._asked(RoundFacts(self._context, self.view.round))

    def close_round(self) -> None:
        view = self.view
        if view is None:
            return
        closed, wanted = ask_to_close(self._context, view, self._compute)
        if wanted:
            self.open_answer(wanted)
        elif closed:
            self._context.toast(_("La ronda {n} quedó cerrada.").format(n=view.round.number), True)
            self.choose(RESULT)

    def reopen(self) -> None:
        view = self.view
        if view is None:
            return
        text = _(
            "Las respuestas se podrán cambiar otra vez y las cifras calculadas se cuentan con los datos de hoy, hasta "
            "que vuelva a cerrarla. El cambio queda en el historial."
        )
        title = _("Reabrir la ronda {n}").format(n=view.round.number)
        if dialogs.confirm(self._context.window, title, text, _("Reabrir la ronda")) and self._try(
            engine.reopen_round, self._context.store, view.round.id
        ):
            self._context.toast(_("La ronda {n} quedó abierta otra vez.").format(n=view.round.number), True)
            self.choose(ANSWERING)

    def remove_round(self) -> None:
        """A round begun by mistake; what was answered in it goes with it, and that is asked before."""
        view = self.view
        if view is None:
            return
        one, answered = view.round, result(view).answered
        words = ngettext("{n} respuesta", "{n} respuestas", answered).format(n=answered)
        title = _("la ronda {n}").format(n=one.number)
        sure = may_remove(self._context, [Ref("evaluation_round", one.id)], title, [words] if answered else ())
        if sure and self._try(engine.delete_round, self._context.store, one.id):
            self._context.toast(_("Se quitó la ronda {n}.").format(n=one.number), True)

    def ask_facts(self) -> None:
        """Name, area, who answers for it, months until the next round."""
        one = self.diagnosis
        if one is not None:
            store = self._context.store
            ask_record(
                self._context, DIAGNOSES, one, FACTS, _("Datos del diagnóstico"),
                lambda changed: save_diagnosis(store, changed), town.figures(store), accept=_("Guardar"),
            )  # fmt: skip

    def remove_diagnosis(self) -> None:
        one = self.diagnosis
        if one is None:
            return
        count = len(self._rounds)
        words = ngettext("{n} ronda con sus respuestas", "{n} rondas con sus respuestas", count).format(n=count)
        sure = may_remove(
            self._context, [Ref("diagnosis", one.id)], f"«{one.title}»", [words] if count else ()
        )  # fmt: skip
        if sure and self._try(delete_diagnosis, self._context.store, one.id):
            self._context.toast(_("Se quitó el diagnóstico «{title}».").format(title=one.title), True)

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the rounds of the diagnosis, and with itself."""
        menu.clear()
        waiting = any(one.is_open and one.kind is RoundKind.SELF for one in self._rounds)
        next_one = menu.addAction(_("Abrir la ronda siguiente…"), self.new_round)
        next_one.setEnabled(not waiting)
        menu.addAction(_("Revisar…"), self.new_review)
        menu.addAction(_("Mirada ciudadana…"), self.new_outside)
        menu.addSeparator()
        if self.view is not None:
            menu.addAction(_("Datos y textos de la ronda…"), self.facts)
            if self.view.round.is_open:
                menu.addAction(_("Formularios para las áreas (planilla y archivo)…"), self.send_forms)
                menu.addAction(_("Recibir formularios que volvieron…"), self.take_forms)
                menu.addAction(_("Respuestas de los evaluadores…"), self.decide_opinions)
                menu.addAction(_("Cerrar la ronda…"), self.close_round)
            else:
                menu.addAction(_("Reabrir la ronda…"), self.reopen)
            menu.addAction(_("Quitar la ronda…"), self.remove_round)
            menu.addSeparator()
        menu.addAction(_("Datos del diagnóstico…"), self.ask_facts)
        menu.addAction(_("Quitar el diagnóstico…"), self.remove_diagnosis)

    # -- forms and evaluators

    def send_forms(self) -> None:
        send_forms(self._context, self.round_id)

    def take_forms(self) -> None:
        take_forms(self._context, self.round_id)

    def decide_opinions(self) -> None:
        """Where evaluators differ, one answer is taken by its number."""
        dialog = OpinionsDialog(self._context, self.round_id, self._compute)
        dialog.exec()
        dialog.deleteLater()

    # -- papers

    def print_forms(self) -> None:
        """A blank sheet for each area that answers."""
        make = paper_of(self._context, "diagnosis-form", self.round_id)
        show_paper(self._context, _("Formulario en blanco por área"), lambda _chosen: document_of(self._context, make))

    def exports(self) -> list[Entry]:
        """Of the round in sight."""
        return entries(self._context, self.round_id)

    def publish(self) -> None:
        """As open data, in a folder."""
        ask_to_publish(self._context, self.round_id, self._compute)
