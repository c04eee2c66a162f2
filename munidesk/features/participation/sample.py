"""An invented year of participation, read from `resources/sample/participacion.toml`; any size, the same for a seed."""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar, cast

from munidesk.base.codes import Code
from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participation.domain import (
    AnswerKind,
    Author,
    AuthorKind,
    Encounter,
    EncounterKind,
    EncounterState,
    Initiative,
    Origin,
    State,
)
from munidesk.features.participation.encounters.store import add_attendees, add_contributions, new_encounter
from munidesk.features.participation.initiatives.store import answer, carry_out, fulfil, give_back, register, set_state
from munidesk.features.participation.themes.store import new_theme, save_theme, theme
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Gender, Member
from munidesk.town.links import link
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of
from munidesk.town.sexes import sex_word
from munidesk.town.store import profile_of

Facts = Mapping[str, Any]
K = TypeVar("K", bound=Code)


def write_sample(store: Store, size: SampleSize) -> None:
    """Encounters with their lists, initiatives in every state, and themes answered or waiting."""
    facts = facts_of(profile_of(store), "participacion")
    chance = random.Random(size.seed)
    day = cast(date, facts["today"])
    with fixed_clock(datetime.combine(day, time(21, 10))), store.change(_("Crear la participación de ejemplo")):
        made = _encounters(store, facts, chance)
        by_title = _closed(store, facts, chance, max(0, size.initiatives - len(facts["open"])))
        for number, key in _open(store, facts, size.initiatives).items():
            by_title[str(number)] = key
        _themes(store, facts, chance, made, by_title)


def _encounters(store: Store, facts: Facts, chance: random.Random) -> dict[str, int]:
    """Encounter id → how many contributions are still to be said there."""
    made: dict[str, int] = {}
    for entry in facts["encounter"]:
        key = new_encounter(
            store,
            Encounter(
                kind=read_as(EncounterKind, entry["kind"]), title=entry["title"], date=entry["date"],
                start=time(18, 30), end=None if entry.get("planned") else time(20, 30), place=entry["place"],
                zone=entry["zone"], facilitators="Equipo de planificación",
                call_text=facts["call_text"],
                state=EncounterState.PLANNED if entry.get("planned") else EncounterState.HELD,
            ),
        )  # fmt: skip
        if not entry.get("planned"):
            add_attendees(store, key, list(_people(facts, entry, chance)))
            made[key] = int(entry["contributions"])
    return made


def read_as(kind: type[K], word: str) -> K:
    """The code that a word of the file means. Raises ValueError for one that means none."""
    found = kind.read(word)
    if found is None:
        raise ValueError(word)
    return found


def _people(facts: Facts, entry: Facts, chance: random.Random) -> Sequence[Mapping[str, str]]:
    lines = []
    genders = ["f"] * entry["women"] + ["m"] * entry["men"] + [""] * entry["unknown"]
    chance.shuffle(genders)
    used: set[str] = set()
    for gender in genders:
        name = _name(facts, gender or chance.choice("fm"), chance)
        while name in used:
            name = _name(facts, gender or chance.choice("fm"), chance)
        used.add(name)
        age = str(chance.choice((16, 22, 28, 35, 41, 52, 58, 63, 71)))
        lines.append({"name": name, "zone": entry["zone"], "gender": sex_word(Gender(gender)), "age_band": age})
    return lines


def _name(facts: Facts, gender: str, chance: random.Random) -> str:
    first = chance.choice(facts["women_names" if gender == "f" else "men_names"])
    return f"{first} {chance.choice(facts['surnames'])} {chance.choice(facts['surnames'])}"


def _members(store: Store) -> list[Member]:
    council = town.council(store)
    return [one for one in town.members(store, council.id) if one.is_titular and not one.seat.is_bench]


