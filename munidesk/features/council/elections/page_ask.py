"""What an election asks in a dialog: what is elected, a candidate's data, totals, the draw, the day they begin."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import parse_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.elections.domain import Candidate, Election, ElectionType, numbers_of, numbers_text
from munidesk.features.council.elections.kinds import CANDIDATES, ELECTIONS
from munidesk.features.council.elections.rules import ElectionResult, Tally
from munidesk.features.council.elections.store import (
    draw_lot,
    new_election,
    save_election,
    set_quorum_reason,
)
from munidesk.features.council.elections.store_candidates import remove_candidate, save_candidate
from munidesk.features.council.elections.store_elected import seat_elected
from munidesk.features.council.elections.store_totals import count_round
from munidesk.features.council.elections.words import names
from munidesk.features.council.view import SessionView
from munidesk.town import store as town
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind

_OPENINGS = (
    "eleccion de la ",
    "eleccion del ",
    "eleccion de las ",
    "eleccion de los ",
    "eleccion de ",
)
_FIELDS = ("title", "seats", "type", "term")
_LATER = (*_FIELDS, "note", "acceptance")


def ask_election(context: Context, view: SessionView, item: AgendaItem, election: Election | None = None) -> str:
    """A new election, or the data of one that is there. Returns its id; empty when the person went back."""
    store, made = context.store, []
    record = election or Election(
        item_id=item.id, title=_post_in(item.title),
        type=ElectionType.SECRET if view.rules.election.secret else ElectionType.NOMINAL,
    )  # fmt: skip
    bodies = [(one.id, one.name) for one in town.bodies(store)]
    chosen = record.body_id or view.session.body_id
    body = Field("body", _("Órgano que integran quienes resulten electos"), Kind.CHOICE,
                 tuple(sorted(bodies, key=lambda pair: pair[0] != chosen)))  # fmt: skip

    def save(one: Election) -> None:
        if election is None:
            made.append(new_election(store, one))
        else:
            save_election(store, one)
            made.append(one.id)

    ask_record(
        context, ELECTIONS, record, _FIELDS if election is None else _LATER, _("Elección"), save, town.figures(store),
        accept=_("Guardar") if election is not None else _("Agregar candidaturas"), also={"body": body},
        said=lambda one, written: replace(one, body_id=written["body"]),
    )  # fmt: skip
    return made[0] if made else ""


def _post_in(title: str) -> str:
    """«Presidencia» of «Elección de la Presidencia»."""
    opening = next((one for one in _OPENINGS if fold(title).startswith(one)), "")
    return title[len(opening) :].strip() if opening else ""


def ask_candidate(context: Context, result: ElectionResult) -> None:
    """Which one, and then where it comes from and whether it declines; blank name: it is taken out."""
    choices = [(one, f"{one.number}. {one.name}") for one in result.candidates]
    title = _("Candidaturas")
    chosen: Candidate | None = dialogs.ask_choice(context.window, title, _("¿Cuál?"), choices)
    if chosen is None:
        return
    out = Field("out", _("¿Se quita de la lista?"), Kind.CHOICE, (("", _("No")), ("out", _("Sí, se agregó por error"))))
    asked: list[str] = []

    def save(one: Candidate) -> None:
        if asked and asked[-1]:
            remove_candidate(context.store, one.id)
        else:
            save_candidate(context.store, one)

    def said(one: Candidate, written: object) -> Candidate:
        asked.append(str(written["out"]) if isinstance(written, dict) else "")
        return one

    ask_record(
        context, CANDIDATES, chosen, ("note", "gender", "declined"), chosen.name, save, town.figures(context.store),
        also={"out": out}, said=said,
    )  # fmt: skip


def ask_totals(context: Context, result: ElectionResult) -> None:
    """The votes of a round that was counted without the keys."""
    last = result.last
    if last is None:
        return
    fields = [Field(str(number), result.name(number)) for number in last.entrants]
    several = result.election.seats > 1
    if several:
        hint = _("Cada una lleva hasta {n} nombres.").format(n=result.election.seats)
        fields.append(Field("valid", _("Papeletas con voto"), hint=hint))
    fields += [Field("blank", _("En blanco")), Field("null", _("Anuladas"))]
    count = town.figures(context.store).count

    def save(said: dict[str, str]) -> None:
        votes = {number: count(said[str(number)]) or 0 for number in last.entrants}
        valid = count(said["valid"]) if several else None
        count_round(context.store, last.round.id, votes, count(said["blank"]) or 0, count(said["null"]) or 0, valid)

    dialogs.ask(
        context.window, _("Totales de la vuelta"), _("Reemplazan lo que se haya leído papeleta por papeleta."), fields,
        values=_counted(last.tally) if last.tally.read else None, accept=_("Anotar"),
        draft=context.draft(f"election.totals:{last.round.id}"), submit=save,
    )  # fmt: skip


def _counted(tally: Tally) -> dict[str, str]:
    """What was counted so far, to be corrected where it stands."""
    said = {str(number): str(count) for number, count in tally.votes.items()}
    return {**said, "valid": str(tally.valid), "blank": str(tally.blank), "null": str(tally.null)}


def ask_quorum_reason(context: Context, result: ElectionResult) -> None:
    """Why it is voted without quorum to decide: the acta prints it."""
    dialogs.ask_text(
        context.window, _("Elección sin quórum"),
        _("¿Por qué se vota aunque no hay quórum para decidir? Se imprime en el acta."),
        value=result.election.quorum_reason, long=True, draft=context.draft(f"election.quorum:{result.election.id}"),
        submit=lambda reason: set_quorum_reason(context.store, result.election.id, reason),
    )  # fmt: skip


def ask_draw(context: Context, result: ElectionResult, marks: tuple[int, ...]) -> None:
    """Who drew, once the number of who came out was pressed."""
    last = result.last
    if last is None:
        return
    drawn = (*numbers_of(last.round.drawn), *marks) if result.election.seats > 1 else marks
    if any(number not in last.entrants for number in drawn):
        context.toast(_("Diga qué candidatura salió, entre las empatadas."), False)
        return
    text = _("Sale {names}. ¿Quién hizo el sorteo, y cómo? Consta en el acta.").format(names=names(result, drawn))
    dialogs.ask_text(
        context.window, _("Sorteo"), text, value=last.round.drawn_by,
        draft=context.draft(f"draw:{last.round.id}"),
        submit=lambda who: draw_lot(context.store, last.round.id, numbers_of(numbers_text(drawn)), who),
    )  # fmt: skip


def ask_seats(context: Context, result: ElectionResult, day: date) -> None:
    """From which day on the elected hold their post, and until when."""
    if not result.election.resolution_id or result.election.seated_on is not None:
        Attempt(context)(seat_elected, context.store, result.election.id, day)
        return
    fields = (
        Field("start", _("Desde"), hint=_("Un día posterior al de la sesión: dd/mm/aaaa")),
        Field("end", _("Hasta"), hint=_("Vacío si no tiene término")),
    )

    def save(said: dict[str, str]) -> None:
        if not said["start"]:
            raise UserError(_("Escriba desde qué día ejercen el cargo."), field="start")
        end = parse_date(said["end"]) if said["end"] else None
        seat_elected(context.store, result.election.id, parse_date(said["start"]), end)

    text = ngettext(
        "{names} pasa a figurar en su cargo; quien lo ejercía termina el día anterior.",
        "{names} pasan a figurar en su cargo; quien lo ejercía termina el día anterior.", len(result.elected),
    )  # fmt: skip
    done = dialogs.ask(
        context.window, _("Asumen el cargo"), text.format(names=names(result, result.elected)), fields,
        values={"start": f"{day:%d/%m/%Y}"}, accept=_("Asumen"), submit=save,
    )  # fmt: skip
    if done is not None:
        context.toast(_("Figuran en Integrantes desde ese día."), True)
