"""Periods that were closed: the documents as they were printed then, and what has been typed since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from munidesk.base.dates import now, show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.participation.domain import ClosedPeriod
from munidesk.features.participation.initiatives.store_board import figures
from munidesk.features.participation.initiatives.store_standing import days_of
from munidesk.features.participation.kinds import CLOSED_PERIODS


def closed_period(store: Store, paper: str, since: date, until: date) -> ClosedPeriod | None:
    """The document of exactly that period, as it was closed; None while it is open."""
    found = CLOSED_PERIODS.all(store, paper=paper, since=since.isoformat(), until=until.isoformat())
    return found[-1] if found else None


def closed_days(store: Store) -> tuple[tuple[date, date], ...]:
    """The periods that were closed, the newest first."""
    found = {(one.since, one.until) for one in CLOSED_PERIODS.all(store)}
    return tuple(sorted(found, reverse=True))


def close_period(
    store: Store, since: date, until: date, documents: Mapping[str, str], more: Mapping[str, int] | None = None
) -> None:
    """Freeze the documents of a period (paper → JSON), with its counts. It is not undone: they are on paper by then.

    `more` are counts that papers of other features have.

    Raises UserError for a period that is not over, or closed already.
    """
    if until >= now().date():
        raise UserError(
            _("El período termina el {day}: se cierra cuando haya terminado.").format(day=show_date(until)),
            code="future", field="until",
        )  # fmt: skip
    if any(closed_period(store, paper, since, until) for paper in documents):
        raise UserError(_("Ese período ya está cerrado."), code="closed")
    days = _("{a} a {b}").format(a=show_date(since), b=show_date(until))
    kept = ";".join(f"{name}={count}" for name, count in {**counts(store, since, until), **(more or {})}.items())
    with store.change(
        _("Cerrar el período {days}").format(days=days), barrier=_("período {days} cerrado").format(days=days)
    ):
        for paper, content in documents.items():
            CLOSED_PERIODS.save(
                store,
                ClosedPeriod(
                    paper=paper, since=since, until=until, closed_at=now(), closed_by=store.author, document=content,
                    figures=kept,
                ),
            )  # fmt: skip


_COUNTS = """
    SELECT (SELECT count(*) FROM encounter e WHERE e.deleted_at IS NULL AND e.state = 'held'
            AND e.date BETWEEN :since AND :until) AS encounters,
        (SELECT count(*) FROM contribution c JOIN encounter e ON e.id = c.encounter_id
            WHERE c.deleted_at IS NULL AND e.deleted_at IS NULL AND e.date BETWEEN :since AND :until) AS contributions,
        (SELECT count(*) FROM attendee t JOIN encounter e ON e.id = t.encounter_id
            WHERE t.deleted_at IS NULL AND e.deleted_at IS NULL AND e.date BETWEEN :since AND :until) AS attendees
"""


def counts(store: Store, since: date, until: date) -> dict[str, int]:
    """What a period counts, by the days of what happened."""
    one = figures(store, since, until)
    days = days_of(since, until)
    (row,) = store.query(_COUNTS, since=days["since"], until=days["until"])
    more = {name: int(str(value)) for name, value in row.items()}
    return {"received": one.received, "answered": one.answered, "given_back": one.given_back, **more}


@dataclass(frozen=True, slots=True)
class Since:
    """What was typed of a closed period since: how many more (or fewer) of each count, those alone that differ."""

    more: Mapping[str, int]


def since_closed(store: Store, period: ClosedPeriod, more: Mapping[str, int] | None = None) -> Since:
    """`more` are the counts of other features as they stand today."""
    today, kept = {**counts(store, period.since, period.until), **(more or {})}, period.counts
    return Since({name: today[name] - before for name, before in kept.items() if today.get(name, before) != before})


Words = Callable[[str, int], str]
"""Name and number of a count → «2 avances»; empty for a name of others."""


def closed_words(period: ClosedPeriod, found: Since, words_of: Words = lambda _name, _n: "") -> str:
    """The note under a document of a closed period: it is as it was, and what came after is counted.

    `words_of` says the counts of other features.
    """
    words = _("Período cerrado el {day}: el documento es el de ese día.").format(day=show_date(period.closed_at.date()))
    told = [
        _("{what} menos").format(what=said) if more < 0 else said
        for name, more in found.more.items()
        if (said := _count_words(name, abs(more)) or words_of(name, abs(more)))
    ]
    if not told:
        return words + " " + _("Desde entonces no cambió ninguna de sus cuentas.")
    return words + " " + _("Desde entonces se anotaron, con fecha de este período: {what}.").format(
        what="; ".join(told)
    )  # fmt: skip


def _count_words(name: str, n: int) -> str:
    return {
        "received": ngettext("{n} iniciativa", "{n} iniciativas", n),
        "answered": ngettext("{n} respuesta", "{n} respuestas", n),
        "given_back": ngettext("{n} devolución", "{n} devoluciones", n),
        "encounters": ngettext("{n} encuentro", "{n} encuentros", n),
        "contributions": ngettext("{n} aporte", "{n} aportes", n),
        "attendees": ngettext("{n} asistencia", "{n} asistencias", n),
    }.get(name, "").format(n=n)  # fmt: skip
