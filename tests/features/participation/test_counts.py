"""What the database counts of many initiatives is what counting them one by one gives, and follows every change."""

from datetime import date, timedelta

from munidesk.base.dates import today
from munidesk.features.participation.analysis import rules
from munidesk.features.participation.analysis.rules import Counted
from munidesk.features.participation.analysis.store import by_author
from munidesk.features.participation.domain import OPEN, AnswerKind, Author, AuthorKind, Initiative
from munidesk.features.participation.initiatives.store import (
    add_author,
    all_initiatives,
    answer,
    authors_of,
    delete_initiative,
    give_back,
    initiative,
    register,
    remove_author,
)
from munidesk.features.participation.initiatives.store_board import choices, figures

YEAR = date(2026, 1, 1), date(2026, 12, 31)
WHO = (
    Author(kind=AuthorKind.COUNCILLOR, name="Ana Peña"),
    Author(kind=AuthorKind.COUNCILLOR, name="José Núñez"),
    Author(kind=AuthorKind.NEIGHBOUR),
    Author(kind=AuthorKind.ORGANISATION, name="Club social"),
    None,
)


def many(store) -> list[str]:
    """Forty of every kind: in time and late, answered or not, given back or not, some with several authors."""
    keys = []
    for at in range(40):
        received = date(2026, 1, 7) + timedelta(days=7 * at)
        keys.append(register(store, Initiative(title=f"Una {at}", received=received, topic=f"T{at % 3}"), WHO[at % 5]))
        if at % 4 == 0:
            second = add_author(store, keys[-1], Author(kind=AuthorKind.COMMISSION, name="Obras"))
            if at % 8 == 0:
                remove_author(store, second.id)
        if at % 3 == 0:
            answer(store, keys[-1], AnswerKind.ACCEPTED, "Sí.", on=min(today(), received + timedelta(days=at % 7)))
        if at % 6 == 0:
            give_back(store, keys[-1], on=today(), channel="cartelera")
    delete_initiative(store, keys[5])
    return keys


def one_by_one(store) -> list[Counted]:
    found = []
    for one in all_initiatives(store):
        who = next(iter(authors_of(store, one.id)), None)
        waits = one.state in OPEN
        found.append(
            Counted(
                who.kind if who else AuthorKind.UNKNOWN, who.name if who else "", one.answer_days,
                one.feedback_date is not None, waits, waits and one.due is not None and one.due < today(),
                termed=one.due is not None,
            )
        )  # fmt: skip
    return found


def test_the_table_of_authors_is_what_counting_one_by_one_gives(store):
    many(store)
    assert by_author(store, *YEAR) == rules.by_author(one_by_one(store), "Concejo")


def test_the_figures_over_the_board_follow_each_change_and_its_undoing(store):
    keys = many(store)
    before = figures(store, *YEAR)
    waiting = next(key for key in keys[6:] if initiative(store, key).state in OPEN)
    answer(store, waiting, AnswerKind.ACCEPTED, "Sí.", on=today())
    after = figures(store, *YEAR)
    assert (after.answered, after.open) == (before.answered + 1, before.open - 1)
    remove_author(store, authors_of(store, keys[1])[0].id)
    assert figures(store, *YEAR).council == before.council - 1
    store.undo()
    store.undo()
    assert figures(store, *YEAR) == before


def test_topics_are_offered_by_how_often_and_the_blank_one_is_none(store):
    for topic in ("Plazas", "", "Luz", "Luz", "Agua"):
        register(store, Initiative(title="Una", topic=topic, zone="Este"))
    assert choices(store, "topic") == ("Luz", "Agua", "Plazas")
    assert choices(store, "zone") == ("Este",)
