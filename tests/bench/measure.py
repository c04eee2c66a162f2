"""Measure work against a baseline in the same run: medians and their ratio, never a verdict on time."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BenchRow:
    """Times in milliseconds, unless `unit` says otherwise; `aim` is the greatest ratio we want; `note` the rest."""

    work: str
    median_ms: float
    baseline_ms: float
    ratio: float
    aim: float
    note: str = ""
    unit: str = "ms"


@contextmanager
def _no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def milliseconds(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000


def compare_after(
    work: str,
    changes: Sequence[Callable[[], object]],
    jobs: Sequence[Callable[[], object]],
    *,
    aim: float,
    rounds: int = 9,
    note: str = "",
) -> BenchRow:
    """As `compare` for (ours, baseline), each run right after a change of its own, whose time does not count.

    What is remembered while nobody writes is no help here.
    """
    pairs: list[tuple[float, float]] = []
    with _no_collector():
        for turn in range(rounds + 1):
            times = []
            for edit, job in zip(changes, jobs, strict=True):
                edit()
                times.append(milliseconds(job))
            if turn:
                pairs.append((times[0], times[1]))
    return from_pairs(work, pairs, aim=aim, note=note)


def compare(
    work: str, job: Callable[[], object], baseline: Callable[[], object], *, aim: float, rounds: int = 7, note: str = ""
) -> BenchRow:
    """Run the two in turn (so that a drifting machine hits both), after one warm-up of each.

    A short piece of work is repeated until it takes some twenty milliseconds, with the
    collector of garbage off: it would empty the processor's caches between any two.
    The ratio is the median of the ratios of the pairs, not the ratio of medians.
    """
    first = max(milliseconds(job), milliseconds(baseline), 0.001)
    repeats = max(1, round(20 / first))
    pairs: list[tuple[float, float]] = []
    with _no_collector():
        for _round in range(rounds):
            pairs.append((_repeated(job, repeats), _repeated(baseline, repeats)))
    return from_pairs(work, pairs, aim=aim, note=note)


def _repeated(job: Callable[[], object], times: int) -> float:
    started = time.perf_counter()
    for _turn in range(times):
        job()
    return (time.perf_counter() - started) * 1000 / times


def from_pairs(work: str, pairs: list[tuple[float, float]], *, aim: float, note: str = "") -> BenchRow:
    """A row from measured pairs (ours, baseline) in milliseconds."""
    return BenchRow(
        work=work,
        median_ms=statistics.median(ours for ours, _ in pairs),
        baseline_ms=statistics.median(theirs for _, theirs in pairs),
        ratio=statistics.median(ours / theirs for ours, theirs in pairs),
        aim=aim,
        note=note,
    )
