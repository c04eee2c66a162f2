"""Votes from a sheet: which one a row speaks of, and the totals of those that were counted without names."""

from munidesk.base.i18n import _
from munidesk.base.spanish import fold, join_and
from munidesk.features.council.domain import COUNTED, Counted, VoteType
from munidesk.features.council.incoming.fields import (
    Written,
    begin,
    item_fields,
    session_fields,
    text_field,
    vote_fields,
)
from munidesk.features.council.incoming.places import Cells, Places, number, refused, word
from munidesk.features.council.kinds import MOTIONS, VOTES
from munidesk.features.council.sessions.store import SessionRow
from munidesk.features.council.view_data import SessionView
from munidesk.features.council.votes.store import add_motion, open_vote, say_matter, second_vote, set_counts
from munidesk.sheets.target import Target
from munidesk.town import store as town

_COUNTS = ("for", "against", "abstain", "blank", "null", "unvoted")
_LATER = "segunda votacion"


def target() -> Target:
    """Votes, one per row, as the list «Votaciones» writes them. Those taken by name come with their ballots."""
    fields = (
        *session_fields(),
        *item_fields(needed=True),
        *vote_fields(),
        text_field("type", _("Votación"), ("tipo de votacion", "clase de votacion", "modalidad"), needed=True),
        text_field("for", _("A favor"), ("votos a favor", "si", "positivos", "afirmativos"), needed=True),
        text_field("against", _("En contra"), ("votos en contra", "negativos"), needed=True),
        text_field("abstain", _("Abstenciones"), ("abstencion",)),
        text_field("blank", _("En blanco"), ("blancos", "votos en blanco")),
        text_field("null", _("Nulos"), ("votos nulos", "nulo")),
        text_field("unvoted", _("No votaron"), ("sin votar",)),
    )
    return Target(
        "counts", _("votación"), _("votaciones"), True, fields, (("date", "item", "motion_number", "vote_number"),),
        begin(take), kinds=(VOTES, MOTIONS), figures=town.figures,
    )  # fmt: skip


def take(places: Places, cells: Cells) -> Written:
    row = places.session(cells)
    said = {**cells, "type": fold(cells.get("type", "")).replace(_LATER, "").strip(" ,")}
    kind = word(said, "type", VoteType, _("nominal, simbólica, secreta, por lectura, en bloque"))
    told = Counted(*(number(cells, key) for key in _COUNTS))
    before = len(places.view(row.id).votes)
    vote = vote_of(places, row, cells, make=True, kind=kind)
    is_new = len(places.view(row.id).votes) > before
    view = places.view(row.id)
    here = next(one for one in view.votes if one.id == vote)
    if here.type is not kind:
        words = _("En la sesión esa votación es {type}: cambie su tipo allí, o corrija la planilla.")
        raise refused("type", words.format(type=here.type.word))
    if here.type not in COUNTED:
        return _named(view, vote, told, is_new=is_new)
    if here.counted == told:
        return Written(False)
    if here.for_count is not None:
        raise refused("for", _("Ya constan otros totales: corríjalos en la sesión."))
    set_counts(places.store, vote, told.for_, told.against, told.abstain, told.blank, told.null, told.unvoted)
    places.changed(row.id)
    return Written(True, ((VOTES.table, vote),))


def _named(view: SessionView, vote: str, told: Counted, *, is_new: bool) -> Written:
    """A vote by name is opened here, and its totals are those of its ballots. Raises UserError for others."""
    counts = view.results[vote].counts
    if not is_new and view.ballots_of(vote) and (counts.for_, counts.against) != (told.for_, told.against):
        words = _("Los votos de sus integrantes suman {for_} a favor y {against} en contra: revise los de la planilla.")
        raise refused("for", words.format(for_=counts.for_, against=counts.against))
    note = _("Se abre; sus votos entran con la lista «Votos por integrante».") if is_new else ""
    return Written(is_new, ((VOTES.table, vote),), note)


def _matter(places: Places, row: SessionRow, cells: Cells) -> str:
    """The kind of business that the row says, by its name or its key; empty where it says none. Raises UserError."""
    said = fold(cells.get("matter", ""))
    known = town.rules_of(places.store, row.body_id).matters
    found = next((key for key, one in known.items() if said in (fold(one.label), fold(key))), "")
    if said and not found:
        names = join_and([one.label for one in known.values()])
        raise refused("matter", _("No hay una materia «{name}». Están {names}.").format(
            name=cells["matter"], names=names))  # fmt: skip
    return found if said else ""


def vote_of(places: Places, row: SessionRow, cells: Cells, *, make: bool, kind: VoteType = VoteType.NOMINAL) -> str:
    """The vote that the row speaks of, opened when it is the next one and `make`; empty where there is none.

    Raises UserError where there are several and the row does not choose, or the next one cannot be.
    """
    view = places.view(row.id)
    item = places.item(view, cells)
    motion = places.motion(view, item, cells)
    if motion is None and not make:
        return ""
    matter = _matter(places, row, cells)
    if motion is None:
        motion_id = add_motion(places.store, item.id, cells.get("motion", ""), matter=matter)
    else:
        motion_id = motion.id
        if matter and make and not motion.matter_said:
            say_matter(places.store, motion_id, matter)
            places.changed(row.id)
    votes = [one.id for one in view.votes if one.motion_id == motion_id]
    standing = [one for one in votes if one in view.standing]
    place = number(cells, "vote_number")
    if place and place <= len(votes):
        return votes[place - 1]
    if standing and not place:
        return standing[-1]
    if place > len(votes) + 1:
        words = _("Esa moción tiene {n} votaciones: la {place} no puede ser la siguiente.")
        raise refused("vote_number", words.format(n=len(votes), place=place))
    if not make:
        return ""
    made = second_vote(places.store, votes[-1]) if votes else open_vote(places.store, motion_id, kind)
    places.changed(row.id)
    return made
