"""The plan of opening with what other features give to it: how it was made, its way to the council, the hearing."""

from collections import Counter
from collections.abc import Iterator

from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import Block, Document, Heading, KeepTogether, Paragraph, Style, plain
from munidesk.documents.text import plain_text
from munidesk.features.open_government.kinds import OPENING_PLANS
from munidesk.features.open_government.opening import exports
from munidesk.features.open_government.opening.made import Made, Met, Proposed
from munidesk.features.open_government.opening.store import newest
from munidesk.features.open_government.opening.store_view import load_opening
from munidesk.features.open_government.opening.words import focus_words, summary
from munidesk.features.participation.domain import AnswerKind, Encounter, Initiative
from munidesk.features.participation.encounters.store import contributions
from munidesk.features.participation.initiatives.store import authors_of
from munidesk.features.participation.kinds import ENCOUNTERS, INITIATIVES
from munidesk.features.participation.themes.store import themes
from munidesk.overview.actions import coming_session, put_on_agenda
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.links import links_of

plan_rows, plan_calendar = exports.milestones_sheet, exports.calendar_file
"""Beside the paper: the list of its milestones, and the same for other calendars."""


def made_of(store: Store, plan_id: str) -> Made:
    """What the encounters and initiatives linked with a plan proposed to it, and how each was answered.

    What was said at an encounter is answered where its theme is.
    """
    own = Ref("opening_plan", plan_id)
    ends = [one.other(own) for one in links_of(store, own)]
    met = [found for one in ends if one.kind == "encounter" and (found := ENCOUNTERS.find(store, one.id)) is not None]
    met.sort(key=lambda one: (one.date, one.id))
    asked = [had for one in ends if one.kind == "initiative" and (had := INITIATIVES.find(store, one.id)) is not None]
    said = tuple(_said(store, met)) if met else ()
    brought = (_proposed(one, capital(one.title), _author(store, one)) for one in asked)
    return Made(tuple(Met(one.date, one.title, one.place) for one in met), (*said, *brought), _loose(store, met))


def _said(store: Store, met: list[Encounter]) -> Iterator[Proposed]:
    """What was said, by its themes: each once, with how many said it."""
    known = {one.theme.id: one for one in themes(store)}
    counts = Counter(one.theme_id for each in met for one in contributions(store, each.id) if one.theme_id in known)
    for row in known.values():
        if n := counts[row.theme.id]:
            who = ngettext("{n} aporte", "{n} aportes", n).format(n=n)
            yield _proposed(row.initiative, row.theme.title, who)


def _loose(store: Store, met: list[Encounter]) -> int:
    """What was said and nobody put in a theme yet."""
    known = {one.theme.id for one in themes(store)} if met else set()
    return sum(one.theme_id not in known for each in met for one in contributions(store, each.id))


def _proposed(initiative: Initiative | None, text: str, who: str) -> Proposed:
    if initiative is None:
        return Proposed(text, who)
    told = initiative.answer_kind is not AnswerKind.NONE
    return Proposed(text, who, capital(initiative.answer_kind.word) if told else "", plain_text(initiative.answer))


def _author(store: Store, one: Initiative) -> str:
    """Never a neighbour's name."""
    found = authors_of(store, one.id)
    return found[0].called if found else ""


def made_words(store: Store, ref: Ref, _words: str = "") -> str:
    """«2 encuentros, 9 propuestas, 9 con respuesta razonada»; empty while nothing is linked."""
    return made_of(store, ref.id).words


def made_lines(store: Store, ref: Ref, _words: str = "") -> str:
    """Each proposal with its answer, a line each."""
    return "\n".join(" ".join(line.split()) for line in made_of(store, ref.id).lines())


@on_paper
def opening_plan(store: Store, selection: Selection) -> Document:
    """The paper, with how it was made. Raises UserError where there is no plan."""
    key = selection.id or newest(store)
    return exports.plan(store, selection, made_of(store, key) if key else Made())


def to_council(store: Store, ref: Ref, _words: str = "") -> str:
    """Put the approval of the plan on the next session's agenda. Raises UserError when no session is convened."""
    plan = OPENING_PLANS.get(store, ref.id)
    session = coming_session(store)
    with store.change(_("Llevar el plan de apertura al Concejo")):
        title = _("Aprobación: {plan}").format(plan=plan.title)
        put_on_agenda(store, ref, session, title, _("Plan de apertura"))
    return session.id


def hearing_blocks(store: Store) -> Iterator[Block]:
    """How far the newest plan got, in two lines; nothing where there is none."""
    key = newest(store)
    view = load_opening(store, key) if key else None
    if view is not None and view.commitments:
        yield KeepTogether((
            Heading(view.plan.title, 2),
            Paragraph(plain(f"{summary(view)}."), Style.LEFT),
            Paragraph(plain(f"{focus_words(view)}."), Style.NOTE),
        ))  # fmt: skip
