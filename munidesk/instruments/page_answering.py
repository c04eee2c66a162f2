"""What a list of answers asks, done: an answer, its note, its evidence, why it does not apply, its records."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from munidesk.base.i18n import _
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Criterion
from munidesk.instruments.page_criterion_opinions import CriterionOpinionsDialog
from munidesk.instruments.page_round_dialogs import EvidenceDialog, RecordsDialog
from munidesk.instruments.rules import is_far
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.store_opinions import opinions
from munidesk.records.ref import Computed
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context


class Answering:
    """Of the round in `view`; `again` reads the page anew after what no change of an answer tells."""

    def __init__(self, context: Context, again: Callable[[], object]) -> None:
        self._context, self._again = context, again
        self._try = Attempt(context)
        self.view: RoundView | None = None

    def criterion(self, key: str) -> Criterion | None:
        return next((one for one in self.view.criteria if one.key == key), None) if self.view is not None else None

    def answer(self, key: str, value: str) -> None:
        view, one = self.view, self.criterion(key)
        if view is not None and one is not None and self._believed(view, one, value):
            self._try(engine.answer, self._context.store, view.round.id, key, value, label=view.code(one))

    def _believed(self, view: RoundView, one: Criterion, value: str) -> bool:
        """A number far beyond what earns points is asked about: digits meant for the next criteria add up in it."""
        if not is_far(one, value):
            return True
        number = view.figures.number(Fraction(value))
        text = _("Anotó {n} {unit}. Los puntos van de {low} a {high}: ¿está bien?").format(
            n=number, unit=one.unit, low=view.figures.number(one.low), high=view.figures.number(one.high)
        )
        return dialogs.confirm(self._context.window, one.question, text, _("Sí, es correcto"), _("No, lo corrijo"))

    def asked(self, verb: str, key: str) -> None:
        """note, evidence, reason or records of the criterion with that key."""
        view, one = self.view, self.criterion(key)
        if view is None or one is None:
            return
        if verb == "records":
            self._records(view, one)
        elif verb == "opinions":
            self._opinions(view, one)
        elif verb == "evidence":
            self._evidence(view, one)
        elif not view.round.is_open or self._context.store.read_only:
            self._context.toast(_("La ronda está cerrada: no se cambia."), False)
        elif verb == "note":
            self._note(view, one)
        elif verb == "reason":
            self._reason(view, one)

    def _opinions(self, view: RoundView, one: Criterion) -> None:
        """What several evaluators said, while something can be decided; a closed round keeps what was."""
        found = opinions(self._context.store, view.round.id)
        if not any(each.criterion_key == one.key for each in found):
            self._context.toast(_("Nadie respondió aparte este ítem: no hay nada que decidir."), False)
            return
        dialog = CriterionOpinionsDialog(self._context, view, one, found)
        dialog.accept_button.setEnabled(view.round.is_open and not self._context.store.read_only)
        dialog.exec()
        dialog.deleteLater()

    def _note(self, view: RoundView, one: Criterion) -> None:
        store, round_id, answer = self._context.store, view.round.id, view.answer(one)
        dialogs.ask_text(
            self._context.window, _("Nota"), one.question, long=True, value=answer.note if answer else "",
            draft=self._context.draft(f"note:{round_id}:{one.key}"),
            submit=lambda text: engine.set_note(store, round_id, one.key, text),
        )  # fmt: skip

    def _reason(self, view: RoundView, one: Criterion) -> None:
        store, round_id, answer = self._context.store, view.round.id, view.answer(one)
        dialogs.ask_text(
            self._context.window, _("No aplica"),
            _("¿Por qué no corresponde al municipio? Sale impreso y el criterio no entra en la cuenta."),
            value=answer.reason if answer else "", draft=self._context.draft(f"reason:{round_id}:{one.key}"),
            submit=lambda text: engine.not_applicable(store, round_id, one.key, text),
        )  # fmt: skip

    def _evidence(self, view: RoundView, one: Criterion) -> None:
        if self._context.store.read_only and one.key not in view.answers:
            self._context.toast(_("Este criterio no tiene evidencia."), False)
            return
        owner = engine.answer_ref(self._context.store, view.round.id, one.key)
        dialog = EvidenceDialog(self._context, owner, one.question)
        dialog.exec()
        dialog.deleteLater()
        self._again()

    def _records(self, view: RoundView, one: Criterion) -> None:
        """The records behind a figure; a closed round counts them again over its own period."""
        found = self._context.compute(one.indicator, view.round.since, view.round.until)
        if not isinstance(found, Computed):
            self._context.toast(_("Ese indicador ya no existe. Cambie el criterio."), False)
            return
        kept = view.computed.get(one.key)
        dialog = RecordsDialog(self._context, one.question, found, kept.words if kept else "")
        if dialog.exec() == dialog.DialogCode.Accepted:
            dialog.go()
        dialog.deleteLater()


def compute_in(context: Context) -> engine.Compute:
    """What MuniDesk counts, as the engine asks for it."""

    def compute(indicator: str, since: date, until: date) -> Computed | None:
        found = context.compute(indicator, since, until)
        return found if isinstance(found, Computed) else None

    return compute
