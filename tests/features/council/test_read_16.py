"""What the parts of the council say together: each was right alone."""

import hashlib
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council import exports, refs
from munidesk.features.council.acts.store_life import annul_session
from munidesk.features.council.book import store as books
from munidesk.features.council.book.store_later import propose_erratum
from munidesk.features.council.certificates import notified
from munidesk.features.council.certificates.store import certificate_document, proposed
from munidesk.features.council.citing import Citing
from munidesk.features.council.domain import PresenceKind, Session, SessionKind
from munidesk.features.council.fields import Named, What
from munidesk.features.council.kinds import CORRECTIONS, RESOLUTIONS
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.old.store import Original, confirm_attendance, enter
from munidesk.features.council.reports import indicators
from munidesk.features.council.reports.building import BY_NAME, build_report
from munidesk.features.council.reports.scope import Scope
from munidesk.features.council.sessions.store import close_session, declare_no_quorum, sessions
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.speakers.store import record_turn
from munidesk.features.council.view_data import load_view
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from tests.features.council import hall as halls
from tests.features.council.hall import Hall
from tests.features.council.test_later import approve, held


@pytest.fixture
def hall(tmp_path: Path):
    made = halls.hall(tmp_path / "a.munidesk", schemas=catalog.schemas())
    yield made
    made.store.close()


def old(hall: Hall, tmp_path: Path, day: date = date(2019, 3, 12), **marks: PresenceKind) -> str:
    path = tmp_path / f"{day}.txt"
    path.write_bytes(f"Acta 58 {day}".encode())
    one = Session(body_id=hall.body_id, kind=SessionKind.ORDINARY, number=4, date=day, start=time(19))
    acta = enter(hall.store, one, 58, Original(path, hashlib.sha256(path.read_bytes()).hexdigest(), None, True))
    if marks:
        confirm_attendance(hall.store, acta, {hall.members[int(n[1:])]: kind for n, kind in marks.items()})
    return acta.session_id


DAYS = (date(2026, 11, 17), date(2027, 1, 12), date(2027, 2, 2))


def test_an_acta_is_approved_though_older_ones_came_with_their_originals(hall: Hall, tmp_path: Path):
    """An old acta has no draft to approve: nothing could be approved any more."""
    old(hall, tmp_path)
    key = held(hall, DAYS[0])
    approve(hall, key, DAYS[0])
    assert load_view(hall.store, key).frozen


def test_an_acta_is_approved_though_a_session_before_it_was_annulled(hall: Hall):
    """What was annulled has no acta to approve: the ones after it would wait for ever."""
    annul_session(hall.store, held(hall, DAYS[0]), "Se convocó sin el plazo.")
    key = held(hall, DAYS[1])
    approve(hall, key, DAYS[1])
    assert load_view(hall.store, key).frozen


def test_sessions_older_than_munidesk_are_counted_where_their_attendance_was_confirmed(hall: Hall, tmp_path: Path):
    """The figures of who came had sessions that the report said were never held."""
    old(hall, tmp_path, m1=PresenceKind.PRESENT, m2=PresenceKind.ABSENT)
    old(hall, tmp_path, date(2019, 4, 12))
    held(hall, DAYS[0])
    report = build_report(hall.store, BY_NAME["attendance-figures"], Scope())
    assert report.keys[0].datum.value == 2 and "2 sesiones, del 12 de marzo de 2019" in report.about
    assert report.notes[-1] == "No se cuenta 1 sesión anterior a MuniDesk, de la que está el acta original."
    first = report.sections[0].lines[0]
    assert (first.data[0].value, first.data[0].of) == (2, 2)
    punctual = build_report(hall.store, BY_NAME["punctuality"], Scope())
    assert punctual.notes[-1].startswith("No se cuentan 2 sesiones anteriores a MuniDesk")
    who = town.member(hall.store, hall.members[1]).person.id
    page = build_report(hall.store, BY_NAME["member"], Scope(person_id=who))
    assert "2 sesiones" in page.about and (page.keys[0].datum.value, page.keys[0].datum.of) == (2, 2)
    assert "los votos están en sus actas originales" in page.notes[-1]


def test_only_old_actas_with_attendance_make_a_report_of_it(hall: Hall, tmp_path: Path):
    old(hall, tmp_path, m1=PresenceKind.PRESENT, m2=PresenceKind.ABSENT)
    report = build_report(hall.store, BY_NAME["attendance-figures"], Scope())
    assert report.keys[0].datum.value == 1 and report.sections


