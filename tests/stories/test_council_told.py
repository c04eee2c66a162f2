"""Moves made by keys, many within one minute: the acta tells them as they were made, and its quorum is true."""

from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

import pytest

from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.base.spanish import number
from munidesk.documents.lines import plain_lines
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.view_data import load_view
from tests.stories.councils import NOW, Council
from tests.stories.window import rest, write

QUORUM = 3
MOVED = ("se retira de", "se retiran de", "regresa a", "regresan a")
Moves = list[tuple[int, bool, datetime, int]]
"""(number of the member, whether he comes, when, how many there are after it)."""


def drawn(random: Random, seats: int = 5) -> list[tuple[int, bool]]:
    """Thirty keys at random; those that change nothing (who is there comes, who is away leaves) are pressed too."""
    return [(random.randint(1, seats), random.random() < 0.5) for _key in range(30)]


def expected(keys: list[tuple[int, bool]], hours: list[datetime], seats: int = 5) -> list[Moves]:
    """What is told in one sentence together: those who come, or leave, one right after the other in one minute."""
    there, moves = set(range(1, seats + 1)), []
    for (member, comes), hour in zip(keys, hours, strict=True):
        if comes is not (member in there):
            there ^= {member}
            moves.append((member, comes, hour, len(there)))
    return [list(group) for _alike, group in groupby(moves, lambda one: one[1:3])]


def sentence(comes: bool, before: int, after: int) -> str:
    """What the acta has to say of the quorum, read from the norm and not from the program."""
    if comes:
        return "vuelve a haber quórum" if before < QUORUM <= after else ""
    if after >= QUORUM:
        return f"Permanecen {number(after)} integrantes, por lo que se mantiene el quórum."
    return "se pierde el quórum" if before >= QUORUM else "sigue sin haber quórum"


@pytest.mark.parametrize("seed", range(4))
def test_w3_random_moves_by_keys_are_told_in_order_with_a_true_quorum(qapp, tmp_path: Path, clock, seed: int):
    random = Random(seed)
    keys = drawn(random)
    council = Council(tmp_path / "cerro.munidesk", 5)
    names = [member.person.short_name for member in load_view(council.store, council.session).titulars]
    moment = NOW
    clock(moment)
    window = make_window(council.store, Settings(author="Lucía"))
    window.show()
    window.activateWindow()
    window.go("council.session", id=council.session, step="live")
    rest()
    window.findChild(LiveStep).roster.setFocus()
    hours = []
    for member, comes in keys:
        moment += timedelta(minutes=random.choice((0, 0, 0, 0, 1)))
        hours.append(moment)
        clock(moment)
        write(f"{member}{'P' if comes else 'R'}")
    told = [line for line in _acta(council) if any(one in line for one in MOVED)]
    window.close()
    groups, there = expected(keys, hours), 5
    assert len(told) == len(groups)
    for line, group in zip(told, groups, strict=True):
        before, (_member, comes, _hour, there) = there, group[-1]
        assert all(names[member - 1] in line for member, *_rest in group)
        many = "n" if len(group) > 1 else ""
        assert (f"regresa{many} a" if comes else f"se retira{many} de") in line
        wanted = sentence(comes, before, there)
        assert wanted in line
        assert wanted or "quórum" not in line


def _acta(council: Council) -> list[str]:
    view = load_view(council.store, council.session)
    return plain_lines(minutes_document(view, printed_at=datetime(2026, 12, 1, 21)))
