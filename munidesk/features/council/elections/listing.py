"""Elections and turns of speakers as lists to leave the program: a row per candidate and round, a row per turn."""

from collections.abc import Iterator
from datetime import date

from munidesk.base.dates import now
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.leaf import Form
from munidesk.data.store import Store
from munidesk.documents.text import plain_text
from munidesk.features.council.elections.domain import RoundKind
from munidesk.features.council.elections.rules import ElectionResult, RoundResult
from munidesk.features.council.elections.store_view import sessions_with
from munidesk.features.council.elections.told import results_of
from munidesk.features.council.elections.words import elected_word
from munidesk.features.council.speakers.document import speaker_phrase
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.records.sheet import Cell, Sheet


def elections_sheet(store: Store, since: date | None = None, until: date | None = None) -> Sheet:
    """Blanks and annulled papers are rows as candidates are; it comes in again as it went out."""
    header = (
        _("Fecha"), _("Órgano"), _("Sesión"), _("Asunto"), _("Cargo"), _("Vuelta"), _("Candidatura"), _("Votos"),
        _("Resultado"), _("Hizo el sorteo"),
    )  # fmt: skip
    rows = [row for view in _views(store, "election", since, until) for row in _election_rows(view)]
    return Sheet(_("Elecciones"), header, tuple(rows), forms={_("Votos"): Form.NUMBER})


def speakers_sheet(store: Store, since: date | None = None, until: date | None = None) -> Sheet:
    """Neighbours without their name, unless the acta has it."""
    header = (
        _("Fecha"), _("Órgano"), _("Sesión"), _("Asunto"), _("Orden"), _("Quién habla"), _("Pidió a las"),
        _("Habló desde"), _("Habló hasta"), _("Segundos"), _("Concedidos"), _("Lo que dijo"),
    )  # fmt: skip
    rows = [row for view in _views(store, "speaker_turn", since, until) for row in _turn_rows(view)]
    return Sheet(_("Uso de la palabra"), header, tuple(rows))


def _views(store: Store, table: str, since: date | None, until: date | None) -> Iterator[SessionView]:
    for key in sessions_with(store, table, since, until):
        yield load_view(store, key)


def _election_rows(view: SessionView) -> Iterator[tuple[Cell, ...]]:
    for item in view.items:
        for result in results_of(view, item.id):
            head: tuple[Cell, ...] = (view.session.date, view.body.name, view.label, item.title, result.election.title)
            for one in result.rounds:
                yield from ((*head, *rest) for rest in _round_rows(result, one))


def _round_rows(result: ElectionResult, one: RoundResult) -> Iterator[tuple[Cell, ...]]:
    lot = one.round.kind is RoundKind.LOT
    name: Cell = _("Sorteo") if lot else one.round.number
    for number in one.entrants:
        found = result.candidate(number)
        elected = number in one.elected and found is not None
        word = elected_word((found.gender,)) if elected and found is not None else ""
        votes = None if lot else one.tally.votes[number]
        yield name, result.name(number), votes, word, one.round.drawn_by if elected and lot else ""
    if not lot:
        yield name, _("En blanco"), one.tally.blank, "", ""
        yield name, _("Anuladas"), one.tally.null, "", ""


def _turn_rows(view: SessionView) -> Iterator[tuple[Cell, ...]]:
    for item in view.items:
        for turn in view.turns_of(item.id):
            hours = (turn.asked_at, turn.started_at, turn.ended_at)
            yield (
                view.session.date, view.body.name, view.label, item.title, turn.position,
                capital(speaker_phrase(view, turn).text),
                *(f"{one:%H:%M:%S}" if one else "" for one in hours), turn.seconds(now()), turn.limit_seconds or None,
                plain_text(turn.said),
            )  # fmt: skip
