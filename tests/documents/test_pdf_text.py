"""Paragraphs made from spans at once must break exactly as those that go through ReportLab's markup."""

from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from munidesk.documents import look as looks
from munidesk.documents.model import Document, Kind, Mark, Span, Style
from munidesk.documents.pdf_letters import markup, register_fonts, style_of
from munidesk.documents.pdf_text import flowing, with_blanks

BODY = looks.face_of(Style.BODY, looks.look_of(Document("Acta", (), Kind.ACTA)))
LETTERS = st.text("abcñÁ &<>;'\"«»—1 \u00a0\n\t", max_size=120)
SPANS = st.lists(st.builds(Span, LETTERS, st.sampled_from(list(Mark))), max_size=5).map(tuple)


def lines(paragraph: Paragraph, width: float) -> list[list[tuple[str, str]]]:
    """For each line the runs of (font, text), neighbours of one font joined."""
    paragraph.wrap(width, 10_000)
    found = []
    for line in paragraph.blPara.lines:
        if paragraph.blPara.kind == 0:
            found.append([(paragraph.blPara.fontName, " ".join(line[1]))])
            continue
        runs: list[tuple[str, str]] = []
        for word in line.words:
            if runs and runs[-1][0] == word.fontName:
                runs[-1] = (word.fontName, runs[-1][1] + word.text)
            else:
                runs.append((word.fontName, word.text))
        found.append(runs)
    return found


@given(SPANS, st.sampled_from((90.0, 240.0, 480.0)))
def test_the_short_way_and_the_way_through_markup_break_alike(spans: tuple[Span, ...], width: float):
    register_fonts()
    through = Paragraph(markup(with_blanks(spans), BODY), style_of(BODY))
    assert lines(flowing(spans, BODY), width) == lines(through, width)


def test_a_paragraph_asked_twice_for_one_width_says_the_same_and_follows_another():
    register_fonts()
    made = flowing((Span("La Presidencia concede la palabra al Concejal. " * 9),), BODY)
    first = made.wrap(300, 10_000)
    assert made.wrap(300, 10_000) == first
    assert made.wrap(150, 10_000)[1] > first[1]
