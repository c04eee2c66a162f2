"""The ficha of a good practice on one page: what was wrong, what was done, what came of it, how to do it elsewhere."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.lines import without_bullet
from munidesk.documents.model import (
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    Listing,
    Paragraph,
    Row,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.open_government.codes import Adoption
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.practices.rules import place_of
from munidesk.features.open_government.practices.store import own_place
from munidesk.instruments.domain import Marker
from munidesk.town.report import report


@on_paper
def build_practice(store: Store, one: Practice) -> Document:
    """Who did it and where, the four texts that tell it, what it takes, and what this town does with it."""
    blocks = (*_facts(store, one), *_texts(one), *_adoption(one))
    return report(
        store, one.title, blocks, subtitle=_("Ficha de buena práctica"), office=_("Gobierno abierto"),
        running=_("Ficha de buena práctica"),
    )  # fmt: skip


def where(store: Store, one: Practice) -> str:
    """«Villa Rosaura, Chile»."""
    return ", ".join(part for part in (place_of(one, own_place(store)), one.country) if part)


def goals_words(one: Practice) -> str:
    """«ODS 11, 16»; blank without any."""
    return _("ODS {goals}").format(goals=one.ods) if one.ods else BLANK


def _facts(store: Store, one: Practice) -> Iterator[Block]:
    gender = one.gender.word if one.gender is not Marker.NO else _("no")
    told = (
        (_("Lugar"), where(store, one)),
        (_("Componente y tema"), " · ".join(part for part in (one.component.word, one.topic) if part)),
        (_("Desde"), show_date(one.since) if one.since else ""),
        (_("Agenda 2030"), _("{goals} · marcador de género: {marker}").format(goals=goals_words(one), marker=gender)),
        (_("A quién preguntar"), one.contact),
        (_("Fuente"), one.source),
    )
    rows = tuple(Row(((strong(name),), plain(value or BLANK))) for name, value in told)
    yield Table((Column("", 1), Column("", 3)), rows)


def _texts(one: Practice) -> Iterator[Block]:
    for title, text in (
        (_("El problema"), one.problem), (_("Qué se hizo"), one.done), (_("Resultados"), one.results),
        (_("Lecciones"), one.lessons), (_("Qué hace falta para repetirla"), one.needs),
    ):  # fmt: skip
        if text.strip():
            yield Heading(title, 1)
            yield from lines(text)


def lines(text: str) -> Iterator[Block]:
    """Lines one under the other as a list; a single one as it is."""
    found = [line for line in text.splitlines() if line.strip()]
    if len(found) > 1:
        yield Listing(tuple(plain(without_bullet(line)) for line in found))
    elif found:
        yield Paragraph(plain(found[0].strip()), Style.LEFT)


def _adoption(one: Practice) -> Iterator[Block]:
    if one.adoption is Adoption.NONE and not one.adoption_note.strip():
        return
    note = f": {one.adoption_note.strip()}" if one.adoption_note.strip() else "."
    said = (strong(_("Aquí: ")), Span(f"{one.adoption.word}{note}"))
    yield Boxed((Paragraph(said, Style.LEFT),))
