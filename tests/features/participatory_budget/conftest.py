"""A file with one edition whose proposals are on the ballot, and hands to count it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participatory_budget.domain import Batch, Process, Proposal, Rule
from munidesk.features.participatory_budget.rules import number_of
from munidesk.features.participatory_budget.store import number_ballot, save_batch, save_process, save_proposal
from munidesk.features.participatory_budget.store_count import count
from munidesk.town.founding import found


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    yield made
    made.close()


@pytest.fixture
def edition(store: Store) -> Callable[..., tuple[str, str]]:
    """(id of the edition, id of its one table): proposals of these costs in pesos, numbered 1, 2, 3 …"""

    def make(*costs: int, cap: int = 1000, marks: int = 1, rule: Rule = Rule.SKIP, counters: int = 2):
        process = save_process(
            store, Process(title="PP 2027", cap=cap * 100, marks=marks, rule=rule, counters=counters)
        )
        for at, cost in enumerate(costs, 1):
            save_proposal(store, Proposal(process_id=process, title=f"Propuesta {at}", cost=cost * 100))
        number_ballot(store, process)
        return process, save_batch(store, Batch(process_id=process, number=1, place="Plaza"))

    return make


@pytest.fixture
def pile(store: Store) -> Callable[..., None]:
    """Papers by the keys of their marks: «1», «14», «0» blank, «N» annulled."""

    def read(batch: str, papers: str, counter: int = 1) -> None:
        for paper in papers.split():
            count(store, batch, counter, [number_of(key) for key in paper if key not in "0N"], void="N" in paper)

    return read
