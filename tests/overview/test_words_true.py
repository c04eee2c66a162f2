"""Numbers, articles and names as a person would say them."""

from datetime import date

from munidesk.base.spanish import cited
from munidesk.features.participation.domain import State
from munidesk.features.participation.initiatives.clock import clock
from munidesk.features.participation.initiatives.page_board import _given_back
from munidesk.town.profile_words import to_check
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.town.seats_words import seats_words


def test_fix2_what_came_today_does_not_wait_since_zero_days():
    day = date(2026, 11, 28)
    assert clock(day, None, State.RECEIVED, None, day).words == "Llegó hoy"
    assert clock(date(2026, 11, 27), None, State.RECEIVED, None, day).words == "Espera hace 1 día"


def test_fix2_of_none_there_is_nothing_to_count():
    assert _given_back("s/d", 0) == "ninguna respondida todavía"
    assert _given_back("0 %", 1) == "0 % de la única respondida"
    assert _given_back("40 %", 5) == "40 % de las 5 respondidas"


def test_fix2_the_council_has_its_article_and_what_there_is_none_of_is_not_told():
    assert seats_words("Concejo Municipal", 5, 0) == "El Concejo Municipal tiene 5 titulares"
    assert seats_words("Junta Departamental", 5, 1) == "La Junta Departamental tiene 5 titulares y 1 suplente"


def test_fix2_no_brackets_within_brackets():
    assert cited("Código Municipal (Dto. 12-2002)") == "; Código Municipal (Dto. 12-2002)"
    assert cited("Ley 19.272, art. 5") == " (Ley 19.272, art. 5)"


def test_fix2_a_majority_is_named_once():
    said = [one.what for country in COUNTRIES for one in to_check(load_profile(country))]
    assert [one for one in said if one.casefold().count("mayoría") > 1] == []
