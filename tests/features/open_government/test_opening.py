"""The plan of opening: what its milestones suggest, what a person decides, what is late, how it was made, papers."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.store import new_session
from munidesk.features.open_government.codes import Completion, ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.domain_opening import Commitment, Milestone, OpeningPlan
from munidesk.features.open_government.kinds import COMMITMENTS, IMPROVEMENTS, MILESTONES
from munidesk.features.open_government.opening import exports
from munidesk.features.open_government.opening.months import Months, months_of
from munidesk.features.open_government.opening.pending import pending
from munidesk.features.open_government.opening.rules import HIGH, days_late, missing, suggested
from munidesk.features.open_government.opening.store import (
    approve,
    commit,
    improvements_left,
    judge,
    move,
    newest,
    plans,
    remove_commitment,
    save_commitment,
    save_milestone,
    save_plan,
    set_done,
)
from munidesk.features.open_government.opening.store_view import load_opening
from munidesk.features.open_government.opening.words import evidence_words, focus_words, suggestion_words, summary
from munidesk.features.participation.domain import AnswerKind, Encounter, EncounterKind
from munidesk.features.participation.encounters.store import add_contributions, new_encounter
from munidesk.features.participation.initiatives.store import answer
from munidesk.features.participation.themes.store import initiative_of, new_theme
from munidesk.overview.incoming import Incoming
from munidesk.overview.opening import made_of, to_council
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.sheets import assistant
from munidesk.sheets.shape import Shape
from munidesk.town import store as town
from munidesk.town.attachments import attach
from munidesk.town.domain import Body, BodyKind, Municipality
from munidesk.town.links import link, links_of
from tests.documents.reading import assert_both_say

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    yield made
    made.close()


@pytest.fixture
def plan(store) -> str:
    return save_plan(store, OpeningPlan(title="Plan de apertura 2026–2027", purpose="Que se vea")).id


@pytest.fixture
def promise(store, plan) -> Commitment:
    return save_commitment(store, Commitment(plan_id=plan, title="Compras a la vista", ods="12, 16"))


def milestones(store, of: Commitment, *done: bool, evidence: str = "acta") -> list[Milestone]:
    """One for each: done yesterday with that evidence, or to do."""
    return [
        save_milestone(
            store,
            Milestone(commitment_id=of.id, title=f"Hito {at}", done_on=today() - DAY if one else None,
                      evidence=evidence if one else ""),
        )
        for at, one in enumerate(done, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("done", "total", "word"),
    [(0, 0, "sin empezar"), (0, 5, "sin empezar"), (1, 4, "limitado"), (49, 100, "limitado"), (2, 4, "sustancial"),
     (3, 5, "sustancial"), (99, 100, "sustancial"), (4, 4, "completo")],
)  # fmt: skip
def test_what_the_milestones_suggest_in_five_points(done: int, total: int, word: str):
    assert suggested(done, total).word == word


@given(done=st.integers(0, 60), more=st.integers(0, 60))
def test_one_more_milestone_done_never_lowers_what_is_suggested(done: int, more: int):
    order = list(Completion)
    total = done + more
    before, after = suggested(done, total + 1), suggested(done + 1, total + 1)
    assert order.index(after) >= order.index(before)
    assert (before in HIGH) is (done * 2 >= total + 1 and done > 0)


def test_a_milestone_done_without_evidence_suggests_that_there_is_none_until_something_proves_it(
    store, plan, promise, tmp_path
):
    proved, bare = milestones(store, promise, True, True, evidence="")
    save_milestone(store, replace(proved, evidence="acta 3"))
    view = load_opening(store, plan)
    assert view.suggested(promise) is Completion.NO_EVIDENCE
    assert suggestion_words(view, promise) == "el hito 2 está hecho sin evidencia, sin evidencia"
    (tmp_path / "fotos.txt").write_text("x", encoding="utf-8")
    attach(store, Ref("opening_milestone", bare.id), tmp_path / "fotos.txt")
    view = load_opening(store, plan)
    assert view.suggested(promise) is Completion.COMPLETE
    assert evidence_words(view, bare) == "fotos.txt"


def test_a_linked_record_is_evidence_too(store, plan, promise):
    (one,) = milestones(store, promise, True, evidence="")
    other = save_plan(store, OpeningPlan(title="Reglamento"))
    link(store, Ref("opening_milestone", one.id), Ref("opening_plan", other.id))
    assert load_opening(store, plan).proofs[one.id] == ("Reglamento",)


def test_a_person_decides_how_far_it_got_with_who_day_and_why(store, plan, promise):
    milestones(store, promise, True, True, True, False, False)
    view = load_opening(store, plan)
    assert (view.completion(promise), view.is_judged(promise)) == (Completion.SUBSTANTIAL, False)
    kept = judge(store, promise.id, Completion.SUBSTANTIAL, "el foro")
    assert (kept.judged_by, kept.judged_on, kept.reason) == ("el foro", today(), "")
    judge(store, promise.id, Completion.LIMITED, "el foro", reason="La tercera ficha está incompleta")
    view = load_opening(store, plan)
    assert (view.completion(view.commitments[0]), view.high) == (Completion.LIMITED, 0)
    store.undo()
    assert load_opening(store, plan).high == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [({"by": " "}, "judged_by"), ({"by": "foro", "on": today() + DAY}, "judged_on"), ({"by": "foro"}, "reason")],
)
def test_a_judgement_without_who_of_a_day_to_come_or_against_the_milestones_without_a_reason_is_refused(
    store, promise, told, field
):
    with pytest.raises(UserError) as found:
        judge(store, promise.id, Completion.COMPLETE, **told)
    assert found.value.field == field
    assert COMMITMENTS.get(store, promise.id) == promise


def test_what_is_late_is_what_its_last_day_has_passed_and_nobody_did(store, plan, promise):
    late = save_milestone(store, Milestone(commitment_id=promise.id, title="a", end=today() - 3 * DAY))
    save_milestone(store, Milestone(commitment_id=promise.id, title="hoy", end=today()))
    after = save_milestone(
        store,
        Milestone(commitment_id=promise.id, title="b", end=today() - 3 * DAY, done_on=today() - DAY, evidence="x"),
    )
    view = load_opening(store, plan)
    assert [one.title for one in view.late] == ["a"]
    assert (days_late(late, today()), days_late(after, today())) == (3, 2)
    assert evidence_words(view, late).startswith("venció el ")


def test_a_milestone_is_not_done_on_a_day_that_has_not_come_and_f_without_a_day_takes_it_back(store, promise):
    (one,) = milestones(store, promise, False)
    with pytest.raises(UserError) as found:
        set_done(store, one.id, today() + DAY)
    assert found.value.field == "done_on"
    assert set_done(store, one.id, today()).done_on == today()
    assert set_done(store, one.id, None).done_on is None


def test_the_progress_on_a_day_counts_what_was_done_and_decided_by_then(store, plan, promise):
    milestones(store, promise, True, False)
    judge(store, promise.id, Completion.SUBSTANTIAL, "foro")
    before = load_opening(store, plan, today() - 2 * DAY)
    assert (before.all_done, before.is_judged(promise), before.completion(promise)) == (
        0,
        False,
        Completion.NOT_STARTED,
    )
    assert load_opening(store, plan).all_done == 1
    paper = exports.followup(store, Selection(until=today() - 2 * DAY))
    assert any(line.startswith("0 de 2") for line in plain_lines(paper))


def improvement(store, **told) -> Improvement:
    return IMPROVEMENTS.save(store, Improvement(**{"number": 11, "title": "Publicar las compras", **told}))


def test_an_improvement_becomes_one_commitment_with_what_it_says_and_makes_the_plan_where_there_is_none(store):
    one = improvement(store, text="Cada compra", ods="16", responsible="Hacienda")
    made = commit(store, one.id)
    assert commit(store, one.id) == made
    kept = COMMITMENTS.get(store, made)
    assert (kept.title, kept.change, kept.ods, kept.responsible) == (
        "Publicar las compras",
        "Cada compra",
        "16",
        "Hacienda",
    )
    assert len(plans(store)) == 1
    assert improvements_left(store, kept.plan_id) == ()
    view = load_opening(store, kept.plan_id)
    assert view.origins[made].number == 11
    related = catalog.HOUSE.describe(store, Ref("opening_commitment", made)).related
    assert Ref("improvement", one.id) in related


def test_an_improvement_that_was_dropped_is_not_promised(store, plan):
    one = improvement(store, state=ImprovementState.DROPPED, reason="no hay con quién")
    with pytest.raises(UserError, match="descartó"):
        commit(store, one.id, plan)
    assert improvements_left(store, plan) == ()


def test_without_goal_or_what_changes_for_women_it_is_warned_and_counted_but_saved(store, plan, promise):
    other = save_commitment(store, Commitment(plan_id=plan, title="Foro", women="La mitad son mujeres"))
    assert missing(promise) == ("no dice qué cambia para las mujeres",)
    assert missing(other) == ("no dice a qué ODS responde",)
    view = load_opening(store, plan)
    assert (view.with_goal, view.with_women) == (1, 1)
    assert focus_words(view) == "1 de 2 con ODS · 1 de 2 dice qué cambia para las mujeres"


def test_an_ods_that_is_none_is_refused(store, promise):
    with pytest.raises(UserError) as found:
        save_commitment(store, replace(promise, ods="18"))
    assert found.value.field == "ods"


def test_what_is_moved_keeps_its_place_and_a_commitment_goes_with_its_milestones(store, plan, promise):
    last = milestones(store, promise, False, False, False)[-1]
    move(store, last, -1)
    assert [one.title for one in MILESTONES.all(store, commitment_id=promise.id)] == ["Hito 1", "Hito 3", "Hito 2"]
    remove_commitment(store, promise.id)
    assert MILESTONES.all(store) == ()
    store.undo()
    assert len(load_opening(store, plan).milestones) == 3
    assert check.database_problems(store.connection) == ()


def test_the_act_that_approved_it_is_chosen_among_the_records_and_another_takes_its_place(store, plan):
    first, second = (save_plan(store, OpeningPlan(title=title)).id for title in ("a", "b"))
    approve(store, plan, Ref("opening_plan", first), "Resolución 3/2026")
    approve(store, plan, Ref("opening_plan", second), "Resolución 4/2026")
    assert load_opening(store, plan).plan.act == "Resolución 4/2026"
    rows = [row for row in store.select("link") if row["role"] == "approved"]
    assert [row["to_id"] for row in rows] == [second]


def test_how_it_was_made_counts_themes_once_and_what_was_answered_with_reasons(store, plan):
    met = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Foro de apertura", date=today() - DAY))
    said = add_contributions(store, met, ["Compras con motivo", "Que se vea quién ofertó", "Datos en tabla", "Más luz"])
    theme = new_theme(store, "Compras", said[:2])
    new_theme(store, "Datos", said[2:3])
    answer(store, initiative_of(store, theme), AnswerKind.ACCEPTED, "Se publica cada compra", area="Hacienda")
    assert made_of(store, plan).words == ""
    link(store, Ref("opening_plan", plan), Ref("encounter", met))
    made = made_of(store, plan)
    assert made.words == "1 encuentro, 2 propuestas, 1 con respuesta razonada"
    assert made.loose_words == "1 aporte sin agrupar en temas"
    lines = plain_lines(catalog.export_named("opening-plan")(store, Selection()))
    assert any("Se publica cada compra" in line for line in lines)
    assert any("Foro de apertura" in line for line in lines)


def test_its_approval_goes_to_the_next_session_linked_and_without_one_it_is_said_where_it_is_convened(store, plan):
    body = town.save_body(store, Body(name="Concejo Municipal", kind=BodyKind.COUNCIL))
    with pytest.raises(UserError, match="Nueva sesión"):
        to_council(store, Ref("opening_plan", plan))
    called = Session(body_id=body, kind=SessionKind.ORDINARY, date=today() + 9 * DAY, start=time(19))
    session = new_session(store, called, standard=False)
    assert to_council(store, Ref("opening_plan", plan)) == session
    (item,) = store.select("agenda_item", session_id=session)
    assert item["title"] == "Aprobación: Plan de apertura 2026–2027"
    (one,) = links_of(store, Ref("opening_plan", plan))
    assert (one.to_kind, one.to_id, one.role) == ("agenda_item", item["id"], "treated")


@pytest.mark.parametrize("name", ["opening-plan", "opening-followup"])
def test_its_papers_say_the_same_in_word_and_pdf(store, plan, promise, tmp_path, name):
    milestones(store, promise, True, False)
    save_milestone(store, Milestone(commitment_id=promise.id, title="Atrasadísimo", start=today() - 60 * DAY,
                                    end=today() - 30 * DAY, responsible="Obras"))  # fmt: skip
    judge(store, promise.id, Completion.LIMITED, "el foro", reason="Falta lo principal")
    paper = catalog.export_named(name)(store, Selection())
    assert_both_say(paper, tmp_path)
    for words in ("A1", "Compras a la vista", "Limitado", "Falta lo principal", "Atrasadísimo", "30 días", "1 de 3"):
        assert any(words in line for line in plain_lines(paper)), words


def test_what_somebody_typed_without_a_full_stop_ends_in_one_on_paper(store, plan, promise):
    milestones(store, promise, True, False)
    judge(store, promise.id, Completion.LIMITED, "el foro", reason="Falta lo principal")
    lines = " ".join(plain_lines(catalog.export_named("opening-plan")(store, Selection())))
    assert "Falta lo principal. Los hitos sugieren" in lines
    assert "Falta lo principal. Juzgó el foro" in lines


def test_milestones_without_days_are_not_said_to_be_missing_from_the_plan(store, plan, promise):
    milestones(store, promise, True, False)
    lines = plain_lines(catalog.export_named("opening-plan")(store, Selection()))
    assert any("Ningún hito tiene fechas todavía." in line for line in lines)
    assert not any("Todavía no tiene hitos" in line for line in lines)


def test_its_lists_have_codes_and_every_milestone(store, plan, promise):
    milestones(store, promise, True, False)
    (row,) = catalog.LISTINGS["openings"].rows(store)
    assert (row["number"], row["done"], row["milestones"], row["suggested"], row["completion"]) == (
        "A1", 1, 2, Completion.SUBSTANTIAL, None,
    )  # fmt: skip
    assert [one["evidence"] for one in catalog.LISTINGS["milestones"].rows(store)] == ["acta", ""]
    assert set(row) == set(catalog.LISTINGS["openings"].columns)
    sheet = exports.milestones_sheet(store, Selection())
    assert [len(one) for one in sheet.rows] == [len(sheet.header)] * 2


def test_its_calendar_goes_to_other_programs_with_a_milestone_each(store, plan, promise):
    save_milestone(store, Milestone(commitment_id=promise.id, title="Ficha", start=today(), end=today() + 9 * DAY))
    milestones(store, promise, False)
    text = exports.calendar_file(store, Selection())
    assert text.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Ficha" in text


def test_what_is_late_or_ends_within_two_weeks_waits_on_inicio_and_the_plan_goes_on_as_a_bar(store, plan, promise):
    for title, days in (("atrasado", -2), ("pronto", 15), ("lejos", 16)):
        save_milestone(store, Milestone(commitment_id=promise.id, title=title, end=today() + days * DAY))
    (told,) = pending(store, today(), 5)
    assert [(one.title, one.late) for one in told.rows] == [("atrasado", True), ("pronto", False)]
    assert [(one.share, one.words) for one in told.going] == [(0.0, "0 de 3")]
    assert summary(load_opening(store, plan)) == "0 de 3 hitos · 0 de 1 con avance alto · 1 hito atrasado"


def test_without_a_plan_nothing_waits_and_the_papers_say_where_it_is_made(store):
    assert pending(store, today(), 5) == ()
    for name in ("opening-plan", "opening-followup"):
        with pytest.raises(UserError, match="Gobierno abierto"):
            catalog.export_named(name)(store, Selection())


def test_milestones_of_a_sheet_make_the_commitments_that_nobody_made(store, plan, tmp_path):
    workbook = openpyxl.Workbook()
    for row in (
        ("Compromiso", "Hito", "Responsable", "Desde", "Hasta", "Hecho el", "Evidencia"),
        ("Foro", "Reglamento", "Secretaría", date(2026, 5, 4), date(2026, 6, 30), date(2026, 6, 25), "acta"),
        ("Foro", "Primera reunión", "Participación", date(2026, 9, 1), date(2026, 10, 30), None, None),
        ("Compras", "Ficha", "Hacienda", None, date(2026, 9, 15), None, None),
    ):
        workbook.active.append(list(row))
    workbook.save(tmp_path / "p.xlsx")
    target = Incoming(catalog.HOUSE).named("opening-milestone")
    opened = assistant.open_sheets(store, target, tmp_path / "p.xlsx")
    assistant.write(store, target, opened, Shape(), {})
    view = load_opening(store, newest(store))
    assert [(one.title, len(view.of[one.id])) for one in view.commitments] == [("Foro", 2), ("Compras", 1)]
    assert view.milestones[0].done_on == date(2026, 6, 25)


@given(
    start=st.dates(date(2024, 1, 1), date(2028, 1, 1)),
    length=st.integers(0, 700),
    day=st.dates(date(2023, 1, 1), date(2029, 1, 1)),
)
def test_every_bar_lies_within_its_months_and_days_go_from_left_to_right(start: date, length: int, day: date):
    one = Milestone(commitment_id="c", title="x", start=start, end=start + timedelta(days=length))
    months = months_of((one,), start)
    left, right = months.bar(one)
    assert 0 <= left < right <= 1
    assert len(months.starts) >= 6
    assert months.at(day) <= months.at(day + DAY)


def test_a_bar_outside_the_months_is_not_drawn():
    one = Milestone(commitment_id="c", title="x", end=date(2026, 1, 1))
    assert Months(date(2026, 2, 1), date(2026, 7, 31)).bar(one) is None
