"""The schedule: what a move does to those that wait, what was kept to compare with, and what other programs read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from munidesk import catalog, cli
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Figure
from munidesk.features.planning import exports
from munidesk.features.planning.domain import Commitment, Dependency, Level, Line
from munidesk.features.planning.kinds import LINES
from munidesk.features.planning.schedule import Bar, Part, bar_of, meets, pushed, shifted
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import (
    add_dependency,
    add_line,
    delete_lines,
    line_of,
    save_commitment,
    save_line,
)
from munidesk.features.planning.store_year import baseline_days, baselines, keep_baseline, remove_baseline
from munidesk.records.sheet import Selection
from tests.documents.printed import Printed

DAY = timedelta(days=1)
NS = {"p": "http://schemas.microsoft.com/project"}


def line(key: str, start: date | None, end: date | None) -> Line:
    return Line(id=key, plan_id="p", level=Level.ACTIVITY, title=key, start=start, end=end)


def after(key: str, other: str) -> Dependency:
    return Dependency(id=f"{key}{other}", line_id=key, after_id=other)


@pytest.mark.parametrize(
    ("part", "days", "told"),
    [
        (Part.MOVE, 3, (date(2026, 3, 4), date(2026, 3, 13))),
        (Part.END, -2, (date(2026, 3, 1), date(2026, 3, 8))),
        (Part.START, 2, (date(2026, 3, 3), date(2026, 3, 10))),
        (Part.END, -30, (date(2026, 2, 8), date(2026, 2, 8))),
        (Part.START, 30, (date(2026, 3, 31), date(2026, 3, 31))),
    ],
)
def test_a_bar_moves_whole_or_by_one_end_and_never_ends_before_it_begins(part: Part, days: int, told):
    moved = shifted(line("a", date(2026, 3, 1), date(2026, 3, 10)), part, days)
    assert (moved.start, moved.end) == told


def test_what_waits_and_now_begins_too_early_is_moved_to_the_day_after_and_so_on():
    first = line("a", date(2026, 1, 1), date(2026, 3, 10))
    lines = {
        "a": first,
        "b": line("b", date(2026, 3, 1), date(2026, 3, 5)),
        "c": line("c", date(2026, 3, 6), date(2026, 4, 1)),
        "d": line("d", date(2026, 6, 1), date(2026, 6, 2)),
        "e": line("e", None, None),
    }
    waits = [after("b", "a"), after("c", "b"), after("d", "c"), after("e", "a")]
    found = {one.id: (one.start, one.end) for one in pushed(first, lines, waits)}
    assert found == {
        "b": (date(2026, 3, 11), date(2026, 3, 15)), "c": (date(2026, 3, 16), date(2026, 4, 11)),
    }  # fmt: skip


def test_lines_that_wait_for_each_other_do_not_push_for_ever():
    lines = {key: line(key, date(2026, 1, 1), date(2026, 1, 10)) for key in "abc"}
    assert pushed(lines["a"], lines, [after("b", "a"), after("c", "b"), after("b", "c")])


def test_an_open_bar_meets_every_day_after_its_first():
    assert meets(Bar(date(2026, 1, 1), date(2026, 1, 1), open_end=True), date(2026, 6, 1), date(2026, 7, 1))
    assert not meets(Bar(date(2026, 1, 1), date(2026, 1, 1)), date(2026, 6, 1), date(2026, 7, 1))


@pytest.fixture
def filled(store, plan) -> dict[str, str]:
    top = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Ciudad; limpia, segura"))

    def activity(title: str, **told) -> str:
        return add_line(store, Line(plan_id=plan, parent_id=top, level=Level.ACTIVITY, title=title, year=2026, **told))

    found = {
        "poda": activity("Poda en la plaza «Ñandú»", start=date(2026, 3, 1), end=date(2026, 3, 31), responsible="Obras",
                         milestone=True),
        "feria": activity("Feria", start=date(2026, 4, 1), end=date(2026, 4, 2), responsible="Cultura"),
        "abierta": activity("Sin fin", start=date(2026, 5, 1)),
        "idea": activity("Idea sin fechas"),
    }  # fmt: skip
    add_dependency(store, found["feria"], found["poda"])
    save_commitment(store, Commitment(plan_id=plan, title="Informar", deadline=date(2026, 12, 12)))
    return found


# -- what was kept


def test_a_schedule_is_kept_with_its_act_and_what_moved_since_is_told_with_its_days(store, plan, filled):
    keep_baseline(store, plan, "Aprobado", "Resolución 12/2026", date(2026, 2, 1))
    save_line(store, shifted(line_of(store, filled["feria"]), Part.MOVE, 12))
    delete_lines(store, [filled["abierta"]])
    paper = catalog.export_named("baseline")(store, Selection())
    said = plain_lines(paper)
    drawn = [one for one in paper.blocks if isinstance(one, Figure)]
    assert any("guardado" in getattr(shape, "text", "") for one in drawn for shape in one.shapes), "its legend"
    assert any("Resolución 12/2026 del 01/02/2026" in one for one in said)
    assert "+12\u00a0días" in said or "+12 días" in said
    assert "sin cambio" in said
    assert any("Ya no están en el plan: 1.3 Sin fin" in one for one in said)


def test_c_a_line_that_lost_its_days_did_not_stay_where_it_was(store, plan, filled):
    """A blank is no day: «sin cambio» beside two days that are gone would be false."""
    keep_baseline(store, plan, "Aprobado")
    save_line(store, replace(LINES.get(store, filled["poda"]), start=None, end=None))
    paper = Printed(catalog.export_named("baseline")(store, Selection()))
    assert paper.key("de fecha") == ("1", "cambió de fecha")
    (row,) = [row for row in paper.rows("Actividad") if "oda" in row[0]]
    assert row[-1] == "sin fecha"


def test_what_is_kept_stays_as_it_was_and_goes_away_whole_when_it_is_taken_out(store, plan, filled):
    kept = keep_baseline(store, plan)
    save_line(store, shifted(line_of(store, filled["poda"]), Part.MOVE, 5))
    assert baseline_days(store, kept.id)[filled["poda"]].start == date(2026, 3, 1)
    remove_baseline(store, kept.id)
    assert baselines(store, plan) == ()
    assert baseline_days(store, kept.id) == {}


def test_a_plan_without_days_has_no_schedule_to_keep(store, plan):
    with pytest.raises(UserError, match="fechas"):
        keep_baseline(store, plan)
    with pytest.raises(UserError, match="Todavía no se guardó"):
        catalog.export_named("baseline")(store, Selection())


# -- other programs


def unfolded(text: str) -> Iterator[tuple[str, str]]:
    """Name (with its parameters) and value of each content line, by RFC 5545 alone."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")[:-1]
    assert all(len(one.encode()) <= 75 for one in lines)
    for one in re.sub("\r\n[ \t]", "", text).split("\r\n")[:-1]:
        name, colon, value = one.partition(":")
        assert colon, one
        yield name, value


