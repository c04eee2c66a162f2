"""The dialogs of a case: when and by whom, why not, what was decided, an office, an actor, what came and went."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.dates import day_typed, show_date, today
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.procedures import store as cases
from munidesk.procedures import store_entries, store_steps
from munidesk.procedures.codes import StepKind
from munidesk.procedures.domain import CaseActor, CaseEntry, CaseFile, CaseStep, Communication
from munidesk.procedures.kinds import ACTORS, CASES, COMMUNICATIONS, ENTRIES, STEPS
from munidesk.procedures.store_procedures import Offered
from munidesk.town import store as town
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind

_STEP = ("title", "stage", "who", "does", "after", "counted_from", "amount", "unit", "term", "term_article", "paper")


def ask_case(context: Context, found: Sequence[Offered], title: str = "") -> str:
    """Which procedure, what it is about, who answers for it, since when. Returns the id; empty when she went back."""
    made: list[str] = []
    choices = tuple((str(at), one.script.title) for at, one in enumerate(found))
    fields = (
        Field("procedure", _("Procedimiento"), Kind.CHOICE, choices=choices),
        Field("title", _("De qué es el expediente"), hint=_("Por ejemplo: Plan local Costa del Alba")),
        Field("responsible", _("Responsable")),
        Field("opened_on", _("Abierto el")),
    )

    def submit(told: dict[str, str]) -> None:
        chosen = found[int(told["procedure"])]
        on = day_typed(told["opened_on"]) or today()
        case = cases.open_case(context.store, chosen.text, told["title"], responsible=told["responsible"], on=on)
        made.append(case.id)

    dialogs.ask(
        context.window, _("Nuevo expediente"), _("Trae sus pasos, plazos y cartas; después usted los cambia."), fields,
        values={"title": title, "opened_on": show_date(today())}, accept=_("Abrir"), focus="title",
        draft=context.draft("case_file.ask:new"), submit=submit,
    )  # fmt: skip
    return made[-1] if made else ""


def ask_facts(context: Context, case: CaseFile) -> None:
    ask_record(
        context, CASES, case, ("title", "responsible"), _("Datos del expediente"),
        lambda one: cases.save_case(context.store, one), town.figures(context.store),
    )  # fmt: skip


def ask_closing(context: Context, case: CaseFile) -> bool:
    """How it ended, on which day."""
    return ask_record(
        context, CASES, replace(case, closed_on=today()), ("outcome", "closed_on"), _("Cerrar el expediente"),
        lambda one: cases.close_case(context.store, case.id, one.closed_on or today(), one.outcome),
        town.figures(context.store), accept=_("Cerrar"), text=_("Desde entonces solo se lee, hasta que se reabra."),
    )  # fmt: skip


# -- steps


def ask_day(context: Context, step: CaseStep, day: date, owes: str = "") -> bool:
    """When it was done, by whom, with a note; of a decision, what was decided.

    `owes`: the proof that it has not, as a sentence; the keyboard waits where one says where it is kept.
    """
    options = tuple((one.key, one.title) for one in step.options)
    fields = [
        *([Field("choice", _("Qué se decidió"), Kind.CHOICE, choices=options)] if options else []),
        Field("done_on", _("Día"), hint=_("No puede ser antes del paso anterior ni después de hoy.")),
        Field("by_whom", _("Quién lo hizo")),
        Field("note", _("Nota"), Kind.LONG, hint=_("Dónde consta, si el papel no está aquí.")),
    ]

    def submit(told: dict[str, str]) -> None:
        on = day_typed(told["done_on"]) or today()
        cases.do_step(context.store, step.id, on, by=told["by_whom"], choice=told.get("choice", ""), note=told["note"])

    values = {"done_on": show_date(day), "by_whom": step.by_whom, "note": step.note, "choice": step.choice}
    found = dialogs.ask(
        context.window, step.title, owes or step.does, fields, values=values, accept=_("Anotar"),
        focus="note" if owes and not options else "",
        draft=context.draft(f"case_step.day:{step.id}"), submit=submit,
    )  # fmt: skip
    return found is not None


def ask_skip(context: Context, step: CaseStep) -> bool:
    found = dialogs.ask_text(
        context.window, _("No aplica: {title}").format(title=step.title),
        _("¿Por qué no aplica aquí? Sale en el expediente."), long=True,
        draft=context.draft(f"case_step.skip:{step.id}"),
        submit=lambda reason: cases.skip_step(context.store, step.id, reason, today()),
    )  # fmt: skip
    return found is not None


def ask_rejection(context: Context, step: CaseStep) -> bool:
    """Which resolution rejected it, and when."""
    fields = (
        Field(
            "reason", _("Qué lo rechazó"), Kind.LONG, hint=_("Por ejemplo: Resolución 14/2026, 2 a favor y 3 en contra")
        ),
        Field("done_on", _("Día")),
    )

    def submit(told: dict[str, str]) -> None:
        cases.reject_step(context.store, step.id, told["reason"], day_typed(told["done_on"]) or today())

    found = dialogs.ask(
        context.window, _("Rechazado: {title}").format(title=step.title),
        _("Lo que sigue se queda esperando. Si se vota de nuevo y sale, márquelo hecho."), fields,
        values={"done_on": show_date(today())}, draft=context.draft(f"case_step.reject:{step.id}"), submit=submit,
    )  # fmt: skip
    return found is not None


def ask_note(context: Context, step: CaseStep) -> None:
    dialogs.ask_text(
        context.window, _("Nota"), step.title, value=step.note, long=True,
        draft=context.draft(f"case_step.note:{step.id}"),
        submit=lambda text: cases.set_note(context.store, step.id, text),
    )  # fmt: skip


def ask_change(context: Context, step: CaseStep) -> bool:
    """Another name or term for this case; what the procedure said stays beside it."""
    return ask_record(
        context, STEPS, step, _STEP, _("Cambiar el paso"), lambda one: store_steps.change_step(context.store, one),
        town.figures(context.store),
        text=_("Vale para este expediente; lo que decía el procedimiento queda a la vista."),
    )  # fmt: skip


def ask_step(context: Context, behind: CaseStep) -> str:
    """A step that the procedure does not have, behind the one that is shown. Returns its key."""
    made: list[str] = []
    blank = CaseStep(case_id=behind.case_id, stage=behind.stage, after=behind.key)
    ask_record(
        context, STEPS, blank, _STEP, _("Otro paso"),
        lambda one: made.append(store_steps.add_step(context.store, one, behind.id).key),
        town.figures(context.store), accept=_("Agregar"),
    )  # fmt: skip
    return made[-1] if made else ""


# -- entries, actors, communications


def ask_entry(context: Context, step: CaseStep, entry: CaseEntry | None = None) -> str:
    """An office that is asked, or what it answered; a hearing, a visit. Returns its id; empty when she went back."""
    office = step.kind in (StepKind.RECEIVED, StepKind.SENT)
    names = ("name", "asked_on", "day", "outcome", "reasons") if office else ("name", "day", "zone", "text")
    blank = CaseEntry(
        case_id=step.case_id, step_id=step.id, asked_on=today() if office else None, day=None if office else today()
    )
    made: list[str] = []
    answering = entry is not None and office
    ask_record(
        context, ENTRIES, entry or blank, names, capital(step.each or _("anotación")),
        lambda one: made.append(store_entries.save_entry(context.store, one).id), town.figures(context.store),
        focus="day" if answering else "name",
    )  # fmt: skip
    return made[-1] if made else ""


def ask_actor(context: Context, case_id: str, actor: CaseActor | None = None) -> None:
    ask_record(
        context, ACTORS, actor or CaseActor(case_id=case_id, name=""), ("name", "role", "contact"), _("Actor"),
        lambda one: store_entries.save_actor(context.store, one), town.figures(context.store),
    )  # fmt: skip


def ask_communication(context: Context, step: CaseStep, one: Communication | None = None) -> None:
    """What came or went and is no letter of the register."""
    blank = Communication(case_id=step.case_id, step_key=step.key, actor=step.who, subject="")
    ask_record(
        context, COMMUNICATIONS, one or blank,
        ("direction", "day", "actor", "channel", "subject", "answers", "answer_due"), _("Comunicación"),
        lambda told: store_entries.save_communication(context.store, told), town.figures(context.store),
        focus="subject",
    )  # fmt: skip
