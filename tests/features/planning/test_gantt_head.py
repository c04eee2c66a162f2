"""What stands over the schedule always says which years or months one sees."""

from datetime import date

from munidesk.features.planning.page_gantt_head import Zoom, ticks


def test_the_months_of_several_years_stand_under_their_years_and_those_of_one_under_its_quarters():
    over, months = ticks(Zoom.MONTH, date(2026, 1, 1), date(2030, 12, 31))
    assert [one.words for one in over] == ["2026", "2027", "2028", "2029", "2030"]
    assert len(months) == 60
    over, months = ticks(Zoom.MONTH, date(2026, 1, 1), date(2026, 12, 31))
    assert [one.words for one in over] == ["1.º trimestre", "2.º trimestre", "3.º trimestre", "4.º trimestre"]
    assert len(months) == 12
