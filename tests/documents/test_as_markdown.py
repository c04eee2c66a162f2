"""A chapter as Markdown says what it says here, and its letters never become marks."""

import pytest

from munidesk.documents.as_markdown import markdown
from munidesk.documents.text import Grid, Part, PartKind, Run, Text, stored


def told(*parts: Part | Grid) -> str:
    return markdown("Título", stored(Text(parts))).removeprefix("# Título\n\n").rstrip("\n")


def test_parts_become_their_marks():
    assert told(Part((Run("Uno "), Run("dos", strong=True), Run(" tres", italic=True)))) == "Uno **dos** *tres*"
    assert told(Part((Run("Qué"),), PartKind.HEADING)) == "## Qué"
    assert told(Part((Run("a"),), PartKind.BULLET), Part((Run("b"),), PartKind.BULLET, level=2)) == "- a\n    - b"
    assert told(Part((Run("a"),), PartKind.NUMBER, 5)) == "5. a"
    assert told(Part((Run("a\nb"),), PartKind.QUOTE)) == "> a  \n> b"
    assert told(Grid((((Run("x"),), (Run("y"),)), ((Run("1"),), (Run("2"),))))) == "| x | y |\n| --- | --- |\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5. Se aprueba", "5\\. Se aprueba"),
        ("a*b*c", "a\\*b\\*c"),
        ("- no", "\\- no"),
        ("# no", "\\# no"),
        ("> 10", "\\> 10"),
    ],
)
def test_letters_that_look_like_marks_stay_letters(text: str, said: str):
    assert told(Part((Run(text),))) == said
