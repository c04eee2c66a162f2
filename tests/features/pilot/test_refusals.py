"""What a pilot, its stages, its logbook and its manual cannot be, with the field to mend."""

from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.features.pilot import rules
from munidesk.features.pilot.domain import Chapter, Diffusion, Entry, Manual, Phase, Pilot

LATE, EARLY = date(2026, 5, 1), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("check", "record", "field"),
    [
        (rules.check_pilot, Pilot(title=" "), "title"),
        (rules.check_pilot, Pilot(title="x", start=LATE, end=EARLY), "end"),
        (rules.check_pilot, Pilot(title="x", min_answered=101), "min_answered"),
        (rules.check_phase, Phase(pilot_id="p", title=" "), "title"),
        (rules.check_phase, Phase(pilot_id="p", title="x", start=LATE, end=EARLY), "end"),
        (rules.check_entry, Entry(pilot_id="p", day=LATE, text=" "), "text"),
        (rules.check_manual, Manual(pilot_id="p", title=" "), "title"),
        (rules.check_chapter, Chapter(manual_id="m", position=1, title=" "), "title"),
        (rules.check_diffusion, Diffusion(manual_id="m", audience=" ", day=LATE), "audience"),
        (rules.check_diffusion, Diffusion(manual_id="m", audience="Liceo", day=LATE, copies=0), "copies"),
    ],
)
def test_e_what_cannot_be_is_refused_where_it_is_mended(check, record, field: str):
    with pytest.raises(UserError) as found:
        check(record)
    assert found.value.field == field
