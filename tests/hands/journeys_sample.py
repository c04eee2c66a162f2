"""The same journeys on the municipality of the example, where there is already something of everything."""

from tests.hands.driver import Hands
from tests.hands.journeys_hearing import hearing
from tests.hands.journeys_manual import manual
from tests.hands.journeys_pilot import pilot
from tests.hands.journeys_workshop import workshop


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


ALL = {
    "workshop_on_sample": workshop_on_sample,
    "pilot_on_sample": pilot_on_sample,
    "manual_on_sample": manual_on_sample,
    "hearing_on_sample": hearing_on_sample,
}