def test_an_acta_numbered_by_year_is_cited_with_its_year(hall: Hall):
    """«acta 1» would be two papers."""
    books.number_by_year(hall.store, hall.body_id, yearly=True)
    keys = [held(hall, day) for day in DAYS]
    for key, day in zip(keys[:2], DAYS, strict=False):
        approve(hall, key, day)
    citing = Citing(hall.store, keys[2], load_view(hall.store, keys[2]).items[0].id)
    assert [citing.typed(one).words for one in ("acta 1/2026", "acta 1/2027", "acta 1")] == [
        "acta 1/2026", "acta 1/2027", "acta 1/2027",
    ]  # fmt: skip
    offered = [one.words for one in citing.offers() if one.words.startswith("acta 1")]
    assert offered == ["acta 1/2027", "acta 1/2026"], "the newest first"
    minutes = load_view(hall.store, keys[0]).minutes
    told = refs.describe(hall.store, Ref("minutes", minutes.id))
    assert told is not None and told.title.startswith("Acta 1/2026 ·")
    erratum = propose_erratum(hall.store, keys[0], keys[2], where_it_says="120", must_say="130")
    assert CORRECTIONS.get(hall.store, erratum).minutes_label == "1/2026"


def test_an_old_acta_in_the_period_is_a_session_that_was_held(hall: Hall, tmp_path: Path):
    """The indicator told «1 de 2», as if the other had been called and not held."""
    old(hall, tmp_path, date(2026, 3, 12))
    held(hall, DAYS[0])
    found = indicators.sessions(hall.store, date(2026, 1, 1), date(2026, 12, 31))
    assert (found.part, found.whole) == (2, 2)


def test_a_resolution_of_a_session_without_quorum_is_not_awaited(hall: Hall):
    """Nobody will number it: the text that cites it says that it has none, and what to do."""
    hall.session(opened=False)
    item = add_item(hall.store, hall.session_id, "Compra")
    other = save_resolution(hall.store, item, title="Compra", resolves="Comprar.")
    declare_no_quorum(hall.store, hall.session_id)
    third = held(hall, DAYS[1], lift=False)
    words = (
        Citing(hall.store, third, load_view(hall.store, third).items[0].id).offer(Named(What.RESOLUTION, other)).words
    )
    assert words == "[falta: resolución sin número]"


def test_nothing_is_certified_or_notified_of_a_session_that_was_annulled(hall: Hall):
    """The paper said that the acta awaited its approval, which never comes."""
    session = held(hall, DAYS[0])
    resolution = RESOLUTIONS.all(hall.store, session_id=session)[0].id
    annul_session(hall.store, session, "Se convocó sin el plazo.")
    with pytest.raises(UserError, match="se anuló"):
        exports.certificate(hall.store, Selection(id=resolution))
    with pytest.raises(UserError, match="se anuló"):
        exports.extract(hall.store, Selection(id=resolution))
    with pytest.raises(UserError, match="se anuló"):
        notified.matter(hall.store, Ref("resolution", resolution))


def test_who_spoke_in_a_record_without_hours_spoke(hall: Hall):
    """Each speaker of a published session had «0» interventions."""
    session = held(hall, DAYS[0], lift=False)
    item = load_view(hall.store, session).items[0].id
    record_turn(hall.store, item, "Pide la palabra por la poda.", member_id=hall.members[2])
    close_session(hall.store, session, halls.at(20, 48))
    report = build_report(hall.store, BY_NAME["floor-time"], Scope())
    (line,) = report.sections[0].lines
    assert [one.value for one in line.data[:2]] == [1, 0] and line.data[6].value == 0
    assert report.keys[0].datum.value == 1 and report.keys[2].datum.of == 0
    assert "De 1 intervención no se sabe la hora" in " ".join(report.notes)


def test_an_old_acta_is_of_a_day_that_has_come(hall: Hall, tmp_path: Path):
    with pytest.raises(UserError, match="todavía no llegó"):
        old(hall, tmp_path, date(2062, 3, 12))


def test_what_was_approved_stays_as_it_was_counted_when_the_body_gets_other_members(hall: Hall):
    """A new term with more members made «Rechazada» of what the acta says was passed, and a certificate said so."""
    session = held(hall, DAYS[0])
    draft = held(hall, DAYS[1])
    approve(hall, session, DAYS[0])
    resolution = RESOLUTIONS.all(hall.store, session_id=session)[0].id
    before = exports.votes(hall.store, Selection()).rows[-1]
    with fixed_clock(datetime(2027, 7, 1, 10)):
        body = town.body(hall.store, hall.body_id)
        town.save_body(hall.store, replace(body, legal_seats=11))
        for number in range(6, 12):
            hall.seat(number)
        passed, now = load_view(hall.store, session), load_view(hall.store, draft)
        assert (passed.legal, len(passed.seats), now.legal, len(now.seats)) == (5, 5, 11, 11)
        assert exports.votes(hall.store, Selection()).rows[-1] == before
        listed = {one.id: (one.seats, one.has_quorum) for one in sessions(hall.store)}
        assert listed == {session: (5, True), draft: (11, False)}
        paper = certificate_document(hall.store, replace(proposed(hall.store, resolution), certifier="Lucía Ferrando"))
        assert "de los cinco integrantes" in "\n".join(plain_lines(paper))
