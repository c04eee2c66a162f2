"""Every figure of the reports counted again by another path: plain SQL over the file, free of their rules."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.features.council.domain import (
    AgendaItem,
    Ballot,
    BallotValue,
    Minutes,
    MinutesState,
    Motion,
    Presence,
    PresenceKind,
    Resolution,
    Session,
    SessionKind,
    SessionState,
    Vote,
    VoteType,
)
from munidesk.features.council.fulfilment.domain import FULFILLED, Fulfilment, Progress, Standing
from munidesk.features.council.fulfilment.kinds import FULFILMENTS
from munidesk.features.council.kinds import (
    BALLOTS,
    ITEMS,
    MINUTES,
    MOTIONS,
    PRESENCES,
    RESOLUTIONS,
    SESSIONS,
    VOTES,
)
from munidesk.features.council.reports.building import BY_NAME, build_report
from munidesk.features.council.reports.scope import Scope
from munidesk.features.council.reports.told import Line, Report, Section
from munidesk.features.council.speakers.domain import SpeakerKind, Turn
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from tests.features.council import hall as halls

NOW = datetime(2026, 11, 17, 19, 47)
BODIES, SEATS, SESSIONS_EACH = 10, 4, 3
SURNAMES = ("Olivera Pintos", "de los Santos Rey", "Ibáñez", "Zúñiga y Alba Paz")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[halls.Hall]:
    """Ten bodies of four, three sessions each, with everything that happens in them drawn by lot."""
    with fixed_clock(NOW):
        path: Path = tmp_path_factory.mktemp("informes") / "diez.munidesk"
        made = halls.hall(path, seats=SEATS, schemas=catalog.schemas())
        with made.store.change("diez órganos"):
            _fill(made, Random(20261117))
        yield made
        made.store.close()


def _fill(hall: halls.Hall, lot: Random) -> None:
    for at in range(BODIES):
        if at:
            hall.members.clear()
            hall.body_id = town.save_body(hall.store, Body(name=f"Comisión {at}", kind=BodyKind.COMMISSION))
            for number, family in enumerate(SURNAMES, 1):
                hall.seat(number)
                hall.member(number, hall.person("María de los Ángeles", f"{family} {at}"))
        for number in range(SESSIONS_EACH):
            _session(hall, lot, date(2026, 3, 1) + timedelta(days=37 * number + at), number + 1)


def _session(hall: halls.Hall, lot: Random, day: date, number: int) -> None:
    store, begun = hall.store, datetime.combine(day, time(19))
    state = lot.choice((SessionState.CLOSED,) * 4 + (SessionState.CANCELLED,))
    session = SESSIONS.save(
        store,
        Session(body_id=hall.body_id, kind=lot.choice((SessionKind.ORDINARY, SessionKind.SPECIAL)), number=number,
                date=day, start=time(19), state=state, opened_at=begun, closed_at=begun + timedelta(hours=2)),
    ).id  # fmt: skip
    approved = day + timedelta(days=lot.randrange(45))
    stage = lot.choice((MinutesState.DRAFT, MinutesState.APPROVED))
    on = approved if stage is MinutesState.APPROVED else None
    MINUTES.save(store, Minutes(session_id=session, state=stage, approved_on=on))
    for member in hall.members.values():
        kind = lot.choice((PresenceKind.PRESENT, PresenceKind.PRESENT, PresenceKind.JUSTIFIED, PresenceKind.LICENCE,
                           PresenceKind.ABSENT, PresenceKind.ARRIVES))  # fmt: skip
        at = begun + timedelta(minutes=lot.randrange(30)) if kind is PresenceKind.ARRIVES else None
        PRESENCES.save(store, Presence(session_id=session, member_id=member, kind=kind, at=at))
    for position in range(1, 4):
        _item(hall, lot, session, position, begun)


def _item(hall: halls.Hall, lot: Random, session: str, position: int, begun: datetime) -> None:
    store = hall.store
    item = ITEMS.save(store, AgendaItem(session_id=session, position=position, title=f"Asunto {position}")).id
    motion = MOTIONS.save(store, Motion(item_id=item, position=1, text="Aprobar.")).id
    kind = lot.choice((VoteType.NOMINAL, VoteType.NOMINAL, VoteType.READING, VoteType.SECRET))
    first = VOTES.save(store, Vote(motion_id=motion, type=kind, for_count=3 if kind is VoteType.SECRET else None)).id
    votes = [first]
    if lot.random() < 0.3:
        again = Vote(motion_id=motion, type=kind, rectifies=first, rectify_reason="se contó mal")
        votes.append(VOTES.save(store, again).id)
    for vote, member in product(votes, hall.members.values()):
        if lot.random() < 0.9:
            BALLOTS.save(store, Ballot(vote_id=vote, member_id=member, value=lot.choice(tuple(BallotValue))))
    BALLOTS.save(store, Ballot(vote_id=first, member_id=hall.members[1], value=BallotValue.FOR, second=True))
    key = RESOLUTIONS.save(
        store, Resolution(session_id=session, item_id=item, title=f"R. {position}", number=lot.randrange(1, 999),
                          year=2026)
    ).id  # fmt: skip
    if lot.random() < 0.7:
        due, done = (begun.date() + timedelta(days=lot.randrange(1, 60)) if lot.random() < 0.6 else None for _ in "ab")
        progress = lot.choice((Progress.PENDING, Progress.UNDER_WAY)) if done else lot.choice(tuple(Progress))
        FULFILMENTS.save(
            store, Fulfilment(resolution_id=key, responsible=lot.choice(("Obras", "Cultura", "")), due=due,
                              done_on=done, progress=progress)
        )  # fmt: skip
    started = begun + timedelta(minutes=position)
    TURNS.save(
        store,
        Turn(session_id=session, item_id=item, kind=SpeakerKind.MEMBER, member_id=lot.choice([*hall.members.values()]),
             started_at=started, ended_at=started + timedelta(seconds=lot.randrange(20, 400)),
             paused_seconds=lot.randrange(15), limit_seconds=180),
    )  # fmt: skip


def report(hall: halls.Hall, name: str, scope: Scope | None = None) -> Report:
    with fixed_clock(NOW):
        return build_report(hall.store, BY_NAME[name], scope or Scope())


def lines(found: Report, key: str) -> Iterator[tuple[Section, Line, dict[str, tuple[object, int | None]]]]:
    for section in found.sections:
        if section.key == key:
            for line in section.lines:
                data = zip(section.heads, line.data, strict=True)
                yield section, line, {head: (one.value, one.of) for head, one in data}


_CAST = """
    WITH cast_ AS (
        SELECT v.id AS vote, s.body_id AS body, m.person_id AS person, b.value FROM ballot b
        JOIN vote v ON v.id = b.vote_id JOIN motion o ON o.id = v.motion_id JOIN agenda_item i ON i.id = o.item_id
        JOIN session s ON s.id = i.session_id JOIN membership m ON m.id = b.member_id
        WHERE s.state = 'closed' AND v.type IN ('nominal', 'reading') AND b.second = 0
            AND v.id NOT IN (SELECT rectifies FROM vote) {where}
    )
