"""The table of breaks does not rot: each text stands once in its file, each test is there, and breaking is noticed."""

import ast
from pathlib import Path

import pytest

from tests.breaks.running import Fate, copied, fate
from tests.breaks.table import ROOT, Break, breaks

BY_NAME = {one.name: one for one in breaks()}


def test_k8_the_sixteen_live_breaks_and_fifty_more_are_listed_by_different_names():
    assert len(BY_NAME) == len(breaks())
    assert sum(one.k8 for one in breaks()) == 16
    assert sum(not one.k8 for one in breaks()) >= 50


@pytest.mark.parametrize("one", breaks(), ids=lambda one: one.name)
def test_the_text_of_a_break_stands_once_in_its_file_and_what_it_makes_is_python(one: Break):
    text = (ROOT / "munidesk" / one.file).read_text(encoding="utf-8")
    assert one.old != one.new
    compile(one.broken(text), one.file, "exec")


def defined(path: Path) -> set[str]:
    return {each.name for each in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(each, ast.FunctionDef)}


@pytest.mark.parametrize("one", breaks(), ids=lambda one: one.name)
def test_the_tests_that_notice_a_break_exist(one: Break):
    assert one.sees and one.tests
    for test in one.tests:
        file, _sign, name = test.partition("::")
        assert name in defined(ROOT / file), test


def test_breaks_are_noticed_in_a_copy_and_the_program_stays_as_it_was():
    one = BY_NAME["half-to-even"]
    own = ROOT / "munidesk" / one.file
    before = own.read_bytes()
    with copied() as copy:
        assert fate(one, copy)[0] is Fate.KILLED
        harmless = Break(one.name, one.area, one.file, one.old, f"{one.old}  # as it was", one.sees, one.tests)
        assert fate(harmless, copy)[0] is Fate.SURVIVED
        gone = Break(one.name, one.area, one.file, "no such text", "", one.sees, one.tests)
        assert fate(gone, copy)[0] is Fate.NOT_FOUND
    assert own.read_bytes() == before
