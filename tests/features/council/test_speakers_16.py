"""The clock for the room, and the time that the acta says only where the municipality chose it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.documents.lines import plain_lines
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.speakers.domain import SpeakerKind
from munidesk.features.council.speakers.page_screen import BigClock, ink_of
from munidesk.features.council.speakers.store import ask_floor, end_turn, give_floor
from munidesk.features.council.speakers.words import spoken_words
from munidesk.town.page_settings_conduct import save_conduct
from munidesk.town.profiles import COUNTRIES
from munidesk.ui import theme
from tests.features.council import hall as halls
from tests.features.council.hall import Hall

START = datetime(2026, 11, 17, 19, 50)
CONDUCT = {
    "majority": "present", "steps": "", "article": "", "minutes": "0", "neighbour_minutes": "3", "told": "",
}  # fmt: skip


def spoke(hall: Hall, *, ends: bool = True) -> str:
    """A neighbour who speaks for two minutes and 36 seconds, and another who waits."""
    item = add_item(hall.store, hall.session_id, "Cabildo")
    turn = ask_floor(hall.store, item, SpeakerKind.NEIGHBOUR, "Elsa Cardozo", zone="Zona Sur")
    ask_floor(hall.store, item, SpeakerKind.ORGANISATION, "Club Unión")
    with fixed_clock(START):
        give_floor(hall.store, turn)
    if ends:
        with fixed_clock(START + timedelta(seconds=156)):
            end_turn(hall.store, turn)
    return turn


def acta(hall: Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))).replace("\u00a0", " ")


@pytest.mark.parametrize("country", COUNTRIES)
def test_e_the_acta_says_how_long_one_spoke_only_where_the_municipality_chose_so(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country, 5, schemas=catalog.schemas())
    hall.session()
    hall.present(*hall.members)
    spoke(hall)
    assert "una vecina (Zona Sur)." in acta(hall)
    save_conduct(hall.store, {**CONDUCT, "told": "1"})
    assert "una vecina (Zona Sur) (dos minutos y treinta y seis segundos)." in acta(hall)
    save_conduct(hall.store, CONDUCT)
    assert "minutos y treinta" not in acta(hall)
    hall.store.close()


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, ""), (1, "un segundo"), (60, "un minuto"), (121, "dos minutos y un segundo")]
)
def test_time_is_told_in_words(seconds: int, words: str):
    assert spoken_words(seconds) == words


def test_e_the_room_reads_who_speaks_and_what_is_left_and_no_private_name(qapp: object, tmp_path: Path):
    in_session = halls.hall(tmp_path / "a.munidesk", schemas=catalog.schemas())
    in_session.session()
    in_session.present(1, 2, 3, 4, 5)
    spoke(in_session, ends=False)
    desk = QWidget()
    clock = BigClock(desk)
    clock.open(desk)
    turns = in_session.view.turns
    with fixed_clock(START + timedelta(seconds=156)):
        clock.show_turns(in_session.view, turns[0], turns[1], ink_of(turns[0]))
        assert clock.said == "Una vecina (Zona Sur) · 2:36 · Quedan 0:24 · Sigue: Club Unión"
        assert ink_of(turns[0]) == theme.tokens().attention
    with fixed_clock(START + timedelta(seconds=221)):
        clock.show_turns(in_session.view, turns[0], None, ink_of(turns[0]))
        assert "Se pasó 0:41" in clock.said and "Cardozo" not in clock.said
        assert ink_of(turns[0]) == theme.tokens().bad
    clock.show_turns(in_session.view, None, None, ink_of(None))
    assert clock.said == "Sin oradores"
    QTest.keyClick(clock, Qt.Key.Key_Escape)
    assert not clock.isVisible()
    desk.deleteLater()
    in_session.store.close()
