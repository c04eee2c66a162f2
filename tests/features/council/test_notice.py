"""The convocatoria speaks with its country's words, and what went out is printed the same for ever."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.acts.calendar_file import calendar_text
from munidesk.features.council.acts.sending import notice_document, send_notice, sent_document, waiting
from munidesk.features.council.acts.store_agenda import Decision, bring_in, reorder_item
from munidesk.features.council.acts.store_notice import notices_of, unsend_notice
from munidesk.features.council.domain import ItemKind
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.sessions.document_notice import build_agenda
from munidesk.features.council.sessions.store import open_session, save_session
from munidesk.features.council.sessions.store_items import add_item, delete_item, move_item
from munidesk.features.council.view_data import session_of
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls

WITHOUT_SECOND_CALL = tuple(one for one in COUNTRIES if one not in ("UY", "ES"))


def text_of(document) -> str:
    return "\n".join(plain_lines(document)).replace("\u00a0", " ")


def called(path: Path, country: str, seats: int = 9) -> halls.Hall:
    made = halls.hall(path / f"{country}.munidesk", country, seats)
    made.session(opened=False)
    add_item(made.store, made.session_id, "Apertura y quórum", kind=ItemKind.OPENING)
    add_item(made.store, made.session_id, "Convenio con la escuela")
    return made


@pytest.mark.parametrize("country", COUNTRIES)
def test_d6_the_norm_of_each_notice_is_its_own_country_s_and_reads_as_a_sentence(tmp_path: Path, country: str):
    hall = called(tmp_path, country)
    text = text_of(notice_document(hall.view))
    assert ("Reglamento de los Concejos Municipales" in text) is (country == "UY")
    assert "De conformidad con según" not in text
    assert "con Ley" not in text
    assert "))" not in text
    norm = hall.view.profile.notice.norm
    assert (f"De conformidad con {norm}" if norm else "Se convoca a ustedes a la sesión ordinaria") in text
    caution = hall.view.profile.notice.mark.value == "M" and norm
    assert not caution or f"{norm} (verifique su norma)" in text
    hall.store.close()


@pytest.mark.parametrize("country", WITHOUT_SECOND_CALL)
def test_c11_no_second_call_nor_suplente_where_there_are_none(tmp_path: Path, country: str):
    hall = called(tmp_path, country)
    text = text_of(notice_document(hall.view)).lower()
    for word in ("segundo llamado", "segunda convocatoria", "treinta minutos", "suplente", "accesitario"):
        assert word not in text, word
    assert "quien no pueda concurrir lo comunicará a la secretaría" in text
    hall.store.close()


def test_c11_spain_is_called_again_two_days_later_and_uruguay_half_an_hour_later(tmp_path: Path):
    spain, uruguay = called(tmp_path, "ES"), called(tmp_path, "UY", 5)
    told = text_of(notice_document(spain.view))
    assert (
        "para el jueves diecinueve de noviembre de dos mil veintiséis, a las diecinueve horas (verifique su norma)"
        in told
    )
    assert "segundo llamado" not in told
    assert "un segundo llamado a las diecinueve horas con treinta minutos" in text_of(notice_document(uruguay.view))
    spain.store.close()
    uruguay.store.close()


def test_c17_the_notice_numbers_the_items_as_the_acta_does(hall: halls.Hall):
    hall.session(opened=False)
    add_item(hall.store, hall.session_id, "Apertura y quórum", kind=ItemKind.OPENING)
    add_item(hall.store, hall.session_id, "Convenio con la escuela")
    told = text_of(notice_document(hall.view)).splitlines()
    for number, title in ((1, "Apertura y quórum"), (2, "Convenio con la escuela")):
        assert told[told.index(title) - 1] == str(number)
    open_session(hall.store, hall.session_id, halls.at(19, 5))
    acta = text_of(build_minutes(hall.view, printed_at=halls.at(21)))
    assert "2. Convenio con la escuela" in acta


@pytest.mark.parametrize("country", COUNTRIES)
def test_c17_a_notice_printed_after_the_session_numbers_without_a_hole_and_says_why(tmp_path: Path, country: str):
    """«5, 7»: the item added in session took the 6 of the acta, and whoever reads the notice looked for the 6."""
    hall = called(tmp_path, country)
    add_item(hall.store, hall.session_id, "Becas")
    before = text_of(notice_document(hall.view))
    assert "Cambió en la sesión" not in before
    open_session(hall.store, hall.session_id, halls.at(19, 5))
    bring_in(hall.store, hall.session_id, "Poda urgente", Decision(reason="hay riesgo"))
    move_item(hall.store, next(one.id for one in hall.view.items if one.title == "Poda urgente"), 2)
    reorder_item(hall.store, next(one.id for one in hall.view.items if one.title == "Convenio con la escuela"), 4)
    for document in (notice_document(hall.view), build_agenda(hall.view)):
        told = text_of(document).splitlines()
        assert "Poda urgente" not in told
        for number, title in enumerate(("Apertura y quórum", "Convenio con la escuela", "Becas"), 1):
            assert told[told.index(title) - 1] == str(number)
        assert "Cambió en la sesión, y el acta numera los asuntos como se trataron." in " ".join(told)
    assert text_of(build_minutes(hall.view, printed_at=halls.at(21))).count("2. Poda urgente") == 1
    hall.store.close()


def test_c17_what_was_sent_is_printed_the_same_whatever_happens_later(hall: halls.Hall):
    hall.session(opened=False)
    first = add_item(hall.store, hall.session_id, "Poda en la plaza")
    second = add_item(hall.store, hall.session_id, "Convenio con la escuela")
    send_notice(hall.store, hall.session_id, halls.at(10, 0, halls.DAY.replace(day=13)))
    sent = text_of(notice_document(hall.view))
    assert notice_document(hall.view).letterhead.right == "13 de noviembre de 2026"
    save_session(
        hall.store, replace(session_of(hall.store, hall.session_id), start=time(20), place="Casa de la Cultura")
    )
    move_item(hall.store, second, 1)
    delete_item(hall.store, first)
    add_item(hall.store, hall.session_id, "Becas")
    assert text_of(notice_document(hall.view)) == sent
    told = waiting(hall.view)
    assert told[0].startswith("La sesión convocada para el martes 17 de noviembre de 2026 a las 19:00 se celebrará")
    assert "Se quita el asunto 1, «Poda en la plaza»." in told
    assert "Se agrega el asunto 2, «Becas»." in told
    send_notice(hall.store, hall.session_id, halls.at(9, 0, halls.DAY.replace(day=16)))
    addendum = text_of(sent_document(hall.view.notices[1]))
    assert "Adenda 1 a la convocatoria" in addendum
    assert "Se agrega el asunto 2, «Becas»." in addendum
    assert waiting(hall.view) == ()
    with pytest.raises(UserError, match="no hace falta una adenda"):
        send_notice(hall.store, hall.session_id, halls.at(9, 30, halls.DAY.replace(day=16)))
    open_session(hall.store, hall.session_id, halls.at(20, 5))
    assert text_of(notice_document(hall.view)) == sent


def test_a_notice_sent_by_mistake_is_taken_back(hall: halls.Hall):
    hall.session(opened=False)
    send_notice(hall.store, hall.session_id, halls.at(10, 0, halls.DAY.replace(day=13)))
    assert hall.view.session.call_sent == halls.DAY.replace(day=13)
    unsend_notice(hall.store, hall.session_id)
    assert notices_of(hall.store, hall.session_id) == ()
    assert hall.view.session.call_sent is None
    with pytest.raises(UserError, match="todavía no se envió"):
        unsend_notice(hall.store, hall.session_id)


def test_a_notice_does_not_go_out_after_the_session_nor_before_the_last_one(hall: halls.Hall):
    hall.session(opened=False)
    with pytest.raises(UserError, match="no puede salir después"):
        send_notice(hall.store, hall.session_id, halls.at(19, 30))
    send_notice(hall.store, hall.session_id, halls.at(10, 0, halls.DAY.replace(day=13)))
    add_item(hall.store, hall.session_id, "Becas")
    with pytest.raises(UserError, match="esto sale después"):
        send_notice(hall.store, hall.session_id, halls.at(9, 0, halls.DAY.replace(day=13)))


def test_c36_a_municipality_without_town_is_not_a_town(hall: halls.Hall):
    from munidesk.town import store as town

    own = town.municipality(hall.store)
    for name, told in (
        ("Municipalidad de Villa", "En la localidad de Villa,"),
        ("Municipio F", "En la localidad de [falta la localidad]"),
    ):
        town.save_municipality(hall.store, replace(own, name=name, town=""))
        hall.session()
        assert told in text_of(build_minutes(hall.view, printed_at=halls.at(21)))


def test_only_uruguay_calls_the_secretary_a_funcionaria(tmp_path: Path):
    for country in COUNTRIES:
        hall = halls.hall(tmp_path / f"{country}.munidesk", country, 5)
        hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
        text = text_of(build_minutes(hall.view, printed_at=halls.at(21)))
        assert "Lucía Ferrando Bas" in text
        assert ("la funcionaria Lucía" in text) is (country == "UY"), country
        hall.store.close()


def test_a_session_goes_into_the_councillors_own_calendar(hall: halls.Hall):
    hall.session(opened=False)
    add_item(hall.store, hall.session_id, "Convenio; con la escuela, y otros")
    lines = calendar_text(hall.view).replace("\r\n ", "").split("\r\n")
    assert "DTSTART:20261117T190000" in lines
    assert "DTEND:20261117T210000" in lines
    assert "LOCATION:Salón del Concejo" in lines
    assert "DESCRIPTION:1. Convenio\\; con la escuela\\, y otros" in lines
    assert f"UID:{hall.session_id}@munidesk" in lines


@pytest.mark.parametrize("country", COUNTRIES)
def test_an_acuerdo_is_agreed_and_a_resolucion_resolved(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 5)
    hall.session()
    item = add_item(hall.store, hall.session_id, "Convenio", urgent_reason="vence")
    save_resolution(hall.store, item, resolves="Firmar el convenio.")
    text = text_of(build_minutes(hall.view, printed_at=halls.at(21)))
    agreed = hall.view.profile.words.resolution == "Acuerdo"
    assert ("SE ACUERDA:" in text) is agreed
    assert ("SE RESUELVE:" in text) is not agreed
    hall.store.close()
