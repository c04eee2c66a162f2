"""Análisis de la participación: attendance of the council and initiatives of everybody, with how it was counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from munidesk.base.dates import DAY_MONTH, show_date, today
from munidesk.base.figures import Figures as Numbers
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Chart,
    ChartKind,
    Column,
    Document,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Series,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.council.attendance.record import Record
from munidesk.features.council.attendance.store_held import attended
from munidesk.features.participation.analysis.rules import AuthorLine, Crossed
from munidesk.features.participation.analysis.store import by_author, by_topic_and_zone
from munidesk.features.participation.analysis.words import (
    brought_words,
    neighbours_words,
    outside_words,
    overdue_words,
)
from munidesk.features.participation.domain import EncounterState
from munidesk.features.participation.encounters.store import EncounterRow, encounters
from munidesk.features.participation.initiatives.board import Figures
from munidesk.features.participation.initiatives.clock import deadline_of
from munidesk.features.participation.initiatives.store_board import Outside, figures, outside
from munidesk.features.participation.themes.document import period_words
from munidesk.overview.bodies import BodyLine, bodies_of, body_blocks
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.posts import member_title
from munidesk.town.profile import Profile
from munidesk.town.report import report

_RIGHT = Align.RIGHT


@dataclass(frozen=True, slots=True)
class _Data:
    """Everything the report counts, read once."""

    since: date
    until: date
    profile: Profile
    records: tuple[Record, ...]
    sessions: int
    figures: Figures
    authors: tuple[AuthorLine, ...]
    meetings: tuple[EncounterRow, ...]
    outside: Outside
    bodies: tuple[BodyLine, ...]

    @property
    def numbers(self) -> Numbers:
        return self.profile.figures

    @property
    def titulars(self) -> tuple[Record, ...]:
        return tuple(one for one in self.records if one.member.is_titular)


@on_paper
def build_analysis(store: Store, selection: Selection) -> Document:
    """From the first of January to today unless other days are chosen."""
    since = selection.since or today().replace(month=1, day=1)
    until = selection.until or today()
    council = attended(store, town.council(store).id, since, until)
    data = _Data(
        since, until, town.profile_of(store), council.records, len(council.sessions), figures(store, since, until),
        by_author(store, since, until), tuple(row for row in encounters(store) if since <= row.encounter.date <= until),
        outside(store, since, until), bodies_of(store, since, until),
    )  # fmt: skip
    blocks: list[Block] = [_key_figures(data), _synthesis(data)]
    blocks.extend(Paragraph(plain(words), Style.NOTE) for words in outside_words(data.outside, since, until))
    blocks.extend(_attendance(data))
    blocks.extend(body_blocks(data.bodies, data.numbers))
    blocks.extend(_initiatives(data))
    blocks.extend(_topics(store, data))
    blocks.extend(_meetings(data))
    blocks.extend(_method(data))
    short = _("Análisis de la participación, {a} a {b}").format(a=show_date(since, DAY_MONTH), b=show_date(until))
    return report(
        store, _("Análisis de la participación"), tuple(blocks),
        subtitle=_("{members}, comisiones y vecinos · {period}").format(
            members=capital(data.profile.post("councillor").m_plural),
            period=period_words(Selection(since=since, until=until))),
        office=_("Secretaría · Participación"), running=short,
    )  # fmt: skip


def _key_figures(data: _Data) -> KeyFigures:
    numbers = data.numbers
    one, titulars = data.figures, data.titulars
    present, base = sum(r.present for r in titulars), sum(r.sessions for r in titulars)
    licence = sum(r.licence for r in titulars)
    days = (
        _("; mediana de {n} días").format(n=numbers.number(one.median_days, 0)) if one.median_days is not None else ""
    )
    without = ngettext(", sin contar {n} licencia", ", sin contar {n} licencias", licence).format(n=licence)
    return KeyFigures(
        (
            KeyFigure(str(data.sessions), ngettext("sesión {council}", "sesiones {council}", data.sessions).format(
                council=data.profile.of_council)),
            KeyFigure(numbers.percent(present, base), _("de asistencia de titulares: {a} de {b}{more}").format(
                a=present, b=base, more=without if licence else "")),
            KeyFigure(str(one.received), brought_words(one, data.profile)),
            KeyFigure(numbers.percent(one.answered, one.received), _("respondidas: {a} de {b}{days}").format(
                a=one.answered, b=one.received, days=days)),
            KeyFigure(numbers.percent(one.given_back, one.answered), _("devueltas: {a} de las {b} respondidas").format(
                a=one.given_back, b=one.answered)),
        )
    )  # fmt: skip


def _synthesis(data: _Data) -> Block:
    one, titulars = data.figures, data.titulars
    present, base = sum(r.present for r in titulars), sum(r.sessions for r in titulars)
    parts = [
        _("Los titulares asistieron a {a} de las {b} sesiones que les correspondían.").format(a=present, b=base),
        neighbours_words(one),
    ]
    groups = {line.key: line for line in data.authors if line.total}
    neighbours, council = groups.get("neighbours"), groups.get("council")
    if neighbours and council and neighbours.median is not None and council.median is not None:
        parts.append(
            _("Esperó {a} días de mediana la respuesta, frente a {b} las {council}.").format(
                council=data.profile.of_council,
                a=data.numbers.number(neighbours.median, 0),
                b=data.numbers.number(council.median, 0),
            )
        )
    parts.append(overdue_words(one, data.profile))
    return Boxed((Paragraph((strong(_("En síntesis. ")), Span(" ".join(parts))), Style.LEFT),))


def _attendance(data: _Data) -> Iterator[Block]:
    yield Heading(_("1. Asistencia a las sesiones {council}").format(council=data.profile.of_council), 1)
    yield Paragraph(
        plain(
            _(
                "La asistencia se cuenta sobre las sesiones en que cada persona ocupaba la banca. "
                "Las licencias salen de la base; las faltas con aviso, no."
            )
        ),
        Style.LEFT,
    )
    if not data.records:
        yield Paragraph(plain(_("No hubo sesiones en el período.")), Style.NOTE)
        return
    titulars = data.titulars
    substitutes = [one for one in data.records if not one.member.is_titular]
    rows = [_record(one, data.profile) for one in titulars]
    rows.append(_total(titulars, data.numbers))
    rows.extend(_record(one, data.profile) for one in substitutes)
    yield Table(
        (
            Column(_("Integrante"), 3),
            Column(_("Sesiones en la banca"), 1.1, _RIGHT),
            Column(_("Presente"), 1.1, _RIGHT),
            Column("%", 0.7, _RIGHT),
            Column(_("Con aviso"), 0.8, _RIGHT),
            Column(_("Licencia"), 0.9, _RIGHT),
            Column(_("Sin aviso"), 0.8, _RIGHT),
            Column(_("Llegadas tarde"), 1.1, _RIGHT),
        ),
        tuple(rows),
        caption=_("Cuadro 1. Asistencia por integrante"),
    )
    note = _("Quien suple se cuenta solo en las sesiones a las que fue convocado.")
    if 0 < data.sessions <= 20:
        weight = _("Con {n} sesiones, cada falta vale {p} puntos.").format(
            n=data.sessions, p=data.numbers.number(Fraction(100, data.sessions), 0)
        )
        note = f"{note} {weight}"
    yield Paragraph(plain(note), Style.NOTE)
    yield _attendance_chart(data)


def _record(one: Record, profile: Profile) -> Row:
    name = f"{one.member.person.full_name}, {member_title(one.member, profile)}"
    return Row(
        (
            plain(name),
            plain(str(one.sessions + one.licence)),
            plain(_("{a} de {b}").format(a=one.present, b=one.sessions)),
            (strong(profile.figures.percent(one.present, one.sessions)),),
            *(plain(str(n)) for n in (one.justified, one.licence, one.unjustified)),
            plain(_late(one.late, one.late_minutes)),
        )
    )


def _late(times: int, minutes: int) -> str:
    return _("{n} ({m} min)").format(n=times, m=minutes) if times else "0"


def _total(found: Sequence[Record], numbers: Numbers) -> Row:
    present, base = sum(r.present for r in found), sum(r.sessions for r in found)
    return Row(
        (
            plain(_("Titulares")),
            plain(str(sum(r.sessions + r.licence for r in found))),
            plain(_("{a} de {b}").format(a=present, b=base)),
            plain(numbers.percent(present, base)),
            plain(str(sum(r.justified for r in found))),
            plain(str(sum(r.licence for r in found))),
            plain(str(sum(r.unjustified for r in found))),
            plain(_late(sum(r.late for r in found), sum(r.late_minutes for r in found))),
        ),
        RowKind.TOTAL,
    )


def _attendance_chart(data: _Data) -> Chart:
    shown = data.records[:40]
    # Thirty bars leave room on their page for the end of the table above.
    bar = min(6.4, max(4.2, 130 / max(1, len(shown))))
    labels = tuple(
        one.member.person.listed_name if one.member.is_titular else _("{name} (suplente)").format(
            name=one.member.person.listed_name)
        for one in shown
    )  # fmt: skip
    series = (
        Series(_("Presente"), tuple(float(one.present) for one in shown)),
        Series(_("Con aviso"), tuple(float(one.justified) for one in shown)),
        Series(_("Licencia"), tuple(float(one.licence) for one in shown)),
        Series(_("Sin aviso"), tuple(float(one.unjustified) for one in shown)),
    )
    return Chart(
        ChartKind.STACKED, labels, series, _("Gráfico 1. Sesiones según asistencia"),
        _("Barras apiladas: sesiones de cada integrante según asistencia; los números son los del cuadro 1."),
        height_mm=14 + bar * len(shown), unit=_("sesiones"),
        thousands=data.profile.currency.thousands, decimal=data.profile.currency.decimal,
    )  # fmt: skip


def _initiatives(data: _Data) -> Iterator[Block]:
    yield Heading(_("2. Iniciativas por autoría"), 1)
    rows = [_author(line, data.numbers) for line in data.authors]
    yield Table(
        (
            Column(_("Autoría"), 2.5),
            Column(_("Recibidas"), 1, _RIGHT),
            Column(_("Respondidas"), 1.25, _RIGHT),
            Column("%", 0.7, _RIGHT),
            Column(_("Devueltas"), 1, _RIGHT),
            Column(_("% de respondidas"), 1.2, _RIGHT),
            Column(_("Abiertas"), 0.9, _RIGHT),
            Column(_("Vencidas"), 0.9, _RIGHT),
            Column(_("Mediana (días)"), 0.9, _RIGHT),
        ),
        tuple(rows),
        caption=_("Cuadro 2. Iniciativas y respuestas"),
    )
    term = deadline_of(data.profile)
    note = _("s/d: la mediana no se informa con menos de tres respuestas.")
    if term is not None:
        unit = _("días hábiles") if term.unit == "working_days" else _("días")
        note += " " + _("Plazo de respuesta: {n} {unit}{article}.").format(
            n=term.amount, unit=unit, article=f" ({term.article})" if term.article else ""
        )
    yield Paragraph(plain(note), Style.NOTE)


def _author(line: AuthorLine, numbers: Numbers) -> Row:
    median = _("s/d") if line.median is None else numbers.number(line.median, 0)
    return Row(
        (
            plain(line.words),
            plain(str(line.received)),
            plain(str(line.answered)),
            plain(numbers.percent(line.answered, line.received)),
            plain(str(line.given_back)),
            plain(numbers.percent(line.given_back, line.answered)),
            plain(str(line.open)),
            plain("–" if line.overdue is None else str(line.overdue)),
            plain(median),
        ),
        RowKind.TOTAL if line.total else RowKind.PLAIN,
    )


def _topics(store: Store, data: _Data) -> Iterator[Block]:
    found = by_topic_and_zone(store, data.since, data.until)
    if not found.total:
        return
    yield Heading(_("3. Temas y zonas"), 1)
    shares = data.numbers.percents([own for _name, _cells, own in found.rows])
    rows = [
        Row((plain(_topic_words(name, at, found)), *(plain(str(n)) for n in cells), (strong(str(own)),), plain(share)))
        for at, ((name, cells, own), share) in enumerate(zip(found.rows, shares, strict=True))
    ]
    total = data.numbers.percent(found.total, found.total)
    rows.append(
        Row((plain(_("Total")), *(plain(str(n)) for n in found.sums), plain(str(found.total)), plain(total)),
            RowKind.TOTAL)
    )  # fmt: skip
    columns = [Column(_("Tema"), 3)]
    columns.extend(Column(zone or _("Sin zona"), 1, _RIGHT) for zone in found.columns)
    if found.more_columns:
        columns.append(Column(_("Otras {n} zonas").format(n=found.more_columns), 1, _RIGHT))
    columns.extend((Column(_("Total"), 1, _RIGHT), Column("%", 0.7, _RIGHT)))
    yield Table(tuple(columns), tuple(rows), caption=_("Cuadro 3. Iniciativas por tema y zona"))


def _topic_words(name: str, at: int, found: Crossed) -> str:
    if found.more_rows and at == len(found.rows) - 1:
        return _("Otros {n} temas").format(n=found.more_rows)
    return name or _("Sin tema")


def _meetings(data: _Data) -> Iterator[Block]:
    if not data.meetings:
        return
    yield Heading(_("4. Encuentros con vecinos"), 1)
    held = [row for row in reversed(data.meetings) if row.encounter.state is EncounterState.HELD]
    rows = [_meeting(row) for row in held]
    women = sum(row.people.women for row in held if row.people)
    men = sum(row.people.men for row in held if row.people)
    unknown = sum(row.people.unknown for row in held if row.people)
    people = women + men + unknown
    shares = data.numbers.percents((women, men, unknown))
    words = _("{a} de {b} previstos").format(a=len(held), b=len(data.meetings))
    rows.append(
        Row(
            (
                plain(""), plain(words), plain(""), plain(str(people)),
                *(plain(f"{n} ({share})") for n, share in zip((women, men, unknown), shares, strict=True)),
                plain(str(sum(row.contributions for row in held))),
            ),
            RowKind.TOTAL,
        )
    )  # fmt: skip
    yield Table(
        (
            Column(_("Fecha"), 0.9),
            Column(_("Encuentro"), 2.6),
            Column(_("Zona"), 1),
            Column(_("Personas"), 1, _RIGHT),
            Column(_("Mujeres"), 1.1, _RIGHT),
            Column(_("Varones"), 1.1, _RIGHT),
            Column(_("Sin dato"), 0.9, _RIGHT),
            Column(_("Aportes"), 0.9, _RIGHT),
        ),
        tuple(rows),
        caption=_("Cuadro 4. Asistencia y aportes"),
    )


def _meeting(row: EncounterRow) -> Row:
    people = row.people
    counts = (people.total, people.women, people.men, people.unknown) if people else (None,) * 4
    return Row(
        (
            plain(show_date(row.encounter.date)),
            plain(row.encounter.title),
            plain(row.encounter.zone),
            *(plain(_("s/d") if n is None else str(n)) for n in counts),
            plain(str(row.contributions)),
        )
    )


def _method(data: _Data) -> Iterator[Block]:
    lines = (
        (_("Fuentes."), _("Actas de {n} sesiones, registro de iniciativas y planillas de {m} encuentros.").format(
            n=data.sessions, m=sum(row.encounter.state is EncounterState.HELD for row in data.meetings))),
        (_("Bases."), _(
            "Asistencia: sesiones en la banca menos licencias. Respondidas: sobre recibidas. Devueltas: sobre "
            "respondidas. Todo como estaba el último día del período: lo de después figura pendiente. Quien fue a dos "
            "encuentros cuenta dos veces; la autoría múltiple, en quien figura primero; una unida a otra, en esa.")),
        (_("Redondeo y faltantes."), _(
            "Porcentajes junto a su cuenta; los de un mismo cuadro suman 100. «Sin dato» y «s/d» no son cero.")),
    )  # fmt: skip
    paragraphs = tuple(Paragraph((strong(f"{title} "), Span(text)), Style.NOTE) for title, text in lines)
    yield KeepTogether((Heading(_("Cómo se hizo"), 1), Boxed(paragraphs)))