def events(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    stack: list[str] = []
    for name, value in unfolded(text):
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert stack.pop() == value
        elif stack == ["VCALENDAR", "VEVENT"]:
            assert name not in found[-1], name
            found[-1][name] = value
    assert stack == []
    return found


def told(value: str) -> str:
    return re.sub(r"\\([\\;,nN])", lambda hit: "\n" if hit[1] in "nN" else hit[1], value)


def test_the_calendar_reads_back_by_the_lines_of_its_standard(store, plan, filled):
    text = exports.calendar(store, Selection())
    head = dict(unfolded(text))
    assert (head["VERSION"], "PRODID" in head) == ("2.0", True)
    found = {told(one["SUMMARY"]): one for one in events(text)}
    assert list(found) == ["1.1 Poda en la plaza «Ñandú»", "1.2 Feria", "1.3 Sin fin", "Vence: Informar"]
    poda = found["1.1 Poda en la plaza «Ñandú»"]
    assert poda["DTSTART;VALUE=DATE"] == "20260301"
    assert poda["DTEND;VALUE=DATE"] == "20260401", "the end is not part of it"
    assert told(poda["DESCRIPTION"]) == "Responsable: Obras"
    assert re.fullmatch(r"\d{8}T\d{6}Z", poda["DTSTAMP"])
    assert len({one["UID"] for one in found.values()}) == 4
    assert found["Vence: Informar"]["DTSTART;VALUE=DATE"] == "20261212"


def test_letters_that_mean_something_in_a_calendar_are_escaped_and_long_lines_folded_between_letters(store, plan):
    title = "Plaza; norte, con \\ barra " + "ñandú " * 30
    add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title=title, start=date(2026, 1, 1), end=date(2026, 1, 1),
                         code="9"))  # fmt: skip
    (one,) = events(exports.calendar(store, Selection()))
    assert told(one["SUMMARY"]) == f"9 {title.strip()}"


