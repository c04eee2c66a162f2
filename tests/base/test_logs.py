"""Error reports say where, never what the records held."""

from pathlib import Path

import pytest

from munidesk.base import logs


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
