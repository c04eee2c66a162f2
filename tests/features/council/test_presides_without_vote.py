"""C3: who presides and has no vote by law is not absent in the lists and reports of votes either."""

from contextlib import closing
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.features.council.reports.building import BY_NAME, build_report
from munidesk.features.council.reports.scope import Scope
from munidesk.features.council.reports.store import vote_rows
from munidesk.features.council.reports.voting import is_named
from munidesk.town.sample import SampleSize


@pytest.mark.parametrize("country", ["CL", "PE"])
def test_c3_who_presides_without_a_vote_is_never_absent_nor_counted_as_not_voting(tmp_path: Path, country: str):
    with closing(file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")) as store:
        catalog.write_sample(store, SampleSize(country=country, sessions=3))
        named = [row for row in vote_rows(store) if is_named(row)]
        presiding = {one for row in named for one in row.voteless}
        words = {row.unvoted[one] for row in named for one in presiding if one in row.unvoted}
        assert presiding and words <= {"Preside, no vota", "Preside, dirime"}
        lines = build_report(store, BY_NAME["votes-by-member"], Scope()).sections[0].lines
        assert lines
        for line in (one for one in lines if one.person_id in presiding):  # of other votes, in which she had one
            others = [row for row in named if line.person_id not in row.voteless]
            assert line.data[0].value == len(others) < len(named)
