"""What a report is of: days, a body, a person, a kind of session; and the sessions that it counts and leaves out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import date_figures, fold, join_and, join_or
from munidesk.data.store import Store
from munidesk.features.council.domain import SessionKind, SessionState
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Body, Person

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is empty does not narrow. `body_id` and `person_id` are ids, `kind` the code of a kind of session."""

    since: date | None = None
    until: date | None = None
    body_id: str = ""
    person_id: str = ""
    kind: str = ""

    @property
    def everybody(self) -> "Scope":
        """The same of every person: what is read for it serves each of them."""
        return replace(self, person_id="")


def scope_of(store: Store, selection: Selection) -> Scope:
    """What the command line asks for by names or ids. Raises UserError for a name that nobody has, or that several do.

    `selection.id` names a body or a member too, as the report of attendance takes it.
    """
    body_id = _body(store, selection.body).id if selection.body else ""
    person_id = _person(store, selection.member).id if selection.member else ""
    if selection.id:
        bodies = {one.id for one in town.bodies(store)}
        if selection.id in bodies:
            body_id = selection.id
        else:
            person_id = _by_id(store, selection.id)
    kind = _kind(selection.kind).value if selection.kind else ""
    return Scope(selection.since, selection.until, body_id, person_id, kind)


def _by_id(store: Store, wanted: str) -> str:
    for body in town.bodies(store):
        for one in town.members(store, body.id):
            if wanted in (one.id, one.person.id):
                return one.person.id
    raise UserError(_("No hay ningún órgano ni integrante con el identificador «{id}».").format(id=wanted))


def _body(store: Store, wanted: str) -> Body:
    bodies = town.bodies(store)
    found = [one for one in bodies if wanted == one.id or fold(wanted) == fold(one.name)]
    found = found or [one for one in bodies if fold(wanted) in fold(one.name)]
    return _only(found, wanted, [one.name for one in (found or bodies)], _("ningún órgano"), _("varios órganos"))


def _person(store: Store, wanted: str) -> Person:
    known = {one.person.id: one.person for body in town.bodies(store) for one in town.members(store, body.id)}
    by_member = {one.id: one.person for body in town.bodies(store) for one in town.members(store, body.id)}
    if wanted in known or wanted in by_member:
        return known.get(wanted) or by_member[wanted]
    people = tuple(known.values())
    words = fold(wanted).split()
    whole = [one for one in people if fold(wanted) in (fold(one.full_name), fold(one.listed_name))]
    found = whole or [one for one in people if set(words) <= set(fold(one.full_name).split())]
    names = [one.full_name for one in (found or people)]
    return _only(found, wanted, names, _("ningún integrante"), _("varios integrantes"))


def _only(found: Sequence[Found], wanted: str, names: Sequence[str], none: str, several: str) -> Found:
    if len(found) == 1:
        return found[0]
    told = names[:_NAMED]
    more = _(" y {n} más").format(n=len(names) - _NAMED) if len(names) > _NAMED else ""
    listed = f"{', '.join(told)}{more}" if more else join_or(told) if told else "–"
    words = _("«{wanted}» no nombra a {none}: puede ser {names}.") if not found else _(
        "«{wanted}» nombra a {several}: diga cuál, {names}."
    )  # fmt: skip
    raise UserError(words.format(wanted=wanted, none=none, several=several, names=listed))


_NAMED = 8


def _kind(wanted: str) -> SessionKind:
    found = SessionKind.read(wanted) or next((one for one in SessionKind if fold(one.alone) == fold(wanted)), None)
    if found is None:
        names = join_or([one.alone for one in SessionKind])
        raise UserError(_("«{wanted}» no es una clase de sesión: use {names}.").format(wanted=wanted, names=names))
    return found


def period_words(since: date | None, until: date | None) -> str:
    """«del 2 de junio al 17 de noviembre de 2026»; the year once where it is the same. Empty without any day."""
    if since is None or until is None:
        if since is None and until is None:
            return ""
        return _("desde el {day}").format(day=date_figures(since)) if since else _("hasta el {day}").format(
            day=date_figures(until or date.max)
        )  # fmt: skip
    first, last = date_figures(since), date_figures(until)
    if since.year == until.year:
        first = first.rpartition(" de ")[0]
    return _("del {since} al {until}").format(since=first, until=last)


