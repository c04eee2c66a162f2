"""The register of correspondence: the letters of a year as a list, and as the paper that is kept at the counter."""

from collections.abc import Sequence

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import Block, Column, Document, Heading, Paragraph, Row, Style, Table, plain
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.letters.document import name_and_address
from munidesk.town.letters.domain import Letter, LetterState
from munidesk.town.letters.store import letter_years, letters, paper_of
from munidesk.town.report import report


def chosen(store: Store, selection: Selection) -> tuple[Letter, ...]:
    """Those that have a number, of the days chosen, in the order of their series."""
    found = [one for one in letters(store) if one.sent and selection.holds(one.day)]
    return tuple(sorted(found, key=lambda one: (one.kind.place, one.year or 0, one.number or 0)))


def register_sheet(store: Store, selection: Selection) -> Sheet:
    """A row for each letter that went. Private persons stay unnamed: a list leaves the counter."""
    header = (
        _("Carta"), _("Clase"), _("Número"), _("Año"), _("Fecha"), _("Destinatario"), _("Asunto"), _("Medio"),
        _("Recibida el"), _("Constancia"), _("Contestada el"), _("Estado"),
    )  # fmt: skip
    rows = tuple(
        (
            one.label, one.kind, one.number, one.year, one.day, to_whom(store, one), one.subject, one.way,
            one.received_on, one.proof, one.answered_on, one.state,
        )
        for one in chosen(store, selection)
    )  # fmt: skip
    return Sheet(_("Registro de correspondencia"), header, rows, about=selection.words)


def to_whom(store: Store, letter: Letter, *, named: bool = False) -> str:
    """The addressee; a private person by name alone where it is asked for."""
    if letter.neighbour_id and not named:
        return _("persona particular")
    return name_and_address(store, letter)[0] or _("persona particular")


@on_paper
def register_document(store: Store, selection: Selection) -> Document:
    """The book of letters, each series under its word, with every number: annulled ones too, and why."""
    found = chosen(store, selection)
    blocks: list[Block] = []
    for word in dict.fromkeys(one.word for one in found):
        own = [one for one in found if one.word == word]
        count = ngettext("{n} envío", "{n} envíos", len(own)).format(n=len(own))
        blocks += [Heading(word, 2, count), _table(store, own)]
    if not found:
        blocks.append(Paragraph(plain(_("No hay cartas enviadas en esos días.")), Style.LEFT))
    return report(
        store, _("Registro de correspondencia"), tuple(blocks), subtitle=selection.words or _years(store),
        office=_("Secretaría"), landscape=True,
    )  # fmt: skip


def _years(store: Store) -> str:
    """«Año 2026», «Años 2025 y 2026»… the first and the last of many."""
    years = letter_years(store)
    if len(years) < 2:
        return _("Año {year}").format(year=years[0]) if years else ""
    return _("Años {first} a {last}").format(first=years[-1], last=years[0])


def _table(store: Store, own: Sequence[Letter]) -> Table:
    columns = (
        Column(_("N.º"), 0.5), Column(_("Fecha"), 0.7), Column(_("Destinatario"), 1.4), Column(_("Asunto"), 2.2),
        Column(_("Medio"), 0.9), Column(_("Recepción"), 1.5), Column(_("Respuesta"), 1.3),
    )  # fmt: skip
    rows = tuple(
        Row(tuple(plain(cell) for cell in (
            f"{one.number}/{one.year}", show_date(one.day), to_whom(store, one, named=True), one.subject,
            capital(one.way.word) if one.way else "–", _arrived(store, one), _answered(one),
        )))
        for one in own
    )  # fmt: skip
    return Table(columns, rows, dense=True)


def _arrived(store: Store, one: Letter) -> str:
    if one.received_on is None:
        return capital(LetterState.UNPROVED.word) if one.state is LetterState.UNPROVED else "–"
    by = paper_of(store, one.id).received_by
    parts = (show_date(one.received_on), one.proof.word if one.proof else "", by, one.proof_note)
    return ", ".join(part for part in parts if part)


def _answered(one: Letter) -> str:
    if one.annulled_on is not None:
        return _("Anulada el {day}: {why}").format(day=show_date(one.annulled_on), why=one.annul_reason)
    if one.answered_on is None:
        return "–"
    return f"{show_date(one.answered_on)}. {one.answer}"
