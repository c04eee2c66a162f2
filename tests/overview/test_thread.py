"""The thread of a matter goes from the session to the indicator and its evidence."""

import pytest

from munidesk import catalog
from munidesk.documents.lines import plain_lines
from munidesk.features.participation.domain import AnswerKind
from munidesk.features.participation.initiatives.store import answer, give_back
from munidesk.overview.search import find
from munidesk.overview.thread import thread
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.attachments import attach
from munidesk.town.sample import SampleSize
from tests import samples


@pytest.fixture
def store(tmp_path):
    made = samples.sample(tmp_path / "a.munidesk", SampleSize(sessions=3))
    yield made
    made.close()


def test_from_the_acta_to_the_evidence_on_one_line(store, tmp_path):
    key = str(store.select("initiative", title="Iluminación de la plaza Los Ceibos")[0]["id"])
    answer(store, key, AnswerKind.ACCEPTED, "Se cambian las luminarias.", area="Alumbrado")
    give_back(store, key, channel="cartelera", evidence="foto en la plaza")
    paper = tmp_path / "acta de obra.pdf"
    paper.write_bytes(b"%PDF-")
    line = str(store.select("plan_line", title="Recambio de luminarias")[0]["id"])
    attach(store, Ref("plan_line", line), paper)
    found = thread(catalog.HOUSE, store, Ref("initiative", key))
    kinds = {record.ref.kind for record in found.records}
    assert {
        "initiative",
        "agenda_item",
        "session",
        "resolution",
        "plan_line",
        "evaluation_answer",
        "evaluation_round",
    } <= kinds
    titles = [record.title for record in found.records if record.ref.kind == "plan_line"]
    assert titles == ["Recambio de luminarias", "Alumbrado", "Ciudad ordenada y segura"]
    words = [one.words for one in found.moments]
    assert any("Devolución: cartelera (constancia: foto en la plaza)" in text for text in words)
    assert any(text.startswith("Avance: 352 luminarias, de 400 (constancia: Planilla de obra)") for text in words)
    assert any(text.startswith("Resolución") for text in words)
    assert [(record.title, name) for record, name in found.papers] == [("Recambio de luminarias", "acta de obra.pdf")]
    lines = plain_lines(catalog.export_named("thread")(store, Selection(id=key)))
    assert "acta de obra.pdf" in lines
    assert "El plan tiene metas con línea de base" in lines


def test_a_session_does_not_pull_in_its_other_matters(store):
    key = str(store.select("initiative", title="Iluminación de la plaza Los Ceibos")[0]["id"])
    found = thread(catalog.HOUSE, store, Ref("initiative", key))
    assert sum(record.ref.kind == "agenda_item" for record in found.records) == 1
    # The activity of the plan serves another matter too, which is not this one.
    assert sum(record.ref.kind == "initiative" for record in found.records) == 1
    line = next(record.ref for record in found.records if record.title == "Recambio de luminarias")
    from_the_plan = thread(catalog.HOUSE, store, line)
    assert sum(record.ref.kind == "initiative" for record in from_the_plan.records) == 2


@pytest.mark.parametrize("words", ["piloto", "manual", "foda", "compromisos", "encuentros"])
def test_every_module_is_found_by_its_name(store, words):
    hits = find(catalog.HOUSE, store, words)
    assert any(hit.detail == "página" for hit in hits)
    assert all(hit.key for hit in hits)
