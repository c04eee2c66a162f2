"""The journalled store: what is acknowledged is there, what is undone is gone, who did what is known."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munidesk.base.errors import ReadOnlyError
from munidesk.data import check, file
from munidesk.data.private import erase_private
from munidesk.data.store import Store
from munidesk.data.writer import Changes
from tests.data.rooms import schema


def write(store: Store, **row: object) -> str:
    with store.change("Cambiar nota") as writer:
        return writer.put("note", row)  # type: ignore[arg-type]


def test_a_row_put_is_read_back(store: Store):
    key = write(store, text="agua")
    assert store.get("note", key) == {"id": key, "text": "agua", "number": None, "parent": None, "deleted_at": None}
    assert [row["id"] for row in store.select("note", text="agua")] == [key]


def test_a_partial_put_keeps_the_other_columns(store: Store):
    key = write(store, text="agua", number=3)
    write(store, id=key, number=4)
    assert store.get("note", key)["text"] == "agua"


def test_an_exception_leaves_everything_as_it_was(store: Store):
    key = write(store, text="antes")
    with pytest.raises(ZeroDivisionError), store.change("Falla") as writer:
        writer.put("note", {"id": key, "text": "después"})
        _ = 1 / 0
    assert store.get("note", key)["text"] == "antes"
    assert store.undo_label == "Cambiar nota"


def test_undo_and_redo_go_back_and_forth(store: Store):
    key = write(store, text="uno")
    write(store, id=key, text="dos")
    store.undo()
    assert store.get("note", key)["text"] == "uno"
    store.undo()
    assert store.get("note", key) is None
    store.redo()
    store.redo()
    assert store.get("note", key)["text"] == "dos"
    assert store.redo() is None


def test_a_new_change_forgets_what_could_be_redone(store: Store):
    key = write(store, text="uno")
    store.undo()
    write(store, text="otra")
    assert store.redo_label == ""
    assert store.get("note", key) is None


def test_a_deleted_row_is_not_read_and_comes_back_with_undo(store: Store):
    key = write(store, text="agua")
    with store.change("Quitar") as writer:
        writer.delete("note", key)
    assert store.get("note", key) is None
    assert store.select("note") == []
    store.undo()
    assert store.get("note", key)["text"] == "agua"


def test_undo_of_rows_that_point_to_each_other(store: Store):
    with store.change("Dos notas") as writer:
        parent = writer.put("note", {"text": "madre"})
        writer.put("note", {"text": "hija", "parent": parent})
    store.undo()
    assert store.select("note") == []
    store.redo()
    assert len(store.select("note")) == 2


def test_typing_in_one_field_is_one_entry_and_one_undo(store: Store):
    key = write(store, text="")
    for text in ("a", "ag", "agu", "agua"):
        with store.change("Escribir", fold=f"text:{key}") as writer:
            writer.put("note", {"id": key, "text": text})
    entries = [one for one in store.history("note", key) if one.label == "Escribir"]
    assert [(one.before, one.after) for one in entries] == [("", "agua")]
    store.undo()
    assert store.get("note", key)["text"] == ""


def test_another_change_between_ends_the_folding(store: Store):
    key = write(store, text="")
    for text in ("a", "b"):
        with store.change("Escribir", fold="x") as writer:
            writer.put("note", {"id": key, "text": text})
        write(store, text="otra")
    assert len([one for one in store.history("note", key) if one.label == "Escribir"]) == 2


def test_a_change_inside_another_is_part_of_it(store: Store):
    with store.change("Todo") as writer:
        writer.put("note", {"text": "uno"})
        write(store, text="dos")
    store.undo()
    assert store.select("note") == []


def test_history_says_who_when_and_what(store: Store):
    key = write(store, text="uno")
    write(store, id=key, text="dos")
    last = store.history("note", key)[-1]
    assert (last.author, last.field, last.before, last.after) == ("Lucía", "text", "uno", "dos")
    assert last.at.isoformat() == "2026-11-17T19:00:00"


def test_listeners_hear_the_tables_once_after_the_commit(store: Store):
    heard: list[Changes] = []
    store.subscribe(heard.append)
    write(store, text="uno")
    assert heard == [Changes("Cambiar nota", frozenset({"note"}))]


def test_an_unchanged_row_writes_nothing(store: Store):
    key = write(store, text="uno")
    heard: list[Changes] = []
    store.subscribe(heard.append)
    write(store, id=key, text="uno")
    assert heard == []
    assert len(store.history("note", key)) == 1


def test_query_only_reads(store: Store):
    with pytest.raises(ValueError, match="only reads"):
        store.query("DELETE FROM note")


def test_names_never_come_from_people(store: Store):
    with pytest.raises(KeyError):
        store.select("note; DROP TABLE note")
    with pytest.raises(KeyError), store.change("Mal") as writer:
        writer.put("note", {"text; --": "x"})


def test_a_file_opened_for_reading_refuses_changes(store: Store):
    other = file.open_file(store.path, [schema()], read_only=True)
    with pytest.raises(ReadOnlyError), other.change("No") as writer:
        writer.put("note", {"text": "x"})
    other.close()


def test_personal_data_can_be_erased_and_the_chain_still_holds(store: Store):
    with store.change("Anotar vecina") as writer:
        key = writer.put("neighbour", {"name": "Ana Secreta", "phone": "teléfono viejo"})
    with store.change("Cambiar teléfono") as writer:
        writer.put("neighbour", {"id": key, "phone": "teléfono nuevo"})
    erase_private(store, "neighbour", key)
    assert store.get("neighbour", key)["name"] == ""
    assert store.undo_label == ""
    dump = "\n".join(store.connection.iterdump())
    assert "Secreta" not in dump
    assert "teléfono viejo" not in dump
    assert "teléfono nuevo" not in dump
    assert check.database_problems(store.connection) == ()


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 4), st.text(max_size=8)),
        st.tuples(st.just("delete"), st.integers(0, 4), st.just("")),
        st.tuples(st.just("undo"), st.just(0), st.just("")),
        st.tuples(st.just("redo"), st.just(0), st.just("")),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(actions=ACTIONS)
def test_whatever_is_done_and_undone_the_journal_equals_the_tables(tmp_path_factory, actions):
    path = tmp_path_factory.mktemp("any") / "a.munidesk"
    store = file.create(path, [schema()])
    for action, index, text in actions:
        key = f"00000000-0000-7000-8000-00000000000{index}"
        if action == "put":
            with store.change("Poner", fold=f"x{index}" if len(text) % 2 else "") as writer:
                writer.put("note", {"id": key, "text": text.encode("utf-8", "ignore").decode()})
        elif action == "delete":
            with store.change("Quitar") as writer:
                writer.delete("note", key)
        else:
            getattr(store, action)()
    assert check.database_problems(store.connection) == ()
    store.close()