def texts(parent: ElementTree.Element, name: str) -> list[str]:
    return [one.text or "" for one in parent.findall(f"p:{name}", NS)]


def test_the_project_reads_back_by_the_names_of_its_elements(store, plan, filled):
    keep_baseline(store, plan, "Aprobado")
    save_line(store, shifted(line_of(store, filled["feria"]), Part.MOVE, 12))
    root = ElementTree.fromstring(exports.project_file(store, Selection()))
    assert root.tag == f"{{{NS['p']}}}Project"
    tasks = {one.findtext("p:Name", "", NS): one for one in root.findall("p:Tasks/p:Task", NS)}
    assert list(tasks) == ["PMD", "Ciudad; limpia, segura", "Poda en la plaza «Ñandú»", "Feria", "Sin fin"]
    assert "Idea sin fechas" in tasks["PMD"].findtext("p:Notes", "", NS)
    poda, feria = tasks["Poda en la plaza «Ñandú»"], tasks["Feria"]
    assert [poda.findtext(f"p:{name}", "", NS) for name in ("Start", "Finish", "Duration", "Milestone", "WBS")] == [
        "2026-03-01T08:00:00", "2026-03-31T17:00:00", "PT248H0M0S", "1", "1.1",
    ]  # fmt: skip
    assert tasks["Ciudad; limpia, segura"].findtext("p:Summary", "", NS) == "1"
    assert poda.findtext("p:OutlineNumber", "", NS) == "1.1"
    link = feria.find("p:PredecessorLink", NS)
    assert link is not None
    assert link.findtext("p:PredecessorUID", "", NS) == poda.findtext("p:UID", "", NS)
    assert link.findtext("p:Type", "", NS) == "1", "finish to start"
    assert feria.findtext("p:Start", "", NS) == "2026-04-13T08:00:00"
    assert feria.findtext("p:Baseline/p:Start", "", NS) == "2026-04-01T08:00:00"
    people = {one.findtext("p:UID", "", NS): one.findtext("p:Name", "", NS)
              for one in root.findall("p:Resources/p:Resource", NS)}  # fmt: skip
    given = {one.findtext("p:TaskUID", "", NS): people[one.findtext("p:ResourceUID", "", NS)]
             for one in root.findall("p:Assignments/p:Assignment", NS)}  # fmt: skip
    assert given == {poda.findtext("p:UID", "", NS): "Obras", feria.findtext("p:UID", "", NS): "Cultura"}
    week = root.findall("p:Calendars/p:Calendar/p:WeekDays/p:WeekDay", NS)
    assert [day for one in week for day in texts(one, "DayWorking")] == ["1"] * 7


ORDER = (
    "UID", "ID", "Name", "Type", "IsNull", "WBS", "OutlineNumber", "OutlineLevel", "Start", "Finish", "Duration",
    "DurationFormat", "Milestone", "Summary", "PercentComplete", "ConstraintType", "CalendarUID", "ConstraintDate",
    "Notes", "PredecessorLink", "Baseline",
)  # fmt: skip
"""As the schema of MSPDI (mspdi_pj12.xsd) gives them: a program that reads by it refuses another order."""


def test_the_elements_of_a_task_come_in_the_order_of_the_schema(store, plan, filled):
    keep_baseline(store, plan, "Aprobado")
    root = ElementTree.fromstring(exports.project_file(store, Selection()))
    for task in root.findall("p:Tasks/p:Task", NS)[1:]:
        places = [ORDER.index(one.tag.partition("}")[2]) for one in task]
        assert places == sorted(places)


@pytest.mark.parametrize("ending", ["ics", "xml"])
def test_the_command_line_writes_them_too(store, plan, filled, tmp_path: Path, ending: str):
    source, target = store.path, tmp_path / f"x.{ending}"
    store.close()
    assert cli.main(["export", str(source), "gantt", "--to", str(target)]) == 0
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR" if ending == "ics" else b"<?xml")


def test_a_group_whose_lines_have_one_day_each_has_a_bar(store, plan):
    top = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Ciudad"))
    add_line(store, Line(plan_id=plan, parent_id=top, level=Level.ACTIVITY, title="a", start=date(2026, 5, 1)))
    add_line(store, Line(plan_id=plan, parent_id=top, level=Level.ACTIVITY, title="b", end=date(2026, 2, 1)))
    assert bar_of(load_plan(store, plan).branches[top]) == Bar(date(2026, 2, 1), date(2026, 5, 1))
