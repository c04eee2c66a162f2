"""A letter has its number once it goes, says the same for ever, and nobody's name leaves with a list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.records.matter import Addressee, Matter
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection, write_sheet
from munidesk.town import store as town
from munidesk.town.attachments import attach, attachments_of
from munidesk.town.domain import Person
from munidesk.town.founding import found
from munidesk.town.letters import import_sheet, pending, refs, register
from munidesk.town.letters import store as letters
from munidesk.town.letters.domain import Letter, LetterKind, LetterState, Proof, Way
from munidesk.town.letters.kinds import LETTERS, PAPERS
from munidesk.town.people_lists.store import erase_person, neighbour, neighbour_named, neighbours
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.town.sample import SampleSize
from munidesk.town.shields import printed_shield
from tests.sheets.sheet import bring

DAY = date(2026, 11, 17)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with fixed_clock(datetime.combine(DAY, time(10))):
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    yield made
    made.close()


def draft(store: Store, subject: str = "Luz en la plaza", kind: LetterKind = LetterKind.NOTE, **fields) -> Letter:
    blank = replace(letters.proposed(store), subject=subject, kind=kind, body="Se pide el recambio.", **fields)
    return letters.write_to(store, blank, "Empresa de Luz", private=False)


def sent(store: Store, on: date = DAY, **fields) -> Letter:
    return letters.send(store, draft(store, **fields).id, on, Way.HAND)


def printed(store: Store, letter: Letter) -> str:
    return "\n".join(plain_lines(letters.letter_document(store, letter)))


def test_d27_a_letter_has_its_number_once_it_is_sent_and_each_series_its_own_by_year(store: Store):
    one = draft(store)
    assert (one.label, one.state) == ("Nota sin número", LetterState.DRAFT)
    document = letters.letter_document(store, one)
    assert document.watermark == "BORRADOR" and "Borrador sin valor" in printed(store, one)
    assert letters.send(store, one.id, DAY, Way.POST).label == "Nota 1/2026"
    assert sent(store, kind=LetterKind.OFFICIAL).label == "Oficio 1/2026"
    assert sent(store).label == "Nota 2/2026"
    with fixed_clock(datetime(2027, 1, 4, 9)):
        assert sent(store, on=date(2027, 1, 4)).label == "Nota 1/2027"
    assert "De nuestra consideración:" in printed(store, LETTERS.get(store, one.id))


def test_a_letter_of_any_gender_is_named_without_an_article_that_is_not_its_own(store: Store):
    """«La Oficio 1/2026» is no Spanish: what is called «Oficio» in one country is «Nota» in the next."""
    one = sent(store, kind=LetterKind.OFFICIAL)
    with pytest.raises(UserError) as refused:
        letters.discard(store, one.id)
    said = [str(refused.value)]
    letters.annul(store, one.id, "Iba a otra empresa")
    with pytest.raises(UserError) as refused:
        letters.answer(store, one.id, DAY, "Recibido")
    said.append(str(refused.value))
    assert all("Oficio 1/2026" in each and "a Oficio" not in each for each in said)
    book = "\n".join(plain_lines(register.register_document(store, Selection())))
    assert "1 envío" in book and "1 enviada" not in book


def test_what_was_sent_prints_the_same_though_the_town_changes_and_refuses_every_change(store: Store):
    one = sent(store)
    before = printed(store, one)
    town.save_municipality(store, replace(town.municipality(store), name="Otro nombre"))
    assert printed(store, LETTERS.get(store, one.id)) == before
    for verb in (
        lambda: letters.prepare(store, replace(one, body="Otra cosa")),
        lambda: LETTERS.save(store, replace(one, subject="Otra cosa")),
        lambda: letters.write_to(store, one, "Otra oficina", private=False),
        lambda: letters.discard(store, one.id),
    ):
        with pytest.raises(UserError, match="ya se envió"):
            verb()
    store.undo()
    assert store.undo_label == ""  # what somebody has in their hands is not undone
    assert check.all_problems(store) == ()


def test_an_annulled_letter_keeps_its_number_and_says_why(store: Store):
    first = sent(store)
    with pytest.raises(UserError, match="por qué"):
        letters.annul(store, first.id, " ")
    letters.annul(store, first.id, "Iba a otra oficina")
    assert sent(store).number == 2
    book = "\n".join(plain_lines(register.register_document(store, Selection())))
    assert "1/2026" in book and "2/2026" in book and "Iba a otra oficina" in book
    with pytest.raises(UserError, match="se anuló"):
        letters.receive(store, first.id, DAY, Proof.SIGNED)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"addressee": ""}, "a quién va"),
        ({"ending": "Caben [verifique su norma: qué recurso] en plazo."}, "entre corchetes"),
    ],
)
def test_what_is_not_complete_does_not_go(store: Store, changed: dict[str, str], said: str):
    one = LETTERS.save(store, replace(draft(store), **changed))
    with pytest.raises(UserError, match=said):
        letters.send(store, one.id, DAY, Way.HAND)
    assert not LETTERS.get(store, one.id).sent


def test_the_days_of_a_series_follow_its_numbers_and_none_is_to_come(store: Store):
    sent(store)
    for day, said in ((date(2026, 11, 16), "fecha anterior"), (date(2026, 11, 18), "de mañana en adelante")):
        with pytest.raises(UserError, match=said):
            letters.send(store, draft(store).id, day, Way.HAND)


def test_its_life_is_told_by_its_days(store: Store):
    one = sent(store, kind=LetterKind.NOTIFICATION)
    assert one.state is LetterState.UNPROVED
    one = letters.receive(store, one.id, DAY, Proof.SIGNED, by="Iris Muñoz", document="1.234.567-8")
    assert one.state is LetterState.RECEIVED
    with pytest.raises(UserError, match="Escriba qué"):
        letters.answer(store, one.id, DAY, "")
    one = letters.answer(store, one.id, DAY, "Lo harán en marzo.")
    assert one.state is LetterState.ANSWERED
    store.undo()
    assert LETTERS.get(store, one.id).state is LetterState.RECEIVED
    with pytest.raises(UserError, match="Todavía no llegó ese día"):
        letters.answer(store, one.id, date(2026, 11, 20), "Sí")


def test_a_neighbour_is_named_in_the_letter_and_at_the_counter_and_nowhere_else(store: Store, tmp_path: Path):
    blank = replace(letters.proposed(store), subject="Su pedido", kind=LetterKind.NOTIFICATION)
    one = letters.write_to(store, blank, "Elsa Cardozo", private=True, address="Los Talas 123")
    one = letters.send(store, one.id, DAY, Way.OFFICER)
    letters.receive(store, one.id, DAY, Proof.SIGNED, by="Beto Cardozo")
    text = printed(store, one)
    assert "Elsa Cardozo" in text and "Los Talas 123" in text and "Constancia de notificación" in text
    assert "Elsa Cardozo" in str(plain_lines(register.register_document(store, Selection())))
    assert any("Su pedido" in str(row["title"]) for row in store.query("SELECT title FROM search_text"))
    shown = [str(register.register_sheet(store, Selection()).rows), str(refs.describe(store, Ref("letter", one.id)))]
    shown += [str(LETTERS.get(store, one.id)), str(pending.pending(store, DAY, 9))]
    shown += [str([tuple(row.values()) for row in store.query("SELECT title, body FROM search_text")])]
    assert not [words for words in shown if "Cardozo" in words or "Talas" in words]


def test_who_asks_to_be_erased_leaves_no_byte_in_the_letters(store: Store, tmp_path: Path):
    blank = replace(letters.proposed(store), subject="Su pedido")
    one = letters.write_to(store, blank, "Zulma Yacosa", private=True, address="Senda Quince")
    one = letters.send(store, one.id, DAY, Way.HAND)
    letters.receive(store, one.id, DAY, Proof.SIGNED, by="Ulpiano Yacosa")
    erase_person(store, one.neighbour_id)
    (paper,) = PAPERS.all(store)
    assert (paper.content, paper.received_by) == ("", "")
    again = printed(store, LETTERS.get(store, one.id))
    assert "Nota 1/2026" in again and "A quien corresponda" in again and "Yacosa" not in again
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = store.path.read_bytes()
    assert b"Yacosa" not in raw and b"Senda Quince" not in raw
    assert check.all_problems(store) == ()


def test_who_took_a_letter_to_an_office_is_forgotten_too_and_the_letter_stays(store: Store):
    one = sent(store)
    letters.receive(store, one.id, DAY, Proof.SIGNED, by="zulma yacosa", document="4.821.337-6")
    before = printed(store, one)
    erase_person(store, neighbour_named(store, "Zulma Yacosa"))
    (paper,) = PAPERS.all(store)
    assert (paper.received_by, paper.document_shown) == ("", "")
    assert printed(store, LETTERS.get(store, one.id)) == before and paper.content
    raw = store.path.read_bytes().lower()
    assert b"yacosa" not in raw and b"4.821.337" not in raw
    with pytest.raises(UserError, match="datos personales borrados"):
        store.undo()
    assert check.all_problems(store) == ()


def test_an_address_is_kept_with_the_person_and_a_member_of_the_file_is_recognised(store: Store):
    blank = replace(letters.proposed(store), subject="Su pedido")
    one = letters.write_to(store, blank, " Elsa  Cardozo ", private=True)
    letters.write_to(store, one, "elsa cardozo", private=True, address="Los Talas 123")
    assert [(who.name, who.address) for who in neighbours(store)] == [("Elsa Cardozo", "Los Talas 123")]
    assert neighbour(store, one.neighbour_id).address == "Los Talas 123"
    person = town.save_person(store, Person(given_names="Raúl", family_names="Etcheverry"))
    assert letters.write_to(store, blank, "raul etcheverry", private=True).person_id == person


def test_what_concerns_several_makes_a_letter_for_each_and_asking_again_makes_none(store: Store):
    about = Ref("person", town.save_person(store, Person(given_names="Ana", family_names="Sosa")))
    told = Matter(
        kind="note", subject="Reunión", body="Los esperamos.", ending="Saludos.",
        addressees=(Addressee(name="Club Unión"), Addressee(name="Liceo 1", body="La esperamos.")),
    )  # fmt: skip
    made = letters.write_to_all(store, told, about)
    assert [(one.addressee, one.body) for one in made] == [
        ("Club Unión", "Los esperamos."), ("Liceo 1", "La esperamos."),
    ]  # fmt: skip
    assert letters.write_to_all(store, told, about) == made
    assert len(letters.letters_about(store, about)) == 2


def test_inicio_waits_for_what_was_not_sent_and_for_proof_that_a_notification_arrived(store: Store):
    assert pending.pending(store, DAY, 9) == ()
    draft(store, "Sin enviar aún")
    one = sent(store, subject="Multa", kind=LetterKind.NOTIFICATION)
    sent(store, subject="Nota común")
    (shown,) = pending.pending(store, date(2026, 12, 1), 9)
    assert [(row.title, row.late) for row in shown.rows] == [("Multa", True), ("Sin enviar aún", False)]
    assert shown.summary == "1 notificación sin constancia"
    letters.receive(store, one.id, DAY, Proof.REFUSED)
    assert pending.pending(store, DAY, 9)[0].total == 1


def test_the_book_kept_in_a_sheet_comes_in_with_its_numbers_and_the_series_goes_on(store: Store, tmp_path: Path):
    path = tmp_path / "notas.csv"
    path.write_text(
        "Clase;Nro;Fecha;Destinatario;Asunto;Medio;Recibida el\n"
        "Nota;41;03/03/2026;OSE;Pérdida en la calle Ombú;en mano;04/03/2026\n"
        "Nota;42;05/03/2026;UTE;Columnas;correo electrónico;\n"
        "Nota;41;06/03/2026;ANTEL;Repetida;;\n"
        "Oficio;7;09/03/2026;Intendencia;Convenio;correo postal;12/03/2026\n",
        encoding="utf-8",
    )
    report = bring(store, import_sheet.target(), path)
    assert report.added == 3 and "Ya hay otra carta con ese número: Nota 41/2026." in str(report.refused)
    assert sorted(one.label for one in letters.letters(store)) == ["Nota 41/2026", "Nota 42/2026", "Oficio 7/2026"]
    assert sent(store).label == "Nota 43/2026"
    again = bring(store, import_sheet.target(), path)
    assert again.added == 0


def test_a_year_mistyped_in_the_old_book_does_not_stop_the_series(store: Store, tmp_path: Path):
    """«05/12/2026» for «05/02/2026»: after it none could be sent today, nor with that day."""
    path = tmp_path / "notas.csv"
    path.write_text("Clase;Nro;Fecha;Destinatario;Asunto\nNota;42;05/12/2026;UTE;Columnas\n", encoding="utf-8")
    report = bring(store, import_sheet.target(), path)
    assert report.added == 0 and "de mañana en adelante" in str(report.refused)
    assert sent(store).label == "Nota 1/2026"


def test_a_draft_to_who_was_forgotten_meanwhile_takes_no_number(store: Store):
    blank = replace(letters.proposed(store), subject="Su pedido")
    one = letters.write_to(store, blank, "Zulma Yacosa", private=True)
    erase_person(store, one.neighbour_id)
    with pytest.raises(UserError, match="a quién va"):
        letters.send(store, one.id, DAY, Way.HAND)
    assert not LETTERS.get(store, one.id).sent


def test_a_draft_taken_off_takes_its_papers_along_and_brings_them_back(store: Store, tmp_path: Path):
    """A scanned document would stay in the file where nobody sees it."""
    one, paper = draft(store), tmp_path / "documento.pdf"
    paper.write_bytes(b"%PDF-1.4")
    own = Ref("letter", one.id)
    attach(store, own, paper)
    letters.discard(store, one.id)
    assert attachments_of(store, own) == ()
    store.undo()
    assert len(attachments_of(store, own)) == 1 and LETTERS.get(store, one.id).subject == one.subject


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB")])
def test_a_heavy_shield_does_not_weigh_in_each_letter_that_is_kept(store: Store, form: str, mode: str):
    """A photograph of two megabytes made the file five megabytes larger with every letter."""
    drawn, heavy = Image.effect_noise((1400, 900), 90).convert(mode), BytesIO()
    drawn.save(heavy, form)
    assert len(heavy.getvalue()) > 400_000
    town.save_logo(store, heavy.getvalue())
    before = store.path.stat().st_size
    one = sent(store)
    assert store.path.stat().st_size - before < 450_000
    head = letters.letter_document(store, one).letterhead
    assert head is not None
    with Image.open(BytesIO(head.shield)) as shown:
        assert shown.size == (400, 257)
    assert render.pdf_bytes(letters.letter_document(store, one)).startswith(b"%PDF")


def test_a_light_shield_is_printed_as_it_is_and_so_is_what_cannot_be_made_smaller():
    light = BytesIO()
    Image.new("RGB", (900, 900), "red").save(light, "PNG")
    assert printed_shield(light.getvalue()) == light.getvalue()
    assert printed_shield(b"x" * 200_000) == b"x" * 200_000


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_the_register_leaves_as_a_list(store: Store, tmp_path: Path, suffix: str):
    sent(store)
    path = tmp_path / f"registro{suffix}"
    write_sheet(register.register_sheet(store, Selection()), path, town.figures(store))
    assert path.stat().st_size > 50


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_country_calls_its_letters_as_it_does_and_says_that_it_was_not_read_in_a_norm(country: str):
    profile = load_profile(country)
    assert all((profile.letters.note, profile.letters.official, profile.letters.notification))
    assert any(one.path == "letters" for one in profile.to_check)


def test_the_sample_of_every_country_has_a_notification_without_proof_and_an_answer_that_arrived(tmp_path: Path):
    for country in ("ES", "PE"):
        made = file.create(tmp_path / f"{country}.munidesk", catalog.schemas(), author="Lucía")
        catalog.write_sample(made, SampleSize(country=country))
        words = load_profile(country).letters
        found = {one.word: one for one in letters.letters(made)}
        assert found[words.notification].state is LetterState.UNPROVED
        assert found[words.note].state is LetterState.RECEIVED
        told = printed(made, found[words.notification])
        assert "[" not in told and words.notification in told
        made.close()
