"""Who spoke, how often and how long: members by name, neighbours together, without any name of theirs."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from munidesk.base.figures import Figures, half_up, median
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.council.reports.scope import Counted, Scope, left_out_words, scope_words
from munidesk.features.council.reports.store import VoteRow
from munidesk.features.council.reports.store_acts import Spoken, spoken
from munidesk.features.council.reports.told import MEDIAN_FROM, Behind, Datum, Key, Line, Report, Section, behind, count
from munidesk.features.council.speakers.domain import SpeakerKind
from munidesk.town import store as town


def floor_report(store: Store, scope: Scope, sessions: Counted, _votes: Sequence[VoteRow]) -> Report:
    """A line per speaker, from who spoke longest. The share is of the time of everybody in the same sessions."""
    every = tuple(spoken(store, sessions.held))
    found = [one for one in every if scope.person_id in ("", one.person_id)]
    whole = sum(one.seconds for one in every)
    keys = (
        Key(count(map(_told, _spoke(found))), ngettext("intervención", "intervenciones", len(_spoke(found)))),
        Key(_time(_timed(found)), _("de uso de la palabra")),
        Key(count((_told(one) for one in _timed(found) if one.over), len(_timed(found))), _("pasadas del tiempo")),
    )
    notes = (
        _("Sin las pausas. La parte es del tiempo de todas las personas que hablaron en esas sesiones."),
        _without_hours(found),
        _("De vecinas y vecinos se cuenta todo junto: sus nombres no salen del acta."),
        left_out_words(sessions.others),
    )
    sections = (_section(store, found, whole),) if found else ()
    return Report("floor-time", _("Uso de la palabra"), scope_words(store, scope, sessions), keys, "", sections,
                  tuple(filter(None, notes)))  # fmt: skip


def _spoke(found: Sequence[Spoken]) -> list[Spoken]:
    return [one for one in found if one.spoke]


def _timed(found: Sequence[Spoken]) -> list[Spoken]:
    return [one for one in found if one.timed]


def _without_hours(found: Sequence[Spoken]) -> str:
    """How many turns have no time, since the record they were taken from gives no hours; empty without any."""
    n = sum(one.spoke and not one.timed for one in found)
    if not n:
        return ""
    return ngettext(
        "De {n} intervención no se sabe la hora: cuenta como intervención y no suma tiempo.",
        "De {n} intervenciones no se sabe la hora: cuentan como intervenciones y no suman tiempo.", n,
    ).format(n=n)  # fmt: skip


def seconds_words(seconds: int) -> str:
    """«3 min 20 s», «1 h 05 min»; «40 s» of less than a minute."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("{h} h {m:02d} min").format(h=hours, m=minutes)
    if not minutes:
        return _("{s} s").format(s=rest)
    return _("{m} min {s} s").format(m=minutes, s=rest) if rest else _("{m} min").format(m=minutes)


def _told(one: Spoken) -> Behind:
    return behind(one.session, f"{one.item}: {seconds_words(one.seconds)}" if one.timed else one.item)


def _time(found: Sequence[Spoken], of: int | None = None) -> Datum:
    seconds = sum(one.seconds for one in found)
    return Datum(seconds, of, seconds_words(seconds), tuple(map(_told, found)))


def _section(store: Store, found: Sequence[Spoken], whole: int) -> Section:
    figures = town.figures(store)
    groups: dict[tuple[str, str], list[Spoken]] = defaultdict(list)
    people = {one.id: one for one in town.people(store)}
    for one in found:
        if one.turn.kind is SpeakerKind.MEMBER:
            who = people.get(one.person_id)
            groups[who.listed_name if who is not None else one.turn.label, one.person_id].append(one)
        elif one.turn.kind is SpeakerKind.NEIGHBOUR:
            groups[_("Vecinas y vecinos"), ""].append(one)
        else:
            groups[one.turn.name or _("Organizaciones"), ""].append(one)
    ordered = sorted(groups.items(), key=lambda pair: (-sum(one.seconds for one in pair[1]), pair[0]))
    lines = [_line(name, own, whole, figures, person) for (name, person), own in ordered]
    if len(lines) > 1:
        lines.append(_line(_("Todas las personas"), found, whole, figures, total=True))
    heads = (_("Intervenciones"), _("Tiempo"), _("Parte"), _("La más larga"), _("Mediana"), _("Pasó el tiempo"),
             _("Pidió y no habló"))  # fmt: skip
    return Section("speakers", _("Quién habló y cuánto"), _("Quién"), heads, tuple(lines))


def _line(
    name: str, own: Sequence[Spoken], whole: int, figures: Figures, person_id: str = "", *, total: bool = False
) -> Line:
    spoke, timed = _spoke(own), _timed(own)
    lengths = [one.seconds for one in timed]
    longest = max(timed, key=lambda one: one.seconds, default=None)
    middle = int(median(lengths) or 0) if len(lengths) >= MEDIAN_FROM else None
    seconds, told = sum(lengths), tuple(map(_told, timed))
    share = float(half_up(Fraction(seconds * 100, whole), 1)) if whole else None
    return Line(
        name,
        (
            count(map(_told, spoke)), _time(timed),
            Datum(share, words=figures.percent(seconds, whole) if whole else "", behind=told),
            Datum(longest.seconds, words=seconds_words(longest.seconds), behind=(_told(longest),))
            if longest is not None else Datum(),
            Datum(middle, words=seconds_words(middle) if middle is not None else "",
                  behind=told if middle is not None else ()),
            count((_told(one) for one in timed if one.over), len(timed)),
            count(_told(one) for one in own if one.turn.waits),
        ),
        person_id, total,
    )  # fmt: skip
