"""The extract of one resolution, cut from the frozen text of its acta."""

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, on_paper
from munidesk.documents.frozen import from_json
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import (
    Block,
    Boxed,
    Document,
    Footer,
    Heading,
    KeepTogether,
    Kind,
    Paragraph,
    Signatures,
    Signer,
    Style,
    plain,
)
from munidesk.features.council.domain import Resolution
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.document import altered_error, check_held, check_original, short_digest
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document import resolution_blocks
from munidesk.town.domain import Gender
from munidesk.town.letterhead import letterhead


@on_paper
def build_extract(view: SessionView, resolution_id: str) -> Document:
    """Raises UserError for a resolution of another session or one without a number yet."""
    check_original(view)
    check_held(view)
    resolution = next((one for one in view.resolutions if one.id == resolution_id), None)
    if resolution is None or resolution.number is None:
        raise UserError(_("Esa resolución todavía no tiene número; se le da al levantar la sesión."))
    if view.altered is not None:
        raise altered_error(view)
    title = f"{view.profile.words.resolution} {resolution.number}/{resolution.year}"
    minutes = view.minutes
    if view.frozen:
        source = _("Extracto del acta {n}, aprobada el {day}.").format(
            n=minutes.called, day=show_date(minutes.approved_on) if minutes.approved_on else "–"
        )
    else:
        source = _("Extracto de un acta que todavía no fue aprobada.")
    return Document(
        title=_("Extracto · {title}").format(title=title),
        blocks=(
            Heading(title, 0),
            Paragraph(
                plain(f"{view.label} · {wording.full_day(view.session.date, view.municipality.country)}"),
                Style.SUBTITLE,
            ),
            Heading(view.item(resolution.item_id).title, 3),
            *resolution_text(view, resolution, title),
            KeepTogether((Paragraph(plain(source), Style.NOTE), *_signed(view))),
        ),
        kind=Kind.OFFICIAL,
        letterhead=letterhead(view.municipality, view.shield, body=view.body.name, right_strong=_("Extracto")),
        running_left=view.municipality.name,
        running_right=title,
        footer=Footer(strong=title, lines=(_("Huella del acta: {d}").format(d=short_digest(minutes.sha256)),))
        if view.frozen
        else Footer(strong=title, lines=(_("Sujeto a la aprobación del acta"),)),
        watermark="" if view.frozen else _("BORRADOR"),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
    )


def resolution_text(view: SessionView, resolution: Resolution, title: str) -> tuple[Block, ...]:
    """From the frozen acta, word for word; from the records while there is none."""
    if view.frozen and view.minutes.content:
        for block in from_json(view.minutes.content).blocks:
            if isinstance(block, Boxed) and plain_lines(Document("", (block,)))[0].startswith(title):
                return (block,)
    return tuple(resolution_blocks(view, resolution))


def _signed(view: SessionView) -> tuple[Block, ...]:
    """Nobody signs what the council has not approved; a certificate says what it vouches for."""
    return (Signatures((_secretary(view),)),) if view.frozen else ()


def _secretary(view: SessionView) -> Signer:
    person = view.person(view.session.secretary_id)
    post = view.profile.post("secretary")
    if person is None:
        return Signer("", post.neutral)
    return Signer(person.full_name, post.f if person.gender is Gender.FEMALE else post.m)
