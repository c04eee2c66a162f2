"""What a convocatoria said, and what has become of it since: an addendum tells the difference. Pure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from munidesk.base.dates import show_long, show_time
from munidesk.base.i18n import _
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.view import SessionView


@dataclass(frozen=True, slots=True)
class Told:
    """Kind, day, hour and place, and the items: (id, number, title)."""

    kind: str
    date: date
    start: time
    place: str
    items: tuple[tuple[str, int, str], ...]


def notice_told(view: SessionView) -> Told:
    """What a notice of today says; items that came in during the session were never called."""
    session = view.session
    place = ", ".join(part for part in (session.place, session.place_address) if part)
    items = tuple((one.id, number, one.title) for number, one in as_called(view))
    return Told(session.kind.value, session.date, session.start, place, items)


def as_called(view: SessionView) -> tuple[tuple[int, AgendaItem], ...]:
    """The items that were called, numbered as the convocatoria did: as the agenda stood before the session changed it.

    What it does not list is decided only by a vote on its urgency (Montevideo, Digesto art. 548.48.5; Spain, ROF
    art. 83 [M]), so its numbers run on, whatever the acta's do.
    """
    order = list(view.items)
    for change in reversed(view.changes):
        moved = next((one for one in order if one.id == change.item_id), None)
        if change.kind is ChangeKind.REORDERED and moved is not None and change.from_position:
            order.remove(moved)
            order.insert(change.from_position - 1, moved)
    return tuple(enumerate((one for one in order if one.added_at is None), 1))


def written(told: Told) -> str:
    """As it is kept in the file."""
    return json.dumps(
        {
            "kind": told.kind, "date": told.date.isoformat(), "start": told.start.isoformat("minutes"),
            "place": told.place, "items": told.items,
        },
        ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip


def read(text: str) -> Told | None:
    """What was kept; None when it cannot be read, as after damage."""
    try:
        known = json.loads(text)
        items = tuple((str(key), int(number), str(title)) for key, number, title in known["items"])
        return Told(
            str(known["kind"]), date.fromisoformat(known["date"]), time.fromisoformat(known["start"]),
            str(known["place"]), items,
        )  # fmt: skip
    except (ValueError, KeyError, TypeError):
        return None


def differences(before: Told, now: Told, country: str) -> tuple[str, ...]:
    """What an addendum says, a sentence each; nothing while the notice still holds."""
    return (*_when_and_where(before, now, country), *_items(before, now))


def _when_and_where(before: Told, now: Told, country: str) -> Iterator[str]:
    if (before.date, before.start) != (now.date, now.start):
        yield _("La sesión convocada para el {old} a las {old_hour} se celebrará el {new} a las {hour}.").format(
            old=show_long(before.date, country), old_hour=show_time(before.start),
            new=show_long(now.date, country), hour=show_time(now.start),
        )  # fmt: skip
    if before.place != now.place and now.place:
        yield _("Se celebrará en: {place}.").format(place=now.place)


def _items(before: Told, now: Told) -> Iterator[str]:
    old = {key: (number, title) for key, number, title in before.items}
    new = {key: (number, title) for key, number, title in now.items}
    for key, (number, title) in old.items():
        if key not in new:
            yield _("Se quita el asunto {n}, «{title}».").format(n=number, title=title)
    for key, (number, title) in new.items():
        if key not in old:
            yield _("Se agrega el asunto {n}, «{title}».").format(n=number, title=title)
        elif old[key][1] != title:
            yield _("El asunto {n} pasa a decir: «{title}».").format(n=number, title=title)
    both = [key for key in new if key in old]
    if both != [key for key in old if key in new]:
        yield _("Cambia el orden de los asuntos, que es el que sigue.")
