"""What became of a resolution: who sees to it, by when, whether it was fulfilled; and what is told when it was not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.features.council import exports, pending
from munidesk.features.council.acts.store_life import annul_session
from munidesk.features.council.fulfilment.domain import Fulfilment, Progress, Standing
from munidesk.features.council.fulfilment.import_sheet import target
from munidesk.features.council.fulfilment.kinds import FULFILMENTS
from munidesk.features.council.fulfilment.store import (
    follow_resolution,
    fulfilment_of,
    overdue,
    resolution_named,
    unfollow_resolution,
)
from munidesk.features.council.minutes.store_resolutions import delete_resolution, save_resolution
from munidesk.features.council.reports.building import BY_NAME, build_report
from munidesk.features.council.reports.scope import Scope
from munidesk.features.council.reports.told import Report
from munidesk.features.council.sessions.store import close_session, reopen_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.records.sheet import Selection, write_sheet
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from tests.features.council import hall as halls
from tests.sheets.sheet import bring

TODAY = date(2026, 11, 17)


def resolved(hall: halls.Hall, day: date, *titles: str) -> list[str]:
    """A session of that day that took these resolutions, numbered."""
    session = hall.session(day=day)
    hall.present(1, 2, 3, 4, 5)
    found = [
        save_resolution(hall.store, add_item(hall.store, session, title), title=title, resolves=f"Hacer: {title}.")
        for title in titles
    ]
    close_session(hall.store, session, halls.at(21, day=day))
    return found


@pytest.fixture
def three(hall: halls.Hall) -> list[str]:
    return resolved(hall, date(2026, 9, 1), "Luminarias", "Poda", "Convenio")


@pytest.mark.parametrize(
    ("due", "done", "progress", "standing", "late"),
    [
        (date(2026, 10, 1), date(2026, 10, 1), Progress.PENDING, Standing.FULFILLED, 0),
        (date(2026, 10, 1), date(2026, 10, 4), Progress.UNDER_WAY, Standing.LATE, 3),
        (None, date(2026, 10, 4), Progress.PENDING, Standing.DONE, 0),
        (date(2026, 11, 16), None, Progress.UNDER_WAY, Standing.OVERDUE, 1),
        (date(2026, 11, 17), None, Progress.UNDER_WAY, Standing.UNDER_WAY, 0),
        (None, None, Progress.PENDING, Standing.PENDING, 0),
        (date(2026, 10, 1), None, Progress.DROPPED, Standing.DROPPED, 0),
    ],
)
def test_a_term_is_met_on_its_last_day_and_what_was_dropped_is_never_overdue(due, done, progress, standing, late):
    one = Fulfilment(resolution_id="r", due=due, done_on=done, progress=progress)
    assert (one.standing(TODAY), one.days_late(TODAY)) == (standing, late)


def test_what_cannot_be_is_refused_at_its_field(hall: halls.Hall, three: list[str]):
    one = Fulfilment(resolution_id=three[0], responsible="Obras")
    for wrong, field in (
        (replace(one, done_on=date(2026, 11, 18)), "done_on"),
        (replace(one, done_on=date(2026, 8, 31)), "done_on"),
        (replace(one, due=date(2026, 8, 31)), "due"),
        (replace(one, done_on=TODAY, progress=Progress.DROPPED), "progress"),
        (replace(one, resolution_id="nada"), "resolution_id"),
    ):
        with pytest.raises(UserError) as refused:
            follow_resolution(hall.store, wrong)
        assert refused.value.field == field
    draft = hall.session(day=TODAY)
    unnumbered = save_resolution(hall.store, add_item(hall.store, draft, "Otra"), resolves="Nada.")
    with pytest.raises(UserError, match="todavía no tiene número"):
        follow_resolution(hall.store, Fulfilment(resolution_id=unnumbered))


def test_following_is_undone_and_told_in_the_history(hall: halls.Hall, three: list[str]):
    made = follow_resolution(hall.store, Fulfilment(resolution_id=three[0], responsible="Obras", due=TODAY))
    follow_resolution(hall.store, replace(made, done_on=TODAY))
    assert fulfilment_of(hall.store, three[0]).standing(TODAY) is Standing.FULFILLED
    hall.store.undo()
    assert fulfilment_of(hall.store, three[0]).done_on is None
    told = [one.field for one in hall.store.history("fulfilment", made.id)]
    assert "responsible" in told and "done_on" in told
    unfollow_resolution(hall.store, made)
    assert FULFILMENTS.all(hall.store) == ()


def test_an_approved_acta_does_not_keep_its_resolutions_from_being_followed(hall: halls.Hall, three: list[str]):
    """The fulfilment is no part of the acta: it comes after."""
    with hall.store.change("acta aprobada") as writer:
        row = hall.store.select("minutes", session_id=hall.session_id)[0]
        writer.put("minutes", {**row, "state": "approved"})
    follow_resolution(hall.store, Fulfilment(resolution_id=three[1], responsible="Parques", done_on=TODAY))
    assert fulfilment_of(hall.store, three[1]).responsible == "Parques"


def test_what_is_overdue_waits_in_inicio_the_oldest_first(hall: halls.Hall, three: list[str]):
    assert [one.title for one in pending.pending(hall.store, TODAY, 5)][-1] != "Resoluciones vencidas sin cumplir"
    for key, due in zip(three, (date(2026, 11, 1), date(2026, 10, 1), date(2026, 12, 1)), strict=True):
        follow_resolution(hall.store, Fulfilment(resolution_id=key, responsible="Obras", due=due))
    assert [one.title for one in overdue(hall.store, TODAY)] == ["Poda", "Luminarias"]
    card = pending.pending(hall.store, TODAY, 1)[-1]
    assert (card.title, card.total, len(card.rows)) == ("Resoluciones vencidas sin cumplir", 2, 1)
    assert card.rows[0].who == "Obras" and card.rows[0].late


def test_a_resolution_is_named_by_its_number_and_by_its_body_where_two_have_it(hall: halls.Hall, three: list[str]):
    store, council = hall.store, hall.body_id
    assert resolution_named(store, "2/2026") == three[1]
    assert resolution_named(store, "N.º 2/26") == three[1]
    hall.body_id = town.save_body(store, Body(name="Comisión de Obras", kind=BodyKind.COMMISSION))
    for number in range(1, 4):
        hall.seat(number)
        hall.member(number, hall.person(f"Ana{number}", f"Sosa{number}"))
    session = hall.session(day=date(2026, 9, 3))
    hall.present(1, 2, 3)
    other = save_resolution(store, add_item(store, session, "Vereda"), title="Vereda", resolves="Hacerla.")
    close_session(store, session, halls.at(21, day=date(2026, 9, 3)))
    with pytest.raises(UserError, match="Hay 2 resoluciones con ese número"):
        resolution_named(store, "1/2026")
    assert resolution_named(store, "1/2026 Comisión de Obras") == other
    assert resolution_named(store, "1/2026 concejo") == three[0]
    with pytest.raises(UserError, match="revise el número"):
        resolution_named(store, "99/2026")
    hall.body_id = council


def test_what_is_followed_leaves_as_a_sheet_and_comes_back_by_number(
    hall: halls.Hall, three: list[str], tmp_path: Path
):
    follow_resolution(hall.store, Fulfilment(resolution_id=three[0], responsible="Obras", due=date(2026, 12, 1)))
    follow_resolution(
        hall.store, Fulfilment(resolution_id=three[2], responsible="Cultura", done_on=TODAY, how="Firmado")
    )
    path = tmp_path / "seguimiento.csv"
    write_sheet(exports.fulfilments(hall.store, Selection()), path, town.figures(hall.store))
    kept = {one.resolution_id: replace(one, id="") for one in FULFILMENTS.all(hall.store)}
    for one in FULFILMENTS.all(hall.store):
        unfollow_resolution(hall.store, one)
    report = bring(hall.store, target(), path)
    assert (report.added, report.refused) == (2, ())
    assert {one.resolution_id: replace(one, id="") for one in FULFILMENTS.all(hall.store)} == kept
    again = bring(hall.store, target(), path)
    assert again.added == 0 and len(FULFILMENTS.all(hall.store)) == 2


def _report(hall: halls.Hall, scope: Scope | None = None) -> Report:
    return build_report(hall.store, BY_NAME["fulfilment"], scope or Scope())


def test_the_report_leaves_no_resolution_out_and_says_who_follows_none(hall: halls.Hall, three: list[str]):
    follow_resolution(hall.store, Fulfilment(resolution_id=three[0], responsible="Obras", due=date(2026, 10, 1)))
    follow_resolution(hall.store, Fulfilment(resolution_id=three[1], responsible="Obras", done_on=TODAY))
    found = {section.key: section for section in _report(hall).sections}
    standing = {line.title: (line.data[0].value, line.data[0].of) for line in found["standing"].lines}
    assert standing == {"Cumplida": (1, 3), "Vencida": (1, 3), "Sin seguimiento": (1, 3)}
    assert [line.title for line in found["responsible"].lines] == ["Obras", "Sin responsable"]
    assert [line.title for line in found["resolutions"].lines] == ["1/2026", "2/2026", "3/2026"]
    assert all(one.behind for line in found["resolutions"].lines for one in line.data if one.value is not None)


def test_a_report_of_all_is_not_told_as_one_of_a_person(hall: halls.Hall, three: list[str]):
    with pytest.raises(UserError, match="no es de una persona"):
        _report(hall, Scope(person_id=hall.people["Cabral Techera"]))


def test_a_resolution_of_an_annulled_session_is_not_asked_for(hall: halls.Hall, three: list[str]):
    """It counts for nothing: Inicio asked for it, and no report had it."""
    follow_resolution(hall.store, Fulfilment(resolution_id=three[0], due=date(2026, 10, 1)))
    assert len(overdue(hall.store, TODAY)) == 1
    annul_session(hall.store, hall.session_id, "Se convocó sin el plazo.")
    assert overdue(hall.store, TODAY) == ()


def test_who_follows_a_resolution_that_is_taken_out_goes_with_it_and_comes_back(hall: halls.Hall, three: list[str]):
    follow_resolution(hall.store, Fulfilment(resolution_id=three[0], due=date(2026, 10, 1)))
    reopen_session(hall.store, hall.session_id, "Faltó un asunto.")
    delete_resolution(hall.store, three[0])
    assert FULFILMENTS.all(hall.store) == ()
    hall.store.undo()
    assert len(FULFILMENTS.all(hall.store)) == 1


def test_what_stands_without_its_resolution_can_be_taken_away(hall: halls.Hall, three: list[str]):
    """Such a record could be neither changed nor taken away."""
    one = follow_resolution(hall.store, Fulfilment(resolution_id=three[0], due=date(2026, 10, 1)))
    with hall.store.change("otra copia") as writer:
        writer.delete("resolution", three[0])
    FULFILMENTS.delete(hall.store, one.id)
    assert FULFILMENTS.all(hall.store) == ()
