"""What goes back to a neighbour: a letter to one person, and a leaflet that fills its page."""

from dataclasses import replace

import pytest

from munidesk.base.dates import today
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, Initiative, State
from munidesk.features.participation.initiatives.document_feedback import (
    build_leaflet,
    build_letter,
    given_back_by,
    matter,
)
from munidesk.features.participation.initiatives.store import initiative, register, save_initiative
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.domain import Gender
from munidesk.town.letters import store as letters
from munidesk.town.letters.domain import Way


def answered(store, title: str = "Más luz", by: Author | None = None, said: str = "Se hace en marzo.") -> str:
    made = register(store, Initiative(title=title), by)
    one = initiative(store, made)
    save_initiative(store, replace(one, answer=said, answer_kind=AnswerKind.ACCEPTED, answer_date=today()))
    return made


TO_WHOM = "A quien presentó la iniciativa"
OURS = "De nuestra consideración:"


@pytest.mark.parametrize(
    ("author", "addressed", "greeted"),
    [
        (Author(kind=AuthorKind.NEIGHBOUR, gender=Gender.FEMALE), [TO_WHOM], "Estimada vecina:"),
        (Author(kind=AuthorKind.NEIGHBOUR, gender=Gender.MALE), [TO_WHOM], "Estimado vecino:"),
        (Author(kind=AuthorKind.NEIGHBOUR), [TO_WHOM], OURS),
        (Author(kind=AuthorKind.NEIGHBOUR, name="Iris Muñoz"), ["Iris Muñoz", "Presente"], OURS),
        (Author(kind=AuthorKind.ORGANISATION, name="Club Unión"), ["Club Unión", "Presente"], OURS),
        (Author(kind=AuthorKind.ORGANISATION), [TO_WHOM], OURS),
        (Author(kind=AuthorKind.ANONYMOUS), [TO_WHOM], OURS),
    ],
)
def test_d27_w72_the_letter_goes_to_a_person_and_greets_as_one_writes(store, author, addressed, greeted):
    lines = plain_lines(build_letter(store, answered(store, by=author)))
    at = lines.index(greeted)
    assert list(lines[at - len(addressed) : at]) == addressed
    assert ("Presente" in lines) is bool(author.name)


def test_w72_a_letter_has_its_own_date_and_no_hour_of_its_data(store):
    assert build_letter(store, answered(store)).footer.strong == "Nota sin número"
    assert "datos al" not in str(build_letter(store, answered(store)))


def test_d27_the_answer_goes_as_a_numbered_letter_and_its_arrival_is_the_devolucion(store):
    """Without a number it is a draft; once it went it prints the same, and what came back needs no second entry."""
    author = Author(kind=AuthorKind.NEIGHBOUR, gender=Gender.FEMALE)
    made = answered(store, by=author)
    told = matter(store, Ref("initiative", made))
    (draft,) = letters.write_to_all(store, told, Ref("initiative", made))
    sent = letters.send(store, draft.id, today(), Way.HAND, told)
    lines = plain_lines(build_letter(store, made))
    assert (lines[0], "Estimada vecina:" in lines) == ("Nota 1/" + str(today().year), True)
    assert build_letter(store, made).watermark == ""
    given_back_by(store, Ref("initiative", made), today(), f"{sent.label}, copia firmada")
    one = initiative(store, made)
    assert (one.state, one.feedback_channel) == (State.GIVEN_BACK, "carta")
    assert one.feedback_evidence == f"{sent.label}, copia firmada"
    given_back_by(store, Ref("initiative", made), today(), "otra vez")
    assert initiative(store, made).feedback_evidence == f"{sent.label}, copia firmada"


@pytest.mark.parametrize("said", ["Se hace en marzo.", "Se hace, y se explica con muchas palabras. " * 9])
def test_w72_the_leaflet_fills_its_page_and_says_how_many_more_there_are(store, said: str):
    for number in range(34):
        answered(store, f"Pedido número {number} de Ñandubay", said=said)
    leaflet = build_leaflet(store, Selection())
    shown = sum(line.startswith("Pedido número") or "| Pedido número" in line for line in plain_lines(leaflet))
    assert render.page_count(leaflet) == 1
    assert shown >= 4
    assert any(f"Hay {34 - shown} respuestas más" in line for line in plain_lines(leaflet)), plain_lines(leaflet)[-8:]
