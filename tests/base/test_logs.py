"""Error reports say where, never what the records held."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from munidesk.base import logs
from munidesk.base.errors import DiskError, UserError
from munidesk.base.logs import Event, Word


def fail(secret: str) -> None:
    raise ValueError(secret)


def caught() -> ValueError:
    with pytest.raises(ValueError, match="cédula") as raised:
        fail("cédula 1.234.567-8")
    return raised.value


def test_a_report_says_where_without_the_values():
    text = logs.report_text(caught())
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "1.234.567" not in text


def test_a_report_is_written_beside_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MUNIDESK_HOME", str(tmp_path))
    path = logs.write_report(caught())
    assert path is not None
    assert path.read_text(encoding="utf-8").count("ValueError") == 1


def test_a_report_that_cannot_be_written_is_no_second_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "archivo").touch()
    monkeypatch.setenv("MUNIDESK_HOME", str(tmp_path / "archivo"))
    assert logs.write_report(caught()) is None


@pytest.fixture
def log(home: Path) -> Iterator[Path]:
    """The log of this test's own folder, closed at the end."""
    logs.start_log()
    yield home / ".munidesk" / "munidesk.log"
    for handler in [one for one in logging.getLogger().handlers if one.get_name() == logs.NAME]:
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_a_line_says_when_what_and_how_much(log: Path):
    logs.note(Event.OPENED, bytes=1_048_576, ms=84)
    with logs.noted(Event.EXPORTED, form=Word(".pdf")) as told:
        told["bytes"] = 3
    first, second = log.read_text(encoding="utf-8").splitlines()
    assert first == "2026-11-17T19:00:00 abierto bytes=1048576 ms=84"
    assert second.startswith("2026-11-17T19:00:00 exportado form=.pdf bytes=3 ms=")
    assert logs.last_lines(1) == (second,)


def test_what_failed_is_no_done_deed(log: Path):
    with pytest.raises(UserError), logs.noted(Event.BACKED_UP):
        raise UserError("No hay lugar.")
    assert not log.exists()


def test_an_error_leaves_its_kind_and_place_and_never_its_sentence(log: Path):
    with pytest.raises(DiskError) as raised:
        try:
            raise OSError(28, "No space left", "/home/ana/María Pérez.munidesk")
        except OSError as error:
            raise DiskError("No queda espacio para «María Pérez».") from error
    logs.failed(raised.value)
    (line,) = log.read_text(encoding="utf-8").splitlines()
    assert "falló error=DiskError cause=OSError errno=28 at=test_logs.py:" in line
    assert "ana" not in line and "Pérez" not in line


def test_a_word_that_is_not_the_programs_is_left_out(log: Path):
    logs.note(Event.FAILED, error=Word("María Pérez"))
    assert log.read_text(encoding="utf-8") == "2026-11-17T19:00:00 falló error=?\n"


def test_of_other_libraries_only_who_spoke_is_kept(log: Path):
    logging.getLogger("otra.biblioteca").warning("no se entiende la celda «%s»", "María Pérez")
    assert log.read_text(encoding="utf-8") == "2026-11-17T19:00:00 otra.biblioteca WARNING\n"


def test_the_log_turns_over_and_never_grows_for_ever(log: Path, monkeypatch: pytest.MonkeyPatch):
    (handler,) = [one for one in logging.getLogger().handlers if one.get_name() == logs.NAME]
    monkeypatch.setattr(handler, "maxBytes", 200)
    for number in range(40):
        logs.note(Event.OPENED, bytes=number)
    kept = sorted(one.name for one in log.parent.glob("munidesk.log*"))
    assert kept == ["munidesk.log", "munidesk.log.1", "munidesk.log.2"]
    assert all(one.stat().st_size <= 200 for one in log.parent.glob("munidesk.log*"))
    assert logs.last_lines(3)[-1].endswith("bytes=39")


def test_a_log_that_cannot_be_written_is_no_reason_to_stop(
    log: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (home / "archivo").touch()
    monkeypatch.setenv("MUNIDESK_HOME", str(home / "archivo"))
    logs.start_log()
    logs.note(Event.OPENED, bytes=1)
    assert logs.last_lines(9) == ()
    assert capsys.readouterr().err == ""
