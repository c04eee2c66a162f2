"""States of the municipality's own, equal petitions joined, and a period that stays as it was closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents import lines
from munidesk.features.participation.analysis.store_periods import closed_period
from munidesk.features.participation.domain import (
    AnswerKind,
    Author,
    AuthorKind,
    Encounter,
    EncounterKind,
    Initiative,
    OwnState,
    State,
    Theme,
)
from munidesk.features.participation.encounters.store import new_encounter
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.store import answer, initiative, register, reopen, states_of
from munidesk.features.participation.initiatives.store_board import OWN, board, figures
from munidesk.features.participation.initiatives.store_states import (
    close,
    joined_to,
    merge,
    own_states,
    petitioners,
    read_state,
    save_own_state,
    set_own_state,
)
from munidesk.features.participation.kinds import THEMES
from munidesk.features.planning.domain import Commitment, Level, Line, Plan, Reading
from munidesk.features.planning.kinds import COMMITMENTS, LINES, PLANS, READINGS
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality

YEAR = date(2026, 1, 1), date(2026, 12, 31)
QUARTER = Selection(since=date(2026, 1, 1), until=date(2026, 3, 31))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    town.save_body(made, Body(name="Concejo Municipal"))
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _day():
    with fixed_clock(datetime(2026, 11, 24, 9, 0)):
        yield


def came(store: Store, title: str, who: str = "", day: date = date(2026, 2, 1)) -> str:
    return register(store, Initiative(title=title, received=day), Author(kind=AuthorKind.NEIGHBOUR, name=who))


def told(store: Store, name: str, selection: Selection = QUARTER) -> list[str]:
    return list(lines.plain_lines(catalog.export_named(name)(store, selection)))


def test_p20_a_withdrawn_one_is_closed_without_an_answer_in_the_town_s_own_word(store: Store):
    save_own_state(store, OwnState(word="retirada", state=State.CLOSED))
    key = came(store, "Luz")
    (own,) = own_states(store)
    with pytest.raises(UserError, match="por qué"):
        set_own_state(store, key, own)
    set_own_state(store, key, own, "La retiró quien la presentó")
    one = initiative(store, key)
    assert (one.state, one.own_state, one.closed_on) == (State.CLOSED, "retirada", date(2026, 11, 24))
    assert board(store, Filter(segment="open")).total == 0
    assert board(store, Filter(segment=f"{OWN}retirada")).total == 1
    count = figures(store, *YEAR)
    assert (count.received, count.answered, count.open, count.overdue) == (1, 0, 0, 0)
    assert "Retirada, 24/11/2026." in told(store, "answers", Selection())
    assert states_of(store, key)[-1].called == "retirada"
    reopen(store, key, "volvió")
    assert (initiative(store, key).own_state, initiative(store, key).is_open) == ("", True)


def test_p20_before_it_was_withdrawn_it_was_open(store: Store):
    key = came(store, "Luz")
    close(store, key, "La retiró", on=date(2026, 5, 1))
    assert figures(store, date(2026, 1, 1), date(2026, 3, 31)).open == 1
    assert figures(store, *YEAR).open == 0


def test_p20_a_word_that_means_answered_answers_nothing_by_itself(store: Store):
    save_own_state(store, OwnState(word="resuelta", state=State.ANSWERED))
    key = came(store, "Luz")
    with pytest.raises(UserError, match="escriba primero la respuesta"):
        set_own_state(store, key, own_states(store)[0])
    answer(store, key, AnswerKind.ACCEPTED, "Sí.")
    set_own_state(store, key, own_states(store)[0])
    assert initiative(store, key).state_said == "resuelta"


def test_p20_a_corrected_word_is_corrected_everywhere_and_none_is_there_twice(store: Store):
    save_own_state(store, OwnState(word="en tramite", state=State.STUDY))
    key = came(store, "Luz")
    (own,) = own_states(store)
    set_own_state(store, key, own)
    save_own_state(store, OwnState(id=own.id, word="en trámite", state=State.STUDY))
    assert initiative(store, key).own_state == "en trámite"
    with pytest.raises(UserError, match="ya está"):
        save_own_state(store, OwnState(word="EN TRÁMITE"))
    store.undo()
    assert initiative(store, key).own_state == "en tramite"


def test_p20_a_word_of_a_sheet_is_the_town_s_own_first_and_it_goes_out_again(store: Store):
    save_own_state(store, OwnState(word="archivada por falta de datos", state=State.CLOSED))
    save_own_state(store, OwnState(word="en estudio", state=State.COUNCIL))
    assert read_state(store, "Archivada por falta de datos") == (State.CLOSED, "archivada por falta de datos")
    assert read_state(store, "EN ESTUDIO") == (State.COUNCIL, "en estudio")
    assert read_state(store, "Retirada") == (State.CLOSED, "")
    assert read_state(store, "traspapelada") is None
    close(store, came(store, "Luz"), "faltaba la dirección", word="archivada por falta de datos")
    out = catalog.export_named("initiatives")(store, Selection())
    assert out.rows[0][out.header.index("Estado, como lo llama el municipio")] == "archivada por falta de datos"


# -- joined


def test_p36_equal_petitions_become_one_and_everybody_who_asked_is_answered(store: Store):
    kept, other, third = (
        came(store, "Luz en la plaza", "Ana Peña"),
        came(store, "Más luz", "Beto Ríos"),
        came(store, "Luz!"),
    )
    THEMES.save(store, Theme(title="Luz", initiative_id=other))
    before = figures(store, *YEAR)
    merge(store, kept, [other, third])
    assert [one.folio for one in joined_to(store, kept)] == [initiative(store, key).folio for key in (other, third)]
    trail = initiative(store, other)
    assert (trail.state, trail.merged_into, trail.state_said) == (
        State.CLOSED, kept, f"unida a {initiative(store, kept).folio}",
    )  # fmt: skip
    assert THEMES.all(store)[0].initiative_id == kept
    assert (before.received, figures(store, *YEAR).received) == (3, 1)
    assert len(petitioners(store, kept)) == 3
    answer(store, kept, AnswerKind.ACCEPTED, "Se hará.")
    letter = told(store, "letter", Selection(id=kept))
    assert [line for line in letter if line in {"Ana Peña", "Beto Ríos", "A quien presentó la iniciativa"}] == [
        "Ana Peña", "Beto Ríos", "A quien presentó la iniciativa",
    ]  # fmt: skip
    assert sum("Se hará." in line for line in letter) == 3
    assert sum("que pide lo mismo" in line for line in letter) == 2


def test_p36_one_undo_separates_them_whole(store: Store):
    kept, other = came(store, "Luz", "Ana Peña"), came(store, "Más luz", "Beto Ríos")
    before = [store.select(table) for table in ("initiative", "author", "state_change", "link")]
    merge(store, kept, [other])
    store.undo()
    assert [store.select(table) for table in ("initiative", "author", "state_change", "link")] == before


def test_p36_what_joins_one_that_joins_another_ends_in_the_last(store: Store):
    first, second, third = came(store, "a a"), came(store, "b b"), came(store, "c c")
    merge(store, second, [first])
    merge(store, third, [second])
    assert {one.id for one in joined_to(store, third)} == {first, second}
    for wrong in ((third, [third]), (second, [third]), (third, [first])):
        with pytest.raises(UserError):
            merge(store, *wrong)


def test_p36_nobody_is_joined_to_one_that_was_closed_without_an_answer(store: Store):
    kept, other = came(store, "Luz"), came(store, "Más luz")
    close(store, kept, "la retiraron")
    with pytest.raises(UserError, match="sin respuesta"):
        merge(store, kept, [other])
    assert initiative(store, other).is_open


# -- periods


def test_p16_a_closed_period_prints_the_same_words_and_counts_what_was_typed_since(store: Store):
    came(store, "Luz")
    with fixed_clock(datetime(2026, 4, 5, 9, 0)):
        before = told(store, "participation-analysis")
        catalog.actions(store)["close_period"](Ref("municipality", ""), "2026-01-01/2026-03-31")
    assert told(store, "participation-analysis") == [
        *before,
        "Período cerrado el 05/04/2026: el documento es el de ese día. "
        "Desde entonces no cambió ninguna de sus cuentas.",
    ]
    key = came(store, "Agua", day=date(2026, 3, 3))
    answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2026, 3, 9))
    *same, note = told(store, "participation-analysis")
    assert same == before
    assert note.endswith("con fecha de este período: 1 iniciativa; 1 respuesta.")
    assert closed_period(store, "topics-synthesis", QUARTER.since, QUARTER.until) is not None


def test_p16_closing_is_not_undone_nor_done_twice_nor_before_the_period_is_over(store: Store):
    verb = catalog.actions(store)["close_period"]
    with pytest.raises(UserError, match="haya terminado"):
        verb(Ref("municipality", ""), "2026-01-01/2026-12-31")
    verb(Ref("municipality", ""), "2026-01-01/2026-03-31")
    assert store.undo_label == ""
    with pytest.raises(UserError, match="ya está cerrado"):
        verb(Ref("municipality", ""), "2026-01-01/2026-03-31")


def _closed_quarter(store: Store) -> list[str]:
    """The quarter closed on 5 April with one initiative in it; what the hearing said then."""
    came(store, "Luz")
    with fixed_clock(datetime(2026, 4, 5, 9, 0)):
        before = told(store, "hearing")
        catalog.actions(store)["close_period"](Ref("municipality", ""), "2026-01-01/2026-03-31")
    return before


def test_c_the_hearing_of_a_closed_period_says_what_it_said_and_counts_what_came_since(store: Store):
    plan = PLANS.save(store, Plan(title="Plan", start_year=2025, end_year=2030))
    line = LINES.save(store, Line(plan_id=plan.id, level=Level.TARGET, title="Veredas", year=2026, target=Decimal(9)))
    COMMITMENTS.save(store, Commitment(plan_id=plan.id, title="Podar", deadline=date(2026, 3, 1)))
    before = _closed_quarter(store)
    assert told(store, "hearing")[:-1] == before
    answer(store, came(store, "Agua", day=date(2026, 3, 3)), AnswerKind.ACCEPTED, "Sí.", on=date(2026, 3, 9))
    READINGS.save(store, Reading(line_id=line.id, day=date(2026, 3, 2), value=Decimal(9)))
    (podar,) = COMMITMENTS.all(store)
    COMMITMENTS.save(store, replace(podar, done_on=date(2026, 2, 27)))
    *same, note = told(store, "hearing")
    assert same == before
    for more in ("1 iniciativa", "1 respuesta", "1 avance del plan", "compromisos cumplidos"):
        assert more in note, note


def test_c_the_hearing_of_a_closed_period_takes_place_when_it_is_called_since(store: Store):
    """The figures stay; the day, the place and the hours are those of the hearing, which is called afterwards."""
    before = _closed_quarter(store)
    new_encounter(
        store,
        Encounter(
            title="Audiencia", kind=EncounterKind.HEARING, date=date(2026, 12, 11), start=time(18, 30), place="Club"
        ),
    )
    now = told(store, "hearing")
    assert any("11 de diciembre" in line and "Club" in line for line in now)
    assert any("18:40" in line for line in now)
    figures = next(line for line in before if "con respuesta" in line)
    assert figures in now


def test_c_the_poster_of_a_closed_period_has_its_figures(store: Store):
    _closed_quarter(store)
    for title in ("Agua", "Sombra"):
        came(store, title, day=date(2026, 3, 3))
    poster = catalog.export_named("hearing-poster")(store, QUARTER)
    words = str(poster)
    assert "text='1'" in words and "text='3'" not in words
