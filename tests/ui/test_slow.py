"""A window that stood still leaves a line in the log; a computer that slept does not."""

import logging

import pytest
from PySide6.QtCore import QObject

from munidesk.ui.slow import BEAT_MS, SlowWatch


@pytest.mark.parametrize(("late", "said"), [(0.0, ""), (0.9, ""), (2.5, "lento ms=2500 page=council"), (3600.0, "")])
def test_a_beat_that_comes_late_says_for_how_long(
    qapp: object, caplog: pytest.LogCaptureFixture, late: float, said: str
):
    moment = [100.0]
    parent = QObject()
    watch = SlowWatch(parent, lambda: "council", lambda: moment[0])
    watch.stop()
    with caplog.at_level(logging.INFO, "munidesk"):
        moment[0] += BEAT_MS / 1000 + late
        watch.beat()
        moment[0] += BEAT_MS / 1000
        watch.beat()
    assert [one.getMessage() for one in caplog.records] == ([said] if said else [])
