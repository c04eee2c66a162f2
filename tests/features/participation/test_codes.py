"""Files of version 0.1 keep words; this version keeps codes, shows words, and keeps the codes it does not know."""

import csv
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk import catalog, cli
from munidesk.base.codes import Code
from munidesk.data import check, file
from munidesk.data.store import Store
from munidesk.features.participation.domain import Author, AuthorKind, Encounter, EncounterKind, Initiative, State
from munidesk.features.participation.encounters.document import build_encounter
from munidesk.features.participation.encounters.rules import age_counts
from munidesk.features.participation.encounters.store import encounters, new_encounter
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.document import register_document, register_sheet
from munidesk.features.participation.initiatives.document_feedback import build_letter
from munidesk.features.participation.initiatives.page_looks import encounter_chip, state_chip
from munidesk.features.participation.initiatives.store import all_initiatives, register, set_state
from munidesk.features.participation.initiatives.store_board import board
from munidesk.features.participation.kinds import KINDS
from munidesk.features.participation.recoded import WORDS
from munidesk.town.people_lists.domain import AgeBand
from tests.data import past

RELEASED = Path(__file__).parents[2] / "data" / "released" / "0.1" / "UY.munidesk"
OLD = tuple(replace(schema, rewrites=()) for schema in catalog.schemas())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(RELEASED, tmp_path / "pueblo.munidesk"))


def stored(store: Store) -> Iterator[tuple[str, Code]]:
    """(table, value) of every code of the feature's tables, deleted rows included."""
    for kind in KINDS:
        for one in kind.fields:
            if one.is_code:
                for row in store.query(f"SELECT DISTINCT {one.name} AS value FROM {kind.table}"):
                    yield f"{kind.table}.{one.name}", one.type(row["value"])


def test_k9_the_words_of_an_old_file_become_codes_in_one_change_that_is_not_undone(old: Path):
    with closing(file.open_file(old, OLD)) as store:
        assert ("initiative.state", "recibida") in set(stored(store)), "the file is not of version 0.1"
        with store.change("como en la 0.1") as writer:
            row = store.select("encounter")[0]
            writer.put("encounter", {"id": row["id"], "age_counts": "18 a 29=4;60 y más=2"})
            writer.put("initiative", {"id": "f", "folio_year": 2026, "folio_number": 900, "received": "2026-01-02",
                                      "title": "Quitada", "state": "devuelta"})  # fmt: skip
        with store.change("quitar") as writer:
            writer.delete("initiative", "f")
    with closing(file.open_file(old, catalog.schemas())) as store:
        assert [one for one in stored(store) if not one[1].known] == []
        kept = next(one.encounter for one in encounters(store) if one.encounter.id == row["id"])
        assert age_counts(kept) == {AgeBand.FROM_18: 4, AgeBand.FROM_60: 2}
        (gone,) = store.query("SELECT state, deleted_at FROM initiative WHERE id = 'f'")
        assert (gone["state"], gone["deleted_at"] is not None) == ("given_back", True)
        labels = [entry.label for entry in store.history("initiative", all_initiatives(store)[0].id)]
        assert labels.count("Actualización a la versión 0.2") >= 1
        assert store.undo_label == ""
        assert check.database_problems(store.connection) == ()


def test_k9_one_changed_byte_of_an_entry_older_than_the_upgrade_is_still_found(old: Path):
    with closing(file.open_file(old, catalog.schemas())):
        pass
    altered = past.tamper(
        old,
        "UPDATE change_row SET after = replace(after, 'recibida', 'recibidA') WHERE (change_id, position) IN "
        "(SELECT change_id, position FROM change_row WHERE table_name = 'initiative' AND after LIKE '%recibida%' "
        "ORDER BY change_id LIMIT 1)",
    )
    assert altered == 1
    with closing(file.open_file(old, catalog.schemas(), read_only=True)) as store:
        assert check.database_problems(store.connection) != ()


LATER = {
    ("initiative", "origin"): {"minutes"}, ("initiative", "state"): {"closed"}, ("state_change", "state"): {"closed"},
    ("author", "kind"): {"party", "unknown"},
}  # fmt: skip
"""Codes that no file of words ever held."""


def test_k9_every_word_that_was_stored_has_its_code():
    fields = {(kind.table, one.name): one for kind in KINDS for one in kind.fields if one.is_code}
    for place, words in WORDS.items():
        known = {one.value for one in fields[place].choices if one.word}
        assert known - set(words.values()) == LATER.get(place, set()), place
        assert set(words.values()) <= known, place
        assert {fields[place].type(code).word for code in words.values()} == set(words), place


@pytest.fixture
def unknown(store: Store) -> str:
    """An initiative and an encounter as a later version of the program may write them."""
    key = register(store, Initiative(title="Bancos", received=date(2026, 3, 1)))
    met = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 3, 2)))
    with store.change("de otra versión") as writer:
        writer.put("initiative", {"id": key, "state": "archived", "answer_kind": "delegated", "origin": "web",
                                  "answer_date": "2026-03-09", "answer": "Va."})  # fmt: skip
        writer.put("author", {"id": str(store.select("author")[0]["id"]), "kind": "school"})
        writer.put("encounter", {"id": met, "kind": "online", "state": "postponed", "age_counts": "100+=3"})
    return key


def test_k3_a_code_of_a_later_version_is_kept_and_shown_and_stops_no_list(store: Store, unknown: str):
    (row,) = board(store, Filter(order="state")).rows
    assert (row.initiative.state.word, row.author) == ("archived", "school")
    assert state_chip(row.initiative.state)[0] == "Archived"
    (met,) = encounters(store)
    assert encounter_chip(met.encounter.state)[0] == "Postponed"
    for document in (build_letter(store, unknown), register_document(store, Filter())):
        assert "elegated" in str(document)
    assert "nline" in str(build_encounter(store, met.encounter.id))
    assert "archived" in str(register_sheet(store, Filter()).rows)
    assert store.get("initiative", unknown)["state"] == "archived"


def test_the_board_orders_by_the_life_of_an_initiative_not_by_the_letters_of_its_codes(store: Store):
    for state in reversed(State):
        key = register(store, Initiative(title=state.word, received=date(2026, 3, 1)))
        set_state(store, key, state)
    shown = [row.initiative.state for row in board(store, Filter(order="state")).rows]
    assert shown == list(State)
    assert [row.initiative.state for row in board(store, Filter(order="state", down=True)).rows] == shown[::-1]


def test_scripts_get_codes_and_people_get_words(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    target = tmp_path / "registro.csv"
    file.open_file(old, catalog.schemas()).close()
    assert cli.main(["list", str(old), "initiatives", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {one["state"] for one in listed} <= {one.value for one in State}
    assert cli.main(["list", str(old), "initiatives"]) == 0
    assert "recibida" in (told := capsys.readouterr().out)
    assert "received" not in told
    assert cli.main(["export", str(old), "initiatives", "--to", str(target)]) == 0
    with target.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source, delimiter=";"))
    assert {row["Estado"] for row in rows} <= {one.word for one in State}
    assert {row["Incide en la igualdad de género"] for row in rows} == {"no"}


def test_a_sheet_may_say_the_word_or_the_code(store: Store):
    assert State.read("En estudio") is State.STUDY is State.read("under_study")
    assert AuthorKind.read("vecina") is AuthorKind.NEIGHBOUR
    register(store, Initiative(title="Luz"), Author(kind=AuthorKind.NEIGHBOUR, name="Ana Silva"))
    assert board(store, Filter(author=AuthorKind.NEIGHBOUR)).total == 1