"""


@pytest.mark.parametrize("kind", ["", "ordinary", "special"])
def test_agreement_is_what_a_join_of_the_ballots_counts(hall: halls.Hall, kind: str):
    where = f"AND s.kind = '{kind}'" if kind else ""
    wanted = {
        (row["body"], row["one"], row["other"]): (row["same"], row["n"])
        for row in hall.store.query(
            _CAST.format(where=where)
            + """SELECT a.body, a.person AS one, b.person AS other, count(*) AS n, sum(a.value = b.value) AS same
            FROM cast_ a JOIN cast_ b ON a.vote = b.vote AND a.person <> b.person
            WHERE a.value IN ('for', 'against', 'abstain') AND b.value IN ('for', 'against', 'abstain')
            GROUP BY a.body, a.person, b.person"""
        )
    }
    seen = 0
    bodies = {one.name: one.id for one in town.bodies(hall.store)}
    for section, line, _data in lines(report(hall, "agreement", Scope(kind=kind)), "agreement"):
        people = [one.person_id for one in section.lines]
        for other, one in zip(people, line.data, strict=True):
            if other != line.person_id:
                same, both = wanted.get((bodies[section.body], line.person_id, other), (0, 0))
                assert (one.value, one.of) == (same, both)
                assert len(one.behind) == both
                seen += both
    assert seen == sum(n for _same, n in wanted.values()) > 0


def test_how_each_voted_is_what_the_ballots_say(hall: halls.Hall):
    counted = {
        (row["body"], row["person"], row["value"]): row["n"]
        for row in hall.store.query(
            _CAST.format(where="") + "SELECT body, person, value, count(*) AS n FROM cast_ GROUP BY 1, 2, 3"
        )
    }
    bodies = {one.name: one.id for one in town.bodies(hall.store)}
    total = 0
    for section, line, data in lines(report(hall, "votes-by-member"), "members"):
        own = {value: counted.get((bodies[section.body], line.person_id, value), 0)
               for value in ("for", "against", "abstain", "recused", "absent")}  # fmt: skip
        heads = ("A favor", "En contra", "Abstención", "Se excusa")
        told = [data[head][0] for head in heads]
        assert told == [own[value] for value in ("for", "against", "abstain", "recused")]
        assert data["Con banca"][0] == sum(told) + int(str(data["No votó"][0]))
        assert int(str(data["No votó"][0])) >= own["absent"]
        total += sum(own.values())
    assert total == sum(counted.values())


_ATTENDED = """
    SELECT m.person_id AS person, sum(p.kind IN ('present', 'arrives')) AS present, sum(p.kind = 'justified') AS notice,
        sum(p.kind = 'licence') AS licence, sum(p.kind = 'absent') AS absent, sum(p.kind = 'arrives') AS late,
        sum(CASE p.kind WHEN 'arrives' THEN (strftime('%s', p.at) - strftime('%s', s.opened_at)) / 60 ELSE 0 END)
            AS minutes
    FROM session s JOIN presence p ON p.session_id = s.id JOIN membership m ON m.id = p.member_id
    WHERE s.state = 'closed' AND s.date BETWEEN ? AND ? GROUP BY m.person_id
