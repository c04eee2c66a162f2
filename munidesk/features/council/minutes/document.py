"""The acta of a session: every block in the order of a real acta, draft or approved."""

from dataclasses import replace
from datetime import datetime

from munidesk.base.dates import show_date, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.documents.copies import altered_copy, leaved
from munidesk.documents.frozen import from_json
from munidesk.documents.model import (
    Document,
    Footer,
    Kind,
    Letterhead,
)
from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.fields import told
from munidesk.features.council.minutes.altered import what_differs
from munidesk.features.council.minutes.document_body import body, title_of
from munidesk.features.council.minutes.document_later import later_blocks
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.minutes.signing import signers
from munidesk.features.council.view import SessionView
from munidesk.town.letterhead import letterhead

ALTERED = "altered_acta"
"""The code of the error for an approved text that was changed."""
BEYOND = "Hoja agregada"
"""What a sheet after the last folio says instead of a number; by it whoever compares a copy knows it."""


@on_paper
def minutes_document(view: SessionView, *, printed_at: datetime) -> Document:
    """The acta to print: the frozen one once approved, with its code and folios; else the draft.

    In a light copy the approved one is its public version. Raises UserError, with the code `ALTERED`, for an approved
    text that is not the one that was approved, and there for a draft, which such a copy does not hold.
    """
    if view.public:
        return _public_copy(view)
    if view.frozen and view.minutes.content:
        if view.altered is not None:
            raise altered_error(view)
        return with_seal(from_json(view.minutes.content), view)
    return build_minutes(view, printed_at=printed_at)


def _public_copy(view: SessionView) -> Document:
    if not view.frozen or not view.minutes.content:
        raise UserError(_("La copia liviana lleva el acta cuando está aprobada. Pida una nueva a la Secretaría."))
    return from_json(view.minutes.content)


def check_original(view: SessionView) -> None:
    """Refuse to make another paper of an acta of which only the public version is here."""
    if view.public:
        raise UserError(_("Esta copia liviana es para leer: ese documento se hace en el archivo de la Secretaría."))


def check_held(view: SessionView) -> None:
    """Refuse to vouch outside for what an annulled session resolved: its numbers stay given, it counts for nothing."""
    if view.session.state is SessionState.ANNULLED:
        raise UserError(
            _("Esa sesión se anuló y lo que resolvió no vale: no se extracta, no se certifica ni se notifica."),
            code="annulled",
        )


def text_alone(view: SessionView) -> bool:
    """Approved in another copy, of which neither the marks of attendance nor the votes could come: its text says them,
    and nothing that is made of marks and votes is true of it."""
    return bool(view.minutes.brought_from) and not view.events


def check_marks(view: SessionView) -> None:
    """Refuse a paper that says who was there, of a session whose marks and votes are in another copy."""
    if text_alone(view):
        text = _(
            "Esta acta vino de otra copia sin la asistencia ni los votos de la sesión: ese documento se hace en"
            " «{name}». Aquí se imprimen el acta y los extractos de sus resoluciones."
        )
        raise UserError(text.format(name=view.minutes.brought_from), code="text_alone")


def altered_error(view: SessionView) -> UserError:
    """What differs, and what can be done: the seal is never put on it."""
    text = _(
        "{what}: no es lo que se aprobó. No se imprime con su código ni con sus firmas."
        " Recupere un respaldo, o imprímala como copia alterada."
    )
    return UserError(text.format(what=what_differs(view)), code=ALTERED)


@on_paper
def altered_document(view: SessionView) -> Document:
    """The altered text, with ALTERADA across every page. Raises UserError for an acta that is as it was approved."""
    if not view.frozen or view.altered is None:
        raise UserError(_("El acta es la que se aprobó: imprímala como siempre."))
    try:
        document = from_json(view.minutes.content)
    except ValueError:
        raise UserError(_("De esta acta no queda un texto que se pueda leer. Recupere un respaldo.")) from None
    return altered_copy(document, _("Difiere de lo aprobado: {what}").format(what=what_differs(view)))