def _open(store: Store, facts: Facts, wanted: int) -> dict[int, str]:
    made: dict[int, str] = {}
    members = _members(store)
    for entry in _wanted(facts["open"], wanted):
        kind = read_as(AuthorKind, entry["author"])
        member = next((one for one in members if one.person.family_names == entry.get("member")), None)
        made[entry["number"]] = _came_in(
            store,
            Initiative(
                title=entry["title"], text=entry["text"], received=entry["received"],
                origin=Origin.SESSION if member else Origin.ENCOUNTER, topic=facts["topics"][entry["topic"]],
                zone=facts["zones"][entry["zone"]], ods=entry.get("ods", ""), area=entry.get("area", ""),
                folio_number=entry["number"] if wanted <= 41 else 0,
            ),
            _by(kind, member, entry.get("name", ""), Gender(entry.get("gender", ""))),
        )  # fmt: skip
        state = read_as(State, entry["state"])
        if state is not State.RECEIVED:
            with _on(min(facts["today"], entry["received"] + timedelta(days=7))):
                set_state(store, made[entry["number"]], state)
    return made


def _wanted(told: Sequence[Facts], wanted: int) -> Sequence[Facts]:
    """As many as asked for, the last one always: the council treats it."""
    return [*told[: min(wanted, len(told)) - 1], told[-1]] if wanted else ()


