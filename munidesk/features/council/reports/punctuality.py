"""How long actas take: from the session until written, approved, and in the book, against the term of the country."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from munidesk.base.dates import show_date, today
from munidesk.base.figures import median
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.council.domain import SessionState
from munidesk.features.council.minutes.standing import standing
from munidesk.features.council.reports.scope import Counted, Scope, left_out_words, scope_words
from munidesk.features.council.reports.store import VoteRow
from munidesk.features.council.reports.store_acts import ActaDays, acta_days
from munidesk.features.council.reports.told import (
    MEDIAN_FROM,
    Behind,
    Datum,
    Key,
    Line,
    Report,
    Section,
    behind,
    count,
)
from munidesk.features.council.sessions.terms import deadline_words
from munidesk.town import store as town
from munidesk.town.calendar.store import working_days
from munidesk.town.profile import Deadline
from munidesk.town.rules import Mark

BANDS = ((0, 7), (8, 15), (16, 30), (31, None))
"""Days from the session to the approval, first and last of each band."""

Due = Callable[[date], date]


def punctuality_report(store: Store, scope: Scope, sessions: Counted, _votes: Sequence[VoteRow]) -> Report:
    """Of the sessions that have an acta: those held, and those that had no quorum. A person has none."""
    failed = [one for one in sessions.others if one.state is SessionState.NO_QUORUM]
    rows = sorted((*sessions.held, *failed), key=lambda one: (one.date, one.start, one.id))
    found = acta_days(store, rows)
    term = town.profile_of(store).deadlines.get("minutes")
    due = _due(store, term) if term is not None else None
    others = [one for one in sessions.others if one.state is not SessionState.NO_QUORUM]
    notes = (_term_words(term), _days_words(), left_out_words(others))
    sections = (_bands(found), _by_session(found, due)) if found else ()
    return Report(
        "punctuality", _("Puntualidad de las actas"), scope_words(store, scope, sessions), tuple(_keys(found, due)), "",
        sections, tuple(filter(None, notes)),
    )  # fmt: skip


def _due(store: Store, term: Deadline) -> Due | None:
    """The last day of the term, by what the country counts; None where it counts hours: no day tells."""
    if term.unit == "working_days":
        calendar = working_days(store)
        return lambda held: calendar.add(held, term.amount)
    return (lambda held: held + timedelta(days=term.amount)) if term.unit == "days" else None


def _term_words(term: Deadline | None) -> str:
    if term is None:
        return _("El perfil del país no tiene plazo para aprobar el acta: no se dice cuáles llegaron en término.")
    caution = f" ({_('verifique su norma')})" if term.mark is not Mark.VERIFIED else ""
    return _("{label}: {term} desde la sesión, {article}{caution}.").format(
        label=term.label, term=deadline_words(term.amount, term.unit), article=term.article, caution=caution
    )


def _days_words() -> str:
    return _(
        "Los días son corridos, desde la sesión. El de aprobación es el del acta; el de escrita (pasada a aprobación)"
        " y el de entrada al libro son aquellos en que se anotó en el archivo."
    )


def _since(one: ActaDays, day: date | None) -> int | None:
    return (day - one.session.date).days if day is not None else None


def _keys(found: Sequence[ActaDays], due: Due | None) -> list[Key]:
    approved = [one for one in found if one.approved is not None]
    days = [_since(one, one.approved) or 0 for one in approved]
    keys = [
        Key(
            count(behind(one.session) for one in found),
            ngettext("acta de las sesiones del período", "actas de las sesiones del período", len(found)),
        ),
        Key(count((_told(one) for one in approved), len(found)), _("aprobadas")),
    ]
    if len(days) >= MEDIAN_FROM:
        middle = Datum(median(days), behind=tuple(map(_told, approved)))
        keys.append(Key(middle, _("días hasta la aprobación, mediana de {n} actas").format(n=len(days))))
    if due is not None:
        decided = [one for one in found if one.approved is not None or due(one.session.date) < today()]
        met = [one for one in decided if one.approved is not None and one.approved <= due(one.session.date)]
        keys.append(Key(count(map(_told, met), len(decided)), _("en término, de las que ya lo tenían cumplido")))
    return keys


def _told(one: ActaDays) -> Behind:
    days = _since(one, one.approved)
    return behind(one.session, days_words(days) if days is not None else standing(one.session.minutes_state)[0])


def days_words(days: int) -> str:
    return _("el mismo día") if days == 0 else ngettext("{n} día", "{n} días", days).format(n=days)


def _bands(found: Sequence[ActaDays]) -> Section:
    lines = []
    for first, last in BANDS:
        own = [one for one in found if _in_band(one, first, last)]
        lines.append(Line(_band_words(first, last), (count(map(_told, own), len(found)),)))
    waiting = [one for one in found if one.approved is None]
    lines.append(Line(_("Sin aprobar todavía"), (count(map(_told, waiting), len(found)),)))
    return Section("bands", _("Días hasta la aprobación"), _("Tramo"), (_("Actas"),), tuple(lines))


def _in_band(one: ActaDays, first: int, last: int | None) -> bool:
    days = _since(one, one.approved)
    return days is not None and max(days, 0) >= first and (last is None or days <= last)


def _band_words(first: int, last: int | None) -> str:
    if last is None:
        return _("{n} días o más").format(n=first)
    return _("Hasta {n} días").format(n=last) if first == 0 else _("De {a} a {b} días").format(a=first, b=last)


def _by_session(found: Sequence[ActaDays], due: Due | None) -> Section:
    heads = [_("Escrita"), _("Aprobada"), _("En el libro")]
    heads += [_("Plazo")] if due is not None else []
    lines = tuple(Line(_title(one, found), tuple(_days(one, due)), behind=(_told(one),)) for one in found)
    return Section("sessions", _("Acta por acta"), _("Sesión"), (*heads, _("Estado")), lines)


def _title(one: ActaDays, found: Sequence[ActaDays]) -> str:
    several = len({each.session.body_id for each in found}) > 1
    told = f"{one.session.label}, {show_date(one.session.date)}"
    return f"{one.session.body} · {told}" if several else told


def _days(one: ActaDays, due: Due | None) -> list[Datum]:
    own = (_told(one),)
    moments = (one.written, one.approved, one.booked)
    data = [
        Datum(_since(one, day), words=f"{days_words((day - one.session.date).days)} · {show_date(day)}" if day else "",
              behind=own)
        for day in moments
    ]  # fmt: skip
    if due is not None:
        data.append(Datum(due(one.session.date), behind=own, tone="bad" if _is_late(one, due) else ""))
    state = standing(one.session.minutes_state)[0]
    data.append(Datum(state, words=_("{state}, fuera de término").format(state=state) if due and _is_late(one, due)
                      else "", behind=own))  # fmt: skip
    return data


def _is_late(one: ActaDays, due: Due) -> bool:
    return (one.approved or today()) > due(one.session.date)
