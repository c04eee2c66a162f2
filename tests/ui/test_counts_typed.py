"""How many people there were is typed as the country writes it: «1.200» here, «1,200» there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from munidesk.base.figures import Figures
from munidesk.town.profiles import load_profile
from munidesk.ui.forms import Field, Kind, RecordForm


@pytest.fixture
def kept():
    return {"people": None}


def form_in(country, kept):
    figures = Figures(load_profile(country).currency)
    return RecordForm((Field("people", "Personas", Kind.NUMBER),), lambda: kept, kept.__setitem__, figures)


def typed(form, text):
    line = form.editor("people")
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    form.flush()
    return line


@pytest.mark.parametrize(("country", "text"), [("UY", "1.200"), ("MX", "1,200"), ("CR", "1 200"), ("ES", "1200")])
def test_e_a_form_takes_a_count_as_the_country_writes_it(qapp, kept, country, text):
    typed(form_in(country, kept), text)
    assert kept["people"] == 1200


@pytest.mark.parametrize("text", ["doce", "12,5", "-3", "1,200"])
def test_e_what_is_no_count_is_said_under_the_field_and_stays_as_it_was_typed(qapp, kept, text):
    form = form_in("UY", kept)
    line = typed(form, text)
    assert kept["people"] is None
    assert line.text() == text
    with pytest.raises(Exception, match="«"):
        form.finish()
