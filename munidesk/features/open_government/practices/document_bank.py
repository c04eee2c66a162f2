"""The bank of good practices on paper: how many and where, the map with what has none, and each in a few lines."""

from collections.abc import Iterator, Sequence

from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.lines import without_bullet
from munidesk.documents.model import (
    Block,
    Column,
    Document,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.open_government.codes import Adoption, Component
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.practices.document_practice import goals_words, where
from munidesk.features.open_government.practices.rules import (
    COMPONENTS,
    MapRow,
    PracticeMap,
    Wanted,
    is_adopted,
    practice_map,
)
from munidesk.features.open_government.practices.store import own_place
from munidesk.town.report import report


@on_paper
def build_bank(store: Store, practices: Sequence[Practice], wanted: Sequence[Wanted] = ()) -> Document:
    """`wanted` are the topics in red of the last closed diagnosis."""
    found = practice_map(practices, own_place(store), wanted)
    blocks = (_figures(practices, found), *_map(found), *_each(store, practices))
    return report(
        store, _("Banco de buenas prácticas"), blocks, office=_("Gobierno abierto"),
        running=_("Banco de buenas prácticas"),
    )  # fmt: skip


def _figures(practices: Sequence[Practice], found: PracticeMap) -> KeyFigures:
    n, places, adopted = len(practices), len(found.places), sum(map(is_adopted, practices))
    return KeyFigures((
        KeyFigure(str(n), ngettext("buena práctica", "buenas prácticas", n)),
        KeyFigure(str(places), ngettext("lugar", "lugares", places)),
        KeyFigure(f"{found.covered} de {len(COMPONENTS)}", _("componentes con alguna práctica")),
        KeyFigure(str(adopted), ngettext("adoptada aquí", "adoptadas aquí", adopted)),
    ))  # fmt: skip


def component_word(component: Component) -> str:
    return component.word or _("Sin componente")


def missing_words(row: MapRow) -> str:
    """«Sin práctica», and why one is sought."""
    return _("Sin práctica; en rojo en el diagnóstico") if row.red else _("Sin práctica")


def _map(found: PracticeMap) -> Iterator[Block]:
    columns = (Column(_("Tema"), 1.5), *(Column(place, 1.2) for place in found.places))
    rows: list[Row] = []
    shown: Component | None = None
    for row in found.rows:
        if row.component != shown:
            rows.append(Row(((strong(component_word(row.component)),),), RowKind.GROUP))
            shown = row.component
        rows.append(_map_row(row))
    yield Heading(_("Mapa de buenas prácticas"), 1)
    yield Table(columns, tuple(rows), caption=_("Tema por lugar, en cada componente del gobierno abierto"), dense=True)
    if found.missing:
        n = len(found.missing)
        said = ngettext("{n} renglón sin práctica: ahí conviene buscar una.",
                        "{n} renglones sin práctica: ahí conviene buscar una.", n)  # fmt: skip
        yield Paragraph(plain(said.format(n=n)), Style.NOTE)


def _map_row(row: MapRow) -> Row:
    if row.missing:
        topic = f"{row.topic} · " if row.topic else ""
        return Row(((Span(topic), strong(missing_words(row))),), RowKind.NOTE)
    topic = row.topic or _("Sin tema")
    red = f" ({_('en rojo')})" if row.red else ""
    cells = (plain("; ".join(one.title for one in cell) or BLANK) for cell in row.cells)
    return Row((plain(f"{topic}{red}"), *cells))


def _each(store: Store, practices: Sequence[Practice]) -> Iterator[Block]:
    for component in (*COMPONENTS, Component.NONE):
        own = [one for one in practices if one.component is component]
        if own:
            yield Heading(component_word(component), 1)
        for one in own:
            yield KeepTogether(tuple(_one(store, one)))


def _one(store: Store, one: Practice) -> Iterator[Block]:
    yield Heading(one.title, 2)
    facts = [where(store, one), one.topic, goals_words(one) if one.ods else ""]
    if one.adoption is not Adoption.NONE:
        facts.append(_("aquí: {adoption}").format(adoption=one.adoption.word))
    yield Paragraph(plain(" · ".join(part for part in facts if part)), Style.DATA_LINE)
    for title, text in ((_("Qué se hizo. "), one.done), (_("Resultados. "), one.results)):
        if text.strip():
            yield Paragraph((strong(title), Span(_sentences(text))), Style.LEFT)


def _sentences(text: str) -> str:
    """Lines as one paragraph, each a sentence."""
    found = (without_bullet(line) for line in text.splitlines() if line.strip())
    return " ".join(line if line.endswith((".", "!", "?", ":", ";")) else f"{line}." for line in found)
