"""The report of attendance on paper: its counts, the heat table, and session by session who was missing and why."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from munidesk.base.dates import DAY, DAY_MONTH, show_date
from munidesk.base.errors import UserError
from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import Form, capital, join_and, number, uncapital
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.council.attendance.store_held import held_attendance
from munidesk.features.council.reports.attendance import AttendanceReport, Held, Told, attendance_report
from munidesk.features.council.reports.heat import heat_figures
from munidesk.features.council.reports.scope import Scope, kind_words, period_words
from munidesk.town import store as town
from munidesk.town.domain import Member
from munidesk.town.posts import member_title
from munidesk.town.profile import Profile
from munidesk.town.report import report

_RIGHT = Align.RIGHT


def attendance_reports(store: Store, scope: Scope) -> tuple[AttendanceReport, ...]:
    """One of each body that held a session in the scope; of the first where none did."""
    found = []
    for body in town.bodies(store):
        if scope.body_id not in ("", body.id):
            continue
        held = held_attendance(store, body.id, scope.since, scope.until, kind=scope.kind)
        members = [one.id for one in town.members(store, body.id) if one.person.id == scope.person_id]
        if scope.person_id and not members:
            continue
        only = members if scope.person_id else None
        made = attendance_report(body.name, held, scope.since, scope.until, only=only, kind=scope.kind)
        found.append(made)
    return tuple(one for one in found if one.held) or tuple(found[:1])


@on_paper
def attendance_document(store: Store, *found: AttendanceReport) -> Document:
    """Every figure with its base; percentages of few sessions are told with what one absence weighs.

    Of several bodies, one after the other under its name. Raises UserError where there is none.
    """
    profile, title = town.profile_of(store), _("Informe de asistencia")
    if len(found) == 1:
        return report(store, title, tuple(_blocks(found[0], profile)), subtitle=heading_words(found[0]))
    if not found:
        raise UserError(_("Esa persona no es integrante de ese órgano."))
    blocks: list[Block] = []
    for one in found:
        blocks += [Heading(heading_words(one), 1), *_blocks(one, profile)]
    return report(store, title, tuple(blocks))


def heading_words(found: AttendanceReport) -> str:
    """«Concejo Municipal · 12 sesiones, del 1.º de junio al 17 de noviembre de 2026»."""
    count = " · ".join(filter(None, (kind_words(found.kind), sessions_words(len(found.held)))))
    if found.since is None or found.until is None:
        return f"{found.body} · {count}"
    return f"{found.body} · {count}, {period_words(found.since, found.until)}"


def sessions_words(count: int) -> str:
    return ngettext("{n} sesión", "{n} sesiones", count).format(n=count) if count else _("ninguna sesión")


def held_words(count: int) -> str:
    """«12 sesiones realizadas», for the line under a list."""
    return ngettext("{n} sesión realizada", "{n} sesiones realizadas", count).format(n=count) if count else ""


def _blocks(found: AttendanceReport, profile: Profile) -> Iterator[Block]:
    if not found.held:
        yield Paragraph(plain(_("En el período no hubo sesiones de este órgano.")))
        return
    yield _figures(found, profile)
    yield _synthesis(found)
    yield _by_member(found, profile)
    yield Paragraph(plain(_base_words(found)), Style.NOTE)
    yield from _heat(found)
    yield _by_session(found)
    yield Paragraph(plain(_("Entre paréntesis, quien suplió. Se cuentan las sesiones realizadas.")), Style.NOTE)


def _figures(found: AttendanceReport, profile: Profile) -> KeyFigures:
    present, base = found.total("present"), found.total("sessions")
    justified, unjustified, late = (found.total(name) for name in ("justified", "unjustified", "late"))
    times = ngettext("de llegadas tarde, en {n} ocasión", "de llegadas tarde, en {n} ocasiones", late).format(n=late)
    return KeyFigures(
        (
            KeyFigure(str(len(found.held)), ngettext("sesión realizada", "sesiones realizadas", len(found.held))),
            KeyFigure(
                profile.figures.percent(present, base),
                _("de asistencia de titulares: {n} de {total}").format(n=present, total=base),
            ),
            KeyFigure(str(justified), ngettext("falta con aviso", "faltas con aviso", justified)),
            KeyFigure(str(unjustified), ngettext("falta sin aviso", "faltas sin aviso", unjustified)),
            KeyFigure(
                _("{n} min").format(n=found.total("late_minutes")),
                times,
            ),
        )
    )  # fmt: skip


def _synthesis(found: AttendanceReport) -> Block:
    whole = sum(one.record.sessions > 0 and one.record.present == one.record.sessions for one in found.titulars)
    text = ngettext(
        "{n} titular asistió a todas las sesiones que le correspondían.",
        "{n} titulares asistieron a todas las sesiones que les correspondían.", whole,
    ).format(n=capital(number(whole, Form.MASCULINE)))  # fmt: skip
    if not whole:
        text = _("Ningún titular asistió a todas las sesiones que le correspondían.")
    count = len(found.held)
    points = ngettext(
        "Con {n} sesión, cada falta vale {p} puntos.", "Con {n} sesiones, cada falta vale {p} puntos.", count
    ).format(n=count, p=half_up(Fraction(100, count)))
    return Boxed((Paragraph((strong(_("En síntesis. ")), Span(f"{text} {points}")), Style.LEFT),))


def _by_member(found: AttendanceReport, profile: Profile) -> Table:
    heads = (
        _("Sesiones de base"), _("Presente"), "%", _("Con aviso"), _("Licencia"), _("Sin aviso"), _("Sin marcar"),
        _("Llegó tarde"), _("Seguidas"),
    )  # fmt: skip
    unmarked = any(one.record.unmarked for one in found.told)
    kept = [head for head in heads if unmarked or head != _("Sin marcar")]
    rows = [_member(one, profile, unmarked=unmarked) for one in found.titulars]
    if len(rows) > 1:
        rows.append(_total(found, profile, unmarked=unmarked))
    rows += [_member(one, profile, unmarked=unmarked) for one in found.told if not one.record.member.is_titular]
    columns = (Column(_("Integrante"), 3.2), *(Column(head, _share(head), _RIGHT) for head in kept))
    return Table(columns, tuple(rows), caption=_("Cuadro 1. Asistencia por integrante"), dense=True)


def _share(head: str) -> float:
    return {"%": 0.75, _("Llegó tarde"): 1.15}.get(head, 0.95)


def _member(one: Told, profile: Profile, *, unmarked: bool) -> Row:
    record = one.record
    name = f"{record.member.person.full_name}, {member_title(record.member, profile)}"
    counts = [record.justified, record.licence, record.unjustified, *([record.unmarked] if unmarked else [])]
    return Row(
        (
            plain(name), plain(str(record.sessions)), plain(str(record.present)),
            (strong(profile.figures.percent(record.present, record.sessions)),),
            *(plain(str(n)) for n in counts), plain(_late(record.late, record.late_minutes)), plain(str(one.row)),
        )
    )  # fmt: skip


def _total(found: AttendanceReport, profile: Profile, *, unmarked: bool) -> Row:
    names = ("justified", "licence", "unjustified", *(("unmarked",) if unmarked else ()))
    present, base = found.total("present"), found.total("sessions")
    return Row(
        (
            plain(_("Titulares")), plain(str(base)), plain(str(present)), plain(profile.figures.percent(present, base)),
            *(plain(str(found.total(name))) for name in names),
            plain(_late(found.total("late"), found.total("late_minutes"))), plain(""),
        ),
        RowKind.TOTAL,
    )  # fmt: skip


def _late(times: int, minutes: int) -> str:
    return _("{n} ({m} min)").format(n=times, m=minutes) if times else "0"


def _base_words(found: AttendanceReport) -> str:
    day = show_date(found.held[-1].session.date)
    return _(
        "La base son las sesiones en que cada persona ocupaba la banca, sin las licencias. Quien suple se cuenta cuando"
        " fue llamado. «Seguidas»: sesiones sin faltar hasta el {day}; una licencia no corta la racha."
    ).format(day=day)


def _heat(found: AttendanceReport) -> Iterator[Figure | Paragraph]:
    """What the colours say stands below; before a drawing that fills its page, where it would be left for the next."""
    drawn = heat_figures(found, _("Cuadro 2. Asistencia por período"))
    words = _("Oscuro: todas las sesiones; claro: alguna; blanco: ninguna. Punteado: licencia o sin banca.")
    if len(found.told) > _BELOW_UP_TO:
        yield Paragraph(plain(_("Del cuadro 2: {words}").format(words=uncapital(words))), Style.NOTE)
        yield from drawn
        return
    yield from drawn
    yield Paragraph(plain(words), Style.NOTE)


_BELOW_UP_TO = 24
"""Members."""


def _by_session(found: AttendanceReport) -> Table:
    """Side by side where all of them stand on one page; more are read one under the other."""
    caption = _("Cuadro 3. Titulares presentes por sesión")
    pattern = DAY_MONTH if len({one.session.date.year for one in found.held}) == 1 else DAY
    rows = [_session(one, pattern) for one in found.held]
    heads = (
        Column(_("Fecha"), 0.7 if pattern == DAY_MONTH else 1.1), Column(_("Presentes"), 0.9, _RIGHT),
        Column(_("Quién faltó y por qué"), 2.6),
    )  # fmt: skip
    if not _ABREAST_FROM <= len(rows) <= _ABREAST_UP_TO:
        return Table(heads, tuple(Row(one) for one in rows), caption=caption, dense=True)
    half = (len(rows) + 1) // 2
    rows += [(plain(""),) * 3] * (half * 2 - len(rows))
    beside = tuple(Row((*rows[at], *rows[at + half])) for at in range(half))
    return Table((*heads, *heads), beside, caption=caption, dense=True)


_ABREAST_FROM, _ABREAST_UP_TO = 8, 48


def _session(one: Held, pattern: str) -> tuple[Spans, ...]:
    day = show_date(one.session.date, pattern)
    count = _("{n} de {total}").format(n=one.present, total=one.base)
    return plain(day), plain(count), plain(_missing(one))


def _missing(one: Held) -> str:
    """By why: «Cabral, con aviso; Moreira, licencia (Pereyra)»."""
    by_why: dict[str, list[str]] = {}
    for member, kind, sits in one.missing:
        name = _surname(member, [each for each, _kind, _sits in one.missing])
        by_why.setdefault(why_words()[kind], []).append(f"{name} ({sits})" if sits else name)
    return "; ".join(f"{join_and(names)}, {why}" for why, names in by_why.items()) or "–"


def _surname(member: Member, among: Sequence[Member]) -> str:
    """The first surname, or the short name where two share it."""
    same = [one for one in among if one.person.first_surname == member.person.first_surname]
    return member.person.first_surname if len(same) == 1 else member.person.short_name


def why_words() -> dict[str, str]:
    """How each way of not being there is said, never its motive: the paper is public."""
    return {
        "justified": _("con aviso"), "licence": _("licencia"), "unjustified": _("sin aviso"),
        "unmarked": _("sin marcar"),
    }  # fmt: skip
