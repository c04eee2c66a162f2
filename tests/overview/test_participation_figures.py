"""Counts of participation that hold: by the days of what happened, nothing cut, neighbours who say that they are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.base.figures import NBSP
from munidesk.cli import main
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents import lines
from munidesk.documents.model import Table
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.store import new_session
from munidesk.features.participation.analysis.rules import crossed
from munidesk.features.participation.domain import (
    AnswerKind,
    Author,
    AuthorKind,
    Encounter,
    EncounterKind,
    EncounterState,
    Initiative,
    State,
)
from munidesk.features.participation.encounters.store import add_contributions, new_encounter
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.store import (
    answer,
    authors_of,
    fulfil,
    give_back,
    initiative,
    register,
    remove_author,
    reopen,
)
from munidesk.features.participation.initiatives.store_board import board, figures
from munidesk.features.participation.themes.store import new_theme, save_theme, theme
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind, Membership, Municipality, Person, Seat

NOW = datetime(2026, 11, 24, 9, 0)
QUARTER = Selection(since=date(2026, 1, 1), until=date(2026, 3, 31))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    town.save_body(made, Body(name="Concejo Municipal"))
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _day():
    with fixed_clock(NOW):
        yield


def told(store: Store, name: str = "participation-analysis", selection: Selection = QUARTER) -> list[str]:
    return [line.replace(NBSP, " ") for line in lines.plain_lines(catalog.export_named(name)(store, selection))]


def came(store: Store, day: date, title: str = "Luz", answered: date | None = None, **more) -> str:
    by = more.pop("by", Author(kind=AuthorKind.NEIGHBOUR))
    key = register(store, Initiative(title=title, received=day, **more), by)
    if answered is not None:
        answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=answered)
    return key


def row_of(found: list[str], name: str, width: int) -> list[str]:
    at = found.index(name)
    return found[at : at + width]


def test_p16_what_was_answered_after_the_period_is_pending_in_it(store: Store):
    came(store, date(2026, 1, 10), answered=date(2026, 3, 31))
    late = came(store, date(2026, 2, 10), answered=date(2026, 4, 1))
    give_back(store, late, on=date(2026, 4, 2), channel="carta")
    found = told(store)
    assert any(line.startswith("respondidas: 1 de 2") for line in found)
    assert any(line.startswith("devueltas: 0 de las 1") for line in found)
    # received, answered, %, given back, % of answered, open, overdue
    assert row_of(found, "Total", 8)[1:] == ["2", "1", "50 %", "0", "0 %", "1", "0"]
    whole = figures(store, date(2026, 1, 1), date(2026, 12, 31))
    assert (whole.answered, whole.given_back, whole.open) == (2, 1, 0)


def test_p16_a_theme_answered_later_is_pending_in_the_synthesis_of_the_period(store: Store):
    met = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 3, 2),
                                         state=EncounterState.HELD))  # fmt: skip
    key = new_theme(store, "Luz", add_contributions(store, met, ["Falta luz"]))
    made = came(store, date(2026, 3, 2), answered=date(2026, 4, 9))
    save_theme(store, replace(theme(store, key), initiative_id=made))
    assert "temas con respuesta (0 %" in " ".join(told(store, "topics-synthesis"))
    later = told(store, "topics-synthesis", Selection(since=date(2026, 1, 1), until=date(2026, 4, 30)))
    assert "temas con respuesta (100 %" in " ".join(later)


def test_p16_a_period_says_what_it_leaves_out(store: Store):
    for at in range(3):
        came(store, date(2025, 5, 1 + at))
    came(store, date(2025, 6, 1), answered=date(2025, 6, 2))
    came(store, date(2026, 5, 1))
    found = told(store)
    assert (
        "Fuera de estas cuentas quedan 4 iniciativas recibidas antes del 01/01/2026; de las abiertas al cierre, 3."
        in found
    )
    assert "Después del 31/03/2026 se recibió 1 iniciativa más." in found


def test_p6_no_topic_and_no_zone_is_cut_without_its_line(store: Store):
    with store.change("muchas"):
        for at in range(60):
            came(store, date(2026, 2, 1), topic=f"Tema {at % 25:02}", zone=f"Distrito {at % 12:02}")
    document = catalog.export_named("participation-analysis")(store, QUARTER)
    (table,) = [one for one in document.blocks if isinstance(one, Table) and one.caption.startswith("Cuadro 3")]
    cells = [["".join(span.text for span in cell) for cell in row.cells] for row in table.rows]
    *body, total = cells
    assert total[-2] == "60"
    assert sum(int(row[-2]) for row in body) == 60
    for row in cells:
        assert sum(map(int, row[1:-2])) == int(row[-2])
    assert any(row[0] == "Otros 6 temas" for row in body)
    assert "Otras 5 zonas" in {column.head for column in table.columns}
    assert sum(int(row[-1].rstrip(" %\u00a0")) for row in body) == 100


def test_p6_one_thing_alone_is_never_left_to_be_others():
    found = crossed({(f"t{at}", "z"): 1 for at in range(20)})
    assert (len(found.rows), found.more_rows) == (20, 0)
    assert crossed({}).rows == ()


def test_p8_what_no_theme_holds_is_told(store: Store):
    met = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 3, 2),
                                         state=EncounterState.HELD))  # fmt: skip
    ids = add_contributions(store, met, [f"Aporte {at}" for at in range(7)])
    new_theme(store, "Luz", ids[:5])
    assert "7 aportes: 5 agrupados en 1 tema y 2 sin tema" in " ".join(told(store, "topics-synthesis"))


def test_p16_the_synthesis_of_this_year_says_what_was_said_in_others(store: Store):
    for day in (date(2025, 3, 2), date(2026, 3, 2)):
        met = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=day,
                                             state=EncounterState.HELD))  # fmt: skip
        new_theme(store, f"Luz {day.year}", add_contributions(store, met, ["Falta luz"]))
    found = " ".join(told(store, "topics-synthesis", Selection()))
    assert "1 aporte: 1 agrupado en 1 tema" in found
    assert "Fuera de estas cuentas queda 1 aporte de encuentros de otros días." in found


def test_p9_neighbours_are_those_who_said_so(store: Store):
    for by in (Author(kind=AuthorKind.NEIGHBOUR), Author(kind=AuthorKind.ORGANISATION, name="Club"),
               Author(kind=AuthorKind.PARTY, name="Lista 1"), Author(kind=AuthorKind.ANONYMOUS), None):  # fmt: skip
        came(store, date(2026, 2, 1), by=by)
    found = told(store)
    assert any("La vecindad presentó 2 de las 5 iniciativas; de 2 no consta quién las trajo." in line for line in found)
    assert row_of(found, "Participación vecinal", 2)[1] == "2"
    assert row_of(found, "Sin dato de autoría", 2)[1] == "1"
    one = figures(store, date(2026, 1, 1), date(2026, 12, 31))
    assert (one.neighbours, one.council, one.unsaid) == (2, 1, 2)


def brought(tmp_path: Path, *rows: str) -> Store:
    """A file into which a sheet came by the command line, as any program may bring it."""
    path, sheet = tmp_path / "b.munidesk", tmp_path / "a.csv"
    sheet.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert main(["new", str(path), "--name", "Municipio de Prueba"]) == 0
    main(["import", str(path), "initiatives", str(sheet)])
    return file.open_file(path, catalog.schemas(), author="Lucía")


def test_p9_a_sheet_that_names_a_group_without_its_kind_makes_nobody_a_neighbour(tmp_path: Path):
    store = brought(tmp_path, "Título;Fecha;Autor", "Luz;01/02/2026;Grupo Vecinalista", "Agua;02/02/2026;")
    assert {str(row["kind"]) for row in store.select("author")} == {"unknown"}
    assert figures(store, date(2026, 1, 1), date(2026, 12, 31)).neighbours == 0
    store.close()


def test_p9_without_a_term_nothing_is_said_to_be_in_time(store: Store):
    town.save_municipality(store, replace(town.municipality(store), country="ES"))
    came(store, date(2020, 1, 1))
    came(store, date(2026, 2, 1))
    found = told(store)
    assert not any("ninguna vencida" in line for line in found)
    assert any("Ninguna norma del país fija un plazo para responder; esperan respuesta 2." in line for line in found)
    assert row_of(found, "Total", 8)[7] == "–"


def test_p12_an_answer_in_an_impossible_order_is_refused_and_reopening_takes_all_of_it_back(store: Store):
    key = came(store, date(2026, 1, 5))
    with pytest.raises(UserError):
        answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2027, 1, 1))
    with pytest.raises(UserError):
        answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2026, 1, 4))
    answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2026, 2, 4))
    with pytest.raises(UserError):
        fulfil(store, key, "acta", on=date(2025, 1, 1))
    give_back(store, key, on=date(2026, 2, 5), channel="reunión", people=12)
    fulfil(store, key, "acta", on=date(2026, 3, 1))
    reopen(store, key, "faltaba un dato")
    one = initiative(store, key)
    assert (one.feedback_people, one.fulfilled_evidence, one.answer_date, one.fulfilled_on) == (None, "", None, None)


def test_p12_a_theme_answered_before_it_was_raised_says_so_on_paper(store: Store):
    met = new_encounter(store, Encounter(kind=EncounterKind.OPEN_COUNCIL, title="Cabildo", date=date(2026, 3, 14),
                                         state=EncounterState.HELD))  # fmt: skip
    key = new_theme(store, "Luz", add_contributions(store, met, ["Falta luz"]))
    made = came(store, date(2026, 1, 5), answered=date(2026, 1, 17))
    save_theme(store, replace(theme(store, key), initiative_id=made))
    assert any("anterior al encuentro del 14/03/2026" in line for line in told(store, "topics-synthesis"))


def test_p15_shares_of_a_table_add_up_and_what_is_not_all_is_not_100(store: Store):
    numbers = town.figures(store)
    assert [one.replace(NBSP, " ") for one in numbers.percents((1, 1, 1))] == ["34 %", "33 %", "33 %"]
    assert [one.replace(NBSP, " ") for one in numbers.percents((199, 1))] == ["99,5 %", "0,5 %"]
    assert numbers.percent(199, 200) != numbers.percent(200, 200)
    for day in (18, 19, 18, 19):
        came(store, date(2026, 1, 1), answered=date(2026, 2, day))
    assert any("mediana de 49 días" in line for line in told(store)), "48,5 is 49, as by hand"


def test_p17_a_removed_author_is_no_longer_found(store: Store):
    key = came(store, date(2026, 2, 1), by=Author(kind=AuthorKind.ORGANISATION, name="Club Zanahoria"))
    assert board(store, Filter(words="zanahoria")).total == 1
    remove_author(store, authors_of(store, key)[0].id)
    assert board(store, Filter(words="zanahoria")).total == 0
    store.undo()
    assert board(store, Filter(words="zanahoria")).total == 1


def test_p20_a_state_that_nobody_knows_is_not_taken_for_received_and_one_without_a_date_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    store = brought(tmp_path, "Título;Fecha;Estado", "Luz;01/02/2026;Respondida", "Agua;01/02/2026;Traspapelada",
                    "Plaza;01/02/2026;Retirada")  # fmt: skip
    states = {row["title"]: row["state"] for row in store.select("initiative")}
    assert states.get("Agua") is None
    assert "Traspapelada" in capsys.readouterr().out
    assert states in ({"Luz": State.ANSWERED.value, "Plaza": State.CLOSED.value}, {}), "all that can be, or nothing"
    store.close()


def test_p16_the_sessions_of_every_body_are_counted_with_who_is_in_it(store: Store):
    body = town.save_body(store, Body(name="Concejo vecinal", kind=BodyKind.COMMITTEE))
    for number, sector in enumerate(("Zona Este", "Zona Este", "Zona Norte", ""), 1):
        seat = town.save_seat(store, Seat(body_id=body, number=number))
        who = town.save_person(store, Person(given_names="Ana", family_names=f"Peña {number}"))
        town.save_membership(store, Membership(body_id=body, seat_id=seat, person_id=who, party=sector))
    council = town.save_seat(store, Seat(body_id=town.council(store).id, number=1))
    who = town.save_person(store, Person(given_names="Beto", family_names="Ríos"))
    town.save_membership(store, Membership(body_id=town.council(store).id, seat_id=council, person_id=who))
    made = new_session(store, Session(body_id=body, kind=SessionKind.ORDINARY, date=date(2026, 2, 3), start=time(19)),
                       standard=False)  # fmt: skip
    with store.change("levantada") as writer:
        writer.put("session", {"id": made, "state": "closed"})
    found = told(store)
    assert row_of(found, "Concejo vecinal", 5) == [
        "Concejo vecinal", "Comité", "1", "4", "Zona Este 2, Zona Norte 1, sin dato 1",
    ]  # fmt: skip
    assert "Entre todos, 1 sesión. Integrantes: titulares el último día del período." in found
