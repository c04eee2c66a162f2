"""The mark of a light copy: what leaves the town hall to be read, with nothing of what only the town hall may hold."""

import json
import sqlite3
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.connection import meta_of
from munidesk.data.store import Store

_KEY = "light"


def mark(store: Store, day: date, head: str) -> None:
    """Say in the file that it is one, made on that day of the file whose history stood at `head`."""
    store.set_meta(_KEY, json.dumps({"day": day.isoformat(), "head": head}))


def told(connection: sqlite3.Connection) -> str:
    """What a light copy says when it is opened; empty for any other file."""
    found = meta_of(connection, _KEY)
    if not found:
        return ""
    try:
        day = show_date(date.fromisoformat(str(json.loads(found)["day"])))
    except (ValueError, KeyError, TypeError):
        day = "–"
    return _(
        "Es una copia liviana para leer, hecha el {day}: lleva convocatorias y actas aprobadas en su versión pública,"
        " sin datos privados ni borradores. El original está en la Secretaría."
    ).format(day=day)
