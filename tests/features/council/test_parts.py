"""A matter voted by parts, each with its number and its result; «definitivamente aprobado» by its own vote."""

from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import BallotValue, MotionPart, Outcome
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_extract import build_extract
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.votes.store import add_motion, cast, cast_all, open_vote
from munidesk.features.council.votes.store_parts import declare_definitive, set_part
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls
from tests.features.council.test_votes import ballots

FOR, AGAINST = BallotValue.FOR, BallotValue.AGAINST


def printed(hall: halls.Hall) -> list[str]:
    return [line.replace("\u00a0", " ") for line in plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))]


def sitting(path: Path, country: str, seats: int = 7) -> halls.Hall:
    hall = halls.hall(path / "a.munidesk", country, seats)
    hall.session()
    hall.present(*hall.members)
    return hall


@pytest.mark.parametrize("country", COUNTRIES)
def test_articles_and_amendments_have_each_their_number_and_their_result(tmp_path: Path, country: str):
    hall = sitting(tmp_path, country)
    item = add_item(hall.store, hall.session_id, "Ordenanza de ruidos", urgent_reason="vence")
    made = [add_motion(hall.store, item, text, matter="ordinary") for text in ("Aprobar.", "Objeto.", "Horas.", "Más.")]
    set_part(hall.store, made[0], MotionPart.GENERAL)
    set_part(hall.store, made[1], MotionPart.ARTICLE)
    set_part(hall.store, made[2], MotionPart.ARTICLE, "1 bis")
    set_part(hall.store, made[3], MotionPart.AMENDMENT)
    for motion, value in zip(made, (FOR, AGAINST, FOR, AGAINST), strict=True):
        cast_all(hall.store, open_vote(hall.store, motion), value)
    heads = [line.split(":")[0] for line in printed(hall) if "Votación nominal" in line]
    assert heads == ["En general", "Artículo 1", "Artículo 1 bis", "Enmienda 1"]
    finals = [hall.view.results[hall.view.final_vote(one).id].outcome for one in made]
    assert finals == [Outcome.PASSED, Outcome.REJECTED, Outcome.PASSED, Outcome.REJECTED]
    hall.store.close()


def test_two_articles_of_one_item_do_not_have_the_same_number(in_session: halls.Hall):
    item = add_item(in_session.store, in_session.session_id, "Ordenanza", urgent_reason="vence")
    first, second = (add_motion(in_session.store, item, text) for text in ("Uno.", "Dos."))
    set_part(in_session.store, first, MotionPart.ARTICLE, "3")
    with pytest.raises(UserError, match="ya hay: artículo 3"):
        set_part(in_session.store, second, MotionPart.ARTICLE, "3")
    set_part(in_session.store, second, MotionPart.ARTICLE)
    assert [one.called for one in in_session.view.motions] == ["Artículo 3", "Artículo 4"]
    set_part(in_session.store, second, MotionPart.MOTION)
    assert in_session.view.motions[1].called == "Moción"


@pytest.fixture
def in_session(hall: halls.Hall) -> halls.Hall:
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    return hall


def resolved(hall: halls.Hall) -> str:
    vote = hall.vote("Convenio")
    cast_all(hall.store, vote, FOR)
    motion = hall.view.motions[0]
    save_resolution(hall.store, motion.item_id, motion_id=motion.id, resolves="Firmar el convenio.")
    return motion.id


def test_c12_definitivamente_aprobado_depends_on_its_own_vote_and_comes_after_it(tmp_path: Path):
    hall = sitting(tmp_path, "CR")
    motion = resolved(hall)
    assert not [line for line in printed(hall) if "Definitivamente aprobado." in line]
    vote = declare_definitive(hall.store, motion)
    ballots(hall, vote, FOR, FOR, FOR, FOR, AGAINST, AGAINST, AGAINST)
    assert hall.view.results[vote].outcome is Outcome.REJECTED  # four of seven: two thirds of all are five
    assert not [line for line in printed(hall) if "Definitivamente aprobado." in line]
    cast(hall.store, vote, hall.members[5], FOR)
    lines = printed(hall)
    voted = next(at for at, line in enumerate(lines) if "declarar definitivamente aprobado el acuerdo" in line)
    declared = next(at for at, line in enumerate(lines) if "Definitivamente aprobado." in line)
    assert voted < declared
    close_session(hall.store, hall.session_id, halls.at(21))
    extract = "\n".join(plain_lines(build_extract(hall.view, hall.view.resolutions[0].id)))
    assert "Definitivamente aprobado." in extract
    hall.store.close()


def test_c12_what_did_not_pass_is_not_declared_nor_twice_nor_where_no_norm_knows_it(tmp_path: Path, hall: halls.Hall):
    costa_rica = sitting(tmp_path, "CR")
    refused = costa_rica.vote("Otro")
    cast_all(costa_rica.store, refused, AGAINST)
    with pytest.raises(UserError, match="Primero se aprueba el acuerdo"):
        declare_definitive(costa_rica.store, costa_rica.view.motions[0].id)
    passed = costa_rica.vote("Convenio")
    cast_all(costa_rica.store, passed, FOR)
    motion = costa_rica.view.motions[1].id
    declare_definitive(costa_rica.store, motion)
    with pytest.raises(UserError, match="ya se puso a votación"):
        declare_definitive(costa_rica.store, motion)
    costa_rica.store.close()
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    cast_all(hall.store, hall.vote(), FOR)
    with pytest.raises(UserError, match="no hay acuerdos definitivamente aprobados"):
        declare_definitive(hall.store, hall.view.motions[0].id)


def test_c12_a_mark_of_an_earlier_version_without_its_vote_is_told(tmp_path: Path):
    hall = sitting(tmp_path, "CR")
    motion = resolved(hall)
    item = hall.view.items[0].id
    save_resolution(hall.store, item, motion_id=motion, resolves="Firmar el convenio.", definitive=True)
    assert "definitive_unvoted" in [one.key for one in minutes_problems(hall.view)]
    cast_all(hall.store, declare_definitive(hall.store, motion), FOR)
    assert "definitive_unvoted" not in [one.key for one in minutes_problems(hall.view)]
    hall.store.close()
