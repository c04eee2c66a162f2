"""Every verb of every store is called by somebody: its tests would prove a program that nobody can use (K1)."""

import pytest

from tests.reachable import Verb, begins, modules, reached, used, verbs

WAITING: dict[Verb, str] = {}
"""Of K1's list what nobody calls yet, and the work that brings it its button. It only grows shorter."""


def test_k1_every_verb_of_a_store_is_called_by_a_page_an_action_an_import_or_the_command_line():
    """What only waiting verbs use waits with them. Any other is given its button, or taken out of the program."""
    known = reached(frozenset(name for _file, name in WAITING))
    unreached = [verb for verb in verbs() if verb[1] not in known]
    assert unreached == []


@pytest.mark.parametrize("verb", WAITING, ids=lambda verb: verb[1])
def test_k1_a_verb_that_waits_is_still_there_and_still_waits(verb: Verb):
    """Once it has its button, or is gone, it leaves the list."""
    assert verb in verbs(), "it is gone: take it out of WAITING"
    assert verb[1] not in reached(), "somebody calls it now: take it out of WAITING"


def test_the_walk_sees_the_program():
    """An empty walk would find nothing unreached."""
    assert len(verbs()) > 250
    assert sum(begins(name) for name in modules()) > 100
    assert {"mark", "approve_minutes", "register"} <= reached()
    assert "approve_minutes" in used(modules()["features/council/minutes/page_approve.py"])
