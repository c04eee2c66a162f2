"""The copy that is read aloud is the acta: an assembly approves what it heard."""

from dataclasses import replace
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines, text_of
from munidesk.documents.model import Boxed, Document, KeepTogether, Paragraph, Style, Table
from munidesk.documents.read_pdf import read_pages
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.document_body import item_blocks, items_told
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.sessions.store_items import add_item, save_item
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.store import cast
from munidesk.town.profiles import COUNTRIES
from munidesk.town.sample import SampleSize
from tests.features.council import hall as halls
from tests.features.council.test_later import held


def heard(view: SessionView) -> str:
    return "\n".join(plain_lines(build_reading_copy(view))).replace("\u00a0", " ")


def sentences(blocks) -> list[str]:
    """What the acta says of an item in sentences, the tables apart."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(style=Style.DATA_LINE):
                continue
            case Paragraph(spans=spans):
                found.append(text_of(spans))
            case Boxed(blocks=inner) | KeepTogether(blocks=inner):
                found += sentences(inner)
    return [one.replace("\u00a0", " ").strip() for one in found if one.strip()]


@pytest.mark.parametrize("country", COUNTRIES)
def test_d3_every_sentence_of_the_acta_is_read_aloud_and_no_table_is(tmp_path: Path, country: str):
    store = file.create(tmp_path / "uno.munidesk", catalog.schemas())
    catalog.write_sample(store, SampleSize(sessions=3, initiatives=3, country=country))
    for row in store.select("session"):
        view = load_view(store, str(row["id"]))
        told = heard(view)
        assert not [one for one in build_reading_copy(view).blocks if isinstance(one, Table)]
        for item in items_told(view):
            for sentence in sentences(item_blocks(view, item)):
                assert sentence in told, sentence
    store.close()


def test_d3_who_voted_what_the_reason_the_moves_and_the_urgency_are_heard(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3)
    hall.absent(4, kind=PresenceKind.JUSTIFIED)
    item = add_item(hall.store, hall.session_id, "Poda")
    mark(hall.store, hall.session_id, hall.members[5], PresenceKind.ARRIVES, halls.at(19, 20))
    save_item(hall.store, replace(item_of(hall.store, item), urgent_reason="cayó un árbol"))
    vote = hall.vote_on(item)
    for number, value in ((1, BallotValue.FOR), (2, BallotValue.FOR), (3, BallotValue.AGAINST), (5, BallotValue.FOR)):
        cast(hall.store, vote, hall.members[number], value)
    told = heard(hall.view)
    assert "Presentes: la Alcaldesa Marta Olivera" in told or "Presentes: Marta Olivera" in told
    assert "Moreira" not in told.split("Presentes:")[1].splitlines()[0]  # she was not there yet
    assert "Llega después: " in told and "a las 19:20" in told
    assert "A favor: Marta Olivera, Raúl Etcheverry e Inés Moreira; en contra: Nelson Bentancor" in told
    assert "cayó un árbol" in told


def test_d3_the_number_of_a_resolution_is_never_alone_at_the_foot_of_a_page(hall: halls.Hall):
    session = held(hall, halls.DAY)
    made = build_reading_copy(load_view(hall.store, session))
    kept = [one for one in made.blocks if isinstance(one, KeepTogether)]
    assert any("SE RESUELVE" in "\n".join(plain_lines(Document("", one.blocks))).upper() for one in kept)
    assert read_pages(render.pdf_bytes(made))
