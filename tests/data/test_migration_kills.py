"""R7 in small: bringing a file up to date is killed at random moments, and always goes on from there."""

from pathlib import Path

from tests.data.kill_migration import run


def test_a_migration_that_is_killed_twelve_times_resumes_and_loses_no_row(tmp_path: Path):
    tally = run(tmp_path, kills=12, notes=1000)
    assert tally.kills == 12
    assert tally.failures == (0, 0, 0, 0), tally
