"""`structure`, `actors`, `responsibility`, `agreements`: who conducts, who has a say, who answers, with whom."""

from collections.abc import Iterator, Sequence

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Box,
    Column,
    Document,
    Figure,
    Heading,
    Lettering,
    Paragraph,
    Row,
    RowKind,
    Shape,
    Stroke,
    Style,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.features.territory.organ.words import LETTERS, agreement_state, quadrant_word
from munidesk.features.territory.phases.document_status import conducted
from munidesk.features.territory.rules import MOST, quadrant
from munidesk.features.territory.view import TerritoryView
from munidesk.town import store as town
from munidesk.town.report import report

_WIDTH, _BOX, _HIGH = 480.0, 200.0, 34.0
_MAP, _SIDE, _CELL = 400.0, 40.0, 60.0
_TILE = 10
"""Actors across that one sheet has room for."""


def _paper(
    store: Store, view: TerritoryView, title: str, blocks: Sequence[Block], *, landscape: bool = False
) -> Document:
    return report(store, title, tuple(blocks), subtitle=view.territory.title, office=view.figure.word,
                  running=view.territory.title, landscape=landscape)  # fmt: skip


@on_paper
def build_structure(store: Store, view: TerritoryView) -> Document:
    """The chart, and under it who sits in each."""
    blocks: list[Block] = [Paragraph(plain(conducted(store, view))), _chart(store, view)]
    for key, words in ((view.territory.body_id, _("Órgano que conduce")), (view.territory.technical_id,
                                                                           _("Grupo técnico"))):  # fmt: skip
        name = _body_name(store, key)
        blocks.append(Heading(f"{words}: {name}" if name else words, 2))
        blocks.append(_members(store, key))
    return _paper(store, view, _("Estructura de coordinación"), blocks)


def _body_name(store: Store, key: str) -> str:
    return next((one.name for one in town.bodies(store) if one.id == key), "")


def _chart(store: Store, view: TerritoryView) -> Figure:
    body = _body_name(store, view.territory.body_id)
    names = [
        (town.council(store).name, _("elige la figura y aprueba")),
        (body or view.figure.word or _("Órgano por integrar"), _("conduce")),
        (_body_name(store, view.territory.technical_id) or _("Grupo técnico por formar"), _("hace los productos")),
    ]
    shapes: list[Shape] = []
    left = (_WIDTH - _BOX) / 2
    for at, (name, does) in enumerate(names):
        y = at * (_HIGH + 22)
        if at:
            shapes.append(Stroke(((_WIDTH / 2, y - 22), (_WIDTH / 2, y)), weight=1))
        shapes.append(Box(left - 60, y, _BOX + 120, _HIGH, fill="#E3EFEE" if at == 1 else "", line="#1A1A1A", radius=3))
        shapes.append(Lettering(_WIDTH / 2, y + 14, name, strong=True, align=Align.CENTRE))
        shapes.append(Lettering(_WIDTH / 2, y + 27, does, align=Align.CENTRE))
    said = "; ".join(f"{name}, {does}" for name, does in names)
    return Figure(_WIDTH, 3 * _HIGH + 44, tuple(shapes), _("Estructura: {names}").format(names=said))


def _members(store: Store, key: str) -> Block:
    found = town.members(store, key) if key else ()
    if not found:
        return Paragraph(plain(_("Todavía no tiene integrantes cargados.")), Style.NOTE)
    rows = tuple(
        Row((plain(one.person.name), plain(_("titular") if one.is_titular else _("suplente")))) for one in found
    )
    return Table((Column(_("Integrante"), 2), Column(_("Calidad"), 1)), rows)


@on_paper
def build_actors(store: Store, view: TerritoryView) -> Document:
    """The map and the table that says the same."""
    if not view.actors:
        return _paper(store, view, _("Mapa de actores"), (Paragraph(plain(_("Todavía no hay actores anotados."))),))
    rows = tuple(
        Row((
            plain(str(one.position)), (strong(one.name),), plain(one.sector.word or BLANK), plain(str(one.interest)),
            plain(str(one.influence)), plain(one.posture.word), plain(quadrant_word(quadrant(one))),
            plain(one.convened or BLANK),
        ))
        for one in view.actors
    )  # fmt: skip
    columns = (
        Column(_("N.º"), 0.4), Column(_("Actor"), 2.2), Column(_("Sector"), 1.4),
        Column(_("Interés"), 0.7, Align.RIGHT), Column(_("Influencia"), 0.9, Align.RIGHT), Column(_("Postura"), 0.9),
        Column(_("Qué hacer"), 1.2), Column(_("Se convoca"), 1),
    )  # fmt: skip
    return _paper(store, view, _("Mapa de actores"), (_map(view), Table(columns, rows, dense=True)))


