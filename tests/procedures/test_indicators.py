"""What instruments ask of procedures: observations answered, steps done in time; counted, not asked of a person."""

from datetime import date

from munidesk import catalog
from munidesk.procedures import indicators
from munidesk.procedures.codes import Outcome
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.kinds import ENTRIES
from munidesk.procedures.pending import pending
from munidesk.procedures.store_entries import answer_entries, save_entry
from tests.procedures.test_store import begin, do, seen, step, store  # noqa: F401 - fixtures

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def test_an_answer_counts_in_the_period_of_its_observation_once_it_was_given(store, seen):  # noqa: F811
    on_view = step(store, seen, "manifiesto")
    for text, day in (("Uno", date(2026, 9, 9)), ("Dos", date(2026, 9, 10)), ("Tres", date(2026, 10, 1))):
        save_entry(store, CaseEntry(case_id=seen, step_id=on_view.id, text=text, day=day))
    first = ENTRIES.all(store)[0]
    answer_entries(store, [first.id], Outcome.ACCEPTED, "", "", date(2026, 10, 20))
    told = indicators.observations_answered(store, *YEAR)
    assert (told.part, told.whole) == (1, 3)
    september = indicators.observations_answered(store, date(2026, 9, 1), date(2026, 9, 30))
    assert (september.part, september.whole) == (0, 2), "answered after the last day of the period"


def test_a_step_past_its_last_day_counts_as_late_and_one_that_runs_does_not_count_yet(store):  # noqa: F811
    case_id = begin(store, "consulta-publica-uy", on=date(2026, 3, 2))
    do(store, case_id, ("inicio", date(2026, 3, 2)), ("documento-avance", date(2026, 3, 3)),
       ("publicar-manifiesto", date(2026, 3, 4)), ("manifiesto", date(2026, 4, 10)), ("respuestas", date(2026, 4, 13)),
       ("aprobacion-previa", date(2026, 4, 14)), ("informes", date(2026, 4, 15)))  # fmt: skip
    assert indicators.steps_in_time(store, *YEAR).whole == 1, "only the ministry's report has a last day"
    assert indicators.steps_in_time(store, *YEAR).part == 0
    do(store, case_id, ("correspondencia", date(2026, 5, 20)))
    assert indicators.steps_in_time(store, *YEAR).part == 1
    assert indicators.steps_in_time(store, date(2027, 1, 1), date(2027, 12, 31)).whole == 0


def test_the_instruments_find_both_by_name():
    names = {one.name for feature in catalog.HOUSE.features for one in feature.indicators}
    assert {"observations_answered", "steps_in_time"} <= names


def test_inicio_shows_the_day_of_a_consultation_and_afterwards_its_steps(store, seen):  # noqa: F811
    on_view = step(store, seen, "manifiesto")
    save_entry(store, CaseEntry(case_id=seen, step_id=on_view.id, text="Uno", day=date(2026, 9, 9)))
    (bar,) = pending(store, date(2026, 9, 21), 10)[0].going
    assert (bar.words, bar.line) == ("día 14 de 30", "1 observación, 0 respondidas")
    assert bar.key == "cases.observations" and round(bar.share, 2) == 0.47
    (bar,) = pending(store, date(2026, 10, 8), 10)[0].going
    assert bar.key == "cases.case", "its last day went by"
