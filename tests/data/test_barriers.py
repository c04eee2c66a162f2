"""T7 in the store: what a barrier closes stays, and nothing crosses it by undo, redo, folding or nesting."""

import pytest

from munidesk.base.errors import UserError
from munidesk.data import check
from munidesk.data.private import erase_private
from munidesk.data.store import Store


def write(store: Store, key: str | None = None, *, fold: str = "", barrier: str = "", **row: object) -> str:
    with store.change("Cambiar nota", fold=fold, barrier=barrier) as writer:
        return writer.put("note", {**row, **({"id": key} if key else {})})  # type: ignore[arg-type]


def text(store: Store, key: str) -> object:
    row = store.get("note", key)
    return None if row is None else row["text"]


def refused(store: Store, words: str) -> None:
    assert (store.undo_label, store.undo_barrier) == ("", words)
    with pytest.raises(UserError, match=f"^No se deshace: {words}$"):
        store.undo()


def test_t7_what_comes_after_a_barrier_is_undone_down_to_it_and_no_further(store: Store):
    key = write(store, text="uno")
    write(store, key, text="aprobada", barrier="acta 12 aprobada")
    refused(store, "acta 12 aprobada")
    write(store, key, number=2)
    assert (store.undo_label, store.undo_barrier) == ("Cambiar nota", "")
    assert store.undo() is not None
    refused(store, "acta 12 aprobada")
    assert (text(store, key), store.get("note", key)["number"]) == ("aprobada", None)
    assert store.redo() is not None
    assert store.get("note", key)["number"] == 2
    assert check.database_problems(store.connection) == ()


def test_t7_what_was_undone_before_a_barrier_is_not_done_again_after_it(store: Store):
    key = write(store, text="uno")
    write(store, key, text="dos")
    store.undo()
    write(store, number=1, barrier="acta 12 aprobada")
    assert (store.redo_label, store.redo()) == ("", None)
    assert text(store, key) == "uno"


def test_t7_typing_is_not_folded_across_a_barrier(store: Store):
    key = write(store, text="")
    write(store, key, text="a", fold="x")
    write(store, key, text="ab", fold="x", barrier="acta 12 aprobada")
    write(store, key, text="abc", fold="x")
    assert [one.after for one in store.history("note", key) if one.field == "text"] == ["", "a", "ab", "abc"]
    store.undo()
    assert text(store, key) == "ab"
    refused(store, "acta 12 aprobada")


def test_t7_a_barrier_inside_another_change_holds_for_the_whole(store: Store):
    first = write(store, text="antes")
    with store.change("Todo", fold="x") as writer:
        second = writer.put("note", {"text": "fuera"})
        write(store, text="dentro", barrier="acta 12 aprobada")
        write(store, second, text="después")
    refused(store, "acta 12 aprobada")
    assert (text(store, first), text(store, second)) == ("antes", "después")


def test_t7_a_barrier_that_failed_closes_nothing(store: Store):
    key = write(store, text="uno")
    with pytest.raises(ZeroDivisionError), store.change("Aprobar", barrier="acta 12 aprobada") as writer:
        writer.put("note", {"id": key, "text": "dos"})
        _ = 1 / 0
    assert store.undo() is not None
    assert text(store, key) is None
    assert (store.undo_barrier, store.undo()) == ("", None)


def test_t7_erasing_personal_data_is_a_barrier_too(store: Store):
    write(store, text="uno")
    with store.change("Anotar vecina") as writer:
        key = writer.put("neighbour", {"name": "Ana"})
    erase_private(store, "neighbour", key)
    refused(store, "datos personales borrados")
