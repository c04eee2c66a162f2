"""What waits: a letter without answer, the report of a visit, the notice before its last day and not before the end."""

from datetime import date, timedelta

from munidesk.features.twinning.domain_year import TwinningVisit
from munidesk.features.twinning.kinds import PACTS, VISITS
from munidesk.features.twinning.pending import pending
from munidesk.features.twinning.said import unanswered
from munidesk.features.twinning.store import agreement_of, case_of
from munidesk.features.twinning.store_view import load_twinning
from munidesk.procedures.codes import Direction
from munidesk.procedures.domain import Communication
from munidesk.procedures.kinds import COMMUNICATIONS

DAY = date(2026, 11, 29)


def note(store, city, day, subject, *, out=True, due=None, answers="", actor="Alcaldía de allá"):
    case = case_of(store, city.id)
    return COMMUNICATIONS.save(store, Communication(
        case_id=case.id, day=day, direction=Direction.OUT if out else Direction.IN, actor=actor, subject=subject,
        answer_due=due, answers=answers,
    ))  # fmt: skip


def waiting(store, day=DAY):
    return [(one.title, one.due, one.late) for block in pending(store, day, 20) for one in block.rows]


def test_a_letter_waits_for_its_answer_until_one_comes_from_them(mx, city):
    due = DAY - timedelta(days=12)
    note(mx, city, due - timedelta(days=30), "Fechas de la visita", due=due)
    assert waiting(mx) == [("Carta sin respuesta: Fechas de la visita", due, True)]
    note(mx, city, DAY - timedelta(days=3), "Otra cosa", out=False, answers="Lista de estudiantes")
    assert len(waiting(mx)) == 1, "it answers another letter"
    note(mx, city, DAY - timedelta(days=2), "Sí, en marzo", out=False)
    assert waiting(mx) == []


def test_a_reminder_waits_in_the_place_of_what_it_repeats(mx, city):
    note(mx, city, DAY - timedelta(days=40), "Fechas", due=DAY - timedelta(days=10))
    note(mx, city, DAY, "Reiteración: Fechas", due=DAY + timedelta(days=15))
    found = unanswered(load_twinning(mx, city.id, DAY).said)
    assert [one.subject for one in found] == ["Reiteración: Fechas"]


def test_the_report_of_a_visit_is_asked_for_until_it_is_there(mx, city):
    visit = VISITS.save(mx, TwinningVisit(
        twinning_id=city.id, title="Escuelas", start=date(2026, 9, 14), end=date(2026, 9, 19)))  # fmt: skip
    assert waiting(mx) == [("Informe de la visita: Escuelas", date(2026, 10, 4), True)]
    VISITS.save(mx, VISITS.with_stored(visit, "reported_on", "2026-09-30"))
    assert waiting(mx) == []


def test_the_notice_is_told_60_days_before_its_last_day(mx, city):
    pact = agreement_of(mx, city.id)
    PACTS.save(mx, PACTS.with_stored(pact, "signed_on", "2023-05-10"))
    notice = date(2025, 11, 10)
    assert waiting(mx, notice - timedelta(days=61)) == []
    assert waiting(mx, notice - timedelta(days=60)) == [("Avisar si no se renueva", notice, False)]
    assert waiting(mx, notice + timedelta(days=1)) == []
    assert waiting(mx, date(2026, 5, 11)) == [("Renovar o terminar el acuerdo", date(2026, 5, 10), True)]
