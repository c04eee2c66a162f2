"""After its approval an acta changes no more: what is said of it later, altered texts, copies to work on."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from munidesk.base.errors import UserError
from munidesk.base.seals import short_code
from munidesk.documents import render
from munidesk.documents.copies import working_copy
from munidesk.documents.frozen import from_json, to_json
from munidesk.documents.lines import plain_lines
from munidesk.features.council import exports
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.book import store_later as later
from munidesk.features.council.domain import AgendaItem, BallotValue, ItemKind, PresenceKind
from munidesk.features.council.guard import item_of
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.document import altered_document, build_minutes, minutes_document
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved, minutes_of
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.sessions.store import close_session, open_session
from munidesk.features.council.sessions.store_items import add_item, items_of, save_item
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.store import add_motion, cast_all, open_vote
from munidesk.records.sheet import Selection
from tests.features.council import hall as halls

NEXT, LATER = date(2026, 12, 1), date(2026, 12, 15)


def held(hall: halls.Hall, day: date, *, lift: bool = True, sick: str = "") -> str:
    secretary = hall.people.get("Ferrando Bas") or hall.person("Lucía", "Ferrando Bas")
    session_id = hall.session(day=day, secretary_id=secretary, opened=False)
    item = add_item(hall.store, session_id, "Compra de luminarias")
    open_session(hall.store, session_id, halls.at(19, 5, day))
    hall.present(1, 2, 3, 4)
    kind = PresenceKind.JUSTIFIED if sick else PresenceKind.PRESENT
    evidence = "nota del 16/11/2026" if sick else ""
    mark(hall.store, session_id, hall.members[5], kind, reason=sick, evidence=evidence)
    save_item(hall.store, replace(item_of(hall.store, item), narrative="Se informa."))
    motion = add_motion(hall.store, item, "Comprar luminarias")
    cast_all(hall.store, open_vote(hall.store, motion), BallotValue.FOR)
    text = "Comprar 120 luminarias por $ 480.000."
    save_resolution(hall.store, item, motion_id=motion, resolves=text, number=hall_number(hall))
    if lift:
        close_session(hall.store, session_id, halls.at(20, 48, day))
    return session_id


def hall_number(hall: halls.Hall) -> int:
    return 40 + len(hall.store.select("resolution"))


def approve(hall: halls.Hall, session_id: str, on: date, in_session_id: str = "") -> None:
    asked = Approving(on=on, in_session_id=in_session_id)
    drawn = to_json(build_minutes(as_approved(hall.store, session_id, asked), printed_at=halls.at(21)))
    approve_minutes(hall.store, session_id, asked, content_json=drawn)


def printed(hall: halls.Hall, session_id: str) -> tuple[str, ...]:
    return plain_lines(minutes_document(view_to_print(hall.store, session_id), printed_at=halls.at(22)))


def pdf_text(data: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in pages]


def test_c31_a_fe_de_erratas_stands_in_both_actas_and_is_no_part_of_the_fingerprint(hall: halls.Hall):
    first = held(hall, halls.DAY)
    with pytest.raises(UserError, match="corríjala directamente"):
        later.propose_erratum(hall.store, first, first, where_it_says="120", must_say="130")
    approve(hall, first, NEXT)
    before = printed(hall, first)
    second = held(hall, NEXT, lift=False)
    later.propose_erratum(hall.store, first, second, where_it_says="120 luminarias", must_say="130 luminarias")
    assert printed(hall, first) == before  # not before the session is lifted
    close_session(hall.store, second, halls.at(20, 48, NEXT))
    told = printed(hall, first)
    assert told[: len(before)] == before
    band = " ".join(told[len(before) :])
    assert "Constancias posteriores (no son parte del acta ni de su huella)" in band
    assert "Fe de erratas de la sesión ordinaria 2/2026, del 01/12/2026: Donde dice «120 luminarias»" in band
    assert any("el acta 1" in line.replace("\u00a0", " ") and "fe de erratas" in line for line in printed(hall, second))
    minutes = minutes_of(hall.store, first)
    assert hashlib.sha256(minutes.content.encode()).hexdigest() == minutes.sha256


def test_c31_an_acta_annulled_by_resolution_says_so_and_so_does_the_later_one(hall: halls.Hall):
    first = held(hall, halls.DAY)
    own = load_view(hall.store, first).resolutions[0].id
    approve(hall, first, NEXT)
    with pytest.raises(UserError, match="una sesión posterior"):
        later.annul(hall.store, first, own)
    second = held(hall, NEXT)
    (found,) = later.annulling_resolutions(hall.store, first)
    later.annul(hall.store, first, found[0], "la resolución 40/2026")
    assert any(line.startswith("ANULADO EN PARTE por la Resolución 41/2026") for line in printed(hall, first))
    assert "Queda sin efecto, en el acta 1, de la sesión ordinaria 1/2026, del 17/11/2026: la resolución 40/2026." in (
        printed(hall, second)
    )
    approve(hall, second, LATER)
    (annulment,) = [one for one, _by, _session in load_view(hall.store, first).annulled_by]
    with pytest.raises(UserError, match="ya está aprobada"):
        later.take_back(hall.store, annulment.id)
    assert any(line.startswith("Queda sin efecto") for line in printed(hall, second))


def test_c31_a_band_that_asks_for_a_page_more_takes_no_folio_of_the_book(hall: halls.Hall):
    first = held(hall, halls.DAY)
    approve(hall, first, NEXT)
    second = held(hall, NEXT, lift=False)
    for place in range(40):
        later.propose_erratum(
            hall.store, first, second, where_it_says=f"línea {place}", must_say="otra", place=f"párrafo {place}"
        )
    close_session(hall.store, second, halls.at(20, 48, NEXT))
    pages = pdf_text(render.pdf_bytes(minutes_document(view_to_print(hall.store, first), printed_at=halls.at(22))))
    assert minutes_of(hall.store, first).folio_to == 1 and len(pages) > 1
    assert "Folio 1" in pages[0] and all("Hoja agregada" in page and "Folio 2" not in page for page in pages[1:])


def tamper(hall: halls.Hall, session_id: str, *, whole: bool) -> None:
    """By the program's own door, with its fingerprint made anew where `whole`: no cryptography helps against it."""
    minutes = minutes_of(hall.store, session_id)
    content = minutes.content.replace("120 luminarias", "820 luminarias")
    digest = hashlib.sha256(content.encode()).hexdigest() if whole else minutes.sha256
    altered = replace(minutes, content=content, sha256=digest, code=short_code(digest))
    MINUTES.save(hall.store, altered, label="Corregir")


