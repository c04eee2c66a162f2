"""A letter on paper: to whom, of what, what it tells, who signs; a notification ends with the lines of who takes it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import date_figures
from munidesk.data.store import Store
from munidesk.documents.frozen import from_json
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Footer,
    Heading,
    KeepTogether,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    Signatures,
    Signer,
    Space,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.town import store as town
from munidesk.town.kinds import PEOPLE
from munidesk.town.letterhead import letterhead
from munidesk.town.letters.domain import Letter, LetterKind
from munidesk.town.people_lists.domain import NEIGHBOURS

_LINE_MM = 8.5
"""High enough to write by hand."""


@on_paper
def build_letter(store: Store, letter: Letter) -> Document:
    """The paper that goes, or its draft while it has no number: marked, and not to be signed."""
    municipality, profile = town.municipality(store), town.profile_of(store)
    shield = store.blob(municipality.logo) if municipality.logo else None
    return Document(
        title=letter.label,
        blocks=tuple(_blocks(store, letter)),
        kind=Kind.OFFICIAL,
        letterhead=letterhead(municipality, shield or b"", body=_("Secretaría"), right_strong=letter.label),
        running_left=municipality.name,
        running_right=letter.label,
        footer=Footer(strong=_foot(letter)),
        watermark="" if letter.sent else _("BORRADOR"),
        page=town.page_size(store),
        language=profile.language,
        author=municipality.name,
    )


def _foot(letter: Letter) -> str:
    return f"{letter.label} · {show_date(letter.day)}" if letter.sent else letter.label


def _blocks(store: Store, letter: Letter) -> Iterator[Block]:
    country = town.municipality(store).country
    day = date_figures(letter.day, country)
    yield Heading(letter.label, 0)
    yield Paragraph(plain(f"{letter.place}, {day}" if letter.place else day), Style.LEFT)
    yield Paragraph((strong(_("Asunto: {subject}").format(subject=letter.subject)),), Style.LEFT)
    yield Space(3)
    yield from (Paragraph(plain(words), Style.LEFT) for words in addressee_lines(store, letter))
    yield Space(3)
    if letter.salutation:
        yield Paragraph(plain(letter.salutation), Style.LEFT)
    yield from _paragraphs(letter.body)
    yield from enclosed_blocks(letter)
    yield from _end(letter)


def in_one(documents: Sequence[Document], title: str) -> Document:
    """Several letters of one matter as one paper, each on a page of its own; one alone stays as it is."""
    first = documents[0]
    if len(documents) == 1:
        return first
    blocks: list[Block] = list(first.blocks)
    for one in documents[1:]:
        blocks += [PageBreak(), *one.blocks]
    head = replace(first.letterhead, right_strong="") if first.letterhead else None
    return replace(
        first, title=title, blocks=tuple(blocks), letterhead=head, running_right=title, footer=Footer(strong=title),
        watermark=next((one.watermark for one in documents if one.watermark), ""),
    )  # fmt: skip


def enclosed_blocks(letter: Letter) -> tuple[Block, ...]:
    return from_json(letter.enclosed).blocks if letter.enclosed else ()


def _paragraphs(text: str) -> tuple[Block, ...]:
    """What was typed, a paragraph for each line: the sign of a list or of a heading is none here."""
    return tuple(Paragraph(plain(line.strip())) for line in text.split("\n") if line.strip())


def _end(letter: Letter) -> Iterator[Block]:
    *before, last = _paragraphs(letter.ending) or (Space(2),)
    yield from before
    if not letter.sent:
        yield last
        yield Paragraph(plain(_("Borrador sin valor: se firma cuando tenga su número.")), Style.NOTE)
        return
    signed = (Signatures((Signer(letter.signer, letter.signer_post),)),) if letter.signer else ()
    yield KeepTogether((last, *signed))
    if letter.kind is LetterKind.NOTIFICATION:
        yield _to_sign(letter)


def _to_sign(letter: Letter) -> Block:
    """What who takes it writes by hand, or who notifies where nobody signs."""
    lines = (
        _("Recibida por (nombre y apellido)"), _("Documento"), _("Día y hora"), _("Firma"),
        _("Si no firma: motivo, y quién notifica"),
    )  # fmt: skip
    rows = tuple(Row((plain(one), plain(""))) for one in lines)
    head = Heading(_("Constancia de notificación"), 3)
    columns = (Column(_("Dato"), 1.0, Align.LEFT), Column(_("Se completa a mano"), 1.6, Align.LEFT))
    return KeepTogether(
        (head, Paragraph(plain(letter.label), Style.NOTE),
         Table(columns, rows, boxes=True, row_height_mm=_LINE_MM))
    )  # fmt: skip


def addressee_lines(store: Store, letter: Letter) -> tuple[str, ...]:
    """Name, what stands under it («Presente»), address of a private person; of one who is not known, who it is for."""
    name, address = name_and_address(store, letter)
    if not name:
        return (_("A quien corresponda"),)
    return tuple(part for part in (name, letter.line, address) if part)


def name_and_address(store: Store, letter: Letter) -> tuple[str, str]:
    """As they stand now; empty once a private person was erased."""
    if letter.neighbour_id:
        who = NEIGHBOURS.find(store, letter.neighbour_id)
        return (who.name, who.address) if who is not None else ("", "")
    if letter.person_id:
        person = PEOPLE.find(store, letter.person_id)
        return (person.full_name if person is not None else letter.addressee), ""
    return letter.addressee, ""
