"""Below 40 % of the own capacity a sentence is said before proposing, with what to mend; above it none."""

from datetime import date
from fractions import Fraction

from munidesk.features.open_government.diagnoses.begin import begin
from munidesk.features.open_government.diagnoses.store import own_rounds
from munidesk.features.twinning.cities.store_capacity import INSTRUMENT, capacity, warning
from munidesk.instruments.store import answer
from munidesk.records.ref import Ref

DAY = date(2026, 3, 2)


def answered(store, **values):
    key = begin(store, Ref("instrument", INSTRUMENT), "Capacidad")
    (one,) = own_rounds(store, key)
    for name, value in values.items():
        answer(store, one.id, name, value)
    return key


def test_nobody_measured_it_yet(uy):
    assert capacity(uy) is None
    assert "Todavía no se midió" in warning(None, "")


def test_below_40_a_sentence_says_what_to_mend_and_blocks_nothing(uy):
    key = answered(uy, persona="0", idioma="4", dinero="0", norma="4", comite="2", aliados="1000")
    found = capacity(uy)
    # (0·2 + 4 + 0·2 + 4 + 2·2 + 1) / 9 of 4 points
    assert found.share == Fraction(13, 36)
    assert found.low
    assert found.diagnosis_id == key
    words = warning(found, "36 %")
    assert "menos de 40 %" in words
    assert "nombrar por escrito enlace y reemplazo" in words
    assert "igual" in words


def test_from_40_on_nothing_is_said(uy):
    answered(uy, persona="2", idioma="4", dinero="0", norma="4", comite="2", aliados="1000")
    found = capacity(uy)
    assert found.share == Fraction(17, 36)
    assert warning(found, "47 %") == ""
