"""Ballots become votes, two counters are compared paper by paper, and a table is counted again alone."""

from dataclasses import replace

import pytest

from munidesk.base.errors import UserError
from munidesk.features.participatory_budget.domain import Ballot, Batch
from munidesk.features.participatory_budget.kinds import BALLOTS
from munidesk.features.participatory_budget.rules import Sort, differences, key_of, number_of
from munidesk.features.participatory_budget.store import (
    load_view,
    save_batch,
)
from munidesk.features.participatory_budget.store_count import (
    close_count,
    correct,
    count,
    recount,
    reopen_count,
    take_back,
    unready,
)


def test_a_mark_too_many_annuls_by_itself_and_a_blank_paper_is_no_vote(store, edition, pile):
    process, batch = edition(100, 200, 300, marks=2)
    pile(batch, "12 1 123 0 N 3")
    tally = load_view(store, process).tally
    assert (tally.of(Sort.VALID), tally.of(Sort.VOID), tally.of(Sort.BLANK)) == (3, 2, 1)
    assert dict(tally.votes) == {1: 2, 2: 1, 3: 1}


def test_the_order_of_marks_is_no_difference_between_counters(store, edition, pile):
    process, batch = edition(100, 200, 300, marks=2)
    pile(batch, "12 3 N")
    pile(batch, "21 3 123", counter=2)
    assert load_view(store, process).differences(batch) == ()


def test_two_counters_that_differ_by_one_are_told_on_which_paper(store, edition, pile):
    process, batch = edition(100, 200, 300)
    pile(batch, "1 2 3 1 2")
    pile(batch, "1 2 3 2 2", counter=2)
    view = load_view(store, process)
    (found,) = view.differences(batch)
    assert found.first is not None and found.second is not None
    assert (found.first.position, found.first.marks, found.second.marks) == (4, "1", "2")
    assert "no coinciden" in unready(view)
    with pytest.raises(UserError, match="no coinciden"):
        close_count(store, process)


def test_a_paper_passed_over_does_not_shift_all_that_follow(store, edition, pile):
    process, batch = edition(100, 200, 300)
    pile(batch, "1 2 3 1 2 3 1 2 3")
    pile(batch, "1 2 3 1 3 1 2 3", counter=2)
    (found,) = load_view(store, process).differences(batch)
    assert (found.first.position, found.second) == (5, None)


def test_the_paper_read_wrong_is_mended_and_the_count_closes(store, edition, pile):
    process, batch = edition(100, 200)
    pile(batch, "1 2 1")
    pile(batch, "1 1 1", counter=2)
    (found,) = load_view(store, process).differences(batch)
    correct(store, found.second.id, [2])
    close_count(store, process)
    assert [one.votes for one in load_view(store, process).placed] == [2, 1]
    with pytest.raises(UserError, match="cerrado"):
        count(store, batch, 1, [1])
    reopen_count(store, process)
    count(store, batch, 1, [1])


def test_a_recount_empties_one_count_of_one_table_and_one_undo_brings_it_back(store, edition, pile):
    process, batch = edition(100, 200)
    pile(batch, "1 2 1")
    pile(batch, "1 2 1", counter=2)
    recount(store, batch, 2)
    view = load_view(store, process)
    assert (len(view.pile(batch, 1)), len(view.pile(batch, 2))) == (3, 0)
    store.undo()
    assert len(load_view(store, process).pile(batch, 2)) == 3


def test_the_last_paper_comes_back_and_the_next_takes_its_place(store, edition, pile):
    process, batch = edition(100, 200)
    pile(batch, "1 2")
    assert take_back(store, batch, 1).marks == "2"
    count(store, batch, 1, [1])
    assert [(one.position, one.marks) for one in load_view(store, process).pile(batch, 1)] == [(1, "1"), (2, "1")]


def test_a_number_that_is_on_no_ballot_is_refused_by_its_key(store, edition):
    _process, batch = edition(100, 200)
    with pytest.raises(UserError, match="ningún 3"):
        count(store, batch, 1, [3])


def test_with_one_mark_twice_no_paper_comes_in_by_a_sheet(store, edition):
    _process, batch = edition(100, 200)
    for marks in ("1 1", "x", "0", "99"):
        with pytest.raises(UserError):
            BALLOTS.save(store, Ballot(batch_id=batch, position=1, marks=marks))


def test_each_place_of_a_ballot_has_a_key_and_n_and_zero_are_none():
    keys = [key_of(number) for number in range(1, 35)]
    assert len(set(keys)) == 34
    assert not {"0", "N"} & set(keys)
    assert [number_of(key) for key in keys] == list(range(1, 35))
    assert number_of("n") == number_of("0") == number_of("") == number_of("12") == 0


def test_equal_piles_never_differ():
    papers = [Ballot(batch_id="b", position=at, marks=str(at % 3 + 1)) for at in range(1, 60)]
    assert differences(papers, papers, 1) == ()


def test_a_table_where_nobody_signed_has_nothing_to_count(store, edition, pile):
    process, batch = edition(100, 200, counters=1)
    pile(batch, "1")
    save_batch(store, Batch(process_id=process, number=2))
    assert "mesa 2" in unready(load_view(store, process))
    empty = load_view(store, process).batches[1]
    save_batch(store, replace(empty, signed=0))
    assert unready(load_view(store, process)) == ""
