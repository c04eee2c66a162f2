"""Every table of the town says itself once: a column nobody explains, or an explanation of none, fails here."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from munidesk.base.errors import FileError, UserError
from munidesk.base.figures import Figures
from munidesk.data.store import Store
from munidesk.documents.frozen import to_json
from munidesk.documents.model import Document
from munidesk.records.history import history_of
from munidesk.records.kind import Kind
from munidesk.records.says import Why
from munidesk.records.sheet import reasons, sheet_of
from munidesk.sheets.kept import IMPORT_MAPS, ImportMap
from munidesk.town import store as town
from munidesk.town.calendar.domain import CLOSED_DAYS, ClosedDay
from munidesk.town.domain import Attachment, Body, BodyKind, Gender, Membership, Municipality, Person, Role, Seat
from munidesk.town.kinds import ATTACHMENTS, BODIES, KINDS, MEMBERSHIPS, MUNICIPALITIES, PEOPLE, SEATS
from munidesk.town.letters.domain import Letter, LetterKind, LetterPaper, Proof, Way
from munidesk.town.letters.kinds import LETTERS, PAPERS
from munidesk.town.links import LINKS, Link
from munidesk.town.profiles import load_profile
from munidesk.town.schema import PROGRAM

FIGURES = Figures(load_profile("UY").currency)
SQL = {str: "TEXT", int: "INTEGER", bool: "INTEGER", Decimal: "TEXT", date: "TEXT", time: "TEXT", datetime: "TEXT"}


def tables_of(store: Store) -> dict[str, dict[str, tuple[str, bool]]]:
    """Table → column → (type, whether it is never NULL); the inner tables of the index of search left out."""
    names = [
        str(row["name"])
        for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not str(row["name"]).startswith(("sqlite_", "search_index_"))
    ]
    return {
        name: {
            str(row["name"]): (str(row["type"]), bool(row["notnull"]))
            for row in store.query("SELECT name, type, [notnull] FROM pragma_table_info(:name)", name=name)
        }
        for name in names
    }


def test_every_table_has_a_kind_or_a_reason(store: Store):
    kinds = {one.table for one in KINDS}
    assert kinds | PROGRAM.keys() == tables_of(store).keys()
    assert not kinds & PROGRAM.keys()
    assert set(PROGRAM.values()) == {Why.JOURNAL, Why.PROGRAM}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_every_column_is_a_field_of_its_type_or_says_why_not(store: Store, kind: Kind[Any]):
    columns = tables_of(store)[kind.table]
    assert columns.keys() == {one.name for one in kind.fields} | kind.columns.keys() | {"deleted_at"}
    for one in kind.fields:
        assert columns[one.name] == (SQL.get(one.type, "TEXT"), not one.optional), one.name
        assert one.label and one.meaning


def test_columns_that_do_not_leave_are_few(store: Store):
    """Of the five reasons only KEY may be common: a column that is not shown is one that nobody hands over."""
    kept = [(table, column) for table, column, why in reasons(KINDS) if why is not Why.KEY]
    assert len(kept) * 10 <= sum(len(kind.fields) for kind in KINDS)
    assert kept == [
        ("person", "name"),
        ("letter", "neighbour_id"),
        ("letter", "enclosed"),
        ("letter_paper", "content"),
        ("letter_paper", "received_by"),
        ("letter_paper", "document_shown"),
    ]


def test_ids_say_the_table_they_are_of(store: Store):
    known = tables_of(store).keys() | {"neighbour"}  # of the lists of people; its table is participation's
    for kind in KINDS:
        for one in kind.fields:
            assert not one.says.of or one.says.of in known
            assert not one.name.endswith("_id") or one.says.why in {Why.KEY, Why.PRIVATE}, one.name


RECORDS: tuple[tuple[Kind[Any], Any], ...] = (
    (
        MUNICIPALITIES,
        Municipality(name="Municipio de El Pinar", country="UY", town="El Pinar", term_start=date(2025, 7, 9)),
    ),
    (PEOPLE, Person(given_names="Marta", family_names="Olivera Pintos", gender=Gender.FEMALE, treatment="Lic.")),
    (BODIES, Body(name="Comisión de Obras", kind=BodyKind.COMMISSION, rules="[quorum]\nfixed = 2")),
    (SEATS, Seat(body_id="", number=3, post="mayor", counts=False)),
    (
        MEMBERSHIPS,
        Membership(
            body_id="", seat_id="", person_id="", role=Role.SUBSTITUTE, order=2, title="Síndico I", end=date(2030, 7, 8)
        ),
    ),
    (LINKS, Link(from_kind="session", from_id="a", to_kind="initiative", to_id="b", role="answers")),
    (ATTACHMENTS, Attachment(owner_kind="session", owner_id="a", name="nota.pdf", sha256="0" * 64, size=3)),
    (IMPORT_MAPS, ImportMap(kind="people", signature="nombre|lista", columns='{"name": [0]}')),
    (CLOSED_DAYS, ClosedDay(day=date(2026, 3, 2), name="Semana de Turismo", source="Decreto 12/2026")),
    (
        LETTERS,
        Letter(
            kind=LetterKind.NOTIFICATION,
            word="Notificación",
            number=3,
            year=2026,
            day=date(2026, 3, 2),
            subject="Feria",
            way=Way.OFFICER,
            received_on=date(2026, 3, 4),
            proof=Proof.SIGNED,
            enclosed=to_json(Document("", ())),
        ),
    ),
    (PAPERS, LetterPaper(letter_id="a", content=to_json(Document("Nota", ())), received_by="Iris Muñoz")),
)


@pytest.mark.parametrize(("kind", "record"), RECORDS, ids=lambda one: one.table if isinstance(one, Kind) else "")
def test_a_record_comes_back_as_it_was_saved(store: Store, kind: Kind[Any], record: Any):
    assert {one.table for one, _record in RECORDS} == {one.table for one in KINDS}
    if isinstance(record, Seat | Membership):
        record = replace(record, body_id=town.council(store).id)
    if isinstance(record, Membership):
        seat = Seat(body_id=record.body_id, number=1)
        person = Person(given_names="Ana", family_names="Sosa")
        record = replace(record, seat_id=town.save_seat(store, seat), person_id=town.save_person(store, person))
    saved = kind.save(store, record)
    assert kind.get(store, saved.id) == saved == replace(record, id=saved.id)
    assert kind.all(store, id=saved.id) == (saved,)
    assert sheet_of(kind, kind.all(store)).rows
    kind.delete(store, saved.id)
    assert kind.find(store, saved.id) is None
    kind.restore(store, saved.id)
    assert kind.get(store, saved.id) == saved


def test_the_name_a_person_is_found_by_is_the_whole_one(store: Store):
    person_id = town.save_person(store, Person(given_names="Marta", family_names="Olivera Pintos"))
    town.save_person(store, Person(id=person_id, given_names="Marta Inés", family_names="Olivera Pintos"))
    assert store.select("person", id=person_id)[0]["name"] == "Marta Inés Olivera Pintos"
    assert PEOPLE.title_of(town.person(store, person_id)) == "Marta Inés Olivera Pintos"


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Municipality(name=" ", country="UY"), "name"),
        (Municipality(name="X", country="UY", term_start=date(2025, 7, 9), term_end=date(2025, 7, 8)), "term_end"),
        (Person(given_names="", family_names=""), "family_names"),
        (Body(name=""), "name"),
        (Seat(body_id="b", number=-1), "number"),
        (
            Membership(body_id="b", seat_id="s", person_id="p", start=date(2026, 2, 1), end=date(2026, 1, 31)),
            "end",
        ),
        (Attachment(owner_kind="session", owner_id="a", name="x", sha256="", size=0), "sha256"),
        (ClosedDay(day=date(2026, 3, 2), name=""), "name"),
    ],
)
def test_nothing_impossible_is_stored_and_the_fault_names_its_field(store: Store, record: Any, field: str):
    kind = next(one for one in KINDS if one.record is type(record))
    before = store.query("SELECT count(*) AS n FROM change_set")
    with pytest.raises(UserError) as caught:
        kind.save(store, record)
    assert caught.value.field == field
    assert caught.value.code
    assert store.query("SELECT count(*) AS n FROM change_set") == before


def test_a_value_of_another_type_is_our_bug_and_writes_nothing(store: Store):
    """K2: `term_start="ayer"` was committed, and then nothing opened."""
    before = town.municipality(store)
    with pytest.raises(TypeError, match="term_start"):
        town.save_municipality(store, replace(before, term_start="ayer"))  # type: ignore[arg-type]
    assert town.municipality(store) == before


def test_k3_codes_of_another_version_are_kept_and_shown(store: Store):
    """A body of a class, a person of a gender and a role that only next year's version knows still list."""
    body_id, seat_id = town.council(store).id, town.save_seat(store, Seat(body_id=town.council(store).id, number=1))
    person_id = town.save_person(store, Person(given_names="Ana", family_names="Sosa"))
    member_id = town.save_membership(store, Membership(body_id=body_id, seat_id=seat_id, person_id=person_id))
    with store.change("la otra versión") as writer:
        writer.put("person", {"id": person_id, "gender": "x"})
        writer.put("membership", {"id": member_id, "role": "observer"})
        writer.put("body", {"id": body_id, "kind": "assembly"})
    (member,) = town.members(store, body_id)
    assert member.person.gender.word == "x" and not member.person.gender.known
    assert member.membership.role.word == "observer"
    assert [one.kind.word for one in town.bodies(store)] == ["assembly"]
    town.save_person(store, replace(member.person, treatment="Lic."))
    assert store.select("person", id=person_id)[0]["gender"] == "x"


def test_the_history_of_a_person_is_in_words(store: Store):
    made = PEOPLE.save(store, Person(given_names="Ana", family_names="Sosa"))
    PEOPLE.save(store, replace(made, gender=Gender.FEMALE, family_names="Sosa Ruiz"))
    lines = history_of(PEOPLE, store, made.id, FIGURES)[-1].lines
    assert lines == ("Apellidos: Sosa → Sosa Ruiz", "Sexo: mujer")


def test_t25_what_another_program_wrote_in_a_field_has_a_sentence_and_a_way_out(store: Store):
    """`UPDATE municipality SET term_start = '2026-13-45'`: «error propio», and no word of what to do."""
    before = town.municipality(store)
    with store.change("otro programa") as writer:
        writer.put("municipality", {"id": before.id, "term_start": "2026-13-45"})
    with pytest.raises(FileError, match="municipio con «Período desde» que no se entiende"):
        town.municipality(store)
