"""«el asunto 4» in a narrative stays true: fields name the record, and read as its number whatever becomes of it."""

from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.base.letters import FIELD_OPEN, in_words
from munidesk.data import check
from munidesk.documents import frozen
from munidesk.documents.lines import plain_lines
from munidesk.documents.text import Part, Run, Text, plain_text, stored
from munidesk.features.council import exports
from munidesk.features.council.acts.store_agenda import Decision, reorder_item, withdraw_item
from munidesk.features.council.citing import Citing
from munidesk.features.council.domain import BallotValue
from munidesk.features.council.fields import named
from munidesk.features.council.guard import item_of
from munidesk.features.council.kinds import ITEMS, RESOLUTIONS
from munidesk.features.council.minutes.document import build_minutes, minutes_document
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved, send_to_approval
from munidesk.features.council.minutes.store_resolutions import correct_resolution, delete_resolution, save_resolution
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item, delete_item, move_item, save_item, start_item
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.features.council.speakers.store import record_turn
from munidesk.features.council.votes.store import cast_all
from munidesk.records.history import history_of
from munidesk.records.sheet import Selection, Sheet, write_sheet
from munidesk.town import store as town
from munidesk.town.profiles import load_profile
from tests.features.council import hall as halls

LATER = date(2026, 12, 1)
COUNTRIES = ("AR", "CL", "CO", "CR", "ES", "GT", "MX", "PE", "UY")
GONE = "[falta: {} retirado]"


@pytest.fixture
def agenda(hall: halls.Hall) -> list[str]:
    """Three items of a session that goes on."""
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5)
    return [add_item(hall.store, hall.session_id, title, urgent_reason="vence") for title in ("Uno", "Dos", "Tres")]


def cite(hall: halls.Hall, item: str, *typed: str, before: str = "Ver ") -> None:
    """What the editor keeps of «Ver {asunto 3}» typed in the text of the item."""
    citing = Citing(hall.store, hall.session_id, item)
    offers = [citing.typed(one) for one in typed]
    runs = [run for one in offers for run in (Run(before), Run(one.words, of=one.of))]
    text = stored(Text((Part((*runs, Run("."))),)))
    save_item(hall.store, replace(item_of(hall.store, item), narrative=text))


def reads(hall: halls.Hall, item: str) -> str:
    return plain_text(item_of(hall.store, item).narrative)


def printed(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(minutes_document(hall.view, printed_at=halls.at(21))))


def approve(hall: halls.Hall) -> None:
    view = as_approved(hall.store, hall.session_id, Approving(on=LATER))
    content = frozen.to_json(build_minutes(view, printed_at=halls.at(21)))
    approve_minutes(hall.store, hall.session_id, Approving(on=LATER), content_json=content)


def test_a_cited_item_reads_as_its_number_after_the_agenda_is_reordered(hall: halls.Hall, agenda: list[str]):
    one, _two, three = agenda
    cite(hall, one, "asunto 3")
    assert reads(hall, one) == "Ver asunto 3."
    move_item(hall.store, three, 1)
    assert reads(hall, one) == "Ver asunto 1."
    assert "Ver asunto 1." in printed(hall)
    hall.store.undo()
    assert reads(hall, one) == "Ver asunto 3."
    add_item(hall.store, hall.session_id, "Urgente", position=1, urgent_reason="vence")
    assert reads(hall, one) == "Ver asunto 4."


def test_a_number_that_is_typed_is_never_changed(hall: halls.Hall, agenda: list[str]):
    """D6–D10: it may be a quotation, a law, another body's agenda."""
    one, _two, three = agenda
    text = "Se lee «el asunto 3» y {asunto 3}; art. 3, asunto 3."
    save_item(hall.store, replace(item_of(hall.store, one), narrative=text))
    move_item(hall.store, three, 1)
    assert item_of(hall.store, one).narrative == text
    assert text in printed(hall)


def test_what_was_taken_off_the_agenda_is_said_and_stops_the_acta(hall: halls.Hall, agenda: list[str]):
    one, two, _three = agenda
    start_item(hall.store, one, halls.at(19, 6))
    cite(hall, one, "Asunto 2", before="")
    delete_item(hall.store, two)
    close_session(hall.store, hall.session_id, halls.at(20))
    assert reads(hall, one) == "[falta: asunto retirado]."
    assert [problem.key for problem in minutes_problems(hall.view) if problem.blocks] == ["field_gone"]
    with pytest.raises(UserError, match="cita algo que no está"):
        send_to_approval(hall.store, hall.session_id)


def test_its_own_number_and_folios_come_with_the_approval_and_stay(hall: halls.Hall, agenda: list[str]):
    one, *_rest = agenda
    start_item(hall.store, one, halls.at(19, 6))
    cite(hall, one, "acta", "folio")
    close_session(hall.store, hall.session_id, halls.at(20))
    assert reads(hall, one) == "Ver acta [se numera al aprobarla]Ver folio [se numera al aprobarla]."
    assert not [problem for problem in minutes_problems(hall.view) if problem.blocks]
    approve(hall)
    assert reads(hall, one) == "Ver acta 1Ver folio 1."
    assert "Ver acta 1Ver folio 1." in printed(hall)
    assert check.all_problems(hall.store) == ()


