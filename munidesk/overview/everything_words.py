"""Words for what is a key of the country's profile or the name of a table, and not a code of its own kind."""

from collections.abc import Iterable, Mapping

from munidesk.base.i18n import _, msgid
from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.town import store as town

Words = Mapping[str, Mapping[str, str]]
"""«table.column», or the key of a listing's column → what is kept → its word."""

_ROLES = {
    "raised": msgid("se planteó en"),
    "treated": msgid("se trató en"),
    "minutes": msgid("consta en el acta de"),
    "planned": msgid("pasó al plan"),
    "of_case": msgid("es esa actividad del plan"),
    "similar": msgid("se parece a"),
    "measured": msgid("se mide con"),
    "told": msgid("comunica"),
    "shown": msgid("se muestra en"),
}


def profile_words(house: House, store: Store) -> Words:
    """What keys mean in this municipality."""
    profile, rules = town.profile_of(store), town.rules_of(store)
    posts = _apart((key, " / ".join(dict.fromkeys((post.m, post.f)))) for key, post in profile.posts.items())
    majorities = _apart((key, one.label) for key, one in rules.majorities.items())
    kinds = _apart((kind.table, _(kind.one)) for kind in house.kinds.values())
    return {
        "membership.post": posts,
        "seat.post": posts,
        "motion.matter": _apart((key, one.label) for key, one in rules.matters.items()),
        "vote.rule": majorities,
        "link.from_kind": kinds,
        "link.to_kind": kinds,
        "link.role": {key: _(word) for key, word in _ROLES.items()},
        "attachment.owner_kind": kinds,
        "case_file.owner_kind": kinds,
        "letter.about_kind": kinds,
        "evaluation_round.owner_kind": kinds,
        "practice.source_kind": kinds,
        "post": posts,
        "rule": majorities,
    }


def _apart(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Two keys of one word are told apart by their keys: each word has to lead back to one."""
    found = {key: word for key, word in pairs if key and word}
    words = list(found.values())
    return {key: word if words.count(word) == 1 else f"{word} ({key})" for key, word in found.items()}


def unmistakable(words: Mapping[str, str], kept: Iterable[object]) -> Mapping[str, str]:
    """The words, or none where something that is kept reads like one of them: it would come back as another."""
    said = set(words.values())
    return {} if any(one in said and one not in words for one in kept) else words
