"""What the agenda of improvements prints and lists: by state, in the town's order, and the account of the change."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Signatures, Table
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import pending, refs, store_agenda
from munidesk.features.open_government.improvements import store as verbs
from munidesk.features.open_government.improvements.store_change import change_of
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.store_plan import add_line, add_reading, save_plan
from munidesk.overview.actions import improvement_to_plan
from munidesk.overview.hearing import load_hearing
from munidesk.overview.hearing_improvements import improved
from munidesk.overview.search import seek
from munidesk.overview.thread import thread
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection, write_sheet
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality
from tests.documents.reading import assert_both_say
from tests.features.open_government.rounds import answered, diagnosis
from tests.sheets.sheet import bring, csv_of

DAY = date(2026, 11, 17)
RED = frozenset({"foro", "violencia", "archivo", "denuncias"})
State = ImprovementState


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    town.save_body(made, Body(name="Concejo Municipal"))
    yield made
    made.close()


@pytest.fixture
def agenda(store) -> dict[str, str]:
    """One verified through the plan, one late, one dropped, one proposed and free; by the key of its item."""
    key = diagnosis(store)
    first = answered(store, key, 2025, RED)
    found = {name: verbs.from_criterion(store, first, name) for name in ("foro", "violencia", "archivo")}
    plan = save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030)).id
    programme = add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title="Gobierno abierto"))
    line = improvement_to_plan(store, Ref("improvement", found["foro"]), programme)
    add_reading(store, line, Decimal(100), date(2026, 6, 3))
    verbs.accept(store, found["violencia"], date(2026, 1, 10))
    verbs.save(store, replace(verbs.improvement_of(store, found["violencia"]), due=date(2026, 10, 30)))
    verbs.drop(store, found["archivo"], "sin personal")
    found["free"] = verbs.save(store, Improvement(title="Escuchar a los comercios"))
    answered(store, key, 2026, RED - {"foro", "denuncias"})
    return found


def lines(store) -> list[str]:
    return list(plain_lines(catalog.export_named("improvements")(store, Selection())))


def test_an_empty_file_says_what_to_do_and_lists_nothing(store):
    with pytest.raises(UserError, match="pulse M sobre un ítem rojo"):
        catalog.export_named("improvements")(store, Selection())
    assert list(catalog.listing_named("improvements").rows(store)) == []


def test_the_paper_says_each_state_with_its_sum_what_is_late_and_why_one_was_dropped(store, agenda):
    told = lines(store)
    text = "\n".join(told)
    for words in ("Propuestas: 1 · 0,0 por ganar", "Aceptadas: 1 · 2,1 por ganar", "Verificadas: 1 · 1,8 recuperados"):
        assert any(words in line for line in told), (words, text)
    assert "30/10/2026, vencida" in text and "vencida: M-02, desde el 30/10/2026" in text
    assert any("sin personal" in line for line in told)


def test_the_account_of_the_change_adds_up_unrounded(store, agenda):
    read = store_agenda.load_agenda(store)
    found = change_of(store, read, read.all[0].diagnosis_id)
    assert found is not None and found.verified == 1
    assert found.by_improvements + found.by_others + found.reweighted == found.change > 0
    assert found.by_improvements == read.recovered(read.of({State.VERIFIED}))
    assert any(line.startswith("De dónde sale el cambio del total") for line in lines(store))


def test_the_own_order_is_printed_beside_the_other(store, agenda):
    assert not any("Prioridades propias" in line for line in lines(store))
    store_agenda.move(store, agenda["free"], -1)
    told = lines(store)
    at = next(at for at, line in enumerate(told) if "Prioridades propias" in line)
    after = told[at:]
    assert after.index("M-04") < after.index("M-02")


def test_word_and_pdf_say_the_same(store, agenda, tmp_path):
    assert_both_say(catalog.export_named("improvements")(store, Selection()), tmp_path)


def test_the_list_has_codes_and_points_and_its_sheet_comes_back(store, agenda, tmp_path):
    rows = {str(row["title"]): row for row in catalog.listing_named("improvements").rows(store)}
    foro = next(row for row in rows.values() if row["item"] == "foro")
    assert (foro["state"], foro["activity"], foro["number"]) == (State.VERIFIED, "1.1", "M-01")
    assert foro["recovered"] and not foro["gain"]
    sheet = catalog.export_named("improvements", data=True)(store, Selection())
    assert {"Mejora", "Clave", "Puntos por ganar", "Actividad del POA"} <= set(sheet.header)
    path = tmp_path / "mejoras.xlsx"
    write_sheet(sheet, path, town.figures(store))
    again = bring(store, catalog.importer_named("improvements").target(), path)
    assert (again.added, again.changed, again.refused) == (0, 0, ())


def test_a_sheet_of_improvements_comes_in_with_numbers_and_what_cannot_be_is_told(store, agenda, tmp_path):
    path = csv_of(
        tmp_path / "mejoras.csv", ("Mejora", "Esfuerzo", "Responsable", "Vence", "ODS"),
        ("Abrir el archivo los sábados", "poco", "Archivo", "31/3/2027", "16"),
        ("Escuchar a los comercios", "mucho", "Alcaldía", "", ""), ("Otra", "medio", "", "", "18"),
    )  # fmt: skip
    told = bring(store, catalog.importer_named("improvements").target(), path)
    assert (told.added, told.changed, [line for line, _column, _why in told.refused]) == (1, 1, [4])
    assert "ODS" in told.refused[0][2]
    made = verbs.improvements(store)[-1]
    assert (made.number, made.title, made.due) == (5, "Abrir el archivo los sábados", date(2027, 3, 31))


def test_what_waits_is_late_first_then_what_is_done_and_waits_for_its_round(store, agenda):
    done = verbs.from_criterion(store, verbs.improvement_of(store, agenda["foro"]).round_id, "denuncias")
    verbs.accept(store, done)
    verbs.mark_done(store, done, date(2026, 11, 10))
    soon = verbs.save(store, Improvement(title="Pronto", state=State.ACCEPTED, due=date(2026, 11, 30)))
    verbs.save(store, Improvement(title="Lejos", state=State.ACCEPTED, due=date(2027, 11, 30)))
    (found,) = pending.pending(store, DAY, 10)
    assert [row.arguments["id"] for row in found.rows] == [agenda["violencia"], soon, done]
    assert [row.late for row in found.rows] == [True, False, False] and found.summary == "1 mejora vencida"


def test_the_indicator_counts_the_verified_of_those_accepted_that_were_due(store, agenda):
    verbs.save(store, replace(verbs.improvement_of(store, agenda["foro"]), due=date(2026, 6, 30)))
    count = catalog.HOUSE.indicators["improvements_done"].count
    found = count(store, date(2026, 1, 1), date(2026, 12, 31))
    assert (found.part, found.whole) == (1, 2), "the dropped one and the free one without term are not counted"
    assert count(store, date(2025, 1, 1), date(2025, 12, 31)).whole == 0


def test_the_thread_goes_from_the_item_to_the_activity_its_reading_and_the_round(store, agenda):
    described = refs.describe(store, Ref("improvement", agenda["foro"]))
    assert [words for _day, words in described.moments] == [
        "La ronda mostró el ítem de M-01", "M-01 hecha", "M-01 aceptada", "M-01 verificada por la ronda",
    ]  # fmt: skip
    found = thread(catalog.HOUSE, store, Ref("improvement", agenda["foro"]))
    told = [one.words for one in found.moments]
    assert {"Avance: 100 %, de 100", "M-01 verificada por la ronda"} <= set(told)
    assert {"plan_line", "evaluation_round"} <= {one.ref.kind for one in found.records}


def test_the_block_of_a_chapter_has_the_table_without_the_signatures(store, agenda):
    block = next(one for feature in catalog.HOUSE.features for one in feature.live if one.name == "mejoras")
    blocks = list(block.blocks(store))
    assert any(isinstance(one, Table) for one in blocks) and not any(isinstance(one, Signatures) for one in blocks)


def test_the_hearing_says_how_many_were_verified_and_what_is_still_to_be_won(store, agenda):
    verbs.save(store, replace(verbs.improvement_of(store, agenda["foro"]), due=date(2026, 6, 30)))
    view = load_hearing(store, Selection(until=DAY))
    (line,) = improved(store, view)
    text = "".join(span.text for span in line.spans)
    assert "1 mejora verificada por una ronda posterior, con 1,8 puntos recuperados" in text
    assert "de las que vencían este año se verificaron 1 de 2" in text


def test_it_is_found_by_its_number(store, agenda):
    found = seek(catalog.HOUSE, store, "M-02", (), 10)
    assert any(hit.record == f"improvement:{agenda['violencia']}" for group in found for hit in group.hits)
