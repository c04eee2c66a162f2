"""An observation becomes an initiative by the same author, once; each says which the other is."""

import pytest

from munidesk.base.errors import UserError
from munidesk.overview.observed import initiative_from_observation
from munidesk.procedures.codes import Way
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.store_entries import initiatives_of, save_entry
from munidesk.records.ref import Ref
from tests.procedures.test_store import NOW, seen, step, store  # noqa: F401 - fixtures


def test_an_observation_is_registered_once_with_its_text_day_and_private_author(store, seen):  # noqa: F811
    on_view = step(store, seen, "manifiesto")
    entry = save_entry(
        store, CaseEntry(case_id=seen, step_id=on_view.id, text="Bancos en la costa. Y sombra.", day=NOW.date(),
                         way=Way.MAIL), "Rosa Núñez",
    )  # fmt: skip
    folio = initiative_from_observation(store, Ref("case_entry", entry.id), "")
    row = store.select("initiative")[0]
    assert initiatives_of(store, on_view.id) == {entry.id: row["id"]}
    assert folio == "2026-001"
    author = store.select("author")[0]
    assert (author["neighbour_id"], author["name"]) == (entry.neighbour_id, ""), "the name stays private"
    row = store.select("initiative")[0]
    assert (row["text"], row["received"]) == ("Bancos en la costa. Y sombra.", "2026-11-17")
    with pytest.raises(UserError, match="ya está en el registro"):
        initiative_from_observation(store, Ref("case_entry", entry.id), "")
    assert len(store.select("initiative")) == 1
