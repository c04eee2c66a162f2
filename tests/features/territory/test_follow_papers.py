"""`pmot-report` and `key-questions`: the same in Word and PDF; what is missing is said; an empty file answers."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.territory.domain_bank import Alignment, BudgetShare, Deviation, Payer
from munidesk.features.territory.follow import store as follow
from munidesk.features.territory.kinds import OBJECTIVES, QUESTIONS, SHARES
from munidesk.features.territory.store import save_objectives
from munidesk.records.sheet import Selection
from tests.documents.reading import assert_both_say
from tests.samples import sample

NAMES = ("pmot-report", "key-questions")


def lines(store, name, **narrow):
    return plain_lines(catalog.paper_named(name).make(store, Selection(**narrow)))


def told(store, name, **narrow):
    return " ".join(lines(store, name, **narrow))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_without_programmes_says_where_the_first_is_opened(store, name):
    with pytest.raises(UserError, match="Territorio"):
        catalog.paper_named(name).make(store, Selection())


@pytest.mark.parametrize("name", NAMES)
def test_a_programme_opened_today_prints_and_says_what_it_has_not(store, pmot, tmp_path, name):
    assert_both_say(catalog.paper_named(name).make(store, Selection()), tmp_path)


def test_the_report_answers_the_three_objectives_one_by_one_and_says_which_nobody_answered(store, pmot):
    save_objectives(store, pmot.id, ["Ordenar", "Medir", "Decidir juntos"])
    first, second, _third = OBJECTIVES.all(store, territory_id=pmot.id)
    follow.answer_objective(store, pmot.id, first.id, 2026, "El modelo está aprobado")
    follow.answer_objective(store, pmot.id, second.id, 2025, "Otro año")
    found = lines(store, "pmot-report", until=date(2026, 12, 31))
    at = found.index("1. Ordenar")
    assert found[at + 1] == "El modelo está aprobado"
    assert found[found.index("2. Medir") + 1] == "Sin respuesta en 2026."
    assert "Otro año" in told(store, "pmot-report", until=date(2025, 12, 31))


def test_the_report_names_what_is_loose_on_both_sides_and_each_deviation_with_its_decision(store, pmot):
    follow.save_alignment(store, Alignment(territory_id=pmot.id, title="Cuidar el arroyo"))
    follow.save_alignment(store, Alignment(territory_id=pmot.id, activity="Ciclovía"))
    noted = follow.save_deviation(store, Deviation(territory_id=pmot.id, day=date(2026, 9, 1), title="Se atrasó"))
    text = told(store, "pmot-report", until=date(2026, 12, 31))
    assert "Objetivos sin actividad" in text
    assert "Actividades sin objetivo" in text
    assert "sin decisión" in text
    follow.decide(store, replace(noted, decision="Otro plazo", decided_by="Consejo", decided_on=date(2026, 9, 8)))
    text = told(store, "pmot-report", until=date(2026, 12, 31))
    assert "Otro plazo" in text
    assert "Consejo, 08/09/2026" in text or "Consejo, 8/9/2026" in text
    assert "No se anotaron desvíos en 2025." in told(store, "pmot-report", until=date(2025, 12, 31))


def test_the_report_says_who_pays_the_year(store, pmot):
    for payer, amount in ((Payer.MUNICIPAL, 75_00), (Payer.CITIZENS, 25_00)):
        SHARES.save(store, BudgetShare(territory_id=pmot.id, year=2026, payer=payer, amount=amount))
    text = told(store, "pmot-report", until=date(2026, 12, 31))
    assert "Ciudadanía" in text
    assert "25\xa0%" in text


def test_the_questions_leave_lines_to_write_on_only_where_nobody_answered(store, pmot):
    assert sum("____" in line for line in lines(store, "key-questions")) == 18
    one = QUESTIONS.all(store, territory_id=pmot.id)[0]
    follow.answer_question(store, one.id, answer="Planeación", by="Alcaldía", on=date(2026, 5, 4))
    found = lines(store, "key-questions")
    assert sum("____" in line for line in found) == 15
    assert "Alcaldía, 04/05/2026" in " ".join(found) or "Alcaldía, 4/5/2026" in " ".join(found)
    assert "1 de 6 respondidas" in " ".join(found)


@pytest.mark.parametrize("country", ["UY", "MX"])
def test_the_sample_fills_both_papers(tmp_path, country):
    from munidesk.town.sample import SampleSize

    store = sample(tmp_path / "m.munidesk", SampleSize(country=country))
    for name in NAMES:
        assert_both_say(catalog.paper_named(name).make(store, Selection()), tmp_path)
    text = told(store, "pmot-report", until=date(2026, 11, 17))
    for words in ("71\xa0%", "Cuidar el agua y el arroyo", "La cartera volvió con observaciones", "51,4", "5 de 6",
                  "Sin respuesta en 2026."):  # fmt: skip
        assert words.replace(",", ".") in text.replace(",", "."), words
    sheet = catalog.paper_named("pmot-report").data(store, Selection())
    assert [row[-1] for row in sheet.rows].count("sin alinear") == 2
    store.close()
