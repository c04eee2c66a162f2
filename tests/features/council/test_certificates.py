"""A certificate proves what was resolved: its vote, who was there, who vouches, and whether the acta is approved."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council import exports
from munidesk.features.council.certificates import store as certificates
from munidesk.features.council.certificates.domain import Certificate
from munidesk.features.council.kept import why_kept
from munidesk.features.council.minutes.document_extract import build_extract
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