def _closed(store: Store, facts: Facts, chance: random.Random, count: int) -> dict[str, str]:
    """Answered ones, three of four given back; the first wear the titles of the file, the rest vary them by street."""
    made: dict[str, str] = {}
    members, last = _members(store), cast(date, facts["today"])
    told = list(facts["closed"])
    kept = {entry["number"] for entry in facts["open"]} if count + len(facts["open"]) <= 41 else set()
    folios = (number for number in itertools.count(1) if number not in kept)
    for at, (number, received) in enumerate(_came(facts, last.year, count)):
        entry = told[number % len(told)]
        title = entry["title"] if number < len(told) else f"{entry['title']}, {chance.choice(_STREETS)} {100 + number}"
        member = members[at % len(members)] if at % 3 == 0 and members else None
        kind = AuthorKind.COUNCILLOR if member else _author_kind(facts, at)
        key = _came_in(
            store,
            Initiative(
                title=title, text=entry["text"], received=received,
                origin=Origin.SESSION if member else Origin.ENCOUNTER if at % 2 else Origin.COUNTER,
                topic=facts["topics"][(entry["topic"] + at // 11) % 5],
                zone=facts["zones"][(entry["zone"] + at // 7) % 4], ods="11", area=facts["areas"][entry["topic"]],
                folio_number=next(folios) if kept else 0,
            ),
            _by(kind, member, _author_name(facts, kind, at), Gender(("f", "m", "f")[at % 3])),
        )  # fmt: skip
        _answer(store, facts, chance, key, entry, received, at)
        made.setdefault(title, key)
    return made


def _came(facts: Facts, year: int, count: int) -> list[tuple[int, date]]:
    """(which of the closed ones, the day it came), in the order of their folios.

    What was raised at an encounter came that day or later: nobody answers before being asked.
    """
    days = [date(year, 1, 8) + timedelta(days=(at * 211) // max(1, count)) for at in range(count)]
    free = list(range(count))
    ranks: dict[int, tuple[int, date]] = {}
    for number, day in sorted(_raised(facts, count), key=lambda pair: pair[1], reverse=True):
        rank = next((at for at in free if days[at] >= day), free[-1])
        free.remove(rank)
        ranks[rank] = number, max(days[rank], day)
    others = iter([number for number in range(count) if number not in {one for one, _day in ranks.values()}])
    return [ranks.get(at) or (next(others), days[at]) for at in range(count)]


def _raised(facts: Facts, count: int) -> Iterator[tuple[int, date]]:
    """(which of the closed ones, the day of the encounter it is a theme of)."""
    titles = [entry["title"] for entry in facts["closed"]][:count]
    held = [entry["date"] for entry in facts["encounter"] if not entry.get("planned")]
    for at, entry in enumerate(facts["theme"]):
        if entry["title"] in titles:
            yield titles.index(entry["title"]), held[at % len(held)]


_STREETS = ("Los Ceibos", "Las Acacias", "Los Talas", "Jacarandá", "Artigas", "La Rambla")
_AUTHORS = (
    AuthorKind.NEIGHBOUR, AuthorKind.ORGANISATION, AuthorKind.NEIGHBOUR, AuthorKind.COMMISSION, AuthorKind.NEIGHBOUR,
    AuthorKind.ANONYMOUS, AuthorKind.NEIGHBOUR_COUNCILLOR,
)  # fmt: skip


def _by(kind: AuthorKind, member: Member | None, name: str, gender: Gender) -> Author:
    """The member of the council who brings it, else who the file says."""
    if member is not None:
        return Author(kind=kind, name=member.person.short_name, member_id=member.id, gender=member.person.gender)
    return Author(kind=kind, name=name, gender=gender)


def _author_kind(facts: Facts, at: int) -> AuthorKind:
    """Who brings it; what only one country has is another's commission."""
    kind = _AUTHORS[at % len(_AUTHORS)]
    return read_as(AuthorKind, facts["neighbour_author"]) if kind is AuthorKind.NEIGHBOUR_COUNCILLOR else kind


def _came_in(store: Store, one: Initiative, by: Author) -> str:
    """Registered the day it came, which its history tells."""
    with _on(one.received):
        return register(store, one, by)


def _on(day: date) -> AbstractContextManager[object]:
    return fixed_clock(datetime.combine(day, time(10, 30)))


def _author_name(facts: Facts, kind: AuthorKind, at: int) -> str:
    match kind:
        case AuthorKind.ORGANISATION:
            return str(facts["organisations"][at % len(facts["organisations"])])
        case AuthorKind.COMMISSION | AuthorKind.NEIGHBOUR_COUNCILLOR:
            return str(facts["commissions"][kind is AuthorKind.NEIGHBOUR_COUNCILLOR])
    return ""


def _answer(store: Store, facts: Facts, chance: random.Random, key: str, entry: Facts, received: date, at: int) -> None:
    last = cast(date, facts["today"])
    answered = min(last, received + timedelta(days=chance.choice((9, 14, 19, 24, 27, 31, 38, 45, 52))))
    sense = read_as(AnswerKind, entry["kind"])
    with _on(answered):
        answer(store, key, sense, entry["answer"], area=facts["areas"][entry["topic"]], on=answered)
    if at % 31 % 9 in (3, 8) or at % 31 == 30:
        return
    channel = facts["channels"][at % len(facts["channels"])]
    given = min(last, answered + timedelta(days=12))
    with _on(given):
        give_back(store, key, on=given, place=facts["zones"][entry["zone"]], channel=channel,
                  evidence="planilla y foto", people=chance.randint(8, 40))  # fmt: skip
        if sense is AnswerKind.ACCEPTED and at % 2:
            carry_out(store, key, on=given)
    if sense is AnswerKind.ACCEPTED and at % 4 == 1:
        done = min(last, given + timedelta(days=30))
        with _on(done):
            fulfil(store, key, "acta de recepción", on=done)


def _themes(
    store: Store, facts: Facts, chance: random.Random, places: dict[str, int], by_title: Mapping[str, str]
) -> None:
    """Contributions said at the encounters, grouped; some of each encounter stay loose."""
    left = dict(places)
    for at, entry in enumerate(facts["theme"]):
        ids: list[str] = []
        order = list(left)[at % max(1, len(left)) :] + list(left)[: at % max(1, len(left))]
        for key in order:
            count = min(left[key], int(entry["count"]) - len(ids))
            texts = [chance.choice(entry["said"]) for _each in range(count)]
            ids.extend(add_contributions(store, key, texts))
            left[key] -= count
            if len(ids) >= entry["count"]:
                break
        key = new_theme(store, entry["title"], ids)
        initiative = by_title.get(entry["title"]) or by_title.get(str(entry.get("open", "")), "")
        save_theme(
            store,
            replace(
                theme(store, key), summary=entry["summary"], quote=entry.get("quote", ""),
                quote_by=entry.get("quote_by", ""), initiative_id=initiative,
            ),
        )  # fmt: skip
        if initiative:
            link(store, Ref("initiative", initiative), Ref("encounter", order[0]), "raised")
    for key, count in left.items():
        add_contributions(store, key, [chance.choice(facts["loose"]) for _each in range(count)])