def kind_words(kind: str) -> str:
    """«sesiones ordinarias», «sesiones de cabildo abierto»; empty for all kinds."""
    if not kind:
        return ""
    words = {
        SessionKind.ORDINARY: _("sesiones ordinarias"),
        SessionKind.EXTRAORDINARY: _("sesiones extraordinarias"),
        SessionKind.SOLEMN: _("sesiones solemnes"),
        SessionKind.SPECIAL: _("sesiones especiales"),
    }
    return words.get(SessionKind(kind)) or _("sesiones {kind}").format(kind=SessionKind(kind).word)


@dataclass(frozen=True, slots=True)
class Counted:
    """The sessions held, oldest first, and those of the same days that were not, by state."""

    held: tuple[SessionRow, ...]
    others: tuple[SessionRow, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The ids of the bodies that held any, as they are listed first."""
        return tuple(dict.fromkeys(one.body_id for one in self.held))

    def of(self, body_id: str) -> tuple[SessionRow, ...]:
        return tuple(one for one in self.held if one.body_id == body_id)

    @property
    def attended(self) -> "Counted":
        """The same for the attendance: those older than MuniDesk count once somebody confirmed who came."""
        known = [one for one in self.others if one.state is SessionState.EARLIER and one.present is not None]
        held = sorted((*self.held, *known), key=lambda one: (one.date, one.start, one.id))
        return Counted(tuple(held), tuple(one for one in self.others if one not in known))


def scope_words(store: Store, scope: Scope, found: Counted) -> str:
    """«Concejo Municipal · sesiones ordinarias · 12 sesiones, del 1.º de junio al 17 de noviembre de 2026 · Ana Sosa».

    Where no day was asked for, it begins with the first session and ends with the last.
    """
    bodies = town.bodies(store)
    body = next((one.name for one in bodies if one.id == scope.body_id), "")
    if not body:
        body = bodies[0].name if len(bodies) == 1 else _("Todos los órganos")
    who = town.person(store, scope.person_id).full_name if scope.person_id else ""
    first, last = (found.held[0].date, found.held[-1].date) if found.held else (None, None)
    count = len(found.held)
    told = ngettext("{n} sesión", "{n} sesiones", count).format(n=count) if count else _("ninguna sesión")
    period = ", ".join(filter(None, (told, period_words(scope.since or first, scope.until or last))))
    return " · ".join(filter(None, (body, kind_words(scope.kind), period, who)))


def counted(store: Store, scope: Scope) -> Counted:
    """A report counts the sessions that were held and lifted; what else was called is told beside it."""
    found = sessions(store, scope.body_id or None, since=scope.since, until=scope.until, kind=scope.kind)
    held = [one for one in reversed(found) if one.state is SessionState.CLOSED]
    return Counted(tuple(held), tuple(one for one in reversed(found) if one.state is not SessionState.CLOSED))


def left_out_words(others: Iterable[SessionRow]) -> str:
    """«No se cuentan 3 sesiones: 2 convocadas y 1 sin quórum.»; empty without any.

    Those older than MuniDesk were held: what was said and voted in them stands in their originals.
    """
    states = Counter(one.state for one in others)
    old = states.pop(SessionState.EARLIER, 0)
    return " ".join(filter(None, (_not_held_words(states), _earlier_words(old))))


def _earlier_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "No se cuenta {n} sesión anterior a MuniDesk, de la que está el acta original.",
        "No se cuentan {n} sesiones anteriores a MuniDesk, de las que están las actas originales.", count,
    ).format(n=count)  # fmt: skip


def _not_held_words(states: Mapping[SessionState, int]) -> str:
    if not states:
        return ""
    total = sum(states.values())
    told = [f"{n} {state_words(state, n)}" for state, n in sorted(states.items(), key=lambda pair: pair[0].place)]
    words = ngettext(
        "No se cuenta {n} sesión que no se realizó o no terminó: {states}.",
        "No se cuentan {n} sesiones que no se realizaron o no terminaron: {states}.", total,
    )  # fmt: skip
    return words.format(n=total, states=join_and(told))


def state_words(state: SessionState, count: int) -> str:
    """The state of so many sessions: «convocada», «convocadas»; «sin quórum» is the same of many."""
    plural = {
        SessionState.CONVENED: _("convocadas"), SessionState.OPEN: _("abiertas"), SessionState.CLOSED: _("levantadas"),
        SessionState.CANCELLED: _("suspendidas"), SessionState.ANNULLED: _("anuladas"),
    }  # fmt: skip
    return state.word if count == 1 else plural.get(state, state.word)
