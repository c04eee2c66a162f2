"""Moves made by keys, many within one minute: the acta tells them as they were made, and its quorum is true."""

from datetime import datetime, timedelta
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
Moves = list[tuple[int, bool, int]]
"""(number of the member, whether he comes, how many there are after it)."""


def drawn(random: Random, seats: int = 5) -> list[tuple[int, bool]]:
    """Thirty keys at random; those that change nothing (who is there comes, who is away leaves) are pressed too."""
    return [(random.randint(1, seats), random.random() < 0.5) for _key in range(30)]


def expected(keys: list[tuple[int, bool]], seats: int = 5) -> Moves:
    there, moves = set(range(1, seats + 1)), []
    for member, comes in keys:
        if comes is not (member in there):
            there ^= {member}
            moves.append((member, comes, len(there)))
    return moves


def sentence(comes: bool, after: int) -> str:
    """What the acta has to say of the quorum, read from the norm and not from the program."""
    if comes:
        return "vuelve a haber quórum" if after == QUORUM else ""
    if after >= QUORUM:
        return f"Permanecen {number(after)} integrantes, por lo que se mantiene el quórum."
    return "se pierde el quórum" if after == QUORUM - 1 else "sigue sin haber quórum"


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
    for member, comes in keys:
        moment += timedelta(minutes=random.choice((0, 0, 0, 0, 1)))
        clock(moment)
        write(f"{member}{'P' if comes else 'R'}")
    told = [line for line in _acta(council) if "se retira de" in line or "regresa a" in line]
    window.close()
    moves = expected(keys)
    assert len(told) == len(moves)
    for line, (member, comes, after) in zip(told, moves, strict=True):
        assert names[member - 1] in line
        assert ("regresa a" if comes else "se retira de") in line
        wanted = sentence(comes, after)
        assert wanted in line
        assert wanted or "quórum" not in line


def _acta(council: Council) -> list[str]:
    view = load_view(council.store, council.session)
    return plain_lines(minutes_document(view, printed_at=datetime(2026, 12, 1, 21)))
