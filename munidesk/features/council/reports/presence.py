"""Attendance as a report of figures: how often each came, in what way not, how late, and how long the streaks are."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from munidesk.base.dates import show_date
from munidesk.base.figures import median
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.council.attendance.record import (
    Mark,
    Record,
    SessionAttendance,
    every_mark,
    in_a_row,
    statistics,
)
from munidesk.features.council.attendance.store_held import held_attendance
from munidesk.features.council.reports.scope import Counted, Scope, left_out_words, scope_words
from munidesk.features.council.reports.store import VoteRow
from munidesk.features.council.reports.told import (
    MEDIAN_FROM,
    Behind,
    Datum,
    Key,
    Line,
    Report,
    Section,
    count,
)
from munidesk.town import store as town
from munidesk.town.posts import member_title
from munidesk.town.profile import Profile

Marks = Sequence[Mark]
WAYS = ("justified", "licence", "unjustified", "unmarked")


def presence_report(store: Store, scope: Scope, sessions: Counted, _votes: Sequence[VoteRow]) -> Report:
    """Of each body that held any session, its members; the titulares' total under them.

    Sessions older than MuniDesk whose attendance somebody confirmed are held as well.
    """
    sessions = sessions.attended
    profile = town.profile_of(store)
    names = {one.id: one.name for one in town.bodies(store)}
    sections: list[Section] = []
    every: list[Mark] = []
    for body in sessions.bodies:
        held = held_attendance(store, body, scope.since, scope.until, kind=scope.kind)
        records = [one for one in statistics(held) if scope.person_id in ("", one.member.person.id)]
        marks = every_mark(held)
        if records:
            sections.append(_section(records, marks, profile, names[body] if len(sessions.bodies) > 1 else ""))
        every += [mark for one in records if one.member.is_titular for mark in marks.get(one.member.id, ())]
    notes = (
        _("La base son las sesiones en que cada persona ocupaba la banca o fue llamada, sin las licencias. «Racha»:"
          " sesiones seguidas hasta la última a las que asistió, o a las que faltó sin aviso; la licencia no corta."),
        left_out_words(sessions.others),
    )  # fmt: skip
    return Report(
        "attendance-figures", _("Asistencia en cifras"), scope_words(store, scope, sessions),
        _keys(sessions, every), "",
        tuple(sections), tuple(filter(None, notes)),
    )  # fmt: skip


def told(mark: Mark) -> Behind:
    words = _ways()[mark.kind]
    if mark.arrived:
        words = ngettext("llegó {n} minuto tarde", "llegó {n} minutos tarde", mark.late).format(n=mark.late)
    return Behind(mark.session.id, mark.session.date, mark.session.label, words)


def _ways() -> dict[str, str]:
    """How each way of being there, or not, is said: never why, which is nobody's."""
    return {
        "present": _("presente"), "justified": _("con aviso"), "licence": _("licencia"),
        "unjustified": _("sin aviso"), "unmarked": _("sin marcar"),
    }  # fmt: skip


def way_words(kind: str) -> str:
    return _ways()[kind]


def _keys(sessions: Counted, every: Marks) -> tuple[Key, ...]:
    base = [one for one in every if one.kind in ("present", "justified", "unjustified")]
    held = tuple(Behind(one.id, one.date, one.label) for one in sessions.held)
    late, ways = [one for one in every if one.arrived], Counter(one.kind for one in every)
    return (
        Key(count(held), ngettext("sesión realizada", "sesiones realizadas", len(held))),
        Key(_of(base, lambda one: one.kind == "present", len(base)), _("presencias de titulares")),
        _missed(every, "justified", ngettext("falta con aviso", "faltas con aviso", ways["justified"])),
        _missed(every, "unjustified", ngettext("falta sin aviso", "faltas sin aviso", ways["unjustified"])),
        Key(Datum(sum(one.late for one in late), behind=tuple(map(told, late))), _("minutos de llegadas tarde")),
    )


