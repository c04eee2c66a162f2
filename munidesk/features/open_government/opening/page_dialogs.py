"""One commitment, one milestone or the plan itself with everything of it; deciding how far a commitment got."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain_opening import Commitment, Milestone, OpeningPlan
from munidesk.features.open_government.kinds import COMMITMENTS, MILESTONES, OPENING_PLANS
from munidesk.features.open_government.opening.store import approve, judge, save_commitment, save_milestone
from munidesk.features.open_government.opening.store_view import words_of
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.features.open_government.opening.words import suggestion_words
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import Finder, LinksPanel
from munidesk.ui import theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.form_of import form_of
from munidesk.ui.forms import RecordForm
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, card, column, label, row

_COMMITMENT = ("title", "responsible", "problem", "today", "change", "for_whom", "partners", "values", "ods", "gender",
               "women")  # fmt: skip
_MILESTONE = ("title", "responsible", "start", "end", "done_on", "evidence")
_PLAN = ("title", "responsible", "start", "end", "act", "purpose", "how")


def edit_commitment(context: Context, one: Commitment) -> None:
    form = form_of(COMMITMENTS, context.store, lambda: COMMITMENTS.find(context.store, one.id),
                   town.figures(context.store), names=_COMMITMENT)  # fmt: skip
    _everything(context, Ref("opening_commitment", one.id), _("Compromiso"), form, ())


def edit_milestone(context: Context, one: Milestone) -> None:
    form = form_of(MILESTONES, context.store, lambda: MILESTONES.find(context.store, one.id),
                   town.figures(context.store), names=_MILESTONE)  # fmt: skip
    _everything(context, Ref("opening_milestone", one.id), _("Hito"), form, ())


def edit_plan(context: Context, plan: OpeningPlan) -> None:
    """Its data, the act that approved it, chosen by search, and the encounters and proposals it was made with."""
    form = form_of(OPENING_PLANS, context.store, lambda: OPENING_PLANS.find(context.store, plan.id),
                   town.figures(context.store), names=_PLAN)  # fmt: skip
    word = town.profile_of(context.store).words.resolution
    words = _("Elegir: {resolution} que lo aprobó…").format(resolution=word)
    act = button(words, partial(_choose_act, context, plan.id, form), icon="stamp")
    act.setEnabled(not context.store.read_only)
    _everything(context, Ref("opening_plan", plan.id), _("Datos del plan de apertura"), form, (act,))


def _choose_act(context: Context, plan_id: str, form: RecordForm) -> None:
    form.flush()
    finder = Finder(context, _("Acto que lo aprobó"), ("resolution",))
    if finder.exec() == Finder.DialogCode.Accepted and finder.chosen is not None:
        approve(context.store, plan_id, finder.chosen, words_of(context.store, finder.chosen))
        form.refresh()
    finder.deleteLater()


def _everything(context: Context, ref: Ref, title: str, form: RecordForm, more: tuple[QWidget, ...]) -> None:
    """Each field saves itself; under them what it is linked with and its papers."""
    form.refresh()
    form.setEnabled(not context.store.read_only)
    words = {
        "opening_plan": _("Vincular un encuentro o una iniciativa con que se hizo…"),
        "opening_milestone": _("Vincular la resolución que lo prueba…"),
    }.get(ref.kind, _("Vincular con una iniciativa, el plan o un encuentro…"))
    links, papers = LinksPanel(context, words), AttachmentsPanel(context)
    for panel in (links, papers):
        panel.show_owner(ref)
    holder = card("plain")
    inner = column(spacing=10)
    if more:
        inner.addLayout(row(*more, None))
    for widget in (form, label(_("Vínculos y archivos"), "strong"), links, papers):
        inner.addWidget(widget)
    inner.addStretch(1)
    holder.setLayout(inner)
    scroll = scrolling(holder)
    scroll.setMinimumSize(theme.px(700), theme.px(440))
    dialog = Question(context.window, title, "", _("Listo"), (scroll,))
    dialog.reject_button.hide()
    dialog.exec()
    form.flush()
    dialog.deleteLater()


def ask_commitment(context: Context, plan_id: str) -> str:
    """A new one, from nothing; its id, empty when the person went back."""
    made: list[str] = []
    ask_record(
        context, COMMITMENTS, Commitment(plan_id=plan_id, title=""), ("title", "responsible", "change", "ods", "women"),
        _("Nuevo compromiso"), lambda one: made.append(save_commitment(context.store, one).id),
        town.figures(context.store), accept=_("Agregar"),
    )  # fmt: skip
    return made[0] if made else ""


def ask_milestone(context: Context, commitment_id: str) -> str:
    made: list[str] = []
    ask_record(
        context, MILESTONES, Milestone(commitment_id=commitment_id, title=""), ("title", "responsible", "start", "end"),
        _("Hito nuevo"), lambda one: made.append(save_milestone(context.store, one).id), town.figures(context.store),
        accept=_("Agregar"),
    )  # fmt: skip
    return made[0] if made else ""


def ask_judgement(context: Context, view: OpeningView, one: Commitment, chosen: Completion | None = None) -> bool:
    """Who decides how far it got, which day, and why. Before anybody does, as its milestones suggest."""
    usual = next((each.judged_by for each in view.commitments if each.judged_by), "")
    usual_completion = one.completion if view.is_judged(one) else view.suggested(one)
    asked = replace(
        one, completion=chosen or usual_completion, judged_by=one.judged_by or usual, judged_on=today(),
        reason=one.reason,
    )  # fmt: skip
    text = _("Sugieren los hitos: {words}. Lo decide una persona.").format(words=suggestion_words(view, one))
    return ask_record(
        context, COMMITMENTS, asked, ("completion", "judged_by", "judged_on", "reason"), view.named(one),
        lambda told: judge(context.store, one.id, told.completion, told.judged_by, on=told.judged_on,
                           reason=told.reason),
        view.figures, text=text, accept=_("Decidir"),
    )  # fmt: skip
