"""The manual: cover, contents with pages, chapters with their live blocks, annexes, versions and diffusion."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents import typeset
from munidesk.documents.lines import joined, lines_of, text_of, without_bullet
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    Space,
    Span,
    Spans,
    Style,
    Table,
    gap,
    page_of,
    plain,
    strong,
)
from munidesk.features.pilot.domain import Chapter, Manual
from munidesk.features.pilot.live import LINE
from munidesk.features.pilot.store_manual import chapters, diffusion, versions
from munidesk.town import store as town
from munidesk.town.live import Live
from munidesk.town.report import report

_OWN_NUMBER = re.compile(r"\d+\. ")


@on_paper
def build_manual(store: Store, manual: Manual, live: Live, *, number: int = 0) -> Document:
    """As it stands today; `number` is the version being frozen, 0 for the draft."""
    found = chapters(store, manual.id)
    named = tuple(_named(found))
    blocks: list[Block] = [*_cover(store, manual, number), PageBreak(), *_contents(named)]
    for title, one in named:
        blocks.append(Heading(title, 1, anchor=one.id))
        blocks.extend(_numbered_within(chapter_blocks(one, live), _number(title)))
    blocks.extend(_versions(store, manual, number))
    blocks.extend(_diffusion(store, manual))
    document = report(
        store, manual.title, tuple(blocks), office=manual.authors or _("Equipo de planificación"),
        running=manual.title,
    )  # fmt: skip
    # The cover carries the title: the report's own heading would say it twice.
    footer = replace(document.footer, strong=f"{manual.title} · {_state(number)}")
    return replace(document, blocks=document.blocks[1:], footer=footer)


def _state(number: int) -> str:
    return _("versión {n}").format(n=number) if number else _("borrador")


def _named(found: tuple[Chapter, ...]) -> Iterator[tuple[str, Chapter]]:
    """«1. Por qué este manual», «Anexo A. Resoluciones»."""
    plain_count = annex_count = 0
    for one in found:
        if one.annex:
            annex_count += 1
            yield _("Anexo {letter}. {title}").format(letter=_letter(annex_count), title=one.title), one
        else:
            plain_count += 1
            yield f"{plain_count}. {one.title}", one


def _number(title: str) -> str:
    """«3» of «3. Qué resultó», «A» of «Anexo A. Resoluciones»."""
    return title.partition(".")[0].rpartition(" ")[2]


def _numbered_within(blocks: Iterable[Block], chapter: str) -> Iterator[Block]:
    """What a live block calls «1. Asistencia» is «3.1. Asistencia» in chapter 3, and stands below its heading."""
    count = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level < 4 and (found := _OWN_NUMBER.match(block.text)):
            count += 1
            text = f"{chapter}.{count}. {block.text[found.end() :]}"
            yield replace(block, text=text, level=max(2, block.level))
        else:
            yield block


def _letter(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cover(store: Store, manual: Manual, number: int) -> Iterator[Block]:
    yield Space(62)
    yield Heading(manual.title, 0)
    if manual.subtitle:
        yield Paragraph(plain(manual.subtitle), Style.SUBTITLE)
    yield Space(70)
    yield Paragraph((strong(town.municipality(store).name),), Style.LEFT)
    if manual.authors:
        yield Paragraph(plain(manual.authors), Style.LEFT)
    day = show_date(today(), "d 'de' MMMM 'de' y")
    yield Paragraph(plain(f"{_state(number).capitalize()} · {day}"), Style.LEFT)


def _contents(named: tuple[tuple[str, Chapter], ...]) -> Iterator[Block]:
    yield Heading(_("Contenido"), 1)
    rows = tuple(Row((plain(title), (page_of(one.id),))) for title, one in named)
    if not rows:
        yield Paragraph(plain(_("El manual todavía no tiene capítulos.")), Style.NOTE)
        return
    yield Table((Column(_("Capítulo"), 8), Column(_("Página"), 1, Align.RIGHT)), rows)


def chapter_blocks(chapter: Chapter, live: Live) -> Iterator[Block]:
    """Its text with every live block in its place; one whose source is gone leaves a shaded gap that says why."""
    for block in typeset.blocks(chapter.text, Style.LEFT):
        if isinstance(block, Paragraph) and LINE.search(text_of(block.spans)):
            yield from _with_live(block, live)
        else:
            yield block


def _with_live(paragraph: Paragraph, live: Live) -> Iterator[Block]:
    """Its lines, those that name a live block giving way to what it draws."""
    for name, lines in groupby(lines_of(paragraph.spans), key=_live_name):
        if name:
            for _line in lines:
                yield from _live(name, live)
        else:
            spans = (span for at, line in enumerate(lines) for span in ((Span("\n"),) if at else ()) + line)
            yield replace(paragraph, spans=joined(spans))


def _live_name(line: Spans) -> str:
    found = LINE.fullmatch(text_of(line))
    return found.group(1) if found else ""


def _live(name: str, live: Live) -> Iterator[Block]:
    words = live.words(name)
    try:
        found = live(name)
    except UserError as error:
        yield Paragraph((gap(_("Falta «{words}»: {reason}").format(words=words, reason=error)),), Style.LEFT)
        return
    yield from found


def _versions(store: Store, manual: Manual, number: int) -> Iterator[Block]:
    rows = [
        Row((plain(str(one.number)), plain(show_date(one.day)), plain(one.label)))
        for one in reversed(versions(store, manual.id))
    ]
    if number:
        rows.append(Row((plain(str(number)), plain(show_date(today())), plain(_("esta versión")))))
    if rows:
        yield Heading(_("Versiones"), 1)
        yield Table((Column(_("Versión"), 0.6), Column(_("Fecha"), 0.9), Column(_("Qué cambió"), 4)), tuple(rows))


def _diffusion(store: Store, manual: Manual) -> Iterator[Block]:
    found = diffusion(store, manual.id)
    if not found:
        return
    rows = [
        Row(
            (
                plain(show_date(one.day)), plain(one.audience), plain(one.channel),
                plain("–" if one.copies is None else str(one.copies)),
                plain("–" if one.version is None else str(one.version)), plain(one.note),
            )
        )
        for one in reversed(found)
    ]  # fmt: skip
    known = [one.copies for one in found if one.copies is not None]
    if known:
        total = (plain(""), plain(_("Total")), plain(""), plain(str(sum(known))), plain(""), plain(""))
        rows.append(Row(total, RowKind.TOTAL))
    yield Heading(_("Difusión"), 1)
    yield Table(
        (
            Column(_("Fecha"), 0.8),
            Column(_("A quién"), 2),
            Column(_("Cómo"), 1.6),
            Column(_("Ejemplares"), 0.9, Align.RIGHT),
            Column(_("Versión"), 0.7, Align.RIGHT),
            Column(_("Nota"), 2),
        ),
        tuple(rows),
    )


@on_paper
def build_practice(store: Store, manual: Manual, results: tuple[str, ...] = ()) -> Document:
    """Ficha de buena práctica: name, category, situation before, description with objectives and results, source."""

    def text(value: str, name: str) -> Paragraph:
        return Paragraph(plain(value) if value.strip() else (gap(_("Falta: {name}").format(name=name)),), Style.LEFT)

    objectives = tuple(plain(without_bullet(line)) for line in manual.practice_objectives.splitlines() if line.strip())
    written = tuple(plain(without_bullet(line)) for line in manual.practice_results.splitlines() if line.strip())
    blocks: list[Block] = [
        Table(
            (Column("", 1), Column("", 3)),
            (
                Row(((strong(_("Nombre")),), plain(manual.practice_name or manual.title))),
                Row(((strong(_("Categoría")),), plain(manual.practice_category or "–"))),
                Row(((strong(_("Municipio")),), plain(town.municipality(store).name))),
            ),
        ),
        Heading(_("Situación previa"), 1),
        text(manual.practice_before, _("situación previa")),
        Heading(_("Descripción"), 1),
        text(manual.practice_text, _("descripción")),
        Heading(_("Objetivos"), 2),
        Listing(objectives) if objectives else text("", _("objetivos")),
        Heading(_("Resultados"), 2),
    ]
    found = (*written, *(plain(line) for line in results))
    blocks.append(Listing(found) if found else text("", _("resultados")))
    blocks.extend((Heading(_("Fuente"), 1), text(manual.practice_source, _("fuente"))))
    return report(
        store, _("Ficha de buena práctica"), tuple(blocks), subtitle=manual.practice_name or manual.title,
        office=_("Equipo de planificación"), running=_("Ficha de buena práctica"),
    )  # fmt: skip
