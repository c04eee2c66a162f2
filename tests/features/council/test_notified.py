"""A resolution notified to whom it concerns: its text and vote as the acta has them, and no law that nobody read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

import pytest

from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.certificates.notified import matter
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.sessions.store_items import add_item
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.letters import store as letters
from munidesk.town.letters.domain import Letter, Way
from munidesk.town.overrides import with_formula
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls
from tests.features.council.test_later import NEXT, approve, held


@pytest.fixture
def about(hall: halls.Hall) -> Ref:
    held(hall, halls.DAY)
    return Ref("resolution", str(hall.store.select("resolution")[0]["id"]))


@pytest.fixture
def later() -> Iterator[None]:
    with fixed_clock(datetime.combine(NEXT, time(10))):
        yield


def written(hall: halls.Hall, about: Ref, ending: str = "Recurso ante el Concejo, en diez días.") -> Letter:
    told = matter(hall.store, about)
    blank = letters.proposed(hall.store, replace(told, ending=ending or told.ending), None, about)
    return letters.write_to(hall.store, blank, "Club Unión", private=False)


def printed(hall: halls.Hall, one: Letter) -> str:
    return "\n".join(plain_lines(letters.letter_document(hall.store, one))).replace("\u00a0", " ")


def test_a_notification_has_the_resolution_its_vote_and_the_lines_of_who_takes_it(hall: halls.Hall, about: Ref):
    one = letters.send(hall.store, written(hall, about).id, halls.DAY, Way.OFFICER, matter(hall.store, about))
    text = printed(hall, one)
    assert one.label == "Notificación 1/2026"
    assert "Se notifica a usted la resolución 40/2026" in text and "sesión ordinaria" in text
    assert "omprar 120 luminarias por $ 480.000." in text and "Aprobada por unanimidad (5 en 5)" in text
    assert "todavía no fue aprobada: lo que se notifica" in text
    assert "Recurso ante el Concejo, en diez días." in text
    assert "Constancia de notificación" in text and "Si no firma: motivo, y quién notifica" in text


def test_what_can_be_asked_against_it_is_not_invented_and_the_municipality_says_it_once(hall: halls.Hall, about: Ref):
    with pytest.raises(UserError, match="algo que su norma fija"):
        letters.send(hall.store, written(hall, about, "").id, halls.DAY, Way.HAND)
    own = with_formula(town.municipality(hall.store), "letter_appeal", "Cabe revocación en diez días.")
    town.save_municipality(hall.store, own)
    assert letters.send(hall.store, written(hall, about, "").id, halls.DAY, Way.HAND).sent


def test_it_goes_with_the_text_as_it_is_when_it_is_sent_and_stays_so(hall: halls.Hall, about: Ref, later: None):
    one = written(hall, about)
    approve(hall, str(hall.store.select("session")[0]["id"]), NEXT)
    sent = letters.send(hall.store, one.id, NEXT, Way.HAND, matter(hall.store, about))
    assert "fue aprobada, sin correcciones" in printed(hall, sent)


def test_a_resolution_without_a_number_is_not_notified(in_session: halls.Hall):
    item = add_item(in_session.store, in_session.session_id, "Compra de luminarias", urgent_reason="Urge")
    made = save_resolution(in_session.store, item, resolves="Comprar.")
    with pytest.raises(UserError, match="todavía no tiene número"):
        matter(in_session.store, Ref("resolution", made))


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_country_notifies_what_it_calls_a_resolution(hall: halls.Hall, about: Ref, country: str):
    town.save_municipality(hall.store, replace(town.municipality(hall.store), country=country))
    words = town.profile_of(hall.store).words
    told = matter(hall.store, about)
    article = "el" if words.resolution_gender == "m" else "la"
    assert f"{article} {words.resolution[:1].lower()}{words.resolution[1:]} 40/2026" in told.body.replace("\u00a0", " ")
    assert "[verifique su norma" in told.ending
