"""An acta reaches the book by keys: a suplente, a vote rectified, the session that approves it, number and folios."""

from pathlib import Path

from tests.hands import journeys_book, journeys_paper
from tests.hands.simulated import play


def test_an_acta_is_approved_by_the_next_session_and_put_in_the_book(qapp, home: Path):
    play(journeys_book.book, home)


def test_c30_a_paper_book_at_folio_212_goes_on_in_213_and_is_printed_whole(qapp, home: Path):
    play(journeys_paper.paper_book, home)
