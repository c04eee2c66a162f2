"""The lists of who takes part: what was written and answered, advice asked, seats of the committee."""

from datetime import timedelta

from munidesk.base.dates import day_cell
from munidesk.base.i18n import _, ngettext
from munidesk.features.twinning.domain import CommitteeSeat
from munidesk.features.twinning.domain_year import TwinningAdvice
from munidesk.features.twinning.kinds import ADVICE, SEATS
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.page_records import Listed
from munidesk.features.twinning.plan import exports
from munidesk.features.twinning.said import Message, unanswered
from munidesk.features.twinning.view import TwinningView
from munidesk.procedures.codes import Direction
from munidesk.procedures.domain import Communication
from munidesk.procedures.kinds import COMMUNICATIONS
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.table_model import Column

REMINDED = 15
"""Days that a reminder gives."""


def letters() -> Listed:
    """What came and went, by hand; letters with a number are written from a step of the case."""
    return Listed(
        kind=COMMUNICATIONS,
        title=_("Correspondencia"),
        new=_("Nueva comunicación"),
        empty=_("Sin comunicaciones. Ins anota una; las cartas se escriben con L en un paso del expediente."),
        columns=(
            Column(_("Fecha"), lambda one: day_cell(one.day), width=90),
            Column(_("Sentido"), lambda one: one.way, width=80),
            Column(_("Con quién"), lambda one: one.actor, width=150),
            Column(_("Asunto"), lambda one: f"{one.channel}: {one.subject}" if one.letter_id else one.subject),
            Column(_("Se espera"), lambda one: day_cell(one.due), width=90),
        ),
        asked=("day", "direction", "actor", "channel", "subject", "answers", "answer_due"),
        blank=lambda view: Communication(case_id=view.case.case.id, actor="", subject=""),
        rows=lambda view: view.said,
        record=lambda one: one.note,
        elsewhere=lambda one: ("council.letters", {"id": one.letter_id}) if one.letter_id else None,
        verbs={"R": _remind},
        buttons=((_("Reiterar"), "R"),),
        summary=owed_words,
        papers=papers,
    )


def _remind(part: Part, one: Message) -> None:
    """Of a letter without answer: it is asked again, with fifteen days more."""
    view = part.view
    if view is None or one not in unanswered(view.said):
        part.context.toast(_("Se reitera lo que espera una respuesta que no llegó."), False)
        return
    again = Communication(
        case_id=view.case.case.id, actor=one.actor, subject=_("Reiteración: {subject}").format(subject=one.subject),
        channel=one.channel, direction=Direction.OUT, answer_due=view.day + timedelta(days=REMINDED),
    )  # fmt: skip
    names = ("day", "actor", "channel", "subject", "answer_due")
    ask_record(
        part.context, COMMUNICATIONS, again, names, _("Reiterar"),
        lambda kept: COMMUNICATIONS.save(part.context.store, kept), view.figures,
    )  # fmt: skip


def papers(context: Context, view: TwinningView) -> tuple[Entry, ...]:
    store, chosen = context.store, Selection(id=view.twinning.id)
    return (Entry(_("Círculo de vinculación"), lambda: exports.circle(store, chosen)),)


def owed_words(view: TwinningView) -> str:
    """How many answers did not come by their day."""
    n = sum(one.due is not None and one.due < view.day for one in unanswered(view.said))
    return ngettext("{n} respuesta vencida.", "{n} respuestas vencidas.", n).format(n=n) if n else ""


def advice() -> Listed:
    return Listed(
        kind=ADVICE,
        title=_("Asesoría pedida"),
        new=_("Pedir asesoría"),
        empty=_("Todavía no se pidió asesoría. Ins anota a quién se pregunta."),
        columns=(
            Column(_("Pedida el"), lambda one: day_cell(one.asked_on), width=90),
            Column(_("A quién"), lambda one: one.asked, width=160),
            Column(_("Qué se preguntó"), lambda one: one.title),
            Column(_("Respondida el"), lambda one: day_cell(one.answered_on), width=100),
        ),
        asked=("asked", "title", "asked_on", "answer", "answered_on"),
        blank=lambda view: TwinningAdvice(twinning_id=view.twinning.id, asked="", title="", asked_on=view.day),
        rows=lambda view: view.advice,
    )


def seats() -> Listed:
    return Listed(
        kind=SEATS,
        title=_("Comité"),
        new=_("Nuevo integrante"),
        empty=_("Todavía no se integró el comité. Ins anota a quien entra, y por qué sector."),
        columns=(
            Column(_("Integrante"), lambda one: one.name),
            Column(_("Sector"), lambda one: one.sector.word, width=160),
            Column(_("Tarea"), lambda one: one.task, width=180),
            Column(_("Desde"), lambda one: day_cell(one.since), width=90),
        ),
        asked=("name", "sector", "task", "since", "until"),
        blank=lambda view: CommitteeSeat(twinning_id=view.twinning.id, name="", since=view.day),
        rows=lambda view: view.seats,
        summary=lambda view: view.committee,
        papers=papers,
    )