@pytest.mark.parametrize("whole", [False, True])
def test_c14_a_tampered_acta_is_refused_and_says_what_differs(hall: halls.Hall, whole: bool):
    first = held(hall, halls.DAY)
    approve(hall, first, NEXT)
    tamper(hall, first, whole=whole)
    for paper in (exports.acta, lambda store, _selection: exports.extract(store, Selection())):
        with pytest.raises(UserError) as refused:
            paper(hall.store, Selection(first))
        assert str(refused.value).startswith("Acta 1, resolución 40: no es lo que se aprobó.")
        assert refused.value.code == "altered_acta"


def test_c14_an_altered_copy_says_so_across_every_page_and_vouches_for_nothing(hall: halls.Hall):
    first = held(hall, halls.DAY)
    approve(hall, first, NEXT)
    with pytest.raises(UserError, match="imprímala como siempre"):
        altered_document(view_to_print(hall.store, first))
    code = minutes_of(hall.store, first).code
    tamper(hall, first, whole=False)
    document = exports.altered(hall.store, Selection(first))
    pages = pdf_text(render.pdf_bytes(document))
    assert all("ALTERADA" in page and "COPIA ALTERADA" in page for page in pages)
    told = "\n".join(pages)
    assert "820 luminarias" in told and "Acta 1, resolución 40" in told
    assert code not in told and "Huella" not in told and "Folio" not in told and not document.footer.qr
    assert "Lucía Ferrando Bas\n" not in told.split("Fin del acta")[0].splitlines()[-3:]


def test_d1_the_word_of_an_approved_acta_is_a_copy_to_work_on(hall: halls.Hall, tmp_path: Path):
    import docx

    first = held(hall, halls.DAY)
    approve(hall, first, NEXT)
    sealed = minutes_document(view_to_print(hall.store, first), printed_at=halls.at(22))
    path = tmp_path / "acta.docx"
    render.write(sealed, path)
    word = docx.Document(str(path))
    section = word.sections[0]
    feet = " ".join(p.text for foot in (section.footer, section.first_page_footer) for p in foot.paragraphs)
    assert "Copia de trabajo" in feet and word.paragraphs[0].text.startswith("Copia de trabajo. El original es el PDF")
    code = minutes_of(hall.store, first).code
    assert code not in feet and "Huella" not in feet and "Folio" not in feet
    assert sealed.footer.qr and not working_copy(sealed).footer.qr
    assert len(plain_lines(working_copy(sealed))) < len(plain_lines(sealed))  # without the lines of signature
    assert any(
        "Comprar 120 luminarias" in line.replace("comprar", "Comprar") for line in plain_lines(working_copy(sealed))
    )


def test_c14_a_kept_text_that_is_no_document_is_refused_with_a_sentence(hall: halls.Hall):
    first = held(hall, halls.DAY)
    approve(hall, first, NEXT)
    MINUTES.save(hall.store, replace(minutes_of(hall.store, first), content="{"), label="Romper")
    with pytest.raises(UserError, match="Acta 1: no es lo que se aprobó"):
        exports.acta(hall.store, Selection(first))
    with pytest.raises(UserError, match="no queda un texto"):
        exports.altered(hall.store, Selection(first))
    assert from_json(to_json(build_minutes(hall.view, printed_at=halls.at(22))))


def test_the_previous_minutes_item_tells_the_erratum(hall: halls.Hall):
    first = held(hall, halls.DAY)
    approve(hall, first, NEXT)
    second = held(hall, NEXT, lift=False)
    add_item(hall.store, second, "Acta anterior", kind=ItemKind.PREVIOUS_MINUTES)
    later.propose_erratum(hall.store, first, second, where_it_says="120", must_say="")
    (told,) = load_view(hall.store, second).corrections
    item: AgendaItem = next(one for one in items_of(hall.store, second) if one.id == told.item_id)
    assert item.kind is ItemKind.PREVIOUS_MINUTES and told.deletes == "120"
    assert [one.id for one in later.errata_sessions(hall.store, first)] == [second]
