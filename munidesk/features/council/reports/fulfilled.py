"""The resolutions of a period and what became of each: who sees to it, its term, whether it was fulfilled."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.council.fulfilment.domain import FULFILLED, Standing
from munidesk.features.council.reports.scope import Counted, Scope, left_out_words, scope_words
from munidesk.features.council.reports.store import ResolutionRow, VoteRow, resolution_rows
from munidesk.features.council.reports.told import Behind, Datum, Key, Line, Report, Section, behind, count


def fulfilled_report(store: Store, scope: Scope, sessions: Counted, _votes: Sequence[VoteRow]) -> Report:
    """Of the numbered resolutions; those nobody follows are told as such, not left out."""
    held = {one.id for one in sessions.held}
    rows = resolution_rows(store, scope.body_id or None, since=scope.since, until=scope.until, kind=scope.kind)
    found = [one for one in reversed(rows) if one.number is not None and one.session.id in held]
    day = today()
    keys = _keys(found, day)
    notes = (
        _("Un plazo se cumple hasta su último día. «Sin seguimiento»: nadie anotó quién la lleva ni para cuándo."),
        left_out_words(sessions.others),
    )
    sections = (_by_standing(found, day), _by_responsible(found, day), _each(found, day)) if found else ()
    return Report("fulfilment", _("Cumplimiento de las resoluciones"), scope_words(store, scope, sessions), keys, "",
                  sections, tuple(filter(None, notes)))  # fmt: skip


def _told(one: ResolutionRow, day: date) -> Behind:
    return behind(one.session, f"{one.label} {one.title}: {one.standing(day).word}")


def _keys(found: Sequence[ResolutionRow], day: date) -> tuple[Key, ...]:
    followed = [one for one in found if one.fulfilment is not None]
    done = [one for one in found if one.standing(day) in FULFILLED]
    late = [one for one in found if one.standing(day) is Standing.OVERDUE]
    return (
        Key(
            count(_told(one, day) for one in found),
            ngettext("resolución numerada", "resoluciones numeradas", len(found)),
        ),
        Key(count((_told(one, day) for one in followed), len(found)), _("con seguimiento")),
        Key(count((_told(one, day) for one in done), len(followed)), _("cumplidas, de las que tienen seguimiento")),
        Key(count(_told(one, day) for one in late), ngettext("vencida sin cumplir", "vencidas sin cumplir", len(late))),
    )


def _by_standing(found: Sequence[ResolutionRow], day: date) -> Section:
    lines = []
    for standing in Standing:
        own = [one for one in found if one.standing(day) is standing]
        if own:
            lines.append(Line(capital(standing.word), (count((_told(one, day) for one in own), len(found)),)))
    return Section("standing", _("Cómo están"), _("Estado"), (_("Resoluciones"),), tuple(lines))


def _by_responsible(found: Sequence[ResolutionRow], day: date) -> Section:
    groups: dict[str, list[ResolutionRow]] = defaultdict(list)
    for one in found:
        groups[one.fulfilment.responsible if one.fulfilment is not None else ""].append(one)
    lines = []
    for who, own in sorted(groups.items(), key=lambda pair: (not pair[0], pair[0])):
        done = [one for one in own if one.standing(day) in FULFILLED]
        late = [one for one in own if one.standing(day) is Standing.OVERDUE]
        lines.append(
            Line(
                who or _("Sin responsable"),
                (
                    count(_told(one, day) for one in own),
                    count((_told(one, day) for one in done), len(own)),
                    count(_told(one, day) for one in late),
                ),
            )
        )
    heads = (_("Resoluciones"), _("Cumplidas"), _("Vencidas"))
    return Section("responsible", _("Por responsable"), _("Responsable"), heads, tuple(lines))


def _each(found: Sequence[ResolutionRow], day: date) -> Section:
    heads = (_("Título"), _("Responsable"), _("Vence"), _("Cumplida el"), _("Estado"), _("Días de atraso"))
    several = len({one.session.body_id for one in found}) > 1
    lines = tuple(
        Line(f"{one.label} · {one.session.body}" if several else one.label, tuple(_facts(one, day)),
             behind=(_told(one, day),))
        for one in found
    )  # fmt: skip
    return Section("resolutions", _("Resolución por resolución"), _("N.º"), heads, lines)


def _facts(one: ResolutionRow, day: date) -> list[Datum]:
    own, standing, followed = (_told(one, day),), one.standing(day), one.fulfilment
    late = followed.days_late(day) if followed is not None else 0
    tone = "bad" if standing is Standing.OVERDUE else ""
    return [
        Datum(one.title, words=one.title or "–", behind=own),
        Datum(followed.responsible or None if followed else None, behind=own),
        Datum(followed.due if followed else None, words=_day(followed.due if followed else None), behind=own),
        Datum(followed.done_on if followed else None, words=_day(followed.done_on if followed else None), behind=own),
        Datum(standing, words=capital(standing.word), behind=own, tone=tone),
        Datum(late or None, behind=own, tone=tone),
    ]


def _day(day: date | None) -> str:
    return show_date(day) if day is not None else ""
