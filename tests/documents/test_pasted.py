"""What comes on the clipboard from Word, LibreOffice and browsers is our own text, and what stays out is counted."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from munidesk.documents.pasted import Lost, from_html
from munidesk.documents.text import SIGN, Part, PartKind, Run, Text, plain_text, read, stored
from tests.growth import LINEAR, growth

SAMPLES = Path(__file__).parent / "pasted"
WORD = from_html((SAMPLES / "word.html").read_text("utf-8"))
LIBREOFFICE = from_html((SAMPLES / "libreoffice.html").read_text("utf-8"))


def test_t17_a_page_of_word_keeps_headings_bold_lists_tables_tabs_and_blank_lines():
    assert stored(WORD.text) == f"{SIGN}" + "\n".join((
        "# Modificación presupuestaria",
        "La Alcaldesa **Marta Olivera** informa que el *monto total* es de $ 5.600.000   y agrega:",
        "",
        "Rubro\tMonto\u2028segunda línea <5> & más",
        "5. Aprobar la **trans**posición.",
        "  - con informe previo",
        "6. Comunicar.",
        "- una viñeta",
        "a) primer literal",
        "|**Rubro**|**Montos**||",
        "||2025|2026|",
        "|Obras\u2028y plazas|1\\|2||",
        "",
        "Superficie: 40 m2, treinta y fin.",
    ))  # fmt: skip


def test_t17_what_of_word_stays_out_is_counted():
    assert WORD.lost == Counter({Lost.PICTURE: 1, Lost.JOINED_CELLS: 2, Lost.CROSSED_OUT: 1, Lost.RAISED: 1})


def test_t17_a_page_of_libreoffice_keeps_its_numbers_its_letters_and_its_tabs():
    assert stored(LIBREOFFICE.text) == f"{SIGN}" + "\n".join((
        "# Informe de obras",
        "Se informa que **la *obra*** avanza\tcon tabulador.",
        "",
        "3. Tercero",
        "a. interno a",
        "b. interno b",
        "4. **Cuarto**",
        "- viñeta",
        "  - dentro",
        "|**Calle**|**Días**|",
        "|Artigas|12|",
        "",
        "Fin.",
    ))  # fmt: skip
    assert LIBREOFFICE.lost == Counter({Lost.PICTURE: 1})


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a<p>b<p>c", "a\n\nb\n\nc"),
        ("hola <b></b> y", "hola y"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\n\n\nb"),
        ("<p>a<br>b<br></p>", "a\nb"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("</p></b><td>x", "x"),
        ("<table><tr><td>uno", "uno"),
        ("<ol><li>a<p>b</p></li></ol>", f"{SIGN}1. a\u2028b"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", f"{SIGN}- a\n- b\n  - c\n- d"),
        ("<ol type=I start=4><li>x<li>y</ol>", "IV. x\n\nV. y"),
        ("<ol><li value=7>x<li>y</ol>", f"{SIGN}7. x\n8. y"),
        ("<b style='font-weight:normal'><span style='font-weight:700'>x</span>y</b>", f"{SIGN}**x**y"),
        ("<style>p {color:red}</style><script>alert(1)</script><title>t</title><p>x</p>", "x"),
        ("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", f"{SIGN}|a\u2028b\u2028c|d|"),
        ("<blockquote><p>cita</p></blockquote>", f"{SIGN}> cita"),
        ("<p>&nbsp;</p><p>x</p><p>&nbsp;</p>", "x"),
        ("uno\x0bdos&#x202E;tres", "uno\ndos tres"),
        ("<style>p, li { white-space: pre-wrap; }</style><p>a  b\tc</p>", "a  b\tc"),
        ("<li value=9>x<table><tr><span> y", f"{SIGN}- x\ny"),
        ("<li value=9><br><table><span style='mso-tab-count:2'> ", f"{SIGN}- "),
        ("<table><tr>x<td>a<td>b</table>", f"{SIGN}x\n|a|b|"),
        ("", ""),
    ],
)  # fmt: skip
def test_badly_formed_pieces_are_read_as_a_browser_shows_them(html: str, kept: str):
    assert stored(from_html(html).text) == kept


def test_t17_hidden_characters_of_a_paste_are_counted():
    assert from_html("<p>uno\u202edos\u202c</p>").lost == Counter({Lost.HIDDEN: 2})


TAGS = (
    "p", "b", "i", "br", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "div", "span", "o:p", "style", "pre",
    "blockquote",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["<td colspan=3 rowspan=2>", "<li value=9>", "<ol start=5>", "<![if x]>", "<!--", "-->", "&#0;"]),
    st.just("<p style='mso-list:l0 level2'><span style='mso-list:Ignore'>1.</span>"),
    st.just("<span style='mso-tab-count:2'> "),
    st.text(max_size=6),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@example("<li value=9>a<table>b<span>c</span><p>d")
@example("<li value=9>--><table><span style='mso-tab-count:2'> ")
@given(st.lists(PIECES, max_size=30).map("".join))
def test_t17_any_html_gives_a_text_that_can_be_stored(html: str):
    text = from_html(html).text
    assert read(stored(text)) == text


RUNS = st.lists(
    st.builds(Run, st.text("abñ59.,*_>#|- \u00a0<&;", min_size=1, max_size=8), st.booleans(), st.booleans()), max_size=4
).map(tuple)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.builds(Part, RUNS, st.just(PartKind.PARAGRAPH)), max_size=5).map(tuple).map(Text))
def test_t17_the_letters_of_a_page_come_as_word_would_write_them(text: Text):
    html = "".join(
        f"<p class=MsoNormal>{_html(part)}<o:p></o:p></p>\n\n" for part in text.parts if isinstance(part, Part)
    )
    assert said(from_html(html).text) == said(text)


def said(text: Text) -> list[str]:
    """Its lines; one of blanks alone is a blank line."""
    return [line if line.strip() else "" for line in plain_text(stored(text)).split("\n")]


def _html(part: Part) -> str:
    found = ""
    for run in part.runs:
        letters = run.text.replace("&", "&amp;").replace("<", "&lt;").replace("\u00a0", "&nbsp;")
        letters = letters.replace(" ", "<span style='mso-spacerun:yes'>&nbsp;</span>")
        found += f"<b>{letters}</b>" if run.strong else letters
    return found or "<o:p>&nbsp;</o:p>"


@pytest.mark.parametrize("piece", ["<span>", "</b>", "<p>", "<td>", "<ul><li>", "<table><tr><td>", "x<br>", "<!", "&"])
def test_a_long_paste_takes_no_more_than_its_share(piece: str):
    assert growth(lambda size: from_html(piece * size), 1000) < LINEAR
