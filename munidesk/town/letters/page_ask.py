"""What a letter asks in a dialog: to whom, when and how it goes, with what it arrived, what was answered."""

from collections.abc import Callable
from dataclasses import replace

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.records.matter import Matter
from munidesk.records.ref import Ref
from munidesk.town.letters import store as letters
from munidesk.town.letters.document import name_and_address
from munidesk.town.letters.domain import Letter, LetterKind, Proof, Way
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind

_PRIVATE, _PUBLIC = "private", "public"


def _choice(key: str, words: str, codes: type[LetterKind] | type[Way] | type[Proof]) -> Field:
    return Field(key, words, Kind.CHOICE, tuple((str(one), capital(one.word)) for one in codes))


def _who_fields() -> tuple[Field, ...]:
    whom = ((_PRIVATE, _("Una vecina o un vecino")), (_PUBLIC, _("Un organismo, una organización o una autoridad")))
    return (
        Field("name", _("¿A quién va? Nombre y apellido, o el del organismo")),
        Field("whom", _("Es"), Kind.CHOICE, whom),
        Field("address", _("Dirección (se guarda con los datos privados de la persona)")),
    )


def ask_letter(context: Context, matter: Matter | None = None, about: Ref | None = None) -> str:
    """A new one, prepared without a number. Returns its id; empty when the person went back."""
    blank = letters.proposed(context.store, matter, None, about)
    made: list[str] = []

    def submit(said: dict[str, str]) -> None:
        one = replace(blank, subject=said["subject"], kind=LetterKind(said["kind"]))
        kept = letters.write_to(
            context.store, one, said["name"], private=said["whom"] == _PRIVATE, address=said["address"]
        )
        made.append(kept.id)

    title = _("Notificar") if blank.kind is LetterKind.NOTIFICATION else _("Nueva carta")
    dialogs.ask(
        context.window, title, _("Queda como borrador: se lee, se completa y se envía desde Correspondencia."),
        (*_who_fields(), Field("subject", _("Asunto")), _choice("kind", _("Clase"), LetterKind)),
        values={"whom": _PRIVATE, "subject": blank.subject, "kind": blank.kind.value}, accept=_("Preparar"),
        draft=context.draft(f"letter.new:{about.id if about else ''}"), submit=submit,
    )  # fmt: skip
    return made[0] if made else ""


def ask_addressee(context: Context, letter: Letter) -> None:
    """To whom a draft goes, and what kind it is."""
    name, address = name_and_address(context.store, letter)

    def submit(said: dict[str, str]) -> None:
        letters.write_to(
            context.store, replace(letter, kind=LetterKind(said["kind"])), said["name"],
            private=said["whom"] == _PRIVATE, address=said["address"],
        )  # fmt: skip

    whom = _PUBLIC if letter.addressee else _PRIVATE
    dialogs.ask(
        context.window, _("Destinatario"), "", (*_who_fields(), _choice("kind", _("Clase"), LetterKind)),
        values={"name": name, "whom": whom, "address": address, "kind": letter.kind.value}, accept=_("Guardar"),
        draft=context.draft(f"letter.whom:{letter.id}"), submit=submit,
    )  # fmt: skip


def ask_sending(context: Context, letter: Letter) -> bool:
    """The day it is dated and the way it goes: from there on it does not change, and is not undone."""

    def submit(said: dict[str, str]) -> None:
        told = context.matter(letter.about) if letter.about is not None else None
        letters.send(context.store, letter.id, parse_date(said["day"]), Way(said["way"]), told)

    return _asked(
        context, _("Enviar la carta"),
        _("Recibe el número que sigue en la serie del año. Después no cambia ni se deshace: solo se anula."),
        (Field("day", _("Fecha de la carta")), _choice("way", _("Medio por el que va"), Way)),
        {"day": show_date(today()), "way": letter.way.value}, _("Enviar"), f"letter.send:{letter.id}", submit,
    )  # fmt: skip


def ask_arrival(context: Context, letter: Letter) -> bool:
    """When it arrived, with what it is known, who took it; what it is about hears of it."""
    paper = letters.paper_of(context.store, letter.id)

    def submit(said: dict[str, str]) -> None:
        with context.store.change(_("Anotar la recepción de una carta")):
            letters.receive(
                context.store, letter.id, parse_date(said["day"]), Proof(said["proof"]), note=said["note"],
                by=said["by"], document=said["document"],
            )  # fmt: skip
            if (heard := context.actions.get("letter_arrived")) is not None:
                heard(Ref("letter", letter.id), "")

    return _asked(
        context, _("Anotar la recepción"), _("La copia firmada o el aviso se adjunta después, en la ficha."),
        (
            Field("day", _("Día en que llegó")),
            _choice("proof", _("Con qué consta"), Proof),
            Field("by", _("Quién la recibió (se guarda con los datos privados)")),
            Field("document", _("Documento que mostró (también privado)")),
            Field("note", _("Otros datos: hora, número de envío, quién notificó")),
        ),
        {
            "day": show_date(letter.received_on or today()), "proof": letter.proof.value, "by": paper.received_by,
            "document": paper.document_shown, "note": letter.proof_note,
        },
        _("Anotar"), f"letter.arrived:{letter.id}", submit,
    )  # fmt: skip


def ask_answer(context: Context, letter: Letter) -> bool:
    def submit(said: dict[str, str]) -> None:
        letters.answer(context.store, letter.id, parse_date(said["day"]), said["answer"])

    return _asked(
        context, _("Anotar la respuesta"), _("El papel que llegó se adjunta después, en la ficha."),
        (Field("day", _("Día en que se contestó")), Field("answer", _("Qué contestaron"), Kind.LONG)),
        {"day": show_date(letter.answered_on or today()), "answer": letter.answer}, _("Anotar"),
        f"letter.answer:{letter.id}", submit,
    )  # fmt: skip


def ask_annulment(context: Context, letter: Letter) -> bool:
    """With its reason; it keeps its number."""
    text = _("Conserva su número y queda en el registro como anulada. No se deshace. ¿Por qué se anula?")
    done = dialogs.ask_text(
        context.window, _("Anular {label}").format(label=letter.label), text, long=True, accept=_("Anular"),
        draft=context.draft(f"letter.annul:{letter.id}"),
        submit=lambda reason: letters.annul(context.store, letter.id, reason),
    )  # fmt: skip
    return done is not None


def _asked(
    context: Context,
    title: str,
    text: str,
    fields: tuple[Field, ...],
    values: dict[str, str],
    accept: str,
    draft: str,
    submit: Callable[[dict[str, str]], object],
) -> bool:
    done = dialogs.ask(
        context.window, title, text, fields, values=values, accept=accept, draft=context.draft(draft), submit=submit
    )
    return done is not None
