"""A letter that asks for an answer waits on Inicio until the answer comes; after its day it is late."""

from dataclasses import replace
from datetime import date

from munidesk.procedures.codes import Direction
from munidesk.procedures.domain import Communication
from munidesk.procedures.pending import pending
from munidesk.procedures.store import load_case
from munidesk.procedures.store_entries import save_communication
from tests.procedures.test_store import NOW, seen, store  # noqa: F401 - fixtures

TODAY = NOW.date()
ASKED = Communication(
    case_id="", step_key="manifiesto", day=date(2026, 10, 1), direction=Direction.OUT,
    actor="Intendencia de Treinta y Tres",
    subject="Se pide opinión sobre el humedal", answer_due=date(2026, 11, 10),
)  # fmt: skip
CAME = replace(
    ASKED, day=date(2026, 11, 3), direction=Direction.IN, actor="Intendencia de Treinta y Tres", subject="Nota",
    answer_due=None,
)  # fmt: skip


def waiting(store, day: date = TODAY):  # noqa: F811
    (own,) = pending(store, day, 60)
    return [one for one in own.rows if one.title.startswith("Sin respuesta")]


def test_step_12_a_letter_without_its_answer_waits_on_inicio_and_is_late_after_its_day(store, seen):  # noqa: F811
    asked = save_communication(store, replace(ASKED, case_id=seen))
    (row,) = waiting(store)
    assert (row.title, row.who) == ("Sin respuesta: Se pide opinión sobre el humedal", "Intendencia de Treinta y Tres")
    assert (row.late, row.words) == (True, "Vencida, 7 días")
    assert row.arguments == {"id": seen, "step": "manifiesto"}
    (row,) = waiting(store, date(2026, 11, 5))
    assert (row.late, row.words) == (False, "Se espera hasta el 10/11/2026")
    assert waiting(store, date(2026, 10, 20)) == [], "fifteen days before, not sooner"
    assert load_case(store, seen).unreplied == (asked,)


def test_step_12_the_answer_of_whom_was_asked_or_that_names_the_letter_ends_the_wait(store, seen):  # noqa: F811
    save_communication(store, replace(ASKED, case_id=seen))
    before = save_communication(store, replace(CAME, case_id=seen, day=date(2026, 9, 30)))
    other = save_communication(store, replace(CAME, case_id=seen, answers="Se pide el plano"))
    assert len(waiting(store)) == 1, "what came before, or answers another letter, is no answer"
    save_communication(store, replace(before, day=date(2026, 11, 3)))
    assert waiting(store) == []
    save_communication(store, replace(before, actor="OSE"))
    assert len(waiting(store)) == 1
    named = replace(other, actor="OSE", answers="SE PIDE OPINIÓN sobre el humedal, nota de octubre")
    save_communication(store, named)
    assert waiting(store) == []
