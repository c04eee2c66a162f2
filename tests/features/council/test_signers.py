"""Who signs an acta in each country, chosen and changed for one acta, and what each signature does."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.documents.frozen import to_json
from munidesk.documents.lines import plain_lines
from munidesk.features.council.book import store_signing as signing
from munidesk.features.council.domain import MinutesState
from munidesk.features.council.minutes.document import build_minutes, minutes_document
from munidesk.features.council.minutes.signing import by_norm, signers_words
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved, mark_signed, minutes_of
from munidesk.features.council.sessions.store import close_session
from munidesk.town.attachments import detach
from tests.features.council import hall as halls

LATER = date(2026, 12, 1)


def held(hall: halls.Hall, *, chair: str = "") -> str:
    session_id = hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"), chair_id=chair)
    hall.present(*(number for number in hall.members if number != 4))
    hall.absent(4)
    close_session(hall.store, session_id, halls.at(20, 48))
    return session_id


def approve(hall: halls.Hall, session_id: str) -> None:
    asked = Approving(on=LATER)
    drawn = to_json(build_minutes(as_approved(hall.store, session_id, asked), printed_at=halls.at(21)))
    approve_minutes(hall.store, session_id, asked, content_json=drawn)


ALONE = ("Ferrando Bas",)
CHAIR = ("Olivera Pintos", "Ferrando Bas")
WHO_SIGNS = {
    "UY": ("Olivera Pintos", "Etcheverry Sosa", "Ferrando Bas"), "CL": ALONE,
    "PE": CHAIR, "ES": CHAIR, "CO": CHAIR, "AR": CHAIR, "CR": CHAIR,
    "GT": ("Olivera Pintos", "Etcheverry Sosa", "Bentancor Ruiz", "Moreira Lacuesta", "Ferrando Bas"),
    "MX": ("Olivera Pintos", "Etcheverry Sosa", "Bentancor Ruiz", "Moreira Lacuesta", "Ferrando Bas"),
}  # fmt: skip


@pytest.mark.parametrize("country", WHO_SIGNS)
def test_c16_those_sign_whom_the_norm_of_the_country_names(tmp_path: Path, country: str):
    hall = halls.hall(tmp_path / "a.munidesk", country)
    session_id = held(hall)
    names = [line.name for line in by_norm(hall.view)]
    assert [name for name in names if name] == [next(n for n in names if n.endswith(own)) for own in WHO_SIGNS[country]]
    approve(hall, session_id)
    printed = plain_lines(minutes_document(hall.view, printed_at=halls.at(22)))
    for line in by_norm(hall.view):
        assert line.name in printed and line.post in printed
    hall.store.close()


def test_c16_a_council_where_all_sign_says_so_in_three_words(tmp_path: Path):
    hall = halls.hall(tmp_path / "a.munidesk", "GT")
    held(hall)
    assert signers_words(hall.view) == "quienes asistieron y la Secretaria"
    hall.store.close()


def test_c16_a_deputy_chair_is_named_and_one_titular_more(hall: halls.Hall):
    held(hall, chair=hall.people["Moreira Lacuesta"])
    assert signers_words(hall.view) == "la Concejala Inés Moreira, la Alcaldesa Marta Olivera y la Secretaria"


def test_c16_a_body_has_a_rule_of_its_own(hall: halls.Hall):
    session_id = held(hall)
    signing.set_rule(hall.store, hall.body_id, ("president", "attended"))
    assert len(by_norm(hall.view)) == 5
    signing.set_rule(hall.store, hall.body_id, ())
    assert len(by_norm(hall.view)) == 3
    assert minutes_of(hall.store, session_id).state is MinutesState.DRAFT


def test_c16_who_signs_is_changed_for_one_acta_with_its_reason(hall: halls.Hall):
    session_id = held(hall)
    second = by_norm(hall.view)[1]
    other = replace(second, person_id=hall.people["Bentancor Ruiz"], name="Nelson Bentancor Ruiz", post="Concejal")
    with pytest.raises(UserError, match="Escriba por qué firma"):
        signing.choose(hall.store, session_id, other)
    signing.choose(hall.store, session_id, replace(other, reason="Etcheverry está de viaje"))
    assert "Concejal Nelson Bentancor Ruiz" in signers_words(hall.view)
    with pytest.raises(UserError, match="ya firma esta acta"):
        signing.choose(hall.store, session_id, replace(other, id="", position=4, reason="dos veces"))
    signing.leave_out(hall.store, session_id, 3)
    approve(hall, session_id)
    printed = plain_lines(minutes_document(hall.view, printed_at=halls.at(22)))
    assert "Nelson Bentancor Ruiz" in printed and "Raúl Etcheverry Sosa" not in printed[-8:]
    with pytest.raises(UserError, match="ya está aprobada y no cambia"):
        signing.by_the_norm(hall.store, session_id)


def test_c15_the_last_signature_signs_the_acta_and_none_is_undone(hall: halls.Hall):
    session_id = held(hall)
    approve(hall, session_id)
    with pytest.raises(UserError, match="no pudo firmarse antes"):
        signing.sign(hall.store, session_id, 1, halls.DAY)
    for position in (1, 2):
        signing.sign(hall.store, session_id, position, LATER)
    with pytest.raises(UserError, match="No se deshace: acta 1 firmada por Raúl Etcheverry Sosa"):
        hall.store.undo()
    with pytest.raises(UserError, match="Escriba por qué se quita"):
        signing.unsign(hall.store, session_id, 2, " ")
    signing.unsign(hall.store, session_id, 2, "firmó otra acta")
    assert minutes_of(hall.store, session_id).state is MinutesState.APPROVED
    for position in (2, 3):
        signing.sign(hall.store, session_id, position, LATER)
    assert minutes_of(hall.store, session_id).state is MinutesState.SIGNED
    with pytest.raises(UserError, match="Ya firmaron todos"):
        signing.unsign(hall.store, session_id, 1, "error")


def test_w57_each_folio_waits_for_its_signed_sheet(hall: halls.Hall, tmp_path: Path):
    session_id = held(hall)
    approve(hall, session_id)
    assert signing.sheets_missing(hall.store) == {}  # nobody signed yet
    mark_signed(hall.store, session_id, LATER)
    assert signing.sheets_missing(hall.store) == {session_id: 1}
    scan = tmp_path / "folio1.jpg"
    scan.write_bytes(b"\xff\xd8 una hoja")
    with pytest.raises(UserError, match="El folio 9 no es de esta acta"):
        signing.attach_sheet(hall.store, session_id, 9, scan)
    sheet = signing.attach_sheet(hall.store, session_id, 1, scan)
    assert signing.sheets_missing(hall.store) == {}
    detach(hall.store, sheet.attachment_id)
    assert signing.sheets_missing(hall.store) == {session_id: 1}