def _map(view: TerritoryView) -> Figure:
    shapes: list[Shape] = []
    wide = _MAP / MOST
    for left, top, across, down, words in (
        (0, 0, 2, 3, _("Acercar")), (2, 0, 3, 3, _("Decidir juntos")), (0, 3, 2, 2, _("Informar")),
        (2, 3, 3, 2, _("Dar voz")),
    ):  # fmt: skip
        x, y = _SIDE + left * wide, top * _CELL
        shapes.append(Box(x, y, across * wide, down * _CELL, fill="#E3EFEE" if words == _("Decidir juntos") else "",
                          line="#8A8880"))  # fmt: skip
        shapes.append(Lettering(x + 5, y + 11, words, strong=True))
    for at in range(1, MOST + 1):
        shapes.append(Lettering(_SIDE - 8, (MOST - at) * _CELL + _CELL / 2, str(at), align=Align.RIGHT))
        shapes.append(Lettering(_SIDE + (at - 0.5) * wide, MOST * _CELL + 12, str(at), align=Align.CENTRE))
    shapes.append(Lettering(_SIDE + _MAP / 2, MOST * _CELL + 25, _("Interés"), align=Align.CENTRE))
    shapes.append(Lettering(10, MOST * _CELL / 2, _("Influencia"), align=Align.CENTRE, turned=True))
    shapes.extend(_marks(view, wide))
    said = "; ".join(f"{one.position} {one.called} {one.interest} × {one.influence}" for one in view.actors)
    return Figure(
        _SIDE + _MAP + 4, MOST * _CELL + 30, tuple(shapes), _("Interés por influencia: {names}").format(names=said)
    )


def _marks(view: TerritoryView, wide: float) -> Iterator[Shape]:
    """The number and short name of each, those of one cell under one another."""
    cells: dict[tuple[int, int], int] = {}
    for one in view.actors:
        key = (one.interest, one.influence)
        at = cells[key] = cells.get(key, -1) + 1
        y = (MOST - one.influence) * _CELL + 25 + at * 11
        yield Lettering(_SIDE + (one.interest - 0.5) * wide, y, f"{one.position} {one.called}", 8, align=Align.CENTRE)


@on_paper
def build_responsibility(store: Store, view: TerritoryView) -> Document:
    """Products down, actors across; more actors than a sheet has room for go on in another tile."""
    blocks: list[Block] = [
        Paragraph(plain(_("H hace · R responde · C se le consulta · I se le informa. Cada producto tiene uno que "
                          "responde, y por lo menos uno que hace.")), Style.NOTE)
    ]  # fmt: skip
    if not view.actors:
        blocks.append(Paragraph(plain(_("Todavía no hay actores anotados."))))
    for at in range(0, len(view.actors), _TILE):
        blocks.append(_tile(view, at))
    loose = [one.title for one in view.products if view.faults(one)]
    if loose and view.actors:
        blocks.append(Paragraph(plain(_("Sin quién hace o quién responde: {names}.").format(names="; ".join(loose))),
                                Style.NOTE))  # fmt: skip
    return _paper(store, view, _("Matriz de responsabilidades"), blocks, landscape=True)


def _tile(view: TerritoryView, start: int) -> Table:
    across = view.actors[start : start + _TILE]
    rows: list[Row] = []
    phase = 0
    for one in view.products:
        if one.phase != phase:
            phase = one.phase
            title = view.phases[phase - 1].title if 0 < phase <= len(view.phases) else _("Otros")
            rows.append(Row((plain(title),), RowKind.GROUP))
        letters = (plain(" ".join(LETTERS[role] for role in view.roles(one, actor))) for actor in across)
        rows.append(Row((plain(one.title), *letters)))
    heads = (Column(actor.called, 1, Align.CENTRE) for actor in across)
    return Table((Column(_("Producto"), 3), *heads), tuple(rows), size=TableSize.SMALL, boxes=True)


@on_paper
def build_agreements(store: Store, view: TerritoryView) -> Document:
    """What each side gives, since when and until when."""
    if not view.agreements:
        words = _("Todavía no hay acuerdos de coordinación.")
        return _paper(store, view, _("Acuerdos de coordinación"), (Paragraph(plain(words)),))
    rows = tuple(
        Row((
            (strong(one.title),), plain(one.parties), plain(one.ours or BLANK), plain(one.theirs or BLANK),
            plain(show_date(one.signed_on) if one.signed_on is not None else BLANK),
            plain(agreement_state(one, view.day)),
        ))
        for one in view.agreements
    )  # fmt: skip
    columns = (Column(_("Objeto"), 2), Column(_("Con quién"), 1.6), Column(_("Aporta el municipio"), 2),
               Column(_("Aportan los demás"), 2), Column(_("Firmado"), 0.9), Column(_("Vigencia"), 1.4))  # fmt: skip
    return _paper(store, view, _("Acuerdos de coordinación"), (Table(columns, rows, dense=True),), landscape=True)