def test_the_texts_of_an_approved_acta_keep_the_words_it_was_approved_with(hall: halls.Hall, agenda: list[str]):
    one, *_rest = agenda
    start_item(hall.store, one, halls.at(19, 6))
    old = hall.session_id
    close_session(hall.store, old, halls.at(20))
    later = date(2026, 11, 24)
    hall.session(day=later, opened=False)
    new = [add_item(hall.store, hall.session_id, title) for title in ("Otro", "Más")]
    citing = Citing(hall.store, hall.session_id, new[1])
    offer = citing.typed("asunto 2")
    said = Citing(hall.store, old, one).offer(named(offer.of))
    assert said.words == "asunto 2 de la sesión ordinaria 2/2026"
    text = stored(Text((Part((Run(said.words, of=said.of),)),)))
    save_item(hall.store, replace(item_of(hall.store, one), narrative=text))
    move_item(hall.store, new[1], 1)
    hall.session_id = old
    assert reads(hall, one) == "asunto 1 de la sesión ordinaria 2/2026"
    approve(hall)
    move_item(hall.store, new[1], 2)
    assert reads(hall, one) == "asunto 1 de la sesión ordinaria 2/2026"


def test_a_resolution_is_numbered_where_it_is_cited_when_the_session_is_lifted(hall: halls.Hall, agenda: list[str]):
    one, two, _three = agenda
    start_item(hall.store, one, halls.at(19, 6))
    vote = hall.vote_on(two)
    cast_all(hall.store, vote, BallotValue.FOR)
    motion = hall.view.motions[0].id
    save_resolution(hall.store, two, motion_id=motion, seen="La nota.", resolves="Aprobar.")
    citing = Citing(hall.store, hall.session_id, two)
    offer = citing.typed("resolución")
    cite_text = stored(Text((Part((Run("Conforme a la "), Run(offer.words, of=offer.of))),)))
    save_item(hall.store, replace(item_of(hall.store, one), narrative=cite_text))
    assert reads(hall, one) == "Conforme a la resolución [se numera al levantar la sesión]"
    close_session(hall.store, hall.session_id, halls.at(20))
    assert reads(hall, one) == "Conforme a la resolución 1/2026"


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_country_has_its_own_words(tmp_path: Path, country: str):
    """«el punto 2», «el Acuerdo 1/2026», «la Resolución 1/2026»: what stands in the sentence is of the country."""
    with closing(halls.hall(tmp_path / "a.munidesk", country).store) as store:
        hall = halls.Hall(store, body_id=town.council(store).id)
        hall.session(opened=False)
        one, two = (add_item(store, hall.session_id, title) for title in ("Uno", "Dos"))
        key = save_resolution(store, two, resolves="Aprobar.", number=7, year=2026)
        cite(hall, one, "asunto 2", "resolución 7/2026", before="")
        words = load_profile(country).words
        assert reads(hall, one) == f"{words.item} 2{words.resolution.lower()} 7/2026."
        delete_resolution(store, key)
        gone = "retirada" if words.resolution_gender == "f" else "retirado"
        assert reads(hall, one) == f"{words.item} 2[falta: {words.resolution.lower()} {gone}]."


VERBS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 9), st.integers(1, 9)),
        st.tuples(st.just("add"), st.integers(1, 9)),
        st.tuples(st.just("withdraw"), st.integers(0, 9)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
        st.tuples(st.just("number"), st.integers(1, 60)),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    ),
    max_size=9,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(steps=VERBS, country=st.sampled_from(COUNTRIES))
def test_whatever_becomes_of_the_agenda_the_words_printed_are_the_numbers_of_then(steps, country):
    with TemporaryDirectory() as folder:
        hall = halls.hall(Path(folder) / "a.munidesk", country)
        with closing(hall.store) as store:
            hall.session()
            hall.present(1, 2, 3, 4, 5)
            items = [add_item(store, hall.session_id, f"Tema {n}", urgent_reason="vence") for n in range(4)]
            key = save_resolution(store, items[1], resolves="Aprobar.", number=5, year=2026)
            cite(hall, items[0], "asunto 1", "asunto 2", "asunto 3", "asunto 4", "resolución 5", before="|")
            store.seal()
            for step in steps:
                with suppress(UserError):
                    _press(hall, items, key, *step)
                words = load_profile(country).words
                by_id = {item.id: item.position for item in hall.view.items}
                now = [f"{words.item} {by_id[one]}" if one in by_id else GONE.format(words.item) for one in items]
                resolution = RESOLUTIONS.get(store, key)
                now.append(f"{words.resolution.lower()} {resolution.number}/{resolution.year}")
                if items[0] in by_id:
                    told = "|".join(("", *now))
                    assert reads(hall, items[0]) == f"{told}."
                    assert told in printed(hall)


