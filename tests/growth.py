"""Does ten times as much take about ten times as long? Compared within one run, so that the machine does not matter."""

from collections.abc import Callable
from time import process_time


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times as long `work(10 * size)` takes as `work(size)`: 10 when it is linear, 100 when quadratic."""
    small, large = (min(_taken(work, one) for _round in range(3)) for one in (size, 10 * size))
    return large / max(small, 1e-4)


def _taken(work: Callable[[int], object], size: int) -> float:
    start = process_time()
    work(size)
    return process_time() - start


LINEAR = 40
"""Between the two, with room for a machine that does something else."""
