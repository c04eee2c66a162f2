"""Published sessions as rows: which matter a count belongs to, and figures that nobody can have counted."""

import json
from collections.abc import Sequence
from pathlib import Path

from munidesk.data.book_reading import read_book

FIGURES = "9" * 5000
"""More than Python turns into a number."""


def rows(path: Path, text: str) -> list[Sequence[str]]:
    path.write_text(text, encoding="utf-8")
    return [[str(cell.value or "") for cell in row] for row in read_book(path).pages[0].rows]


def akoma(votings: str, body: str) -> str:
    return (
        f"<akomaNtoso><debate><meta><analysis><parliamentary>{votings}</parliamentary></analysis></meta>"
        f"<debateBody>{body}</debateBody></debate></akomaNtoso>"
    )


def section(key: str, title: str, within: str = "Se trata.") -> str:
    return f'<debateSection eId="{key}"><heading>{title}</heading><summary>{within}</summary></debateSection>'


def counted(found: list[Sequence[str]]) -> list[str]:
    """The matters of the votes by totals."""
    matter = found[0].index("Asunto")
    return [row[matter] for row in found if row[0] == "votación"]


def test_the_count_of_matter_ten_is_not_given_to_matter_one(tmp_path: Path):
    """«dbsect_10» begins as «dbsect_1» does, and is another matter; «dbsect_1__v» is within it."""
    count = '<count refersTo="#aFavor" value="5"/>'
    body = section("dbsect_1", "Poda") + section("dbsect_2", "Luces")
    far = rows(tmp_path / "a.xml", akoma(f'<voting href="#dbsect_10">{count}</voting>', body))
    assert counted(far) == []
    near = rows(tmp_path / "b.xml", akoma(f'<voting href="#dbsect_1__v">{count}</voting>', body))
    assert counted(near) == ["Poda"]


def test_figures_without_end_are_no_count_and_no_failure_of_ours(tmp_path: Path):
    voting = f'<voting href="#a"><count refersTo="#aFavor" value="{FIGURES}"/></voting>'
    quantity = f'<quantity refersTo="#aFavor">{FIGURES}</quantity>'
    found = rows(tmp_path / "a.xml", akoma(voting, section("a", "Poda", quantity)))
    assert counted(found) == [] and any("Poda" in row for row in found)


def test_a_total_of_open_data_is_a_number_of_people(tmp_path: Path):
    counts = [{"option": "yes", "value": True}, {"option": "no", "value": -4}, {"option": "abstain", "value": 2}]
    text = json.dumps({"vote_events": [{"start_date": "2026-01-02", "motion": {"text": "Poda"}, "counts": counts}]})
    found = rows(tmp_path / "a.json", text)
    (vote,) = (dict(zip(found[0], row, strict=False)) for row in found if row[0] == "votación")
    assert (vote["A favor"], vote["En contra"], vote["Abstenciones"]) == ("0", "0", "2")
