"""The program's own verbs in any order, as buttons pressed in a hurry: all undone, nothing is left of them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.data.store import Store
from munidesk.features.council.attendance import store as store_attendance
from munidesk.features.council.attendance.store import presence_of
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.guard import item_of
from munidesk.features.council.sessions import store as store_sessions
from munidesk.features.council.sessions import store_items
from munidesk.features.council.votes import store as store_votes
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, Initiative
from munidesk.features.participation.initiatives import store as store_initiatives
from munidesk.features.planning import store_plan
from munidesk.features.planning.domain import Funding, Level, Line, Plan
from munidesk.features.swot import store as store_swot
from munidesk.features.swot.domain import Factor, Matrix, Quadrant
from munidesk.town.people_lists import store as store_people
from tests.features.council import hall as halls
from tests.oracle.filed import Photograph
from tests.oracle.steady import steady

NUMBERS = count()
Verb = Callable[[Store, st.DrawFn], object]


def keys(store: Store, table: str) -> list[str]:
    return [str(row["id"]) for row in store.select(table, order="id")]


def one(store: Store, draw: st.DrawFn, table: str) -> str:
    """Some record of the table. Raises UserError when there is none, as a page with nothing to choose from."""
    found = keys(store, table)
    if not found:
        raise UserError("nada que elegir")
    return draw(st.sampled_from(found))


def at(draw: st.DrawFn):
    return halls.at(19, 30) + timedelta(minutes=draw(st.integers(0, 40)))


def some(draw: st.DrawFn, kinds):
    return draw(st.sampled_from(list(kinds)))


VERBS: dict[str, Verb] = {
    "mark": lambda s, d: store_attendance.mark(
        s, one(s, d, "session"), one(s, d, "membership"), some(d, PresenceKind), at(d)
    ),
    "unmark": lambda s, d: store_attendance.delete_presence(s, one(s, d, "presence")),
    "correct an hour": lambda s, d: store_attendance.save_presence(
        s, replace(presence_of(s, one(s, d, "presence")), at=at(d)), fold="hora"
    ),
    "item": lambda s, d: store_items.add_item(s, one(s, d, "session"), "Alumbrado", position=some(d, (1, 2, None))),
    "start": lambda s, d: store_items.start_item(s, one(s, d, "agenda_item"), at(d)),
    "move item": lambda s, d: store_items.move_item(s, one(s, d, "agenda_item"), some(d, (1, 2, 3))),
    "drop item": lambda s, d: store_items.delete_item(s, one(s, d, "agenda_item")),
    "write": lambda s, d: store_items.save_item(
        s,
        replace(item_of(s, one(s, d, "agenda_item")), narrative=some(d, ("Se abre", "Se abre el debate."))),
        fold="relato",
    ),
    "motion": lambda s, d: store_votes.add_motion(s, one(s, d, "agenda_item"), "Aprobar."),
    "vote": lambda s, d: store_votes.open_vote(s, one(s, d, "motion")),
    "all": lambda s, d: store_votes.cast_all(s, one(s, d, "vote"), some(d, BallotValue)),
    "ballot": lambda s, d: store_votes.cast(
        s, one(s, d, "vote"), one(s, d, "membership"), some(d, (*BallotValue, None))
    ),
    "rectify": lambda s, d: store_votes.rectify(s, one(s, d, "vote"), "error al contar"),
    "lift": lambda s, d: store_sessions.close_session(s, one(s, d, "session"), at(d)),
    "reopen": lambda s, d: store_sessions.reopen_session(s, one(s, d, "session"), "faltó un asunto"),
    "initiative": lambda s, d: store_initiatives.register(
        s, Initiative(title="Una rampa", received=date(2026, 11, 2)), Author(kind=some(d, AuthorKind), name="Ana Pérez")
    ),
    "study": lambda s, d: store_initiatives.study(s, one(s, d, "initiative"), "Obras"),
    "answer": lambda s, d: store_initiatives.answer(s, one(s, d, "initiative"), some(d, AnswerKind), "Se hará."),
    "reopen it": lambda s, d: store_initiatives.reopen(s, one(s, d, "initiative"), "llegó otra nota"),
    "phone": lambda s, d: store_people.save_neighbour(
        s, replace(store_people.neighbour(s, one(s, d, "neighbour")), phone=some(d, ("1", "2")))
    ),
    "plan": lambda s, d: store_plan.save_plan(s, Plan(title="PMD", start_year=2025, end_year=2030)).id,
    "line": lambda s, d: store_plan.add_line(s, Line(plan_id=one(s, d, "plan"), level=Level.AXIS, title="Verde")),
    "reading": lambda s, d: store_plan.add_reading(s, one(s, d, "plan_line"), Decimal(3)),
    "money": lambda s, d: store_plan.set_funding(
        s, Funding(line_id=one(s, d, "plan_line"), source="FIGM", approved=some(d, (1, 2)))
    ),
    "drop line": lambda s, d: store_plan.delete_lines(s, [one(s, d, "plan_line")]),
    "foda": lambda s, d: store_swot.new_matrix(s, Matrix(title="FODA")),
    "factor": lambda s, d: store_swot.add_factor(
        s, Factor(matrix_id=one(s, d, "swot"), quadrant=some(d, Quadrant), text="La plaza")
    ),
    "balance": lambda s, d: store_swot.balance_weights(s, one(s, d, "swot"), inside=True),
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file of every feature: a council of three in an open session, and one record of each kind to begin with."""
    path = tmp_path_factory.mktemp("begun") / "a.munidesk"
    hall = halls.hall(path, seats=3)
    hall.store.close()
    with closing(file.open_file(path, catalog.schemas())) as store:
        hall.store = store
        hall.session()
        hall.present(1, 2, 3)
        hall.vote()
        store_initiatives.register(
            store, Initiative(title="Una plaza"), Author(kind=AuthorKind.NEIGHBOUR, name="Ana Pérez")
        )
        store_plan.add_line(
            store,
            Line(
                plan_id=store_plan.save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030)).id,
                level=Level.AXIS,
                title="Verde",
            ),
        )
        store_swot.add_factor(
            store,
            Factor(
                matrix_id=store_swot.new_matrix(store, Matrix(title="FODA")),
                quadrant=Quadrant.STRENGTH,
                text="La plaza",
                weight=30,
            ),
        )
    yield path


