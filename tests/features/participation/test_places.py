"""One zone, one spelling, by every way in."""

from dataclasses import replace

import pytest

from munidesk.base.dates import today
from munidesk.features.participation.domain import Encounter, EncounterKind, Initiative
from munidesk.features.participation.encounters.store import encounter, new_encounter
from munidesk.features.participation.initiatives.store import initiative, register, save_initiative
from munidesk.features.participation.places import Spellings, zone_words
from munidesk.features.participation.store_places import zones


@pytest.mark.parametrize("typed", ["Este", "este", "  ESTE ", "Zona Este", "zona  este"])
def test_w13_every_way_of_typing_a_zone_in_use_is_that_zone(typed):
    assert Spellings(["Norte", "Este"]).settled(typed) == "Este"


def test_w13_a_zone_that_is_called_so_keeps_its_name_and_is_not_told_twice():
    known = Spellings(["Zona Franca"])
    assert known.settled("zona franca") == "Zona Franca"
    assert known.settled("Ñandubay") == "Ñandubay"
    assert [zone_words(one) for one in ("Este", "Zona Franca", "zona sur", "")] == [
        "Zona Este", "Zona Franca", "zona sur", "",
    ]  # fmt: skip


def test_w13_an_encounter_in_a_zone_of_the_initiatives_makes_no_stray_one(store):
    register(store, Initiative(title="Más luz", zone="Este"))
    made = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=today(), zone="zona este"))
    assert encounter(store, made).zone == "Este"
    assert zones(store) == ("Este",)


def test_w13_who_mends_the_spelling_of_a_zone_is_not_undone(store):
    made = register(store, Initiative(title="Más luz", zone="este"))
    save_initiative(store, replace(initiative(store, made), zone="Este"))
    assert initiative(store, made).zone == "Este"
