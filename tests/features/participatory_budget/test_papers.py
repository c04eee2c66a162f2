"""What is printed: a ballot that joins to nobody, the acta of the count with its rule and its decisions."""

from dataclasses import replace

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.features.participatory_budget.domain import Batch, Process, Verdict
from munidesk.features.participatory_budget.kinds import BATCHES, PROCESSES
from munidesk.features.participatory_budget.rules import tied
from munidesk.features.participatory_budget.store import load_view, save_batch, save_process, say
from munidesk.features.participatory_budget.store_count import close_count, decide
from munidesk.features.participatory_budget.words import copies_words
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from munidesk.town.profiles import COUNTRIES
from tests.documents.reading import assert_both_say


def paper(store, name, key=""):
    return catalog.export_named(name)(store, Selection(id=key))


def words(document) -> str:
    return "\n".join(plain_lines(document)).replace("\xa0", " ")


def test_the_ballot_says_how_to_mark_the_rule_and_what_was_left_out(store, edition, tmp_path):
    process, _batch = edition(100, 200, 300, marks=2)
    say(store, load_view(store, process).on_ballot[2].id, "Obras", Verdict.UNFEASIBLE, "El terreno no es municipal")
    document = paper(store, "budget-ballot", process)
    said = words(document)
    for text in (
        "Elija hasta dos propuestas", "Si marca más de dos, la boleta se anula", "Propuesta 1", "$ 100",
        "entra la siguiente que sí", "«Propuesta 3» no fue a la boleta. Obras: El terreno no es municipal.",
        "El voto es secreto",
    ):  # fmt: skip
        assert text in said, text
    assert "boleta sin número" in document.footer.strong
    assert_both_say(document, tmp_path)


def test_the_ballot_of_a_table_says_its_lot_which_all_of_them_share(store, edition):
    _process, batch = edition(100)
    save_batch(store, replace(BATCHES.get(store, batch), printed=50))
    assert "mesa 1, Plaza · lote 1 de 50 boletas, sin número" in paper(store, "budget-ballot", batch).footer.strong


@pytest.mark.parametrize("many", [2, 3, 4])
def test_several_on_a_sheet_are_alike_with_a_cut_line_after_each(store, edition, many):
    process, batch = edition(100, 200)
    save_process(store, replace(PROCESSES.get(store, process), per_sheet=many))
    document = paper(store, "budget-ballot", process)
    assert len(document.blocks) == many
    assert len(set(document.blocks)) == 1
    assert words(document).count("Elija una propuesta") == many
    save_batch(store, replace(BATCHES.get(store, batch), printed=50))
    sheets = {2: 25, 3: 17, 4: 13}[many]
    assert copies_words(load_view(store, process), batch) == f"Boleta: {sheets} hojas para 50 boletas"


def test_a_ballot_without_numbers_is_not_printed(store, edition):
    with pytest.raises(UserError, match="Todavía no hay ningún"):
        paper(store, "budget-ballot")
    process, _batch = edition(100)
    say(store, load_view(store, process).on_ballot[0].id, "Obras", Verdict.UNFEASIBLE, "No")
    with pytest.raises(UserError, match="Numerar la boleta"):
        paper(store, "budget-ballot", process)


def test_the_acta_is_provisional_until_it_is_closed_and_prints_who_decided_a_tie(store, edition, pile, tmp_path):
    process, batch = edition(600, 400, 400, counters=2)
    save_batch(store, Batch(process_id=process, number=2, place="Escuela", signed=3))
    save_batch(store, replace(BATCHES.get(store, batch), signed=8))
    for counter in (1, 2):
        pile(batch, "1 1 1 2 2 3 3", counter)
    document = paper(store, "budget-count", process)
    assert document.watermark == "PROVISORIO"
    assert "A la mesa 2 le falta un conteo." in words(document)
    second = load_view(store, process).batches[1].id
    for counter in (1, 2):
        pile(second, "0 N 1", counter)
    ids = [one.proposal.id for one in tied(load_view(store, process).placed)]
    decide(store, process, ids[::-1], "Sorteo ante las vecinas", "Concejo Municipal")
    close_count(store, process)
    document = paper(store, "budget-count", process)
    said = words(document)
    assert document.watermark == ""
    for text in (
        "Sorteo ante las vecinas", "Decidió Concejo Municipal", "«Propuesta 3» y «Propuesta 2»", "dos, iguales",
        "8 válidas + 1 anulada + 1 en blanco = 10",
    ):  # fmt: skip
        assert text in said, text
    assert_both_say(document, tmp_path)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_acta_is_signed_by_who_certifies_in_each_country(tmp_path, country):
    made = file.create(tmp_path / "p.munidesk", catalog.schemas(), author="Lucía")
    found(made, country=country, name="Municipio")
    save_process(made, Process(title="PP", cap=100))
    said = words(paper(made, "budget-count")).casefold()
    made.close()
    assert "primer conteo" in said
    assert "integrante" not in said
