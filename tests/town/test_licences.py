"""What is shipped is told with its licence, and every version says what it brought."""

import re
import tomllib
from pathlib import Path

from munidesk import __version__
from munidesk.town import licences, news

ROOT = Path(__file__).resolve().parents[2]


def test_every_component_that_runs_has_its_licence_and_its_text():
    named = {one.name.lower().replace("_", "-"): one for one in licences.parts()}
    for name in ("pyside6-essentials", "shiboken6", "pillow", "six", "lxml", "font-source-sans-pro", "python"):
        assert named[name].licence, name
    lacking = [one.name for one in named.values() if not one.texts and one.name != "Python"]
    assert lacking == []


def test_what_only_develops_is_not_among_them():
    names = {one.name.lower() for one in licences.parts()}
    assert names & {"pytest", "ruff", "mypy", "hypothesis", "pip", "setuptools"} == set()


def test_qt_comes_with_the_text_of_its_licence():
    text = licences.whole_text()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text and "GNU GENERAL PUBLIC LICENSE" in text
    assert "SIL OPEN FONT LICENSE" in text


def test_what_is_read_is_what_the_project_asks_for():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.sub(r"[_.]", "-", one.lower()) for one in asked} == set(licences.NEEDED)


def test_the_newest_version_told_is_this_one():
    told = news.versions()
    assert told[0].number == __version__
    assert all(one.brought for one in told)
    assert [one.day for one in told] == sorted((one.day for one in told), reverse=True)
