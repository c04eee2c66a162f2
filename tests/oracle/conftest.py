"""The nine samples, made once for all the oracles that read a whole file, and one with blanks."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.sample import SampleSize
from tests import samples
from tests.documents.printed import Printed
from tests.oracle.definitions import File

NOW = datetime(2026, 11, 24, 9, 0)
YEAR = date(2026, 1, 1), NOW.date()
HALF = date(2026, 2, 1), date(2026, 6, 30)
COUNTRIES = ("AR", "CL", "CO", "CR", "ES", "GT", "MX", "PE", "UY")


@pytest.fixture(scope="session", params=[*COUNTRIES, "blank"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    country = str(request.param)
    with fixed_clock(NOW):
        size = SampleSize(sessions=4, initiatives=24, country="UY" if country == "blank" else country)
        made = samples.sample(tmp_path_factory.mktemp(country) / "a.munidesk", size)
        if country == "blank":
            blanked(made)
    yield made
    made.close()


def blanked(store: Store) -> None:
    """What may stay blank is blank in one of three: days, weights, readings, sexes, topics, credits, who brought it."""
    with store.change("en blanco") as writer:
        for table, values in (
            ("initiative", {"topic": "", "zone": ""}), ("initiative", {"due": None}),
            ("author", {"kind": "unknown", "name": ""}), ("attendee", {"gender": ""}),
            ("swot_factor", {"weight": None}), ("swot_factor", {"rating": None}),
            ("plan_line", {"start": None, "end": None}), ("plan_line", {"target": None}),
            ("funding", {"approved": 0, "executed": 0}), ("commitment", {"done_on": None}),
        ):  # fmt: skip
            for row in store.select(table, order="id")[::3]:
                writer.put(table, {"id": row["id"], **values})
        for row in store.query("SELECT id FROM initiative WHERE answer_date IS NOT NULL ORDER BY id")[::4]:
            writer.put("initiative", {"id": row["id"], "answer_date": None, "feedback_date": None})
        for row in store.select("presence", order="id")[::4]:
            writer.delete("presence", str(row["id"]))
        for row in store.select("reading", order="id")[::2]:
            writer.delete("reading", str(row["id"]))


@pytest.fixture(params=[YEAR, HALF], ids=["year", "half"])
def read(request: pytest.FixtureRequest, sample: Store) -> Iterator[tuple[Callable[[str], Printed], File]]:
    since, until = request.param
    raw = File(sample.path, since, until, NOW.date())

    def printed(name: str) -> Printed:
        with fixed_clock(NOW):
            made = catalog.export_named(name)(sample, Selection(since=since, until=until))
        assert isinstance(made, Document)
        return Printed(made)

    yield printed, raw
    raw.close()


@pytest.fixture
def listed(read: tuple[Callable[[str], Printed], File], sample: Store) -> Callable[[str], list[dict[str, object]]]:
    """A paper that is a sheet: its rows, each cell under its heading, of the days of `read`."""
    _printed, raw = read

    def rows(name: str) -> list[dict[str, object]]:
        with fixed_clock(NOW):
            made = catalog.export_named(name)(sample, Selection(since=raw.since, until=raw.until))
        assert isinstance(made, Sheet)
        return [dict(zip(made.header, row, strict=True)) for row in made.rows]

    return rows


@pytest.fixture
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether the file is a sample as it comes, and not the one with blanks."""
    return "blank" not in request.node.callspec.id
