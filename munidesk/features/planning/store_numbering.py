"""Codes of the lines of a plan: 1, 1.1, 1.1.1 from birth, counted again when one comes, goes or moves.

Only where the program counts. A list that says something else («OE-3», 110, 1 2 4) carries the codes of somebody's
plan, which others cite: nothing is counted again there.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from munidesk.data.store import Store
from munidesk.features.planning.domain import Line
from munidesk.features.planning.kinds import LINES


def sisters_of(store: Store, plan_id: str, parent_id: str) -> tuple[Line, ...]:
    """The lines under that parent, in their order."""
    return LINES.all(store, plan_id=plan_id, parent_id=parent_id)


def next_code(store: Store, plan_id: str, parent_id: str) -> str:
    """The code of one more line under that parent: after the highest that is there."""
    prefix, sisters = _prefix(store, parent_id), sisters_of(store, plan_id, parent_id)
    numbers = [int(one.code.removeprefix(prefix)) for one in sisters if is_counted(one.code, prefix)]
    return f"{prefix}{max(numbers, default=len(sisters)) + 1}"


def is_counted(code: str, prefix: str) -> bool:
    """Whether it is the parent's code with one number more."""
    return code.startswith(prefix) and code.removeprefix(prefix).isdecimal()


def follows(store: Store, line: Line) -> bool:
    """Whether its code is that of its place, as the program gave it."""
    return is_counted(line.code, _prefix(store, line.parent_id))


@contextmanager
def counted_again(store: Store, plan_id: str, parents: Sequence[str]) -> Iterator[None]:
    """Around a change: the lists that counted 1, 2, 3 before it do so after it, with all that hangs from them."""
    lists = [parent for parent in dict.fromkeys(parents) if _counts(store, plan_id, parent)]
    yield
    for parent in lists:
        if not parent or LINES.find(store, parent) is not None:
            prefix = _prefix(store, parent)
            for number, one in enumerate(sisters_of(store, plan_id, parent), 1):
                recode(store, one, f"{prefix}{number}")


def recode(store: Store, line: Line, code: str) -> None:
    """Another code for the line, and for those below whose codes begin with it."""
    if line.code == code:
        return
    LINES.save(store, replace(line, code=code))
    for one in sisters_of(store, line.plan_id, line.id):
        if line.code and is_counted(one.code, f"{line.code}."):
            recode(store, one, code + one.code.removeprefix(line.code))


def _prefix(store: Store, parent_id: str) -> str:
    parent = LINES.find(store, parent_id) if parent_id else None
    return f"{parent.code}." if parent and parent.code else ""


def _counts(store: Store, plan_id: str, parent_id: str) -> bool:
    prefix = _prefix(store, parent_id)
    codes = [one.code for one in sisters_of(store, plan_id, parent_id)]
    return codes == [f"{prefix}{number}" for number in range(1, len(codes) + 1)]
