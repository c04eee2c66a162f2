"""An approved acta that is not what was approved is found and named, however carefully it was altered (T8, R13)."""

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.problems import Problem
from munidesk.base.seals import short_code
from munidesk.data import backup, check, check_file
from munidesk.data.journal import Value
from munidesk.data.packed_text import pack
from munidesk.data.store import Store
from munidesk.data.trail import Trace
from munidesk.documents.frozen import to_json
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.sealed_trail import Trail
from munidesk.features.council.minutes.store import (
    Approving,
    approve_minutes,
    as_approved,
    mark_signed,
    put_in_book,
    tampered,
)
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.town.health import notice
from tests.data.forging import forging, rehash, remove, rewrite
from tests.features.council import hall as halls
from tests.features.council import sealed_sample
from tests.features.council.sealed_sample import actas, opened


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sealed_sample.make(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    return sealed_sample.copied(sample, tmp_path)


def told(path: Path) -> list[str]:
    """What `check` says of the contents; that the index of search was made anew after a forgery is beside the point."""
    return [one.text for one in check_file.check(path, catalog.schemas()) if one.key != "search"]


def altered(content: object) -> dict[str, object]:
    """The text with one word changed, its fingerprint and its code."""
    text = str(content).replace("Se trata", "No se trata", 1).replace("Salón", "Sótano", 1)
    assert text != content
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"content": text, "sha256": digest, "code": short_code(digest)}


def test_actas_as_they_were_approved_are_sound(path: Path):
    assert sorted(actas(path)) == [1, 2, 3, 4, 5, 6][: len(actas(path))]
    assert len(actas(path)) > 3
    assert told(path) == []


def test_t8_a_text_with_its_fingerprint_its_code_and_every_hash_made_anew(path: Path):
    acta = actas(path)[2]
    with forging(path) as connection:
        rewrite(connection, "minutes", str(acta["id"]), altered(acta["content"]))
        rehash(connection)
    assert told(path) == ["Acta 3: no sigue al acta 2: guarda la huella de otro texto."]


def test_t8_an_acta_in_the_middle_deleted_with_its_history(path: Path):
    acta = actas(path)[2]
    with forging(path) as connection:
        remove(connection, "minutes", str(acta["id"]))
        rehash(connection)
    found = told(path)
    assert "Acta 3: falta el acta 2, anterior a esta." in found
    assert "Acta 3: sus folios no siguen a los del acta 1." in found


def test_t8_two_actas_with_their_texts_swapped(path: Path):
    one, two = actas(path)[2], actas(path)[3]
    names = ("content", "sha256", "code")
    with forging(path) as connection:
        rewrite(connection, "minutes", str(one["id"]), {name: two[name] for name in names})
        rewrite(connection, "minutes", str(two["id"]), {name: one[name] for name in names})
        rehash(connection)
    found = told(path)
    assert {"Acta 2: su texto lleva otro número de acta.", "Acta 3: su texto lleva otro número de acta."} < set(found)


def by_change(path: Path, work: Callable[[Store, str], None]) -> list[str]:
    """What is found after somebody wrote in acta 2 with the program's own hand."""
    acta = actas(path)[2]
    store = opened(path)
    work(store, str(acta["id"]))
    store.close()
    return told(path)


def test_t8_a_text_changed_without_cryptography(path: Path):
    whole = altered(actas(path)[2]["content"])

    def work(store: Store, key: str) -> None:
        with store.change("Corregir") as writer:
            writer.put("minutes", {"id": key, **whole})  # type: ignore[dict-item]

    found = by_change(path, work)
    assert any(
        one.startswith("Acta 2: después de aprobada se cambió «Huella», «Código», «Acta congelada» (cambio ")
        and "«Corregir», 2026-11-17 19:47)" in one
        for one in found
    ), found


def test_t8_a_text_changed_and_nothing_else(path: Path):
    content = altered(actas(path)[2]["content"])["content"]

    def work(store: Store, key: str) -> None:
        with store.change("Corregir") as writer:
            writer.put("minutes", {"id": key, "content": str(content)})

    found = by_change(path, work)
    assert "Acta 2: su texto no es el que se aprobó: la huella no coincide." in found
    assert any("después de aprobada se cambió «Acta congelada»" in one for one in found)


