"""Progress of any tree, and what is late on any day, against branches and days told one by one."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from munidesk.features.planning.domain import Dependency, Funding, Heading, Kind, Level, Line, Weighting
from munidesk.features.planning.money import by_source, limits, overspent
from munidesk.features.planning.progress import Own, branches, circle, critical, expected, is_late
from munidesk.town.profiles import load_profile
from tests.oracle import plans
from tests.oracle.steady import steady

PESO = load_profile("UY").figures

FIGURES = st.one_of(st.none(), st.sampled_from([Decimal(text) for text in ("0", "1", "3", "7.5", "10", "-2", "1e3")]))
MONEY = st.sampled_from((0, 0, 100, 250_050, 7))
DAYS = st.dates(date(2025, 11, 1), date(2027, 3, 31))
NEAR = Fraction(1, 10**20)


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """A tree of up to nine lines; each hangs from one before it or from nothing."""
    found: list[Line] = []
    for at in range(draw(st.integers(0, 9))):
        parent = draw(st.sampled_from(("", *(one.id for one in found))))
        start, end = sorted((draw(DAYS), draw(DAYS)))
        bare = draw(st.integers(0, 3)) == 0
        found.append(
            Line(
                id=f"l{at}",
                plan_id="p",
                parent_id=parent,
                level=Level.TARGET,
                position=draw(st.integers(1, 3)),
                title="Meta",
                kind=draw(st.sampled_from(Kind)),
                base=draw(FIGURES),
                target=draw(FIGURES),
                weight=draw(st.sampled_from((None, 0, 10, 35))),
                start=None if bare else start,
                end=None if bare else end,
            )
        )
    return found


def same(found: Decimal | None, told: Fraction | None) -> bool:
    """Equal but for the 28 digits of a decimal."""
    if found is None or told is None:
        return found is told
    return abs(Fraction(found) - told) < NEAR * max(1, abs(told))


@steady(400)
@given(own=lines(), data=st.data())
def test_every_branch_amounts_to_what_its_parts_do(own: list[Line], data: st.DataObject):
    known = {
        one.id: plans.Known(data.draw(FIGURES), data.draw(MONEY), data.draw(MONEY))
        for one in own
        if data.draw(st.integers(0, 3))
    }
    for weighting in Weighting:
        found = branches(
            own, {key: Own(one.value, one.approved, one.executed) for key, one in known.items()}, weighting
        )
        assert found.keys() == {one.id for one in own}
        for one in own:
            told, got = plans.branch(one, own, known, weighting), found[one.id]
            assert same(got.raw, told.raw)
            assert same(got.capped, told.capped)
            assert (got.approved, got.executed, got.measured, got.leaves, got.first, got.last) == (
                told.approved, told.executed, told.measured, told.leaves, told.first, told.last,
            )  # fmt: skip


def timed(start: date | None, end: date | None, year: int | None = None, quarters: str = "") -> Line:
    return Line(
        id="l",
        plan_id="p",
        parent_id="",
        level=Level.ACTIVITY,
        position=1,
        title="Actividad",
        year=year,
        start=start,
        end=end,
        quarters=quarters,
    )


@st.composite
def timed_lines(draw: st.DrawFn) -> Line:
    """An activity of up to forty days, with its year's quarters now and then."""
    start = draw(DAYS)
    line = timed(start, start + timedelta(days=draw(st.integers(0, 40))))
    if draw(st.booleans()):
        return line
    parts = draw(st.sampled_from(("25 25 25 25", "10 20 30 40", "0 0 100 0", "100 0 0 0")))
    return timed(line.start, line.end, draw(st.sampled_from((2026, 2028))), parts)


@steady(60)
@given(line=timed_lines(), today=DAYS)
def test_what_should_be_done_by_today_is_the_days_gone(line: Line, today: date):
    """K8, «expected a day less»: red a day early."""
    for day in (today, line.start, line.end):
        assert day is not None
        assert same(expected(line, day), plans.expected(line, day))
    assert expected(timed(None, line.end), today) is None


@steady(150)
@given(line=timed_lines(), data=st.data())
def test_a_line_is_late_after_its_last_day_or_further_behind_than_the_margin(line: Line, data: st.DataObject):
    """K8, «late on the last day». What has no reading at all is left to those who say what a blank is."""
    assert line.start is not None
    assert line.end is not None
    around = [line.start - timedelta(days=1), line.start, line.end, line.end + timedelta(days=1)]
    today = data.draw(st.sampled_from((*around, line.start + (line.end - line.start) / 2)))
    due = plans.expected(line, today) or Fraction(0)
    for done in (Fraction(0), Fraction(1), Fraction(99, 100), due - plans.MARGIN - Fraction(1, 10**6), due):
        exact = Decimal(done.numerator) / Decimal(done.denominator)
        assert is_late(line, exact, today) == plans.late(line, Fraction(exact), today), (done, today)


