"""The word the acta and the screen give to each member at a vote."""

from pathlib import Path

from munidesk.documents.model import KeepTogether, Mark, Spans, Table
from munidesk.features.council.attendance.store import call_substitute, mark
from munidesk.features.council.domain import BallotValue, PresenceKind, VoteType
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.features.council.votes.document_ballots import unvoted_word, vote_blocks
from munidesk.features.council.votes.store import add_motion, cast, cast_all, chair_second_vote, open_vote, rectify
from munidesk.town.domain import Role
from tests.features.council import hall as halls

FOR, AGAINST = BallotValue.FOR, BallotValue.AGAINST


def told(hall: halls.Hall, vote_id: str, *, final: bool = True) -> dict[str, Spans]:
    """Name → the cell under it, in the table of a vote of up to seven."""
    view = hall.view
    vote = next(one for one in view.votes if one.id == vote_id)
    (block,) = vote_blocks(view, vote, final=final)
    block = block.blocks[0] if isinstance(block, KeepTogether) else block
    assert isinstance(block, Table)
    return {column.head: cell for column, cell in zip(block.columns, block.rows[0].cells, strict=True)}


def words(cells: dict[str, Spans]) -> dict[str, str]:
    return {name: "".join(span.text for span in cell) for name, cell in cells.items()}


def test_c3_present_without_a_ballot_is_a_gap_and_only_who_is_away_is_absent(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4)
    hall.absent(5)
    vote = hall.vote()
    cast(hall.store, vote, hall.members[1], FOR)
    cast(hall.store, vote, hall.members[2], AGAINST)
    cells = told(hall, vote)
    assert words(cells) == {
        "Marta Olivera": "A favor",
        "Raúl Etcheverry": "En contra",
        "Nelson Bentancor": "[falta su voto]",
        "Silvia Cabral": "[falta su voto]",
        "Inés Moreira": "Ausente",
    }
    assert cells["Silvia Cabral"][0].mark is Mark.GAP


def test_c3_a_chair_who_votes_only_on_ties_is_not_absent(tmp_path: Path):
    hall = halls.hall(tmp_path / "pe.munidesk", "PE", 6)
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    hall.absent(6)
    vote = hall.vote()
    cast(hall.store, vote, hall.members[5], AGAINST)
    cast_all(hall.store, vote, FOR)
    found = words(told(hall, vote))
    assert found["Marta Olivera"] == "Preside, no vota"
    tie = hall.vote()
    for number, value in enumerate((FOR, FOR, AGAINST, AGAINST), start=2):
        cast(hall.store, tie, hall.members[number], value)
    assert words(told(hall, tie))["Marta Olivera"] == "Preside, no vota"
    chair_second_vote(hall.store, tie, FOR)
    assert words(told(hall, tie))["Marta Olivera"] == "Preside, dirime"
    assert [name for name, word in found.items() if word == "Ausente"] == ["Julio Ferreira"]
    assert hall.view.results[vote].counts.absent == 1  # the row below counts who the columns show
    hall.store.close()


def test_c3_with_many_seats_the_list_says_the_same(tmp_path: Path):
    hall = halls.hall(tmp_path / "uy.munidesk", "UY", 9)
    hall.session()
    hall.present(*range(1, 9))
    hall.absent(9)
    vote = hall.vote()
    cast(hall.store, vote, hall.members[1], FOR)
    view = hall.view
    (table,) = vote_blocks(view, view.votes[0], final=True)
    assert isinstance(table, Table)
    said = ["".join(span.text for span in cell) for row in table.rows for cell in row.cells]
    assert said.count("[falta su voto]") == 7
    assert said.count("Ausente") == 1
    hall.store.close()


def test_c3_a_suplente_called_for_one_vote_is_the_one_whose_ballot_is_missing(in_session: halls.Hall):
    hall = in_session
    suplente = hall.member(1, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    vote = hall.vote()
    call_substitute(hall.store, hall.session_id, hall.seats[3], suplente, vote_id=vote, reason="se excusa")
    cast(hall.store, vote, hall.members[1], AGAINST)
    found = words(told(hall, vote))
    assert found["Hugo Pereyra"] == "[falta su voto]"
    assert "Nelson Bentancor" not in found


def test_c3_who_left_in_the_debate_abstains_where_the_law_says_so(tmp_path: Path):
    hall = halls.hall(tmp_path / "es.munidesk", "ES", 5)
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    item = add_item(hall.store, hall.session_id, "Ordenanza")
    start_item(hall.store, item, halls.at(19, 20))
    mark(hall.store, hall.session_id, hall.members[5], PresenceKind.LEAVES, halls.at(19, 30))
    vote = open_vote(hall.store, add_motion(hall.store, item, "Aprobar."))
    cast(hall.store, vote, hall.members[1], AGAINST)
    cast_all(hall.store, vote, FOR)
    assert words(told(hall, vote))["Inés Moreira"] == "Abstención, se retiró"
    assert hall.view.results[vote].counts.abstain == 1
    hall.store.close()


def test_c3_what_was_voted_again_has_no_holes(in_session: halls.Hall):
    vote = in_session.vote()
    cast(in_session.store, vote, in_session.members[1], FOR)
    rectify(in_session.store, vote, "se interrumpió")
    assert set(words(told(in_session, vote, final=False)).values()) == {"A favor", "No consta"}


def test_c3_a_count_without_names_names_nobody(in_session: halls.Hall):
    in_session.vote(type=VoteType.SECRET)
    view = in_session.view
    (table,) = vote_blocks(view, view.votes[0], final=True)
    assert isinstance(table, Table)
    assert [column.head for column in table.columns] == [""]
    assert unvoted_word(view, view.votes[0], view.titulars[0]) == ""
