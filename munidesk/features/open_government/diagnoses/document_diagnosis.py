"""A diagnosis on paper: its cover, the traffic light on one page, what to do about it, every answer, the method."""

from collections.abc import Iterator
from dataclasses import replace

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import uncapital
from munidesk.data.store import Store
from munidesk.documents.model import Block, Document, Footer, Paragraph, Style, plain
from munidesk.features.open_government.diagnoses.document_agreement import agreement_blocks, reviewed_line
from munidesk.features.open_government.diagnoses.document_annex import answers_blocks, method_blocks, texts_blocks
from munidesk.features.open_government.diagnoses.document_board import board_blocks
from munidesk.features.open_government.diagnoses.document_cover import charts, cover_blocks, verdict
from munidesk.features.open_government.diagnoses.document_views import gains_blocks, recovery_blocks, views_blocks
from munidesk.features.open_government.diagnoses.store_told import Told
from munidesk.features.open_government.diagnoses.words import Captions, round_line, round_name
from munidesk.instruments.scoring import RoundView
from munidesk.town import store as town
from munidesk.town.report import data_of, report


def answered(told: Told) -> Told:
    """Raises UserError for a round without any answer, of which there is nothing to say."""
    if told.now.total is None:
        words = _("La {name} todavía no tiene respuestas. Imprima el formulario o responda en Gobierno abierto.")
        raise UserError(words.format(name=uncapital(round_name(told.view.round))))
    return told


@on_paper
def build_diagnosis(store: Store, told: Told) -> Document:
    """Raises UserError for a round without answers."""
    page = town.page_size(store)
    return framed(store, answered(told), tuple(_blocks(told, page)), told.diagnosis.title)


def _blocks(told: Told, page: tuple[float, float]) -> Iterator[Block]:
    captions = Captions()
    yield from cover_blocks(told, page, captions)
    if words := reviewed_line(told):
        yield Paragraph(plain(words), Style.NOTE)
    yield from board_blocks(told, page)
    yield from gains_blocks(told, captions)
    yield from recovery_blocks(told, captions)
    yield from views_blocks(told, page, captions)
    yield from texts_blocks(told)
    yield from agreement_blocks(told, captions)
    yield from answers_blocks(told, captions)
    yield from method_blocks(told)


def framed(store: Store, told: Told, blocks: tuple[Block, ...], title: str, subtitle: str = "") -> Document:
    """With the round, its instrument and version at the foot of every page."""
    own = told.view.round
    about = subtitle or subtitle_of(told.view, told.before)
    area = _("Área: {name}").format(name=told.diagnosis.area) if told.diagnosis.area else ""
    made = report(store, title, blocks, subtitle=" · ".join(filter(None, (about, area))),
                  office=_("Gobierno abierto"), running=foot_of(told.view), dated=False)  # fmt: skip
    state = _("cerrada el {day}").format(day=show_date(own.closed_on)) if own.closed_on else data_of()
    return replace(made, footer=Footer(strong=f"{foot_of(told.view)} · {state}"))


def foot_of(view: RoundView) -> str:
    """«gobierno-abierto, versión 1 · Ronda 2»: what a paper is known by wherever it comes back."""
    one = view.instrument
    return _("{key}, versión {n} · {round}").format(key=one.key, n=one.version, round=round_name(view.round))


def subtitle_of(view: RoundView, before: RoundView | None) -> str:
    """«Ronda 2, cerrada el 17 de noviembre de 2026, comparada con la ronda 1 (noviembre de 2025)»."""
    words = round_line(view.round)
    if before is None:
        return words
    name = uncapital(round_name(before.round))
    month = show_date(before.round.until, "MMMM 'de' y")
    return _("{now}, comparada con la {name} ({month})").format(now=words, name=name, month=month)


@on_paper
def live_diagnosis(store: Store, told: Told) -> tuple[Block, ...]:
    """As part of the manual: the verdict and the bars of its components."""
    captions = Captions()
    words = f"{told.diagnosis.title}. {subtitle_of(told.view, told.before)}."
    page = town.page_size(store)
    return (Paragraph(plain(words), Style.LEFT), verdict(answered(told)), *charts(told, page, captions))


@on_paper
def live_board(store: Store, told: Told) -> tuple[Block, ...]:
    """As part of the manual: the traffic light, its heading one level down."""
    return tuple(board_blocks(answered(told), town.page_size(store), 2))
