"""An acta approved with corrections says which."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.frozen import from_json, to_json
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import CorrectionKind
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved
from munidesk.features.council.minutes.store_resolutions import add_correction
from munidesk.features.council.minutes.wording import corrections_recorded
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view_data import load_view
from tests.features.council import hall as halls

FIRST, SECOND = date(2026, 11, 3), date(2026, 11, 17)
STREETS = "Asunto 4: donde dice «Las Palmas», debe decir «Las Acacias»."


@pytest.fixture
def two(hall: halls.Hall) -> tuple[str, str]:
    """Two sessions lifted, the acta of the first corrected in the second."""
    secretary = hall.person("Lucía", "Ferrando Bas")
    found = []
    for day in (FIRST, SECOND):
        found.append(hall.session(day=day, secretary_id=secretary))
        hall.present(1, 2, 3, 4, 5)
        if day == SECOND:
            item = add_item(hall.store, hall.session_id, "Acta anterior", urgent_reason="de rutina")
            add_correction(
                hall.store, item, place="Asunto 4", where_it_says="Las Palmas", must_say="Las Acacias",
                asked_by_id=hall.members[2],
            )  # fmt: skip
        close_session(hall.store, hall.session_id, halls.at(20, 48, day))
    return found[0], found[1]


def approve(hall: halls.Hall, session_id: str, in_session: str, **how: object) -> str:
    """What is frozen."""
    asked = {"on": SECOND, "in_session_id": in_session, **how}
    view = as_approved(hall.store, session_id, Approving(**asked))
    content = to_json(build_minutes(view, printed_at=halls.at(21)))
    approve_minutes(hall.store, session_id, Approving(**asked), content_json=content)
    return "\n".join(plain_lines(from_json(load_view(hall.store, session_id).minutes.content)))


def test_w54_the_tick_without_a_text_is_refused(hall: halls.Hall, two: tuple[str, str]):
    first, second = two
    for verb in (
        lambda: as_approved(hall.store, first, Approving(on=SECOND, in_session_id=second, with_corrections=True)),
        lambda: approve_minutes(
            hall.store, first, Approving(on=SECOND, with_corrections=True, corrections=" \n "), content_json=halls.PAPER
        ),
    ):
        with pytest.raises(UserError, match="Escriba qué se corrigió: el acta lo transcribe"):
            verb()
    assert not load_view(hall.store, first).frozen


def test_w54_the_text_is_kept_and_printed_where_the_acta_is_certified(hall: halls.Hall, two: tuple[str, str]):
    first, second = two
    text = approve(hall, first, second, with_corrections=True, corrections=STREETS)
    lines = text.splitlines()
    (closing,) = [at for at, line in enumerate(lines) if "que fue aprobada" in line]
    assert "con las correcciones que se transcriben, en la sesión ordinaria 2/2026" in lines[closing]
    assert lines[closing + 1] == f"Corrección con que se aprobó: {STREETS}"
    assert lines[closing + 2] == "Marta Olivera Pintos"  # the signatures stand under it
    assert load_view(hall.store, first).minutes.corrections == STREETS
    assert STREETS in "\n".join(plain_lines(build_reading_copy(load_view(hall.store, first))))


def test_w54_several_are_a_list(hall: halls.Hall, two: tuple[str, str]):
    text = approve(hall, *two, with_corrections=True, corrections=f"{STREETS}\n\nSe agrega la hora de llegada.")
    assert f"Correcciones con que se aprobó:\n{STREETS}\nSe agrega la hora de llegada." in text


def test_w54_without_the_tick_no_text_is_kept_nor_carried_to_the_next(hall: halls.Hall, two: tuple[str, str]):
    first, second = two
    approve(hall, first, second, with_corrections=True, corrections=STREETS)
    text = approve(hall, second, "", corrections="de otra acta")
    assert "sin correcciones" in text
    assert load_view(hall.store, second).minutes.corrections == ""


def test_w54_what_was_recorded_of_it_is_proposed_and_errata_are_not(hall: halls.Hall, two: tuple[str, str]):
    first, second = two
    assert corrections_recorded(load_view(hall.store, first)) == (STREETS,)
    assert corrections_recorded(load_view(hall.store, second)) == ()
    view = load_view(hall.store, first)
    errata = tuple((replace(one, kind=CorrectionKind.ERRATUM), by) for one, by in view.corrected_by)
    assert corrections_recorded(replace(view, corrected_by=errata)) == ()


def test_w54_the_day_of_the_approving_session_is_that_on_which_it_was_held(hall: halls.Hall, two: tuple[str, str]):
    first, second = two
    text = approve(hall, first, second, on=date(2026, 11, 20))
    assert "celebrada el diecisiete de noviembre" in text