def _missed(every: Marks, kind: str, words: str) -> Key:
    return Key(_of(every, lambda one: one.kind == kind), words)


def _of(found: Marks, which: Callable[[Mark], bool], of: int | None = None) -> Datum:
    return count((told(one) for one in found if which(one)), of)


def _section(records: Sequence[Record], marks: dict[str, tuple[Mark, ...]], profile: Profile, body: str) -> Section:
    unmarked = any(one.unmarked for one in records)
    ways = [one for one in WAYS if one != "unmarked" or unmarked]
    titles = {"justified": _("Con aviso"), "licence": _("Licencia"), "unjustified": _("Sin aviso"),
              "unmarked": _("Sin marcar")}  # fmt: skip
    middles = any(sum(one.arrived for one in marks.get(each.member.id, ())) >= MEDIAN_FROM for each in records)
    late = (_("Llegó tarde"), _("Minutos"), *((_("Mediana"),) if middles else ()))
    heads = (_("Asistió"), *(titles[one] for one in ways), *late, _("Racha"))
    titulars = [one for one in records if one.member.is_titular]
    lines = [_line(_named(one, profile), marks.get(one.member.id, ()), ways, middles, one) for one in titulars]
    if len(titulars) > 1:
        own = tuple(mark for one in titulars for mark in marks.get(one.member.id, ()))
        lines.append(_line(_("Titulares"), own, ways, middles))
    others = [one for one in records if not one.member.is_titular]
    lines += [_line(_named(one, profile), marks.get(one.member.id, ()), ways, middles, one) for one in others]
    return Section("members", _("Asistencia por integrante"), _("Integrante"), heads, tuple(lines), body=body)


def _named(one: Record, profile: Profile) -> str:
    name = one.member.person.listed_name
    return name if one.member.is_titular else f"{name} · {member_title(one.member, profile)}"


def _line(title: str, own: Marks, ways: Sequence[str], middles: bool, record: Record | None = None) -> Line:
    base = [one for one in own if one.kind in ("present", "justified", "unjustified")]
    late = [one for one in own if one.arrived]
    minutes = [one.late for one in late]
    middle = median(minutes) if len(minutes) >= MEDIAN_FROM else None
    data = [
        _of(base, lambda one: one.kind == "present", len(base)),
        *(_of(own, lambda one, way=way: one.kind == way) for way in ways),  # type: ignore[misc]
        count(map(told, late)),
        Datum(sum(minutes), behind=tuple(map(told, late))),
        *([Datum(middle, behind=tuple(map(told, late)) if middle is not None else ())] if middles else []),
        _streak(own) if record is not None else Datum(words=" "),
    ]
    return Line(title, tuple(data), record.member.person.id if record is not None else "", record is None)


def _streak(own: Marks) -> Datum:
    """Of the last sessions, one after the other: those attended or, less than nothing, those missed without notice."""
    if in_a_row(own):
        come = [one for one in own if one.kind == "present"][-in_a_row(own) :]
        words = ngettext("{n} seguida", "{n} seguidas", len(come)).format(n=len(come))
        return Datum(len(come), words=words, behind=tuple(map(told, come)))
    missed: list[Mark] = []
    for one in reversed(own):
        if one.kind == "present":
            break
        if one.kind == "unjustified":
            missed.insert(0, one)
    words = ngettext("faltó a {n}", "faltó a {n}", len(missed)).format(n=len(missed)) if missed else "0"
    return Datum(-len(missed), words=words, behind=tuple(map(told, missed)), tone="bad" if len(missed) > 1 else "")


def absences(held: Sequence[SessionAttendance], member_id: str) -> Iterator[tuple[Mark, str]]:
    """The sessions a member missed, oldest first, each with the day on which it was justified."""
    marks = {one.session.id: one for one in every_mark(held).get(member_id, ())}
    for one in held:
        mark = marks.get(one.session.id)
        if mark is not None and mark.kind != "present":
            days = [each.justified_on for each in one.events if each.member_id == member_id and each.justified_on]
            yield mark, show_date(days[0]) if days else ""
