"""Each module's work from an empty home to its papers, by keys; what went wrong under the hands by its number."""

from pathlib import Path

import pytest

from tests.hands import journeys, journeys_participation, journeys_plan, journeys_swot
from tests.hands.driver import Hands
from tests.hands.simulated import play


def test_w47_w20_ten_initiatives_in_a_row_two_answers_and_a_devolucion(qapp, home: Path):
    play(journeys_participation.initiatives, home)


def test_w6_a_foda_of_sixteen_factors_each_in_its_quadrant_and_a_strategy_in_the_plan(qapp, home: Path):
    play(journeys_swot.swot, home)


def test_w7_w8_a_plan_of_three_axes_twelve_goals_readings_and_its_word(qapp, home: Path):
    play(journeys_plan.plan, home)


def test_w36_an_empty_register_has_no_blank_card_beside_it(qapp, home: Path):
    def looking(hands: Hands) -> None:
        journeys.begin_without_members(hands)
        journeys.open_page(hands, "Participación")
        hands.sees("Todavía no hay iniciativas")
        hands.sees_no("Vínculos y adjuntos")

    play(looking, home)


@pytest.mark.parametrize("key", ["Shift+Tab", "F6"])
def test_w62_of_the_buttons_of_a_choice_tab_meets_the_chosen_one(qapp, home: Path, key: str):
    def going(hands: Hands) -> None:
        journeys.begin_without_members(hands)
        journeys.open_page(hands, "Participación")
        hands.press("Ctrl+N")
        hands.write("Más luz")
        hands.press("Enter")
        hands.at("Iniciativas")
        met = []
        for _turn in range(24):
            hands.press(key)
            met.append(hands.seen.focus)
        if any(name.startswith(("Todas", "Vencidas", "Por devolver")) for name in met):
            raise hands.wrong(f"se pasó por {met}")

    play(going, home)
