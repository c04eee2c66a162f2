"""What a package goes through, a line a step: whether it passed, in how many seconds; the first that fails ends it."""

import time
from collections.abc import Callable, Sequence

Step = tuple[str, Callable[[], object]]
"""What is promised, and what tries it: it gives what is worth saying (a figure), or raises `Failed`."""


class Failed(Exception):
    """What was not as promised, in a sentence."""


def require(holds: object, sentence: str) -> None:
    """Raises Failed with the sentence unless it holds."""
    if not holds:
        raise Failed(sentence)


def walk(steps: Sequence[Step]) -> int:
    """Every step in its order; 0, or 1 after the first that fails."""
    for promise, tries in steps:
        began = time.monotonic()
        try:
            said = tries()
        except Exception as error:  # a step that breaks has not passed either, whatever broke it
            why = str(error) if isinstance(error, Failed) else f"{type(error).__name__}: {error}"
            print(f"MAL  {promise}: {why}", flush=True)
            return 1
        more = f": {said}" if said else ""
        print(f"bien {promise}{more} ({time.monotonic() - began:.0f} s)", flush=True)
    return 0
