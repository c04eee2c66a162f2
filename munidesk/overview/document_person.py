"""What the file says of a person, on paper and as data: to hand to who asks for a copy of it."""

from collections.abc import Iterator, Sequence

from munidesk.base.dates import show_date, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.sought import Sought
from munidesk.data.store import Store
from munidesk.documents.model import Block, Column, Document, Heading, Paragraph, Row, Style, Table, plain
from munidesk.documents.text import plain_text
from munidesk.overview.house import House
from munidesk.overview.person import Findings, look
from munidesk.overview.person_files import CopyNaming, papers_of
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.people_lists.domain import Neighbour
from munidesk.town.people_lists.store import neighbours
from munidesk.town.report import report


@on_paper
def person_document(house: House, store: Store, selection: Selection) -> Document:
    """For `export`: `--id` is the name, or what else finds the person; without it, the one noted last.

    Raises UserError where nothing is found.
    """
    return build_person(store, _found(house, store, selection))


def person_sheet(house: House, store: Store, selection: Selection) -> Sheet:
    """The same as data."""
    return sheet_of_person(_found(house, store, selection))


def _found(house: House, store: Store, selection: Selection) -> Findings:
    sought = Sought(selection.id or _newest(store))
    if not sought:
        raise UserError(_("Diga de quién con --id: el nombre, el teléfono o el documento de la persona."))
    found = look(house, store, sought, tuple(papers_of(store)))
    if not (found.places or found.labels or found.authors):
        raise UserError(_("No hay nada de «{name}» en el archivo.").format(name=sought.typed))
    return found


def _newest(store: Store) -> str:
    return max(neighbours(store), key=lambda one: one.id, default=Neighbour()).name


@on_paper
def build_person(store: Store, found: Findings, copies: Sequence[CopyNaming] = ()) -> Document:
    """Every place with its whole text; where nothing but the history says it, that it does."""
    title = _("Datos de una persona")
    return report(store, title, tuple(_blocks(found, copies)), subtitle=found.sought.typed)


def _blocks(found: Findings, copies: Sequence[CopyNaming]) -> Iterator[Block]:
    count = len(found.places)
    yield Paragraph(
        plain(ngettext("Se encontró en {n} lugar.", "Se encontró en {n} lugares.", count).format(n=count)), Style.NOTE
    )
    for one in found.places:
        yield Heading(one.where, 2)
        if not one.sure:
            yield Paragraph(plain(_("Puede ser otra persona: solo coincide una parte del nombre.")), Style.NOTE)
        rows = tuple(Row((plain(label), plain(plain_text(text)))) for label, text in one.texts)
        if rows:
            yield Table((Column(_("Dato"), 1), Column(_("Lo que dice"), 3)), rows)
        if one.why:
            yield Paragraph(plain(one.why), Style.NOTE)
    for text in history_lines(found):
        yield Paragraph(plain(text))
    if copies:
        yield Heading(_("Copias del archivo que lo tienen"), 2)
        yield Table(
            (Column(_("Copia"), 3), Column(_("Último cambio"), 1), Column(_("Lugares"), 1)),
            tuple(Row(tuple(plain(text) for text in copy_cells(one))) for one in copies),
        )


def history_lines(found: Findings) -> Iterator[str]:
    """What the history says of its own, and stays with it."""
    if found.labels:
        yield ngettext(
            "{n} cambio del historial lo nombra en su título.", "{n} cambios del historial lo nombran en su título.",
            found.labels,
        ).format(n=found.labels)  # fmt: skip
    if found.authors:
        yield _("Escribió en esta computadora como «{names}»: forma parte de la prueba del historial y queda.").format(
            names="», «".join(found.authors)
        )


def copy_cells(one: CopyNaming) -> tuple[str, str, str]:
    """Name, day and hour of the last change, places; «no se pudo leer»."""
    when = f"{show_date(one.at.date())} {show_time(one.at)}" if one.at else ""
    return one.path.name, when, str(one.places) if one.places >= 0 else _("no se pudo leer")


def sheet_of_person(found: Findings) -> Sheet:
    """One row per text."""
    rows = tuple(
        (one.where, label, plain_text(text), one.sure, one.past)
        for one in found.places
        for label, text in one.texts or (("", ""),)
    )
    header = (_("Dónde"), _("Dato"), _("Lo que dice"), _("Es seguro"), _("Solo en el historial"))
    return Sheet(_("Datos de una persona"), header, rows, ("where", "field", "text", "sure", "only_in_history"))
