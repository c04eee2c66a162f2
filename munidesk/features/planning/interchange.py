"""The schedule for other programs: a calendar (iCalendar, RFC 5545) and a project (MSPDI, XML of Microsoft Project).

Both are text made of the plan alone; days are whole, without hours or time zones.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from xml.etree import ElementTree

from munidesk.base.figures import half_up
from munidesk.base.i18n import _, on_paper
from munidesk.base.icalendar import Event, calendar
from munidesk.data.store import Store
from munidesk.features.planning.domain import Commitment, Line
from munidesk.features.planning.domain_year import BaselineLine
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.schedule import Bar, bar_of
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_year import baseline_days, baselines
from munidesk.town import store as town

_NAMESPACE = "http://schemas.microsoft.com/project"
_DAY_HOURS = 8
_MORNING, _EVENING = "08:00:00", "17:00:00"


# -- calendar


@on_paper
def calendar_text(store: Store, view: PlanView) -> str:
    """Every activity with a day and every commitment as an event of whole days."""
    owner = town.municipality(store).name
    activities = (_activity_event(view, *one) for one in _leaves(view))
    return calendar(f"{view.plan.title} · {owner}", (*activities, *map(_commitment_event, view.commitments)))


def _leaves(view: PlanView) -> Iterator[tuple[Line, Bar]]:
    for one in view.ordered():
        bar = bar_of(view.branches[one.id])
        if bar is not None and not view.children.get(one.id):
            yield one, bar


def _activity_event(view: PlanView, line: Line, bar: Bar) -> Event:
    told = [_("Responsable: {who}").format(who=line.responsible) if line.responsible else "",
            _("Meta: {goal}").format(goal=goal_words(view, line)) if line.target is not None else ""]  # fmt: skip
    if bar.open_end:
        told.append(_("Sin fecha de fin."))
    title, more = f"{line.code} {line.title}".strip(), "\n".join(part for part in told if part)
    return Event(line.id, title, bar.first, bar.last, category=_("Plan"), told=more)


def _commitment_event(one: Commitment) -> Event:
    told = _("Responsable: {who}").format(who=one.responsible) if one.responsible else ""
    title = _("Vence: {title}").format(title=one.title)
    return Event(one.id, title, one.deadline, one.deadline, category=_("Compromiso"), told=told)


# -- project


@on_paper
def project_text(store: Store, view: PlanView) -> str:
    """The lines with a day as tasks, groups as summaries, what waits for what, who answers; the newest schedule kept
    is its baseline. Lines without any day are named in the notes of the project: they are in no schedule."""
    kept = baselines(store, view.plan.id)
    days = baseline_days(store, kept[0].id) if kept else {}
    lines = [one for one in view.ordered() if bar_of(view.branches[one.id]) is not None]
    root = ElementTree.Element("Project", xmlns=_NAMESPACE)
    bars = [bar for one in lines if (bar := bar_of(view.branches[one.id])) is not None]
    first = min((bar.first for bar in bars), default=date(view.plan.start_year, 1, 1))
    last = max((bar.last for bar in bars), default=date(view.plan.end_year, 12, 31))
    _add(root, Name=view.plan.title, Title=view.plan.title, ScheduleFromStart="1",
         StartDate=f"{first}T{_MORNING}", FinishDate=f"{last}T{_EVENING}", CalendarUID="1",
         MinutesPerDay=str(_DAY_HOURS * 60), DefaultStartTime=_MORNING, DefaultFinishTime=_EVENING)  # fmt: skip
    _calendars(root)
    people = list(dict.fromkeys(one.responsible for one in lines if one.responsible))
    numbers = {one.id: number for number, one in enumerate(lines, 1)}
    _tasks(root, view, lines, numbers, days)
    _resources(root, people, lines, numbers, view)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _add(parent: ElementTree.Element, **texts: str) -> None:
    for name, text in texts.items():
        ElementTree.SubElement(parent, name).text = _legal(text)


def _legal(text: str) -> str:
    """Without the letters that no XML may hold."""
    return "".join(letter for letter in text if letter in "\t\n" or ord(letter) >= 32)


def _calendars(root: ElementTree.Element) -> None:
    """Every day works: a plan counts calendar days, and no other program may move its dates."""
    one = ElementTree.SubElement(ElementTree.SubElement(root, "Calendars"), "Calendar")
    _add(one, UID="1", Name=_("Todos los días"), IsBaseCalendar="1", BaseCalendarUID="-1")
    week = ElementTree.SubElement(one, "WeekDays")
    for number in range(1, 8):
        day = ElementTree.SubElement(week, "WeekDay")
        _add(day, DayType=str(number), DayWorking="1")
        times = ElementTree.SubElement(day, "WorkingTimes")
        for start, end in ((_MORNING, "12:00:00"), ("13:00:00", _EVENING)):
            _add(ElementTree.SubElement(times, "WorkingTime"), FromTime=start, ToTime=end)


def _tasks(
    root: ElementTree.Element, view: PlanView, lines: Sequence[Line], numbers: Mapping[str, int],
    days: Mapping[str, BaselineLine],
) -> None:  # fmt: skip
    tasks = ElementTree.SubElement(root, "Tasks")
    whole = ElementTree.SubElement(tasks, "Task")
    _add(whole, UID="0", ID="0", Name=view.plan.title, OutlineNumber="0", OutlineLevel="0", Summary="1")
    loose = [one for one in view.ordered() if one.id not in numbers and not view.children.get(one.id)]
    if loose:
        names = "; ".join(f"{one.code} {one.title}".strip() for one in loose)
        _add(whole, Notes=_("Sin fechas, fuera del cronograma: {names}").format(names=names))
    counts: dict[int, int] = {}
    for one in lines:
        level = view.depth(one) + 1
        counts = {depth: n for depth, n in counts.items() if depth <= level}
        counts[level] = counts.get(level, 0) + 1
        outline = ".".join(str(counts.get(depth, 1)) for depth in range(1, level + 1))
        _task(ElementTree.SubElement(tasks, "Task"), view, one, numbers, outline, days.get(one.id))


def _task(
    task: ElementTree.Element, view: PlanView, line: Line, numbers: Mapping[str, int], outline: str,
    kept: BaselineLine | None,
) -> None:  # fmt: skip
    """Elements in the order that the schema of MSPDI gives them."""
    branch, bar = view.branches[line.id], bar_of(view.branches[line.id])
    assert bar is not None
    group = bool(view.children.get(line.id))
    length = _DAY_HOURS * ((bar.last - bar.first).days + 1)
    done = half_up((branch.capped or 0) * 100)
    _add(task, UID=str(numbers[line.id]), ID=str(numbers[line.id]), Name=line.title, Type="1", IsNull="0",
         WBS=line.code or outline, OutlineNumber=outline, OutlineLevel=str(outline.count(".") + 1),
         Start=f"{bar.first}T{_MORNING}", Finish=f"{bar.last}T{_EVENING}", Duration=f"PT{length}H0M0S",
         DurationFormat="7", Milestone=str(int(line.milestone)), Summary=str(int(group)),
         PercentComplete=str(done))  # fmt: skip
    if not group:  # it stays on its day, whatever the other program reckons
        _add(task, ConstraintType="4", CalendarUID="-1", ConstraintDate=f"{bar.first}T{_MORNING}")
    notes = [line.notes, _("Sin fecha de fin.") if bar.open_end else ""]
    if any(notes):
        _add(task, Notes="\n".join(part for part in notes if part))
    for one in view.dependencies:
        if one.line_id == line.id and one.after_id in numbers:
            before = ElementTree.SubElement(task, "PredecessorLink")
            _add(before, PredecessorUID=str(numbers[one.after_id]), Type="1", CrossProject="0", LinkLag="0",
                 LagFormat="7")  # fmt: skip
    if kept is not None:
        first, last = kept.start or kept.end, kept.end or kept.start
        base = ElementTree.SubElement(task, "Baseline")
        _add(base, Number="0", Start=f"{first}T{_MORNING}", Finish=f"{last}T{_EVENING}")


def _resources(
    root: ElementTree.Element, people: Sequence[str], lines: Sequence[Line], numbers: Mapping[str, int], view: PlanView
) -> None:
    """Who answers, as a resource of the tasks that are no groups."""
    resources, assignments = (ElementTree.SubElement(root, name) for name in ("Resources", "Assignments"))
    for number, name in enumerate(people, 1):
        _add(ElementTree.SubElement(resources, "Resource"), UID=str(number), ID=str(number), Name=name, Type="1")
    assigned = [one for one in lines if one.responsible and not view.children.get(one.id)]
    for number, one in enumerate(assigned, 1):
        _add(ElementTree.SubElement(assignments, "Assignment"), UID=str(number), TaskUID=str(numbers[one.id]),
             ResourceUID=str(people.index(one.responsible) + 1), Units="1")  # fmt: skip
