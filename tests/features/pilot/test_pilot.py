"""The pilot's verdict with its arithmetic, the manual with its versions, and what they print."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.pilot.document_manual import build_manual
from munidesk.features.pilot.domain import Chapter, Diffusion, Manual, Phase, Pilot
from munidesk.features.pilot.live import names_in
from munidesk.features.pilot.rules import phase_words
from munidesk.features.pilot.store import newest, open_round, pilot_of, rounds_of, save_pilot
from munidesk.features.pilot.store_manual import (
    chapters,
    freeze,
    manual_of_pilot,
    move_chapter,
    save_chapter,
    save_diffusion,
    save_manual,
    versions,
)
from munidesk.features.pilot.verdict import Outcome, verdict
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Dimension, Moment, Round
from munidesk.instruments.reading import shipped
from munidesk.instruments.scoring import DimensionScore, Result, open_blanks
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.profiles import load_profile
from tests import samples
from tests.documents.reading import assert_same_lines

PESO = load_profile("UY").figures
CLOSED = Round(
    instrument_id="i", owner_kind="pilot", owner_id="p", number=2, moment=Moment.AFTER, since=date(2026, 1, 1),
    until=date(2026, 6, 30), closed_on=date(2026, 7, 1),
)  # fmt: skip


def scored(total: str, lowest: str, answered: int = 23, applicable: int = 23) -> Result:
    low = DimensionScore(Dimension(key="x", title="Equipo"), Fraction(lowest), 1, 1)
    return Result(Fraction(total), (low,), answered, applicable, 0, (), ())


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (scored("3.02", "2.4"), Outcome.SCALE),
        (scored("3", "2"), Outcome.SCALE),
        (scored("2.999", "2.4"), Outcome.ADJUST),
        (scored("3.5", "1.999"), Outcome.ADJUST),
        (scored("3.5", "2.4", 20, 23), Outcome.ADJUST),
        (scored("2", "1"), Outcome.ADJUST),
        (scored("1.999", "1"), Outcome.ABANDON),
    ],
)
def test_the_verdict_compares_what_is_not_rounded(found, outcome):
    given = verdict(Pilot(title="P"), found, PESO, CLOSED)
    assert (given.outcome, given.provisional) == (outcome, False)
    assert verdict(Pilot(title="P"), found, PESO, replace(CLOSED, closed_on=None)).provisional


@pytest.fixture
def store(tmp_path):
    made = samples.sample(tmp_path / "a.munidesk")
    yield made
    made.close()


def test_w76_a_frozen_version_of_the_manual_is_not_undone(store):
    manual = manual_of_pilot(store, newest(store))
    frozen = catalog.export_named("manual-next")(store, Selection(id=manual.id))
    number = freeze(store, manual.id, frozen)
    with pytest.raises(UserError, match=f"No se deshace: versión {number} del manual congelada"):
        store.undo()
    assert versions(store, manual.id)[0].number == number


def test_thresholds_out_of_order_are_refused(store):
    pilot = pilot_of(store, newest(store))
    with pytest.raises(UserError, match="menor que el de escalar"):
        save_pilot(store, replace(pilot, adjust=Decimal("3.0")))
    with pytest.raises(UserError, match="0 a 4"):
        save_pilot(store, replace(pilot, scale_up=Decimal("4.5")))
    with pytest.raises(UserError, match="antes de empezar"):
        save_pilot(store, replace(pilot, end=date(2020, 1, 1)))
    assert pilot_of(store, pilot.id).adjust == Decimal("2.0")


def test_every_computed_criterion_of_the_sample_says_its_figures_and_its_records(store):
    from munidesk.records.ref import Ref

    compute = catalog.HOUSE.compute(store)
    asked = {one.indicator for one in shipped("municipalismo").criteria if one.indicator}
    assert len(asked) == 7
    for name in asked:
        found = compute(name, date(2026, 3, 1), date(2026, 11, 17))
        assert found.whole, name
        assert found.words, name
        assert found.records, name
        assert all(catalog.HOUSE.describe(store, Ref(*one)) for one in found.records), name
    assert compute("no existe", date(2026, 3, 1), date(2026, 11, 17)) is None


def test_the_indicators_count_by_hand_what_the_tables_hold(store):
    since, until = date(2026, 3, 1), date(2026, 11, 17)
    rows = store.select("initiative")
    received = [row for row in rows if since.isoformat() <= row["received"] <= until.isoformat()]
    done = [row for row in received if row["answer_date"] and row["answer_date"] <= until.isoformat()]
    found = catalog.HOUSE.compute(store)("answered", since, until)
    assert (found.part, found.whole) == (len(done), len(received))
    back = [row for row in done if row["feedback_date"] and row["feedback_date"] <= until.isoformat()]
    found = catalog.HOUSE.compute(store)("given_back", since, until)
    assert (found.part, found.whole) == (len(back), len(done))


@pytest.mark.parametrize("name", ["pilot-plan", "pilot-form", "pilot-evaluation", "manual", "good-practice"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_documents_say_every_line_in_word_and_pdf(store, tmp_path, name, suffix):
    document = catalog.export_named(name)(store, Selection())
    assert isinstance(document, Document)
    path = tmp_path / f"{name}{suffix}"
    render.write(document, path)
    assert_same_lines(document, path)


def test_p14_who_adds_up_the_evaluation_finds_its_sum_or_reads_that_it_is_not_rounded(store):
    lines = plain_lines(catalog.export_named("pilot-evaluation")(store, Selection()))
    account = [line for line in lines if " × " in line and " = " in line]
    assert len(account) == 5
    total = sum(PESO.parse(line.split("= ")[1]) or 0 for line in account)
    said, _equals, written = next(line for line in lines if line.startswith("suma")).partition(" = ")
    assert abs(total - (PESO.parse(written) or 0)) <= Decimal("0.03")
    assert said == ("suma" if total == PESO.parse(written) else "suma sin redondear")
    row = lines.index("Total", lines.index("Peso × ahora"))
    before, now, change = lines[row + 2 : row + 5]
    assert (PESO.parse(now) or 0) - (PESO.parse(before) or 0) == PESO.parse(change.removeprefix("+"))
    assert any("no aplica (trámites en línea: el municipio no los ofrece)" in line for line in lines)
    assert "Veredicto: ajustar (provisorio)" in lines


def test_answers_are_a_sheet_with_every_round_and_blanks_stay_blank(store):
    sheet = catalog.export_named("pilot-answers")(store, Selection())
    assert isinstance(sheet, Sheet)
    assert len(sheet.rows) == 48
    blank = [row for row in sheet.rows if row[0] == 2 and row[8] == ""]
    assert len(blank) == 6
    assert all(row[9] is None for row in blank)


def test_the_contents_name_the_page_of_each_chapter(store, tmp_path):
    import pypdfium2

    document = catalog.export_named("manual")(store, Selection())
    pages = pypdfium2.PdfDocument(render.pdf_bytes(document))
    texts = [page.get_textpage().get_text_range() for page in pages]
    contents = [line for line in texts[1].splitlines() if line.startswith(("1.", "2.", "3.", "4.", "5.", "Anexo"))]
    titles = contents[:6]  # the first chapters follow on the same page
    for line in titles:
        title, number = line.rsplit(" ", 1)
        assert title.split(". ", 1)[1] in texts[int(number) - 1], line


def test_a_frozen_version_stays_as_it_was_while_the_draft_goes_on(store):
    manual = manual_of_pilot(store, newest(store))
    frozen = catalog.export_named("manual-next")(store, Selection(id=manual.id))
    assert freeze(store, manual.id, frozen, "Para el Concejo") == 1
    first = chapters(store, manual.id)[0]
    save_chapter(store, replace(first, text="Otro texto."))
    kept = versions(store, manual.id)[0]
    again = catalog.export_named("manual")(store, Selection(id=kept.id))
    assert plain_lines(again) == plain_lines(frozen)
    assert "Otro texto." not in plain_lines(again)
    draft = plain_lines(catalog.export_named("manual")(store, Selection(id=manual.id)))
    assert "Otro texto." in draft
    assert "Para el Concejo" in draft


def test_a_live_block_without_its_source_leaves_a_gap_that_says_why(tmp_path):
    made = file.create(tmp_path / "vacio.munidesk", catalog.schemas())
    from munidesk.town.founding import found

    found(made, country="UY", name="Municipio Nuevo")
    pilot = save_pilot(made, Pilot(title="Piloto"))
    manual = save_manual(made, Manual(pilot_id=pilot, title="Manual"))
    text = "Antes.\n\n{foda}\n\nDespués.\n\n{inventado}"
    save_chapter(made, Chapter(manual_id=manual, title="Uno", text=text))
    live = catalog.HOUSE.live(made)
    lines = plain_lines(build_manual(made, manual_of_pilot(made, pilot), live))
    assert lines.index("Antes.") < lines.index("Después.")
    assert any(line.startswith("[Falta «Matriz FODA»: Todavía no hay ningún FODA") for line in lines)
    assert any(line.startswith("[Falta «inventado»: no existe ese bloque") for line in lines)
    made.close()


def test_every_live_block_has_something_to_show_in_the_sample(store):
    live = catalog.HOUSE.live(store)
    assert all(live(name) for name, _words in catalog.live_blocks())
    assert names_in("hola {foda}\n{poa}\n  {mefi}  ") == ("poa", "mefi")


def test_chapters_move_and_annexes_stay_last(store):
    manual = manual_of_pilot(store, newest(store))
    before = [one.title for one in chapters(store, manual.id)]
    move_chapter(store, chapters(store, manual.id)[0].id, 1)
    after = [one.title for one in chapters(store, manual.id)]
    assert after[:2] == [before[1], before[0]]
    move_chapter(store, chapters(store, manual.id)[-1].id, -1)
    assert chapters(store, manual.id)[-1].annex


def test_diffusion_without_whom_or_with_no_copies_is_refused(store):
    manual = manual_of_pilot(store, newest(store))
    with pytest.raises(UserError):
        save_diffusion(store, Diffusion(manual_id=manual.id, day=date(2026, 11, 1), audience=" "))
    with pytest.raises(UserError):
        save_diffusion(store, Diffusion(manual_id=manual.id, day=date(2026, 11, 1), audience="Escuela", copies=0))


def test_rounds_follow_before_during_after(store):
    pilot = save_pilot(store, Pilot(title="Otro"))
    moments = []
    for number in range(3):
        key = open_round(store, pilot, date(2026, 1 + number, 1), date(2026, 2 + number, 1))
        engine.answer(store, key, "metas-con-base", "2")
        blank = [one.key for one in open_blanks(engine.load_round(store, key))]
        engine.close_deciding(store, key, engine.nothing, unanswered=blank)
        moments.append(rounds_of(store, pilot)[-1].moment.word)
    assert moments == ["antes", "durante", "después"]


def test_p14_a_round_before_the_pilot_has_no_verdict_on_any_paper(store):
    before = next(one for one in rounds_of(store, newest(store)) if one.moment is Moment.BEFORE)
    told = plain_lines(catalog.export_named("pilot-evaluation")(store, Selection(id=before.id)))
    assert any(line.startswith("Línea de base, sin veredicto") for line in told)
    assert not any("abandonar" in line.lower() and line.startswith("Veredicto") for line in told)
    listed = {one["number"]: one["verdict"] for one in catalog.listing_named("rounds").rows(store)}
    assert listed[before.number] is None


def test_p14_products_of_the_account_add_up_as_they_are_printed(store):
    told = plain_lines(catalog.export_named("pilot-evaluation")(store, Selection()))
    parts = [Decimal(line.rsplit("= ", 1)[1].replace(",", ".")) for line in told if " × " in line and " = " in line]
    (total,) = [line for line in told if line.startswith("suma")]
    assert total == f"suma = {sum(parts)}".replace(".", ",")


@pytest.mark.parametrize(
    ("start", "end", "done", "words"),
    [
        (date(2026, 4, 1), date(2026, 11, 30), False, "En curso"),
        (date(2026, 12, 1), date(2026, 12, 31), False, "Pendiente"),
        (date(2026, 4, 1), date(2026, 10, 31), False, "Sin cerrar"),
        (date(2026, 4, 1), date(2026, 10, 31), True, "Hecha"),
        (None, None, False, "Pendiente"),
    ],
)
def test_p14_a_stage_says_how_it_stands_by_its_days(start, end, done, words):
    one = Phase(pilot_id="p", title="Etapa", start=start, end=end, done=done)
    assert phase_words(one, date(2026, 11, 24)) == words


def test_d16_the_sheet_of_good_practice_says_of_which_period_its_counts_are(store):
    told = plain_lines(catalog.export_named("good-practice")(store, Selection()))
    assert any(line.startswith("Cuentas de la ronda") and "son de su propio período" in line for line in told)
