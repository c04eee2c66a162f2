"""D: a person is found wherever the file speaks of them, by itself in a table of tomorrow; and is forgotten there."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import docx
import pytest

from munidesk import catalog
from munidesk.base.sought import Sought
from munidesk.data import backup, check, drafts, file
from munidesk.data.mentions import mentions, tables
from munidesk.data.store import Store
from munidesk.features.participation.domain import (
    Author,
    AuthorKind,
    Encounter,
    EncounterKind,
    Initiative,
)
from munidesk.features.participation.initiatives.store import register
from munidesk.features.participation.kinds import ENCOUNTERS, INITIATIVES
from munidesk.overview.person import Fate, forget, look
from munidesk.overview.person_files import copies_near, naming, papers_of
from munidesk.records.ref import Ref
from munidesk.town.attachments import attach
from munidesk.town.contributions import CONTRIBUTIONS, Contribution
from munidesk.town.sample import SampleSize
from tests import samples

NAME = "Zacarías Quebracho de los Luna"
SOUGHT = Sought("quebracho luna zacarias")
HOUSE = catalog.HOUSE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "d").mkdir()
    made = samples.sample(tmp_path / "d" / "a.munidesk", SampleSize(sessions=3), author="")
    yield made
    made.close()


def left(folder: Path) -> int:
    whole = b"".join(one.read_bytes() for one in folder.iterdir() if one.is_file())
    return whole.lower().count(b"quebracho")


def named_everywhere(store: Store, tmp_path: Path) -> str:
    """An initiative of a neighbour who is named in its text, in a contribution, a paper and a draft."""
    asked = Initiative(title=f"Rampa que pide {NAME}", text=f"Vive lejos. {NAME} llama.", received=date(2026, 11, 2))
    key = register(store, asked, Author(kind=AuthorKind.NEIGHBOUR, name=NAME))
    meeting = ENCOUNTERS.save(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 11, 3)))
    said = Contribution(encounter_id=meeting.id, text="Una rampa", said_by=NAME)
    said = CONTRIBUTIONS.save(store, said)
    with store.change("Corregir") as writer:
        writer.put("contribution", {"id": said.id, "said_by": "una vecina"})
    paper = tmp_path / "certificado.docx"
    made = docx.Document()
    made.add_paragraph(f"Certifico que {NAME} está enferma")
    made.save(paper)
    attach(store, Ref("initiative", key), paper)
    drafts.keep(store, "d1", "initiative.new", {"text": f"{NAME} dijo"})
    return key


def test_d_every_text_column_of_every_table_is_read(tmp_path: Path):
    """From the schema of the file itself: a table that is added tomorrow is read without a word here."""
    path, missing, tried = tmp_path / "t.munidesk", [], 0
    with closing(file.create(path, catalog.schemas())) as store:
        store.connection.execute("PRAGMA foreign_keys=OFF")
        store.connection.execute(
            "CREATE TABLE manana (id TEXT PRIMARY KEY NOT NULL, dice TEXT, deleted_at TEXT) STRICT"
        )
        for table in tables(store):
            described = store.query(f"SELECT name, type, \"notnull\" AS needed FROM pragma_table_info('{table}')")
            for column in described:
                if column["type"] != "TEXT":
                    continue
                row = {
                    one["name"]: 0 if one["type"] in {"INTEGER", "REAL"} else "x" for one in described if one["needed"]
                }
                row = {"id": "y", **row} if "id" in {one["name"] for one in described} else row
                row[column["name"]] = NAME
                names = ", ".join(f'"{one}"' for one in row)
                store.connection.execute("SAVEPOINT one")
                store.connection.execute(
                    f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({", ".join("?" * len(row))})',
                    tuple(row.values()),
                )
                found = [one for one in mentions(store, SOUGHT).records if one.table == table]
                tried += 1
                if not any(column["name"] in one.columns for one in found):
                    missing.append((table, column["name"]))
                store.connection.execute("ROLLBACK TO one")
                store.connection.execute("RELEASE one")
        covered = set(tables(store))
    assert missing == []
    assert tried > 200
    assert {one.table for feature in HOUSE.features for one in feature.kinds} | {"manana", "draft"} <= covered


def test_d_tables_texts_attachments_history_and_drafts_are_found(store: Store, tmp_path: Path):
    named_everywhere(store, tmp_path)
    found = look(HOUSE, store, SOUGHT, tuple(papers_of(store)))
    by = {(one.ref.kind, one.fate) for one in found.places}
    assert {
        ("neighbour", Fate.ERASE), ("initiative", Fate.BLACK), ("contribution", Fate.BLACK), ("draft", Fate.FORGET),
        ("attachment", Fate.REMOVE),
    } <= by  # fmt: skip
    said = next(one for one in found.places if one.ref.kind == "contribution")
    assert said.past
    assert "solo en el historial" in said.where
    paper = next(one for one in found.places if one.ref.kind == "attachment")
    assert "certificado.docx" in paper.where
    assert "enferma" in paper.says


def test_t11_t12_all_of_it_is_forgotten_and_the_file_is_sound(store: Store, tmp_path: Path):
    key = named_everywhere(store, tmp_path)
    folder = store.path.parent
    assert left(folder)
    found = look(HOUSE, store, SOUGHT, tuple(papers_of(store)))
    forget(HOUSE, store, SOUGHT, found.places)
    assert look(HOUSE, store, SOUGHT, tuple(papers_of(store))).places == ()
    assert INITIATIVES.get(store, key).title == "Rampa que pide ■■■"
    assert "quebracho" not in INITIATIVES.get(store, key).folded
    assert left(folder) == 0
    assert check.database_problems(store.connection) == ()
    assert (
        store.query(
            "SELECT sha256 FROM blob WHERE sha256 IN (SELECT sha256 FROM attachment WHERE owner_id = :k)", k=key
        )
        == []
    )
    assert store.undo_barrier


def test_d_copies_that_still_name_the_person_are_told_with_those_before_an_update(store: Store, tmp_path: Path):
    named_everywhere(store, tmp_path)
    backup.backup(store, store.path.parent)
    update = store.path.with_name("a-antes-de-actualizar-1.munidesk")
    backup.copy_verified(store.connection, update)
    (store.path.parent / "rota.munidesk").write_bytes(b"SQLite format 3\x00" + b"x" * 4000)
    found = look(HOUSE, store, SOUGHT)
    forget(HOUSE, store, SOUGHT, found.places)
    backup.backup(store, store.path.parent)
    near = copies_near(store.path, "")
    told = naming(near, SOUGHT, store.schemas, (), lambda _done, _total: None)
    counts = {one.path.name: one.places for one in told}
    assert len(near) == 4
    assert counts.pop("rota.munidesk") == -1
    assert counts.pop(update.name) > 3
    (clean,) = [one for one in counts.values() if one < 3]
    assert clean == 1  # the certificate, which was not chosen here
    assert max(counts.values()) > 3


def test_d_an_approved_acta_is_never_blacked_out_and_says_so(store: Store, tmp_path: Path):
    """The sample's first session has its acta in the book."""
    frozen = store.query(
        "SELECT session_id, content FROM minutes WHERE content LIKE '%{%' OR length(content) > 100 LIMIT 1"
    )
    assert frozen
    item = store.select("agenda_item", session_id=frozen[0]["session_id"])[0]
    with store.change("x") as writer:
        writer.put("agenda_item", {"id": item["id"], "narrative": f"Habló {NAME}."})
    found = look(HOUSE, store, SOUGHT)
    (place,) = [one for one in found.places if one.ref.kind == "agenda_item"]
    assert place.fate is Fate.KEPT
    assert "está aprobada: es un documento público" in place.why
    forget(HOUSE, store, SOUGHT, found.places)
    assert NAME in str(store.get("agenda_item", str(item["id"]))["narrative"])
    assert check.database_problems(store.connection) == ()


def test_d_a_name_that_an_approved_acta_prints_is_found_in_the_acta(store: Store):
    """However the acta is stored: somebody who approved acts name is told so."""
    person = store.query("SELECT given_names, family_names FROM person ORDER BY id LIMIT 1")[0]
    sought = Sought(f"{person['given_names']} {person['family_names']}")
    actas = [one for one in look(HOUSE, store, sought).places if one.ref.kind == "minutes"]
    assert actas
    for one in actas:  # what she reads is the acta, and not the way the file keeps it
        assert not set('{}"[]') & set(one.says), one.says
        assert not one.where.startswith("Acta · Acta")


def test_d_who_sits_in_the_council_is_public(store: Store):
    person = store.query("SELECT name FROM person ORDER BY id LIMIT 1")[0]
    found = look(HOUSE, store, Sought(str(person["name"])))
    assert all(one.fate is Fate.KEPT for one in found.places if one.ref.kind in {"person", "minutes"})
