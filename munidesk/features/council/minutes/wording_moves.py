"""Who comes and goes, in sentences, and whether the quorum holds after it."""

from collections.abc import Iterable
from itertools import groupby, takewhile

from munidesk.base.formulas import Gap, Value
from munidesk.base.i18n import _
from munidesk.base.spanish import Phrase
from munidesk.documents.model import Spans
from munidesk.features.council.domain import Presence, PresenceKind
from munidesk.features.council.minutes.wording import formula, formula_spans
from munidesk.features.council.view import SessionView
from munidesk.town.posts import group_names, member_phrase


def move_groups(view: SessionView, events: Iterable[Presence]) -> tuple[tuple[Presence, ...], ...]:
    """Moves that are one sentence: the same, in the same minute of the same item, one right after the other.

    A sentence of the municipality's own that says nothing of several tells them one by one, as it was written.
    """
    return tuple(
        tuple(group)
        for (_alike, several), found in groupby(events, lambda one: (_alike_key(one), _says_several(view, one)))
        for group in ([found] if several else ([one] for one in found))
    )


def _alike_key(event: Presence) -> tuple[object, ...]:
    return event.kind, event.item_id, event.after_vote, event.at


def _says_several(view: SessionView, event: Presence) -> bool:
    return "{n#" in view.profile.formulas[_move_key(view, event)]


def _move_key(view: SessionView, event: Presence) -> str:
    voted = any(view.votes_of(motion.id) for motion in view.motions_of(event.item_id)) if event.item_id else False
    key = {PresenceKind.ARRIVES: "arrives", PresenceKind.LEAVES: "leaves", PresenceKind.RETURNS: "returns"}[event.kind]
    return key if key == "returns" or voted else f"{key}_plain"


def move_sentence(view: SessionView, *events: Presence) -> Spans:
    """«Después de la votación, siendo las …, ingresa a Sala el Concejal Nelson Bentancor.» `events` are one group."""
    event, members = events[0], [view.member(one.member_id) for one in events]
    who = member_phrase(members[0], view.profile, short=True)
    values: dict[str, Value] = {
        "before_after": _("Después") if event.after_vote else _("Antes"),
        "h": event.at if event.at else Gap(_("falta la hora")),
        "room": view.profile.words.room,
        "n": len(members),
        "member": who if len(members) == 1 else Phrase(group_names(members, view.profile, short=True)),
    }
    return formula_spans(view, _move_key(view, event), values)


def quorum_after(view: SessionView, *events: Presence) -> str:
    """How many sit after a departure and whether that is a quorum; after an arrival, when it makes one.

    `events` are one group: what is told is how it stands after the last of them.
    """
    before, after = view.moved[events[0].id].before, view.moved[events[-1].id].after
    needed = view.opening_quorum.needed
    had, has = before >= needed, after >= needed
    if events[0].kind is PresenceKind.LEAVES:
        key = "quorum_kept" if has else "quorum_lost" if had else "quorum_still_lost"
    elif has and not had:
        key = "quorum_regained" if _once_had(view, events[0]) else "quorum_reached"
    else:
        return ""
    return formula(view, key, {"n": after})


def _once_had(view: SessionView, event: Presence) -> bool:
    """Whether there was a quorum at some moment before this one."""
    before = takewhile(lambda one: one.event.id != event.id, view.moved.values())
    needed = view.opening_quorum.needed
    return view.opening_quorum.reached or any(one.after >= needed for one in before)