def photograph(store: Store) -> Photograph:
    names = store.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'change%' "
        "AND name NOT IN ('meta', 'blob', '_sqlite_migrations') AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    query = store.connection.execute
    return {name: tuple(map(tuple, query(f'SELECT * FROM "{name}" ORDER BY id').fetchall())) for (name,) in names}


@steady(40)
@given(names=st.lists(st.sampled_from(sorted(VERBS)), min_size=6, max_size=16), data=st.data())
def test_whatever_was_pressed_goes_back_to_the_start_and_forth_to_the_end(begun: Path, names, data: st.DataObject):
    path = begun.with_name(f"{next(NUMBERS)}.munidesk")
    shutil.copyfile(begun, path)
    with closing(file.open_file(path, catalog.schemas())) as store:
        seen = [photograph(store)]
        for name in names:
            before = photograph(store)
            try:
                VERBS[name](store, data.draw)
            except UserError:
                assert photograph(store) == before, f"«{name}» was refused and left something"
            seen.append(photograph(store))
            assert check.database_problems(store.connection) == (), name
        undone = _until_none(store, store.undo)
        assert photograph(store) == seen[0]
        assert _until_none(store, store.redo) == undone
        assert photograph(store) == seen[-1]
        assert check.database_problems(store.connection) == ()
    path.unlink()


def _until_none(store: Store, step: Callable[[], object]) -> int:
    steps = 0
    while step() is not None:
        steps += 1
    return steps
