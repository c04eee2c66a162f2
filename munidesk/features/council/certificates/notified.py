"""What a letter tells of a resolution to whom it concerns: its text, its vote, and what can be asked against it."""

from collections.abc import Iterator

from munidesk.base.formulas import Gap, day_values
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Block, KeepTogether, Paragraph, Style, plain
from munidesk.features.council.certificates.document import (
    annulled_later,
    lowered,
    noun,
    number_of,
    numbered,
    standing_words,
)
from munidesk.features.council.domain import Resolution, Vote
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.document_extract import resolution_text
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.minutes.store_resolutions import resolution_of
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document_ballots import vote_blocks
from munidesk.records.matter import Matter
from munidesk.records.ref import Ref
from munidesk.town.letters.domain import LetterKind


@on_paper
def matter(store: Store, ref: Ref) -> Matter:
    """The notification of a resolution; to whom, the person says.

    What can be asked against it, before whom and until when no profile has read in its law: the sentence leaves a gap
    that has to be filled before it goes, unless the municipality wrote the formula «letter_appeal» of its own. Raises
    UserError for a resolution without a number, or of an acta that is not the one that was approved.
    """
    view = view_to_print(store, resolution_of(store, ref.id).session_id)
    resolution = numbered(view, ref.id)
    vote = view.final_vote(resolution.motion_id) if resolution.motion_id else None
    return Matter(
        kind=LetterKind.NOTIFICATION,
        subject=_("{number}: {title}").format(
            number=number_of(view, resolution),
            title=resolution.title or view.item(resolution.item_id).title.rstrip("."),
        ),
        body=_body(view, resolution, vote),
        ending="\n".join((_appeal(view), wording.formula(view, "letter_end", {}))),
        enclosed=tuple(_told(view, resolution, vote)),
    )


def _body(view: SessionView, resolution: Resolution, vote: Vote | None) -> str:
    values = {
        **day_values(view.session.date, view.municipality.country),
        "resolution": noun(view),
        "no": f"{resolution.number}/{resolution.year}",
        "body": wording.body_phrase(view),
        "session": lowered(view.label),
        "voting": vote is not None,
    }
    return wording.formula(view, "letter_notification", values)


def _appeal(view: SessionView) -> str:
    gap = Gap(_("verifique su norma: qué recurso, ante quién y en qué plazo"))
    return wording.formula(view, "letter_appeal", {"remedy": gap})


def _told(view: SessionView, resolution: Resolution, vote: Vote | None) -> Iterator[Block]:
    """As a certificate tells it: the text from the frozen acta, its vote, and where the acta stands."""
    yield from resolution_text(view, resolution, number_of(view, resolution))
    if vote is not None:
        kind = Paragraph(plain(_("Votación {kind}").format(kind=vote.type.word)), Style.CAPTION)
        yield KeepTogether((kind, *vote_blocks(view, vote, final=True)))
    yield Paragraph(
        plain(
            standing_words(view)
            if view.frozen
            else _(
                "El acta de esa sesión todavía no fue aprobada: lo que se notifica queda sujeto a los términos en que "
                "se la apruebe."
            )
        )
    )
    yield from annulled_later(view)