def test_just_at_the_margin_it_is_not_late_and_a_hair_further_it_is():
    line = timed(date(2026, 1, 1), date(2026, 1, 10))
    for today, done, told in (
        (date(2026, 1, 5), "0.35", False), (date(2026, 1, 5), "0.3499", True), (date(2026, 1, 10), "0.85", False),
        (date(2026, 1, 10), "0.99", False), (date(2026, 1, 11), "0.99", True), (date(2026, 1, 11), "1", False),
        (date(2025, 12, 31), "0", False),
    ):  # fmt: skip
        assert is_late(line, Decimal(done), today) is told, (today, done)


LINES = ("a", "b", "c", "d")


@steady(300)
@given(pairs=st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(LINES)), max_size=7, unique=True))
def test_lines_that_would_wait_for_each_other_are_found(pairs: list[tuple[str, str]]):
    dependencies = [Dependency(id=f"d{at}", line_id=line, after_id=after) for at, (line, after) in enumerate(pairs)]
    for line in LINES:
        for after in LINES:
            assert circle(dependencies, line, after) == plans.waits_for(dependencies, after, line)
    late = frozenset("ab")
    assert critical(dependencies, late) == {after for _line, after in pairs if after in late}


# -- money


@st.composite
def fundings(draw: st.DrawFn) -> list[Funding]:
    """Money of a source or two; half of them stand exactly at a limit of the literal B, or a cent beyond."""
    sources = st.sampled_from(("FIGM literal B", "Intendencia", "figm Literal b "))
    return [
        Funding(
            id=f"f{at}",
            line_id="l",
            source=draw(sources),
            approved=draw(st.sampled_from((0, 100, 3000))),
            modified=draw(st.sampled_from((None, None, 0, 20, 29, 30, 31, 49, 50, 51))),
            executed=draw(st.sampled_from((0, 20, 100, 101))),
            heading=draw(st.sampled_from(Heading)),
        )
        for at in range(draw(st.integers(0, 5)))
    ]


@steady(400)
@given(own=fundings())
def test_each_source_adds_up_and_its_legal_limits_are_told(own: list[Funding]):
    """Ley 19.924, art. 664: no staff, thirty of a hundred for running costs at most, fifty for works at least."""
    found = {one.source.lower(): one for one in by_source(own, PESO)}
    assert found.keys() == {" ".join(one.source.lower().split()) for one in own}
    for source, total in found.items():
        group = [one for one in own if " ".join(one.source.lower().split()) == source]
        in_force = {one.id: one.approved if one.modified is None else one.modified for one in group}
        by_heading = {
            heading: sum(in_force[one.id] for one in group if one.heading is heading)
            for heading in (Heading.STAFF, Heading.RUNNING, Heading.WORKS)
        }
        assert (total.approved, total.executed) == (sum(o.approved for o in group), sum(o.executed for o in group))
        assert total.current == sum(in_force.values())
        assert (total.staff, total.running, total.works) == tuple(by_heading.values())
        told = {problem.key for problem in limits([total], "UY", PESO)}
        whole, literal_b = Fraction(total.current), "literal b" in source.lower()
        expected_problems = {
            "figm_b_staff": total.staff > 0,
            "figm_b_running": total.running > whole * Fraction(30, 100),
            "figm_b_works": total.works < whole * Fraction(50, 100),
        }
        assert told == {key for key, is_so in expected_problems.items() if is_so and literal_b and whole}
        assert not limits([total], "AR", PESO)
    assert [one.current for one in by_source(own, PESO)] == sorted(
        (one.current for one in found.values()), reverse=True
    )
    assert set(overspent(own)) == {one for one in own if one.executed > one.current}


def test_just_at_its_limits_the_literal_b_is_kept_and_a_cent_further_it_is_not():
    def told(running: int, works: int) -> set[str]:
        money = (
            ("r", running, Heading.RUNNING),
            ("w", works, Heading.WORKS),
            ("o", 100 - running - works, Heading.NONE),
        )
        own = [
            Funding(id=key, line_id="l", source="FIGM literal B", approved=cents, heading=heading)
            for key, cents, heading in money
        ]
        return {problem.key for problem in limits(by_source(own, PESO), "UY", PESO)}

    assert told(30, 50) == set()
    assert told(31, 50) == {"figm_b_running"}
    assert told(30, 49) == {"figm_b_works"}


@steady(300)
@given(cents=st.integers(-(10**12), 10**12))
def test_money_reads_back_as_it_is_written(cents: int):
    assert PESO.cents(PESO.amount(cents)) == cents
