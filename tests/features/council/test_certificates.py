"""A certificate proves what was resolved: its vote, who was there, who vouches, and whether the acta is approved."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from sqlite_utils import Database

from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data.packed_text import pack
from munidesk.documents.copies import without_signatures
from munidesk.documents.frozen import from_json
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.council import exports
from munidesk.features.council.certificates import store as certificates
from munidesk.features.council.certificates.domain import Certificate
from munidesk.features.council.certificates.schema import TABLES, WHOLE_ACTAS
from munidesk.features.council.kept import why_kept
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.document_extract import build_extract
from munidesk.features.council.minutes.store import mark_signed
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.profiles import COUNTRIES
from tests.features.council import hall as halls
from tests.features.council.test_later import NEXT, approve, held


@pytest.fixture
def resolution(hall: halls.Hall) -> str:
    held(hall, halls.DAY)
    return str(hall.store.select("resolution")[0]["id"])


def _session(hall: halls.Hall) -> str:
    return str(hall.store.select("session")[0]["id"])


def _prepared(hall: halls.Hall, resolution: str, **fields: object) -> Certificate:
    return certificates.prepare(hall.store, replace(certificates.proposed(hall.store, resolution), **fields))


def _said(hall: halls.Hall, one: Certificate) -> str:
    document = certificates.certificate_document(hall.store, one)
    head = document.letterhead.right_strong if document.letterhead else ""
    return "\n".join((head, *plain_lines(document))).replace("\u00a0", " ")


def test_d4_a_certificate_says_what_was_resolved_by_which_vote_before_whom_and_who_vouches(
    hall: halls.Hall, resolution: str
):
    approve(hall, _session(hall), NEXT)
    with fixed_clock(datetime.combine(NEXT, time(10))):
        one = certificates.issue(hall.store, _prepared(hall, resolution, addressee="el área de Contaduría").id)
    text = _said(hall, one)
    assert "LUCÍA FERRANDO BAS, Secretaria" in text and "CERTIFICA:" in text
    assert "con la presencia de cinco de los cinco integrantes al momento de votar" in text
    assert (
        "120 luminarias" in text
        and "Aprobada por unanimidad (5 en 5)" in text
        and "Ley 19.272, art. 12, num. 3" in text
    )
    assert "que se transcribe del acta 1, libro 1, folio" in text and "fue aprobada, sin correcciones" in text
    assert "surta efecto ante el área de Contaduría, con el visto bueno de la Alcaldesa" in text
    assert "a los un días" not in text and "primer día del mes de diciembre de dos mil veintiséis" in text
    assert "V.º B.º · Alcaldesa" in text and "Certificado 1/2026" in text


def test_d4_what_the_council_has_not_approved_is_certified_with_that_reserve_and_its_extract_is_not_signed(
    hall: halls.Hall, resolution: str
):
    one = certificates.issue(hall.store, _prepared(hall, resolution).id)
    before = _said(hall, one)
    assert "todavía no fue aprobada: lo certificado queda sujeto a los términos" in before
    extract = build_extract(view_to_print(hall.store, _session(hall)), resolution)
    assert "Ferrando" not in "\n".join(plain_lines(extract))
    # The paper that left says it for ever, whatever is approved later.
    approve(hall, _session(hall), NEXT)
    assert _said(hall, certificates.certificates_of(hall.store, resolution)[0]) == before


def test_a_certificate_is_a_draft_that_can_be_taken_back_until_it_has_its_number(hall: halls.Hall, resolution: str):
    first = _prepared(hall, resolution)
    _prepared(hall, resolution)
    draft = certificates.certificate_document(hall.store, first)
    assert draft.watermark == "BORRADOR" and "V.º B.º" not in _said(hall, first)
    hall.store.undo()
    assert [one.id for one in certificates.certificates_of(hall.store, resolution)] == [first.id]
    given = certificates.issue(hall.store, first.id)
    assert certificates.certificate_document(hall.store, given).watermark == ""
    with pytest.raises(UserError, match="no cambia"):
        certificates.discard(hall.store, given.id)
    with pytest.raises(UserError, match="no cambia"):
        certificates.prepare(hall.store, given)
    with pytest.raises(UserError, match="certificado 1/2026 dado"):
        hall.store.undo()
    assert "lo tiene quien lo recibió" in why_kept(hall.store, Ref("certificate", given.id))
    assert certificates.issue(hall.store, _prepared(hall, resolution).id).number == 2


def test_a_certificate_is_dated_between_its_session_and_today(hall: halls.Hall, resolution: str):
    for day, told in ((date(2026, 11, 16), "no puede ser anterior"), (date(2026, 11, 18), "mañana")):
        one = _prepared(hall, resolution, issued_on=day)
        with pytest.raises(UserError, match=told):
            certificates.issue(hall.store, one.id)
    with pytest.raises(UserError, match="quién certifica"):
        _prepared(hall, resolution, certifier="")


def test_the_series_begins_anew_each_year_and_the_last_given_is_what_is_exported(hall: halls.Hall, resolution: str):
    certificates.issue(hall.store, _prepared(hall, resolution).id)
    with fixed_clock(datetime.combine(date(2027, 1, 4), time(10))):
        one = certificates.issue(hall.store, _prepared(hall, resolution).id)
    assert (one.number, one.year) == (1, 2027)
    printed = exports.certificate(hall.store, Selection())
    assert printed.letterhead is not None and printed.letterhead.right_strong == "Certificado 1/2027"
    assert exports.certificate(hall.store, Selection(resolution)).watermark == "BORRADOR"


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_certifies_in_its_own_words_without_a_hole(hall: halls.Hall, resolution: str, country: str):
    town.save_municipality(hall.store, replace(town.municipality(hall.store), country=country))
    text = _said(hall, _prepared(hall, resolution))
    assert "[" not in text and "{" not in text and " de el " not in text
    assert ("CERTIFICO:" if country == "ES" else "CERTIFICA:") in text
    assert ("a reserva de los términos" if country == "ES" else "queda sujeto a los términos") in text


def _acta_prepared(hall: halls.Hall, **fields: object) -> Certificate:
    return certificates.prepare(
        hall.store, replace(certificates.proposed_of_acta(hall.store, _session(hall)), **fields)
    )


def test_h_a_whole_acta_is_certified_word_for_word_with_what_later_sessions_said_of_it(
    hall: halls.Hall, resolution: str
):
    with pytest.raises(UserError, match="todavía no está aprobada"):
        _acta_prepared(hall)
    approve(hall, _session(hall), NEXT)
    with fixed_clock(datetime.combine(NEXT, time(10))):
        one = certificates.issue(hall.store, _acta_prepared(hall, addressee="la Junta Departamental").id)
    text, acta = _said(hall, one), view_to_print(hall.store, _session(hall))
    assert "Certificado de acta" in text and "LUCÍA FERRANDO BAS, Secretaria" in text and "CERTIFICA:" in text
    assert "libro 1, folio" in text and "consta el acta 1, de la sesión" in text
    kept = [line.replace("\u00a0", " ") for line in plain_lines(without_names(acta.minutes.content))]
    assert "\n".join(kept) in text  # not one word of the acta is left out
    assert "El original espera las firmas de Marta Olivera Pintos (Alcaldesa)" in text
    assert "con el visto bueno de la Alcaldesa" in text and "surta efecto ante la Junta Departamental" in text
    # It is one more of the same series, and stays as it was given.
    assert certificates.issue(hall.store, _prepared(hall, resolution).id).number == 2
    mark_signed(hall.store, _session(hall), NEXT)
    assert _said(hall, certificates.certificates_of_acta(hall.store, _session(hall))[0]) == text
    again = certificates.certificate_document(hall.store, _acta_prepared(hall))
    assert "Firmas del original: Marta Olivera Pintos (Alcaldesa)" in "\n".join(plain_lines(again))


def without_names(content: str) -> Document:
    document = from_json(content)
    return replace(document, blocks=tuple(without_signatures(document.blocks)))


def test_h_an_altered_acta_is_not_certified(hall: halls.Hall, resolution: str):
    approve(hall, _session(hall), NEXT)
    (row,) = hall.store.select("minutes")
    text = str(MINUTES.field("content").load(row["content"])).replace("480.000", "980.000")
    hall.store.connection.execute("UPDATE minutes SET content = ?", [pack(text)])
    with pytest.raises(UserError, match="no es lo que se aprobó"):
        _acta_prepared(hall)


@pytest.mark.parametrize("country", COUNTRIES)
def test_h_every_country_certifies_an_acta_in_its_own_words_without_a_hole(
    hall: halls.Hall, resolution: str, country: str
):
    approve(hall, _session(hall), NEXT)
    town.save_municipality(hall.store, replace(town.municipality(hall.store), country=country))
    text = _said(hall, _acta_prepared(hall))
    assert "[" not in text and "{" not in text and " de el " not in text and " de la el " not in text
    assert ("cuyo tenor literal es como sigue:" if country == "ES" else "se transcribe íntegro:") in text


def test_h_certificates_of_a_file_from_before_are_kept_by_the_step_that_lets_them_be_of_an_acta(tmp_path: Path):
    database = Database(memory=True)
    for statement in TABLES.split(";"):
        if statement.strip():
            database.execute(statement.replace(" REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED", "").replace(
                " REFERENCES resolution(id) DEFERRABLE INITIALLY DEFERRED", ""))  # fmt: skip
    database.execute(
        "INSERT INTO certificate (id, session_id, resolution_id, number, year) VALUES ('a', 's', 'r', 3, 2026)"
    )
    database.execute("CREATE TABLE session (id TEXT PRIMARY KEY)")
    for statement in WHOLE_ACTAS:
        database.execute(statement)
    assert [(row["id"], row["number"]) for row in database["certificate"].rows] == [("a", 3)]
    assert {one.name for one in database["certificate"].indexes} >= {"certificate_by_session", "certificate_by_year"}
