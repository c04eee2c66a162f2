"""Every body that met in a period: its sessions, who belongs to it and from what list or sector, how many came."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import Align, Block, Column, Heading, Paragraph, Row, Style, Table, plain
from munidesk.features.council.attendance.store_held import attended
from munidesk.town import store as town
from munidesk.town.domain import Body

_RIGHT = Align.RIGHT


@dataclass(frozen=True, slots=True)
class BodyLine:
    """`members` are the titulares on the last day; `sectors` how many of each list, party or sector, the largest first.

    `present` of `base` sessions in the seat, of titulares.
    """

    body: Body
    sessions: int
    members: int
    sectors: tuple[tuple[str, int], ...]
    present: int
    base: int


def bodies_of(store: Store, since: date, until: date) -> tuple[BodyLine, ...]:
    """Every body with members or sessions, the council first."""
    council = town.council(store).id
    found = [_line(store, one, since, until) for one in town.bodies(store)]
    found.sort(key=lambda one: (one.body.id != council, one.body.name))
    return tuple(one for one in found if one.sessions or one.members)


def _line(store: Store, body: Body, since: date, until: date) -> BodyLine:
    held = attended(store, body.id, since, until)
    titulars = [one for one in held.records if one.member.is_titular]
    members = [one for one in town.members(store, body.id, until) if one.is_titular and not one.seat.is_bench]
    sectors = Counter(one.membership.party.strip() for one in members if one.membership.party.strip())
    ordered = tuple(sorted(sectors.items(), key=lambda pair: (-pair[1], pair[0])))
    return BodyLine(
        body, len(held.sessions), len(members), ordered, sum(one.present for one in titulars),
        sum(one.sessions for one in titulars),
    )  # fmt: skip


def sector_words(one: BodyLine) -> str:
    """«Zona Este 3, Zona Norte 2, sin dato 1»."""
    unknown = one.members - sum(count for _name, count in one.sectors)
    told = [f"{name} {count}" for name, count in one.sectors]
    if told and unknown:
        told.append(_("sin dato {n}").format(n=unknown))
    return ", ".join(told) or "–"


def body_blocks(found: tuple[BodyLine, ...], figures: Figures) -> Iterator[Block]:
    """The council alone needs no table of bodies: the one of its members says it all."""
    if len(found) < 2:
        return
    yield Heading(_("Sesiones de cada órgano"), 2)
    rows = tuple(
        Row(
            (
                plain(one.body.name), plain(capital(one.body.kind.word)), plain(str(one.sessions)),
                plain(str(one.members)), plain(sector_words(one)),
                plain(_("{a} de {b}").format(a=one.present, b=one.base) if one.base else _("s/d")),
                plain(figures.percent(one.present, one.base)),
            )
        )
        for one in found
    )  # fmt: skip
    columns = (
        Column(_("Órgano"), 2.2), Column(_("Clase"), 1.2), Column(_("Sesiones"), 0.9, _RIGHT),
        Column(_("Integrantes"), 1, _RIGHT), Column(_("Listas o sectores"), 2), Column(_("Asistencias"), 1.1, _RIGHT),
        Column("%", 0.7, _RIGHT),
    )  # fmt: skip
    yield Table(columns, rows, caption=_("Órganos que sesionan"))
    total = sum(one.sessions for one in found)
    words = ngettext("Entre todos, {n} sesión.", "Entre todos, {n} sesiones.", total).format(n=total)
    yield Paragraph(plain(words + " " + _("Integrantes: titulares el último día del período.")), Style.NOTE)
