"""The same journeys on the municipality of the example, where there is already something of everything."""

from tests.hands.driver import Hands
from tests.hands.journeys import whole_session
from tests.hands.journeys_book import book
from tests.hands.journeys_hearing import hearing
from tests.hands.journeys_manual import manual
from tests.hands.journeys_participation import initiatives
from tests.hands.journeys_pilot import pilot
from tests.hands.journeys_plan import plan
from tests.hands.journeys_swot import swot
from tests.hands.journeys_workshop import workshop

HELD = (11, 12)
"""Ordinary sessions of the example whose acta waits to be approved."""


def begin_with_the_sample(hands: Hands) -> None:
    hands.at("Continuar")
    hands.go_to("Probar con un municipio de ejemplo", at_most=5)
    hands.press("Enter")
    hands.wait_for("Nueva sesión")
    hands.picture("ejemplo")


def workshop_on_sample(hands: Hands) -> None:
    workshop(hands, begin_with_the_sample, empty=False)


def pilot_on_sample(hands: Hands) -> None:
    pilot(hands, begin_with_the_sample)


def manual_on_sample(hands: Hands) -> None:
    manual(hands, begin_with_the_sample)


def hearing_on_sample(hands: Hands) -> None:
    hearing(hands, begin_with_the_sample, empty=False)


def whole_session_on_sample(hands: Hands) -> None:
    whole_session(hands, begin_with_the_sample, HELD)


def initiatives_on_sample(hands: Hands) -> None:
    initiatives(hands, begin_with_the_sample)


def swot_on_sample(hands: Hands) -> None:
    swot(hands, begin_with_the_sample, empty=False)


def plan_on_sample(hands: Hands) -> None:
    plan(hands, begin_with_the_sample, empty=False)


def book_on_sample(hands: Hands) -> None:
    book(hands, begin_with_the_sample, HELD)


ALL = {
    "whole_session_on_sample": whole_session_on_sample,
    "initiatives_on_sample": initiatives_on_sample,
    "swot_on_sample": swot_on_sample,
    "plan_on_sample": plan_on_sample,
    "book_on_sample": book_on_sample,
    "workshop_on_sample": workshop_on_sample,
    "pilot_on_sample": pilot_on_sample,
    "manual_on_sample": manual_on_sample,
    "hearing_on_sample": hearing_on_sample,
}