@on_paper
def build_minutes(view: SessionView, *, printed_at: datetime) -> Document:
    """Acta of the session (Montevideo, Digesto art. 548.21 a–f asks for what is in it).

    A draft has a watermark, marked gaps, and neither numbers nor signatures.
    """
    title = title_of(view)
    body_name = f"{view.municipality.name} · {view.body.name}"
    day = show_date(view.session.date)
    running = f"{title} · {day}" if view.frozen else _("BORRADOR · {label}").format(label=view.label)
    return Document(
        title=title,
        blocks=tuple(body(view)),
        kind=Kind.ACTA,
        letterhead=_letterhead(view),
        running_left=body_name,
        running_right=running,
        footer=_kept_footer(view) if view.frozen else _draft_footer(printed_at),
        watermark=_watermark(view),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
        author=view.municipality.name,
    )


def _watermark(view: SessionView) -> str:
    if view.session.state is SessionState.ANNULLED:
        return _("ANULADA")
    return "" if view.frozen else _("BORRADOR")


def as_if_approved(view: SessionView) -> SessionView:
    """The draft with signatures and the room that its numbers take: to know how many folios it will ask for."""
    minutes = replace(
        view.minutes, state=MinutesState.APPROVED, number=9999, book=99, folio_from=9998, folio_to=9999,
        approved_on=view.session.date, approved_in_id=view.session.id,
    )  # fmt: skip
    return told(replace(view, minutes=minutes, approved_in=view.session, signers=signers(view)))


@on_paper
def with_seal(document: Document, view: SessionView) -> Document:
    """The frozen acta with what stands outside its fingerprint: code, QR, folios, its own and the previous SHA-256.

    What its foot already says is inside it: the code of the history as it was then.
    """
    minutes = view.minutes
    lines = [_("Huella SHA-256: {digest}").format(digest=short_digest(minutes.sha256))]
    if minutes.previous_sha256:
        lines.append(_("Huella del acta anterior: {digest}").format(digest=short_digest(minutes.previous_sha256)))
    footer = Footer(
        strong=" · ".join(filter(None, (_("Código {code}").format(code=minutes.code), document.footer.strong))),
        lines=tuple(lines),
        middle=_("Libro {book} · Folios {pages}").format(book=minutes.book, pages=folios_words(view)),
        qr=f"MuniDesk {minutes.code} {minutes.sha256}",
        leaf=_("Folio {n}"),
        first_leaf=minutes.folio_from or 1,
    )
    sealed = replace(document, blocks=(*document.blocks, *later_blocks(view)), footer=footer)
    # What later sessions say may ask for one more page: it is none of the book's.
    return leaved(sealed, minutes.folio_to or 0, _("Hoja agregada"))


def short_digest(digest: str) -> str:
    """«9f2c 41d8 … 5e17 b07e»."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-8:-4]} {digest[-4:]}"


def folios_words(view: SessionView) -> str:
    first, last = view.minutes.folio_from, view.minutes.folio_to
    return str(first) if first == last else _("{first} a {last}").format(first=first, last=last)


def _letterhead(view: SessionView) -> Letterhead:
    if view.frozen:
        right_strong = _("Acta {n}").format(n=view.minutes.called)
        right = _("Libro {book}, folios {pages}").format(book=view.minutes.book, pages=folios_words(view))
    else:
        missing = sum(problem.blocks for problem in minutes_problems(view))
        right_strong = _("Borrador")
        right = ngettext("Falta {n} dato", "Faltan {n} datos", missing).format(n=missing) if missing else ""
    return letterhead(view.municipality, view.shield, body=view.body.name, right_strong=right_strong, right=right)


def _kept_footer(view: SessionView) -> Footer:
    """On the paper that is signed, outside the file, the code vouches for all that was written before the approval."""
    return Footer(strong=_("Historial {code}").format(code=view.head) if view.head else "")


def _draft_footer(printed_at: datetime) -> Footer:
    return Footer(
        strong=_("Borrador sin valor de acta"),
        lines=(
            _("Impreso el {day} a las {at}").format(day=show_date(printed_at.date()), at=show_time(printed_at)),
            _("Libro, folio y código se asignan al aprobarla"),
        ),
    )