def _press(hall: halls.Hall, items: list[str], resolution: str, verb: str, *given: int) -> None:
    store = hall.store
    match verb:
        case "move":
            reorder_item(store, items[given[0] % len(items)], given[1])
        case "add":
            add_item(store, hall.session_id, "Urgente", position=given[0], urgent_reason="vence")
        case "withdraw":
            withdraw_item(store, items[given[0] % len(items)], Decision(reason="falta el informe"))
        case "delete":
            delete_item(store, items[given[0] % len(items)])
        case "number":
            correct_resolution(store, replace(RESOLUTIONS.get(store, resolution), number=given[0]))
        case "undo":
            store.undo() if store.undo_label not in {"", "Cambiar asunto 1"} else None
        case "redo":
            store.redo()


def test_nothing_that_leaves_has_the_marks_of_a_field_and_nothing_that_comes_makes_one(
    hall: halls.Hall, agenda: list[str]
):
    one, *_rest = agenda
    cite(hall, one, "asunto 3")
    text = item_of(hall.store, one).narrative
    assert FIELD_OPEN in text
    assert in_words(text) == "Ver asunto 3."
    (*_first, last) = history_of(ITEMS, hall.store, one, load_profile("UY").figures)
    assert last.lines == ("Relato: Ver asunto 3.",)
    found = hall.store.query("SELECT body FROM search_text WHERE record = :key", key=one)
    assert found[0]["body"].splitlines()[-1] == "Ver asunto 3."


@pytest.mark.parametrize("suffix", [".json", ".csv"])
def test_a_list_that_leaves_has_the_words_of_its_fields(
    hall: halls.Hall, agenda: list[str], tmp_path: Path, suffix: str
):
    """The list of resolutions as data held what the field keeps, the key of a record among the words."""
    offer = Citing(hall.store, hall.session_id, agenda[1]).typed("asunto 3")
    text = stored(Text((Part((Run("Según el "), Run(offer.words, of=offer.of))),)))
    save_resolution(hall.store, agenda[1], resolves=text, number=7, year=2026)
    path = tmp_path / f"lista{suffix}"
    made = catalog.export_named("resolutions")(hall.store, Selection())
    assert isinstance(made, Sheet)
    write_sheet(made, path, town.figures(hall.store))
    told = path.read_text("utf-8")
    assert "Según el asunto 3" in told and FIELD_OPEN not in told and offer.of not in told


def test_what_can_be_cited_is_this_session_first_and_then_the_newest_of_its_body(hall: halls.Hall, agenda: list[str]):
    start_item(hall.store, agenda[0], halls.at(19, 6))
    cast_all(hall.store, hall.vote_on(agenda[1]), BallotValue.FOR)
    motion = hall.view.motions[0].id
    save_resolution(hall.store, agenda[1], motion_id=motion, title="Poda", resolves="Podar.", number=7, year=2026)
    save_item(hall.store, replace(item_of(hall.store, agenda[1]), narrative="Se trata."))
    close_session(hall.store, hall.session_id, halls.at(20))
    approve(hall)
    hall.session(day=date(2026, 11, 24), opened=False)
    own = add_item(hall.store, hall.session_id, "Otro")
    citing = Citing(hall.store, hall.session_id, own)
    told = [one.words for one in citing.offers()]
    unnumbered = ["acta [se numera al aprobarla]", "folio [se numera al aprobarla]"]
    assert told == ["asunto 1", *unnumbered, "acta 1", "resolución 7/2026"]
    assert [one.words for one in citing.offers("pod")] == ["resolución 7/2026"]
    assert citing.typed("Folio del acta 1").words == "Folio 1"
    assert citing.typed("acta 1, asunto 3").words == "asunto 3 de la sesión ordinaria 1/2026"


def test_what_is_typed_between_braces_is_understood_or_says_what_is(hall: halls.Hall, agenda: list[str]):
    citing = Citing(hall.store, hall.session_id, agenda[1])
    assert citing.typed("asunto").words == citing.typed("Punto 2").words.lower() == "asunto 2"
    for typed, told in (
        ("asunto 9", "llega hasta el asunto 3"), ("acta 77", "No hay ninguna acta 77"),
        ("resolución 5", "No hay ninguna resolución 5"), ("foda", "No se entiende «foda»"), ("folio 3", "No se enti"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=told):
            citing.typed(typed)


def test_the_list_of_resolutions_and_of_speakers_leave_in_plain_words(hall: halls.Hall, agenda: list[str]):
    """A program read the keys of a field in the JSON, and a person the marks of bold in the sheet."""
    offer = Citing(hall.store, hall.session_id, agenda[0]).typed("asunto 3")
    text = stored(Text((Part((Run("Ver "), Run(offer.words, of=offer.of), Run(" ya", strong=True))),)))
    save_resolution(hall.store, agenda[0], title="T", resolves=text)
    assert exports.resolutions(hall.store, Selection()).rows[0][-1] == "Ver asunto 3 ya"
    turn = record_turn(hall.store, agenda[0], "x", name="Club")
    TURNS.save(hall.store, replace(TURNS.get(hall.store, turn), said=text))
    assert exports.speakers(hall.store, Selection()).rows[0][-1] == "Ver asunto 3 ya"
