"""The report of one encounter and the sheet to sign at its door."""

from collections.abc import Iterator

from munidesk.base.dates import show_date, show_long, show_time
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.letters import fold
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents import typeset
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    plain,
)
from munidesk.features.participation.domain import Encounter, EncounterState
from munidesk.features.participation.encounters.rules import age_counts
from munidesk.features.participation.encounters.store import (
    EncounterRow,
    attendees,
    contributions,
    encounter,
    encounters,
)
from munidesk.features.participation.themes.store import themes
from munidesk.town import store as town
from munidesk.town.contributions import Contribution
from munidesk.town.people_lists import document as people_lists
from munidesk.town.people_lists.domain import BANDS, AgeBand
from munidesk.town.report import report


@on_paper
def build_encounter(store: Store, encounter_id: str) -> Document:
    """Facts, attendance in numbers (never by name), contributions by theme."""
    row = next(one for one in encounters(store) if one.encounter.id == encounter_id)
    one = row.encounter
    said = contributions(store, encounter_id)
    blocks: list[Block] = [_figures(row, len(said), town.figures(store))]
    blocks.extend(_facts(one))
    blocks.extend(_attendance(store, row))
    blocks.extend(_contributions(store, said))
    if one.notes.strip():
        blocks.append(Heading(_("Notas"), 1))
        blocks.extend(typeset.blocks(one.notes))
    country = town.municipality(store).country
    day = show_long(one.date, country)
    subtitle = " · ".join(part for part in (capital(one.kind.word), day, one.place) if part)
    return report(
        store, one.title, tuple(blocks), subtitle=subtitle, office=_("Secretaría · Participación"),
        running=_("Informe del encuentro"),
    )  # fmt: skip


def _figures(row: EncounterRow, said: int, figures: Figures) -> KeyFigures:
    people = row.people
    if people is None:
        planned = row.encounter.state is EncounterState.PLANNED
        words = _("asistentes: todavía no se hizo") if planned else _("asistentes: nadie los contó")
        first = KeyFigure(_("s/d"), words)
    else:
        first = KeyFigure(str(people.total), ngettext("asistente", "asistentes", people.total))
    share = (
        _("{w} mujeres ({p}), {m} varones").format(
            w=people.women, p=figures.percent(people.women, people.total), m=people.men
        )
        if people is not None
        else _("sin dato de sexo")
    )
    figure = figures.percent(people.women, people.total) if people is not None else _("s/d")
    return KeyFigures((first, KeyFigure(figure, share), KeyFigure(str(said), ngettext("aporte", "aportes", said))))


def _facts(one: Encounter) -> Iterator[Block]:
    hours = ""
    if one.start is not None:
        hours = show_time(one.start) + (f" a {show_time(one.end)}" if one.end is not None else "")
    facts = (
        (_("Lugar"), one.place),
        (_("Zona"), one.zone),
        (_("Hora"), hours),
        (_("Convocatoria"), one.call_text),
        (_("A cargo de"), one.facilitators),
    )
    rows = tuple(Row((plain(name), plain(value))) for name, value in facts if value)
    if rows:
        yield Table((Column("", 0.6), Column("", 3)), rows)
    if one.agenda.strip():
        yield Heading(_("Agenda"), 1)
        yield from typeset.blocks(one.agenda)


def _attendance(store: Store, row: EncounterRow) -> Iterator[Block]:
    if row.people is None:
        return
    yield Heading(_("Asistencia"), 1)
    total, figures = row.people.total, town.figures(store)
    rows = [
        (_("Mujeres"), row.people.women),
        (_("Varones"), row.people.men),
        (_("Sin dato"), row.people.unknown),
    ]
    yield Table(
        (Column(_("Sexo"), 2), Column(_("Personas"), 1, Align.RIGHT), Column("%", 1, Align.RIGHT)),
        (
            *(Row((plain(name), plain(str(n)), plain(figures.percent(n, total)))) for name, n in rows),
            Row((plain(_("Total")), plain(str(total)), plain(figures.percent(total, total))), RowKind.TOTAL),
        ),
    )
    ages = _ages(store, row)
    if ages:
        yield Table(
            (Column(_("Edad"), 2), Column(_("Personas"), 1, Align.RIGHT), Column("%", 1, Align.RIGHT)),
            tuple(
                Row((plain(band), plain(str(n)), plain(figures.percent(n, sum(ages.values())))))
                for band, n in ages.items()
            ),
        )
    if total < 10:
        yield Paragraph(plain(_("Con menos de diez personas, cada una pesa más de diez puntos.")), Style.NOTE)


def _ages(store: Store, row: EncounterRow) -> dict[str, int]:
    """By band, those who gave it; «Sin dato» last."""
    if not row.listed:
        return {band.word: number for band, number in age_counts(row.encounter).items()}
    bands = [one.age_band for one, _name in attendees(store, row.encounter.id)]
    if not any(bands):
        return {}
    found = {band.word: bands.count(band) for band in dict.fromkeys((*BANDS, *bands)) if band and band in bands}
    blank = bands.count(AgeBand.UNKNOWN)
    return {**found, **({_("Sin dato"): blank} if blank else {})}


def _contributions(store: Store, said: tuple[Contribution, ...]) -> Iterator[Block]:
    if not said:
        return
    yield Heading(_("Aportes"), 1)
    own: dict[str, list[Contribution]] = {}
    for one in said:
        own.setdefault(one.theme_id, []).append(one)
    for row in themes(store):
        if group := own.pop(row.theme.id, []):
            yield Heading(row.theme.title, 2)
            yield _listing(group)
    loose = [one for group in own.values() for one in group]
    if loose:
        if len(loose) < len(said):
            yield Heading(_("Otros aportes"), 2)
        yield _listing(loose)


def _listing(group: list[Contribution]) -> Listing:
    """What several said in the same words stands once, with how many they were and who, the most repeated first."""
    same: dict[str, list[Contribution]] = {}
    for one in group:
        same.setdefault(fold(one.text), []).append(one)
    return Listing(tuple(_said(ones) for ones in sorted(same.values(), key=len, reverse=True)))


def _said(same: list[Contribution]) -> Spans:
    notes = [ngettext("{n} vez", "{n} veces", len(same)).format(n=len(same))] if len(same) > 1 else []
    notes.extend(dict.fromkeys(one.said_by for one in same if one.said_by))
    return (Span(same[0].text), *((Span(f" ({', '.join(notes)})"),) if notes else ()))


@on_paper
def build_sign_in(store: Store, encounter_id: str) -> Document:
    """The sheet to sign at its door."""
    one = encounter(store, encounter_id)
    day = show_date(one.date, "EEEE d 'de' MMMM 'de' y", town.municipality(store).country)
    place = " · ".join(part for part in (one.title, day, one.place) if part)
    return people_lists.build_sign_in(
        store, attendees(store, encounter_id), title=one.title, subtitle=place, office=_("Secretaría · Participación")
    )