def test_t8_an_acta_deleted_by_change(path: Path):
    def work(store: Store, key: str) -> None:
        with store.change("Corregir") as writer:
            writer.delete("minutes", key)

    found = by_change(path, work)
    assert "Acta 2: está borrada, y un acta aprobada no se borra." in found
    assert not any("falta el acta" in one for one in found)


def test_t8_an_approval_taken_back_and_given_again(path: Path):
    blank = {"state": "draft", "number": None, "sha256": "", "code": "", "content": ""}
    whole = altered(actas(path)[2]["content"])

    def work(store: Store, key: str) -> None:
        with store.change("Corregir") as writer:
            writer.put("minutes", {"id": key, **blank})
        with store.change("Aprobar el acta") as writer:
            writer.put("minutes", {"id": key, "state": "in_book", "number": 2, **whole})  # type: ignore[dict-item]

    assert any("Acta 2: después de aprobada se cambió «Estado», «Número»" in one for one in by_change(path, work))


def test_a_signed_acta_that_goes_back_to_approved_is_told(path: Path):
    def work(store: Store, key: str) -> None:
        with store.change("Corregir") as writer:
            writer.put("minutes", {"id": key, "state": "approved"})

    assert any("Acta 2: después de aprobada se cambió «Estado»" in one for one in by_change(path, work))


def test_the_way_of_the_paper_changes_nothing(path: Path):
    rows = {str(row["state"]): str(row["session_id"]) for row in actas(path).values()}
    store = opened(path)
    mark_signed(store, rows["approved"])
    put_in_book(store, rows["approved"])
    store.close()
    assert told(path) == []


def resolution_of(store: Store, number: int) -> str:
    minutes = next(one for one in MINUTES.all(store) if one.number == number)
    return str(store.select("resolution", session_id=minutes.session_id, order="number")[0]["id"])


def test_a_resolution_changed_after_its_acta_is_named(path: Path):
    store = opened(path)
    key = resolution_of(store, 3)
    number = store.get("resolution", key)["number"]  # type: ignore[index]
    with store.change("Corregir") as writer:
        writer.put("resolution", {"id": key, "resolves": "Otra cosa."})
    store.close()
    (found,) = told(path)
    assert found.startswith(f"Acta 3, resolución {number}: después de aprobada se cambió «Se resuelve» (cambio ")


def test_a_resolution_renumbered_with_its_history_is_not_the_one_the_acta_names(path: Path):
    store = opened(path)
    key = resolution_of(store, 3)
    store.close()
    with forging(path) as connection:
        rewrite(connection, "resolution", key, {"number": 940})
        rehash(connection)
    assert "Acta 3, resolución 940: el acta aprobada no la nombra." in told(path)


def test_a_resolution_of_an_item_taken_out_is_not_missed_in_the_acta(hall: halls.Hall):
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5)
    item = add_item(hall.store, hall.session_id, "Luz")
    save_resolution(hall.store, item, resolves="Aprobar.", number=40)
    with hall.store.change("Quitar asunto") as writer:
        writer.delete("agenda_item", item)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    asked = Approving(on=halls.DAY)
    view = as_approved(hall.store, hall.session_id, asked)
    content = to_json(build_minutes(view, printed_at=halls.at(21)))
    approve_minutes(hall.store, hall.session_id, asked, content_json=content)
    assert check.all_problems(hall.store) == ()


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("code", "2222-2222", "su código no es el de su huella"),
        ("folio_to", 90, "su texto lleva otro libro u otros folios"),
        ("number", 40, "su texto lleva otro número de acta"),
        ("sha256", "0" * 64, "la huella no coincide"),
    ],
)
def test_each_number_of_an_acta_is_compared_with_its_text(path: Path, column: str, value: object, words: str):
    acta = actas(path)[2]
    with forging(path) as connection:
        rewrite(connection, "minutes", str(acta["id"]), {column: value})
        rehash(connection)
    assert any(words in one for one in told(path))


