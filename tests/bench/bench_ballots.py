"""Twenty thousand ballots of a sheet, each checked against who was there, beside SQLite writing as many bare rows."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.council.attendance.store import mark_unmarked
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.incoming import ballots
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_items
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate
from munidesk.sheets.shape import Shape
from munidesk.town import store as town
from munidesk.town.domain import Membership, Person, Role, Seat
from munidesk.town.founding import found
from tests.bench.measure import BenchRow, compare

SEATS, ITEMS, BALLOTS = 30, 20, 20_000


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(file.create(folder / "banco.munidesk", catalog.schemas(), author="Lucía")) as store:
            sheet = _sheet(store, folder / "votos.csv")
            opened = assistant.open_sheets(store, ballots.target(), sheet)
            bare = sqlite3.connect(folder / "bare.db")
            bare.execute("CREATE TABLE ballot (id TEXT PRIMARY KEY, vote TEXT, member TEXT, value TEXT) STRICT")
            bare.commit()
            ours = partial(_rehearsed, store, opened)
            row = compare(
                f"votos: ensayar {BALLOTS} de una planilla", ours, partial(_bare, bare), aim=100, rounds=1,
                note="executemany escribe filas sueltas, sin comprobar quién estaba ni dejar historial",
            )  # fmt: skip
            bare.close()
            return [row]


def _sheet(store: Store, path: Path) -> Path:
    """Sessions of thirty seats and twenty items, all present, and a ballot of each member on each item."""
    found(store, country="UY", name="Banco")
    body = town.council(store)
    first = len(town.seats(store, body.id))
    for at in range(SEATS):
        seat = town.save_seat(store, Seat(body_id=body.id, number=first + at + 1))
        person = town.save_person(store, Person(given_names="Ana", family_names=f"Apellido{chr(97 + at) * 3}"))
        town.save_membership(store, Membership(body_id=body.id, seat_id=seat, person_id=person, role=Role.TITULAR))
    lines, day = ["Fecha;Asunto;Integrante;Voto"], date(2024, 1, 1)
    while len(lines) <= BALLOTS:
        called = Session(body_id=body.id, kind=SessionKind.ORDINARY, date=day, start=time(19))
        key = new_session(store, called, standard=False)
        titles = [f"Asunto de la calle {chr(97 + at)}" for at in range(ITEMS)]
        add_items(store, key, titles)
        open_session(store, key)
        mark_unmarked(store, key)
        members = [one for one in town.members(store, body.id, day) if one.is_titular]
        lines += [f"{day:%d/%m/%Y};{title};{one.person.full_name};A favor" for title in titles for one in members]
        day += timedelta(days=1)
    path.write_text("\n".join(lines[: BALLOTS + 1]) + "\n", encoding="utf-8")
    return path


def _rehearsed(store: Store, opened: assistant.Opened) -> None:
    told = assistant.rehearse(store, ballots.target(), opened, Shape(), {})
    assert told.count(Fate.NEW) == BALLOTS


def _bare(db: sqlite3.Connection) -> None:
    given = [(f"b{at:032}", f"v{at // SEATS:032}", f"m{at % SEATS:032}", "for") for at in range(BALLOTS)]
    with db:
        db.execute("DELETE FROM ballot")
        db.executemany("INSERT INTO ballot VALUES (?, ?, ?, ?)", given)
