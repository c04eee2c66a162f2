"""What a row of a sheet speaks of: the session by its day and body, the member by who it is and not by the spelling."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from munidesk.base.codes import Code
from munidesk.base.dates import parse_date, show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold, join_and
from munidesk.data.store import Store
from munidesk.features.council.domain import AgendaItem, Motion
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.town import store as town
from munidesk.town.domain import Body, Member
from munidesk.town.roster_names import name_key, read_full

C = TypeVar("C", bound=Code)
Cells = Mapping[str, str]
"""Field → text of its cell; days and hours by ISO 8601."""


def refused(field_: str, reason: str) -> UserError:
    """A row that cannot come in: the field at fault, and why."""
    return UserError(reason, field=field_)


def word(cells: Cells, field_: str, kind: type[C], known: str) -> C:
    """The code that a cell says. Raises UserError with the words there are."""
    found = kind.read(cells.get(field_, "").strip(" ."))
    if found is not None:
        return found
    raise refused(
        field_, _("No se entiende «{text}». Escriba: {known}.").format(text=cells.get(field_, ""), known=known)
    )


def number(cells: Cells, field_: str) -> int:
    """A whole number from 1, 0 where the cell says none. Raises UserError for anything else."""
    text = cells.get(field_, "").strip()
    if text and not text.isdecimal():
        raise refused(field_, _("«{text}» no es un número entero.").format(text=text))
    return int(text or 0)


@dataclass
class Places:
    """Finds what a row speaks of in the open file; what was read of a session is kept until something else is written.

    A ballot changes nothing of what the next one is checked by, so a thousand of them read their session once.
    """

    store: Store
    _views: dict[str, SessionView] = field(default_factory=dict)

    @cached_property
    def sessions(self) -> tuple[SessionRow, ...]:
        return sessions(self.store)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        return tuple(town.bodies(self.store))

    def read_again(self) -> None:
        """Sessions came in."""
        self.__dict__.pop("sessions", None)
        self.__dict__.pop("bodies", None)

    def view(self, session_id: str) -> SessionView:
        if session_id not in self._views:
            self._views[session_id] = load_view(self.store, session_id)
        return self._views[session_id]

    def changed(self, session_id: str) -> None:
        """Something but a ballot was written there."""
        self._views.pop(session_id, None)

    # -- the session

    def day(self, cells: Cells) -> date:
        try:
            return parse_date(cells.get("date", ""))
        except UserError as error:
            raise refused("date", str(error)) from None

    def body(self, cells: Cells) -> Body | None:
        """The body that the row names; None where it names none. Raises UserError for one that there is not."""
        said = cells.get("body", "").strip()
        if not said:
            return None
        found = [one for one in self.bodies if fold(one.name) == fold(said)]
        if found:
            return found[0]
        names = join_and([f"«{one.name}»" for one in self.bodies])
        raise refused("body", _("No hay un órgano «{name}». Están {names}.").format(name=said, names=names))

    def session(self, cells: Cells) -> SessionRow:
        """Raises UserError for none, or for several between which the row does not choose."""
        day, body, said = self.day(cells), self.body(cells), fold(cells.get("session", ""))
        held = [one for one in self.sessions if one.date == day and (body is None or one.body_id == body.id)]
        if said:
            held = [one for one in held if said == fold(one.label) or said == str(one.number or "")]
        if len(held) == 1:
            return held[0]
        raise self._no_session(cells, day, held)

    def _no_session(self, cells: Cells, day: date, held: Sequence[SessionRow]) -> UserError:
        shown = show_date(day)
        if len({one.body_id for one in held}) > 1:
            names = join_and([f"«{one.body}»" for one in held])
            words = _("El {day} sesionaron {names}: agregue la columna «Órgano» y diga cuál.")
            return refused("body", words.format(day=shown, names=names))
        if held:
            names = join_and([one.label for one in held])
            words = _("El {day} hubo varias sesiones ({names}): indique cuál.")
            return refused("session", words.format(day=shown, names=names))
        if cells.get("session"):
            words = _("El {day} no hay una sesión «{name}».")
            return refused("session", words.format(day=shown, name=cells["session"]))
        return refused("date", _("El {day} no hay ninguna sesión: créela antes en Concejo.").format(day=shown))

    # -- the member

    def member(self, session: SessionRow, cells: Cells, key: str = "member") -> Member:
        """By seat number, by the whole name in any order, or by some of its words when only one member has them.

        Who sits in two places sits as suplente where the row says for whom, else as titular.
        """
        there = town.members(self.store, session.body_id, session.date)
        stands_in = key == "member" and bool(cells.get("for"))
        return self.member_named(there, cells.get(key, ""), key, session.body, stands_in=stands_in)

    def member_named(
        self, there: Sequence[Member], name: str, key: str, body: str, *, stands_in: bool = False
    ) -> Member:
        """Among those who are there, as `member`. Raises UserError bound to the field `key`."""
        said = re.sub(r"\(.*?\)", "", name).strip()
        if said.isdigit():
            found = [one for one in there if one.is_titular and one.seat.number == int(said)]
        else:
            read = read_full(said)
            words = set(name_key(f"{read.given} {read.family}").split())
            found = [one for one in there if words and set(name_key(one.person.full_name).split()) == words]
            found = found or [one for one in there if words and words <= set(name_key(one.person.full_name).split())]
        if not found:
            raise refused(key, _("«{name}» no integraba {body} ese día.").format(name=said, body=body))
        if len({one.person.id for one in found}) > 1:
            names = join_and([one.person.full_name for one in found])
            raise refused(key, _("«{name}» puede ser {names}: escriba el nombre entero.").format(
                name=said, names=names))  # fmt: skip
        return next((one for one in found if one.is_titular is not stands_in), found[0])

    # -- what is dealt with

    def item(self, view: SessionView, cells: Cells) -> AgendaItem:
        """By its title, else by its place. Raises UserError for none, or for a title that several items have."""
        said = cells.get("item", "").strip()
        titled = [one for one in view.items if fold(one.title) == fold(said)]
        place = number(cells, "item_number") or (int(said) if said.isdecimal() and not titled else 0)
        if place and (not said or len(titled) != 1):
            titled = [one for one in (titled or view.items) if one.position == place]
        if len(titled) == 1:
            return titled[0]
        if titled:
            words = _("Hay {n} asuntos «{title}» en esa sesión: agregue la columna «N.º de asunto».")
            raise refused("item", words.format(n=len(titled), title=said))
        words = _("«{title}» no está en el orden del día de esa sesión.")
        raise refused("item", words.format(title=said or place))

    def motion(self, view: SessionView, item: AgendaItem, cells: Cells) -> Motion | None:
        """The one that the row names by number or text, else the only one. None where the item has none yet.

        Raises UserError where there are several and the row does not choose.
        """
        there = [one for one in view.motions if one.item_id == item.id and not one.withdrawn]
        place, said = number(cells, "motion_number"), cells.get("motion", "").strip()
        if place:
            found = [one for one in there if one.position == place]
            if found or place == len(there) + 1:
                return found[0] if found else None
            words = _("El asunto {n} no tiene la moción {place}: tiene {count}.")
            raise refused("motion_number", words.format(n=item.position, place=place, count=len(there)))
        named = [one for one in there if said and fold(one.text) == fold(said)]
        found = named if len(named) == 1 else there
        if len(found) > 1:
            words = _("El asunto {n} tiene {count} mociones: agregue la columna «Moción n.º».")
            raise refused("motion", words.format(n=item.position, count=len(found)))
        return found[0] if found else None