"""


@pytest.mark.parametrize("until", [date(2026, 12, 31), date(2026, 4, 20)])
def test_attendance_is_what_the_marks_add_up_to(hall: halls.Hall, until: date):
    query = _ATTENDED.replace("? AND ?", ":since AND :until")
    rows = hall.store.query(query, since="2026-03-05", until=until.isoformat())
    wanted = {row["person"]: row for row in rows}
    found = report(hall, "attendance-figures", Scope(since=date(2026, 3, 5), until=until))
    told = [(line, data) for _section, line, data in lines(found, "members") if not line.total]
    for line, data in told:
        row = wanted.pop(line.person_id)
        base = int(str(row["present"])) + int(str(row["notice"])) + int(str(row["absent"]))
        assert data["Asistió"] == (row["present"], base)
        heads = ("Con aviso", "Licencia", "Sin aviso", "Llegó tarde", "Minutos")
        assert [data[head][0] for head in heads] == [
            row[name] for name in ("notice", "licence", "absent", "late", "minutes")
        ]
    assert wanted == {}, "nobody is left out"


def test_fulfilment_is_what_the_days_say(hall: halls.Hall):
    (row,) = hall.store.query(
        """SELECT count(*) AS n, count(f.id) AS followed, sum(f.done_on IS NOT NULL) AS done,
            sum(f.done_on IS NULL AND f.progress <> 'dropped' AND f.due < '2026-11-17') AS overdue,
            sum(f.done_on > f.due) AS late
        FROM resolution r JOIN session s ON s.id = r.session_id LEFT JOIN fulfilment f ON f.resolution_id = r.id
        WHERE s.state = 'closed'"""
    )
    found = report(hall, "fulfilment")
    assert [one.datum.value for one in found.keys] == [row["n"], row["followed"], row["done"], row["overdue"]]
    standing = {line.title: data["Resoluciones"][0] for _section, line, data in lines(found, "standing")}
    assert sum(int(str(one)) for one in standing.values()) == row["n"]
    assert standing.get("Cumplida fuera de término", 0) == row["late"]
    assert {Standing.LATE, Standing.FULFILLED} < FULFILLED
    each = [data for _section, _line, data in lines(found, "resolutions")]
    assert len(each) == row["n"] and sum(one["Estado"][0] is Standing.OVERDUE for one in each) == row["overdue"]


def test_punctuality_is_what_the_calendar_says(hall: halls.Hall):
    rows = hall.store.query(
        """SELECT CAST(julianday(m.approved_on) - julianday(s.date) AS INTEGER) AS days FROM session s
        JOIN minutes m ON m.session_id = s.id WHERE s.state IN ('closed', 'no_quorum')"""
    )
    days = [row["days"] for row in rows if row["days"] is not None]
    found = report(hall, "punctuality")
    told = {line.title: data["Actas"] for _section, line, data in lines(found, "bands")}
    assert told["Sin aprobar todavía"] == (len(rows) - len(days), len(rows))
    for words, first, last in (("Hasta 7 días", 0, 7), ("De 8 a 15 días", 8, 15), ("De 16 a 30 días", 16, 30),
                               ("31 días o más", 31, 999)):  # fmt: skip
        assert told[words] == (sum(first <= int(str(one)) <= last for one in days), len(rows))
    shown = [data["Aprobada"][0] for _section, _line, data in lines(found, "sessions")]
    assert sorted(str(one) for one in shown if one is not None) == sorted(str(one) for one in days)


def test_speaking_time_is_what_the_hours_say(hall: halls.Hall):
    rows = hall.store.query(
        """SELECT m.person_id AS person, count(*) AS n, max(seconds) AS longest, sum(seconds) AS seconds,
            sum(seconds > limit_seconds) AS over FROM (
            SELECT t.*, strftime('%s', t.ended_at) - strftime('%s', t.started_at) - t.paused_seconds AS seconds
            FROM speaker_turn t JOIN session s ON s.id = t.session_id WHERE s.state = 'closed')
        JOIN membership m ON m.id = member_id GROUP BY m.person_id"""
    )
    wanted = {row["person"]: [row["n"], row["seconds"], row["longest"], row["over"]] for row in rows}
    found = report(hall, "floor-time")
    told = {
        line.person_id: [data[head][0] for head in ("Intervenciones", "Tiempo", "La más larga", "Pasó el tiempo")]
        for _section, line, data in lines(found, "speakers") if not line.total
    }  # fmt: skip
    assert told == wanted
    assert found.keys[1].datum.value == sum(int(str(row["seconds"])) for row in rows)


def test_a_page_of_a_member_says_what_the_reports_say(hall: halls.Hall):
    person = next(iter(hall.people.values()))
    page = report(hall, "member", Scope(person_id=person))
    for name, key in (("attendance-figures", "members"), ("votes-by-member", "members")):
        whole = [data for _section, line, data in lines(report(hall, name), key) if line.person_id == person]
        own = [data for _section, line, data in lines(page, key) if line.person_id == person]
        assert whole[0].items() <= {head: one for data in own for head, one in data.items()}.items() or whole[0] in own
