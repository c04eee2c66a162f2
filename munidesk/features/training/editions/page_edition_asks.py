"""What the roster asks in a dialog: a class, a person, several names, hours, who leaves, why it is suspended."""

from dataclasses import replace
from decimal import Decimal

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.training.codes import Attendee, Presence
from munidesk.features.training.domain_edition import ClassSession, Enrolment
from munidesk.features.training.editions.roster import Row
from munidesk.features.training.editions.store import EditionNow, remove_class, save_class, suspend
from munidesk.features.training.editions.store_roster import correct, enrol, enrol_names, leave, mark_presence
from munidesk.features.training.kinds import CLASSES, ENROLMENTS, STAFF
from munidesk.town import store as town
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.forms import Field as Asked
from munidesk.ui.forms import Kind

_OUT = "out"


def ask_class(context: Context, now: EditionNow, one: ClassSession | None = None) -> None:
    """A new one, as the last with the day open; or one that is there, which can be taken out from here."""
    store, figures = context.store, town.figures(context.store)
    if one is None:
        last = now.classes[-1] if now.classes else None
        one = ClassSession(
            edition_id=now.edition.id, start=last.start if last else None, end=last.end if last else None,
            hours=last.hours if last else Decimal(0), day=now.edition.start if last is None else None,
        )  # fmt: skip
        title, also = _("Clase nueva"), None
    else:
        title = _("Clase del {day}").format(day=show_date(one.day) if one.day else "")
        also = {_OUT: Asked(_OUT, _("Qué hacer"), Kind.CHOICE, choices=(("", _("Guardarla")), (_OUT, _("Quitarla"))))}
    out: list[bool] = []

    def said(each: ClassSession, told: object) -> ClassSession:
        out[:] = [bool(isinstance(told, dict) and told.get(_OUT))]
        return each

    def save(each: ClassSession) -> None:
        if out and out[0]:
            remove_class(store, each.id)
        else:
            save_class(store, each)

    ask_record(
        context, CLASSES, one, ("day", "start", "end", "hours", "topic"), title, save, figures, also=also, said=said
    )


def ask_enrolment(context: Context, now: EditionNow) -> None:
    """Somebody of the staff out of the list, or a name."""
    store = context.store
    there = {row.enrolment.staff_id for row in now.rows}
    people = [("", _("Otra persona: escriba su nombre")), *(
        (one.id, one.name) for one in STAFF.all(store) if one.id not in there and one.works_on(today())
    )]  # fmt: skip
    who = Asked("staff_id", _("Del personal"), Kind.CHOICE, choices=tuple(people))

    def said(one: Enrolment, told: object) -> Enrolment:
        key = str(told["staff_id"]) if isinstance(told, dict) else ""
        return replace(one, staff_id=key, name=dict(people)[key], kind=Attendee.STAFF) if key else one

    blank = Enrolment(edition_id=now.edition.id, name="")
    ask_record(
        context, ENROLMENTS, blank, ("name", "gender", "kind", "origin"), _("Inscribir"),
        lambda one: enrol(store, one), town.figures(store), also={"staff_id": who}, values={"staff_id": ""}, said=said,
        accept=_("Inscribir"),
    )  # fmt: skip


def ask_correction(context: Context, row: Row) -> None:
    """How somebody who is in the list is called, and where she comes from."""
    ask_record(
        context, ENROLMENTS, row.enrolment, ("name", "gender", "kind", "origin"), row.name,
        lambda one: correct(context.store, one), town.figures(context.store),
    )  # fmt: skip


def ask_names(context: Context, now: EditionNow, text: str) -> None:
    """A name in each line; what the clipboard holds stands there already."""
    store = context.store

    def submit(told: dict[str, str]) -> None:
        done = enrol_names(store, now.edition.id, told["names"])
        said = ngettext("Se inscribió a {n} persona.", "Se inscribió a {n} personas.", done.made).format(n=done.made)
        if done.there:
            said += " " + ngettext("{n} ya estaba.", "{n} ya estaban.", done.there).format(n=done.there)
        if done.unknown:
            said += " " + ngettext(
                "{n} no es del personal.", "{n} no son del personal.", done.unknown
            ).format(n=done.unknown)  # fmt: skip
        context.toast(said, True)

    field = Asked(
        "names", _("Nombres"), Kind.LONG, hint=_("Un nombre por renglón; después de un tabulador, su origen.")
    )
    dialogs.ask(
        context.window, _("Pegar nombres"), _("Quien se llame como alguien del personal queda como esa persona."),
        (field,), values={"names": text.strip()}, accept=_("Inscribir"),
        draft=context.draft(f"training_enrolment.names:{now.edition.id}"), submit=submit,
    )  # fmt: skip


def ask_hours(context: Context, one: ClassSession, row: Row) -> None:
    """How many of the hours of a class she was there."""
    store, figures = context.store, town.figures(context.store)
    own = row.presences.get(one.id)

    def submit(text: str) -> None:
        mark_presence(store, one.id, (row.enrolment.id,), Presence.PART, figures.parse(text))

    text = _("La clase es de {n} horas.").format(n=figures.number(one.hours))
    shown = figures.number(own.hours) if own is not None and own.hours is not None else ""
    dialogs.ask_text(
        context.window, _("Horas de {name}").format(name=row.name), text, value=shown, submit=submit,
        draft=context.draft(f"class_presence.hours:{row.enrolment.id}"),
    )  # fmt: skip


def ask_leave(context: Context, row: Row) -> None:
    """From which day, and why."""

    def submit(told: dict[str, str]) -> None:
        try:
            day = parse_date(told["day"])
        except ValueError as error:
            raise UserError(_("Escriba el día: 9/11/2026."), code="format", field="day") from error
        leave(context.store, row.enrolment.id, day, told["reason"])

    fields = (Asked("reason", _("Motivo")), Asked("day", _("Desde el día")))
    dialogs.ask(
        context.window, _("Baja de {name}").format(name=row.name), "", fields,
        values={"day": show_date(today())}, draft=context.draft(f"training_enrolment.left:{row.enrolment.id}"),
        submit=submit,
    )  # fmt: skip


def ask_suspension(context: Context, now: EditionNow) -> None:
    dialogs.ask_text(
        context.window, _("Suspender la edición"), _("¿Por qué? Sale en el informe del año; con U se retoma."),
        submit=lambda text: suspend(context.store, now.edition.id, text),
        draft=context.draft(f"training_edition.reason:{now.edition.id}"),
    )  # fmt: skip