def test_it_is_told_in_the_window_too_and_the_backup_says_it(path: Path, tmp_path: Path):
    acta = actas(path)[2]
    with forging(path) as connection:
        rewrite(connection, "minutes", str(acta["id"]), altered(acta["content"]))
        rehash(connection)
    store = opened(path)
    try:
        steps: list[int] = []
        found = check.examine(store, lambda: steps.append(1))
        assert [one.text for one in found] == [one.text for one in check.of_store(store)] != []
        assert len(steps) > len(actas_of(store))
        said = notice(found)
        assert said is not None
        assert "Acta 3: no sigue al acta 2" in said.text
        assert not said.rescue
        made = backup.backup(store, tmp_path)
        assert "con-problemas" in made.path.name
        assert "Acta 3" in made.words
    finally:
        store.close()


def actas_of(store: Store) -> list[object]:
    return [one for one in MINUTES.all(store) if one.sha256]


def test_a_damaged_row_is_damage_and_no_forgery(path: Path):
    acta = actas(path)[2]
    with forging(path) as connection:
        connection.execute("UPDATE change_row SET after = '{' WHERE row_id = ?", (str(acta["id"]),))
    assert all(isinstance(one, str) for one in told(path))
    with pytest.raises(sqlite3.Error), forging(path) as connection:
        connection.execute("UPDATE minutes SET content = x'00' WHERE id = ?", (str(acta["id"]),))


def test_a_pack_that_was_cut_or_exchanged_is_an_altered_acta(path: Path):
    one, two = (str(actas(path)[number]["id"]) for number in (2, 3))
    with forging(path) as connection:
        connection.execute("UPDATE minutes SET content = substr(content, 1, 500) WHERE id = ?", (one,))
    store = opened(path)
    try:
        assert str(store.get("minutes", one)["content"]).startswith("z2:")  # type: ignore[index]
        assert tampered(MINUTES.get(store, one))
        assert not tampered(MINUTES.get(store, two))
    finally:
        store.close()
    assert "Acta 2: su texto no es el que se aprobó: la huella no coincide." in told(path)
    with forging(path) as connection:
        connection.execute(
            "UPDATE minutes SET content = (SELECT content FROM minutes WHERE id = ?) WHERE id = ?", (two, one)
        )
    assert "Acta 2: su texto no es el que se aprobó: la huella no coincide." in told(path)


def story(*states: dict[str, Value] | None) -> list[Problem]:
    """What the trail tells of one acta that went through these changes."""
    at = "2026-03-04T10:00:00"
    return list(Trail(()).read(Trace(n, at, "Cambio", "minutes", "m", one) for n, one in enumerate(states)))


BEGUN: dict[str, Value] = {"id": "m", "session_id": "s", "state": "borrador", "number": None, "content": ""}
APPROVED: dict[str, Value] = {"state": "aprobada", "number": 4, "content": "uno"}


def test_an_acta_of_0_1_that_only_changed_its_words_is_no_problem():
    packed = {"content": pack("uno" * 200)}
    assert story(BEGUN, {**APPROVED, "content": "uno" * 200}, {"state": "firmada"}, {"state": "signed"}, packed) == []


def test_an_approval_that_0_1_undid_is_told_and_stops_nothing():
    undone: dict[str, Value] = {"state": "en_aprobacion", "number": None, "content": ""}
    (found,) = story(BEGUN, APPROVED, undone, {**APPROVED, "content": "dos"})
    assert not found.blocks
    assert found.text.startswith("Acta 4: su aprobación se deshizo con la versión 0.1 (2026-03-04 10:00)")


def test_an_approval_undone_by_any_later_version_is_a_forgery():
    today = {**APPROVED, "state": "approved"}
    (found,) = story(BEGUN, today, {"state": "in_approval"})
    assert found.blocks


def test_a_row_that_was_taken_out_is_told():
    (found,) = story(BEGUN, {**APPROVED, "state": "approved"}, None)
    assert found.blocks
