"""What this computer remembers of the person's taste."""

from pathlib import Path

import pytest

from munidesk.base import paths, settings
from munidesk.base.settings import Settings


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MUNIDESK_HOME", str(tmp_path))


def test_settings_come_back_as_they_were_saved():
    chosen = Settings(theme="dark", large_text=True, author="Lucía Ferrando", last_file="alba.munidesk")
    settings.save(chosen)
    assert settings.load() == chosen


def test_without_settings_the_usual_ones_hold():
    assert settings.load() == Settings()


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"theme": 3, "nueva": 1, "large_text": "sí"}'])
def test_damaged_settings_give_the_usual_ones(text: str):
    path = paths.state() / "settings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert settings.load() == Settings()


def test_the_home_of_the_municipalities_can_be_chosen(tmp_path: Path):
    assert paths.home() == tmp_path
    assert paths.state() == tmp_path / ".munidesk"
