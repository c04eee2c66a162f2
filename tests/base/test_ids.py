"""Keys stay unique and in order whatever the clock says."""

import threading
import time
from uuid import UUID

import pytest

from munidesk.base.ids import is_id, new_id, raise_floor


def test_keys_are_uuid7_unique_and_ordered():
    made = [new_id() for _ in range(5000)]
    assert made == sorted(set(made))
    assert {UUID(key).version for key in made} == {7}


@pytest.mark.parametrize("seconds", [0.0, -86_400.0 * 365 * 46, 86_400.0 * 365 * 12])
def test_a_clock_that_jumps_never_breaks_the_order(monkeypatch: pytest.MonkeyPatch, seconds: float):
    before, right = new_id(), time.time()
    monkeypatch.setattr(time, "time", lambda: right + seconds)
    during = [new_id() for _ in range(100)]
    monkeypatch.setattr(time, "time", lambda: right - 60)
    after = new_id()
    assert [before, *during, after] == sorted({before, *during, after})


def test_a_clock_at_zero_still_gives_keys(monkeypatch: pytest.MonkeyPatch):
    before = new_id()
    monkeypatch.setattr(time, "time", lambda: -5.0)
    assert new_id() > before


def test_keys_follow_those_of_a_file_written_in_the_future():
    future = "0fffffff-ffff-7fff-bfff-000000000000"
    raise_floor(future)
    made = [new_id() for _ in range(10)]
    assert [future, *made] == sorted({future, *made})
    assert all(UUID(key).version == 7 for key in made)


def test_threads_never_share_a_key():
    made: list[str] = []
    workers = [threading.Thread(target=lambda: made.extend(new_id() for _ in range(500))) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(set(made)) == 4000


@pytest.mark.parametrize(
    "text",
    [
        "0fffffff-ffff-4fff-bfff-000000000000",  # another version
        "0fffffff-ffff-7fff-3fff-000000000000",  # another variant
        "0FFFFFFF-FFFF-7FFF-BFFF-000000000000",
        "0fffffffffff7fffbfff000000000000",
        "{0fffffff-ffff-7fff-bfff-000000000000}",
        "0fffffff-ffff-7fff-bfff-000000000000\n",
        "ffffffff-ffff-7fff-bfff-000000000000",  # after the year 10000
        "",
        None,
    ],
)
def test_what_damage_left_is_no_key(text: str):
    assert is_id(new_id())
    assert not is_id(text)
