"""`start.py hands [viaje…]`: every journey in a real window, at 12 keys a second and without pauses, with pictures."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.hands import (
    journeys,
    journeys_around,
    journeys_book,
    journeys_budget,
    journeys_council_in,
    journeys_election,
    journeys_follow,
    journeys_handover,
    journeys_hearing,
    journeys_import,
    journeys_letters,
    journeys_manual,
    journeys_open_government,
    journeys_paper,
    journeys_participation,
    journeys_pilot,
    journeys_plan,
    journeys_sample,
    journeys_settings,
    journeys_survey,
    journeys_swot,
    journeys_training,
    journeys_workshop,
)
from tests.hands.driver import Hands, Wrong
from tests.hands.screen import Screen, lacking

PICTURES = Path(__file__).resolve().parents[1] / "pictures" / "hands"
GAPS = (83, 0)
ALL = {
    **journeys.ALL, "initiatives": journeys_participation.initiatives, "swot": journeys_swot.swot,
    "budget": journeys_budget.budget, "follow": journeys_follow.follow, "survey": journeys_survey.survey,
    "plan": journeys_plan.plan, **journeys_import.ALL, **journeys_handover.ALL, **journeys_settings.ALL,
    **journeys_book.ALL, **journeys_council_in.ALL, **journeys_election.ALL, **journeys_letters.ALL,
    **journeys_paper.ALL, **journeys_open_government.ALL, **journeys_training.ALL,
    "workshop": journeys_workshop.workshop, "pilot": journeys_pilot.pilot,
    "manual": journeys_manual.manual, "hearing": journeys_hearing.hearing, **journeys_sample.ALL,
    "around": journeys_around.around,
}  # fmt: skip


def walk(journey: Callable[[Hands], None], gap: int) -> str:
    """A line with its keys and seconds, or what went wrong."""
    pace = "12 por segundo" if gap else "sin pausas"
    pictures = PICTURES / f"{journey.__name__}-{gap}"
    began = time.monotonic()
    try:
        with tempfile.TemporaryDirectory() as home, Screen(Path(home), pictures, gap) as desk:
            hands = Hands(desk, journey.__name__)
            hands.start()
            journey(hands)
    except (Wrong, AssertionError) as wrong:
        return f"MAL  {journey.__name__} ({pace}): {wrong}"
    return f"bien {journey.__name__} ({pace}): {len(hands.keys)} teclas, {time.monotonic() - began:.0f} s"


def main(names: list[str]) -> int:
    if said := lacking():
        print(said, file=sys.stderr)
        return 1
    unknown = [one for one in names if one not in ALL]
    if unknown:
        print(f"No hay viaje «{unknown[0]}». Los que hay: {', '.join(ALL)}.", file=sys.stderr)
        return 2
    wrong = 0
    for name in names or ALL:
        for gap in GAPS:
            said = walk(ALL[name], gap)
            wrong += said.startswith("MAL")
            print(said, flush=True)
    print(f"Imágenes en {PICTURES}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
