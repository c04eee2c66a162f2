"""A list of members, pasted, opened or imported: what each row says and what is doubtful. Nothing is written here."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from math import ceil

from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.base.spanish import fold
from munidesk.town.domain import BENCH, BENCH_NUMBER, Gender, Member, Membership, Person, Role, Seat
from munidesk.town.profile import Profile
from munidesk.town.roster_columns import Mapping, Rows, Use
from munidesk.town.roster_misplaced import misplaced
from munidesk.town.roster_names import (
    Name,
    guess_gender,
    name_key,
    read_full,
    read_listed,
    read_parts,
)
from munidesk.town.roster_posts import PostReading, read_post, with_gender
from munidesk.town.roster_problems import (
    name_problem,
    near_duplicate,
    post_unknown,
    repeated,
    second_mayor,
    titular_unknown,
)
from munidesk.town.roster_roles import RoleReading, matching_titular, read_role

ALIKE = 0.93
LONGEST_COMPARED = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of the list. `row` counts from 1 below the header.

    A suplente has `substitute_of`, the row of its titular, or `stands_for`, the
    text that names somebody not in the list; with neither it is a general
    suplente and sits on the bench. `same_as` is the row of the same person.
    """

    row: int
    given_names: str
    family_names: str
    gender: Gender = Gender.UNKNOWN
    treatment: str = ""
    post: str = "councillor"
    title: str = ""
    party: str = ""
    rank: int = 0
    substitute: bool = False
    substitute_of: int | None = None
    stands_for: str = ""
    same_as: int | None = None
    start: date | None = None
    end: date | None = None

    def person(self, person_id: str = "") -> Person:
        return Person(
            id=person_id,
            given_names=self.given_names,
            family_names=self.family_names,
            gender=self.gender,
            treatment=self.treatment,
        )

    @property
    def key(self) -> str:
        """What two spellings of the name share."""
        return name_key(f"{self.given_names} {self.family_names}")


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows that can be used, and the problems: `Problem.record` is the row's number, `field` the column's use."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def titulares(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if not entry.substitute)

    @property
    def substitutes(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.substitute)

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry.party for entry in self.entries if entry.party))


def data_rows(rows: Rows, mapping: Mapping) -> list[tuple[int, Sequence[str]]]:
    """The rows below the header that hold something, numbered from 1."""
    body = rows[1:] if mapping.header else rows
    return [(number, row) for number, row in enumerate(body, start=1) if any(cell.strip() for cell in row)]


def read_roster(
    rows: Rows,
    mapping: Mapping,
    profile: Profile,
    *,
    municipality: str = "",
    decided: MappingOf[int, bool] | None = None,
    known: Sequence[str] = (),
) -> Roster:
    """Understand a list. Pure: nothing is written.

    `municipality` takes only its rows. `decided` answers «¿es la misma persona?»
    per row (True the same, False two). `known` are titulares that the body has
    already, for suplentes that stand for them.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    feminine = False
    posts: dict[str, PostReading] = {}
    for number, row in data_rows(rows, mapping):
        place = _cell(row, mapping, Use.MUNICIPALITY)
        if municipality and fold(place) != fold(municipality):
            continue
        name = _name(row, mapping)
        said = _cell(row, mapping, Use.POST)
        post = posts.get(said) or posts.setdefault(said, read_post(said, profile))
        if problem := misplaced(number, row, mapping, profile):
            problems.append(problem)
            continue
        if problem := name_problem(number, name, mapping):
            problems.append(problem)
            if problem.blocks:
                continue
        feminine = feminine or post.feminine
        role = read_role(_cell(row, mapping, Use.ROLE), profile)
        entries.append(_entry(number, name, post, role, _cell(row, mapping, Use.PARTY)))
        if not post.known:
            problems.append(post_unknown(number, post.title))
    entries = [_gendered(entry, mapping, rows, profile, feminine) for entry in entries]
    entries, doubts = _told_apart(entries, decided or {})
    entries, lost = _seated(entries, profile, known)
    mayors = [entry for entry in entries if entry.post == "mayor" and not entry.substitute]
    post_name = _("{m} o {f}").format(m=profile.post("mayor").m, f=profile.post("mayor").f)
    extra = [second_mayor(entry.row, mayors[0].row, post_name) for entry in mayors[1:]]
    ordered = sorted((*problems, *doubts, *lost, *extra), key=lambda problem: (int(problem.record), not problem.blocks))
    return Roster(tuple(entries), tuple(ordered))


def _cell(row: Sequence[str], mapping: Mapping, use: Use) -> str:
    return " ".join(row[index] for index in mapping.columns(use) if index < len(row)).strip()


def _name(row: Sequence[str], mapping: Mapping) -> Name:
    if mapping.column(Use.LISTED) is not None:
        return read_listed(_cell(row, mapping, Use.LISTED))
    if mapping.column(Use.FULL) is not None:
        return read_full(_cell(row, mapping, Use.FULL))
    return read_parts(_cell(row, mapping, Use.GIVEN), _cell(row, mapping, Use.FAMILY))


def _entry(number: int, name: Name, post: PostReading, role: RoleReading, party: str) -> Entry:
    return Entry(
        row=number,
        given_names=name.given,
        family_names=name.family,
        gender=name.gender or (Gender.FEMALE if post.feminine else Gender.UNKNOWN),
        treatment=name.treatment,
        post=post.post,
        title=post.title,
        party=party,
        rank=role.rank or post.rank,
        substitute=role.substitute or post.substitute,
        stands_for=role.of,
    )


def _gendered(entry: Entry, mapping: Mapping, rows: Rows, profile: Profile, list_has_women_posts: bool) -> Entry:
    """The gender from the treatment or the post's word, else from the first name.

    «Concejal» tells nothing in lists that write it for everybody; where the list
    also writes «Concejala», it is a man's.
    """
    gender = entry.gender or guess_gender(entry.given_names)
    if gender is Gender.UNKNOWN and list_has_women_posts:
        row = rows[entry.row - 1 + mapping.header]
        word = fold(_cell(row, mapping, Use.POST))
        post = profile.post(entry.post)
        if word and post.m != post.f and fold(post.m) in word:
            gender = Gender.MALE
    return replace(entry, gender=gender, title=with_gender(entry.title, profile.post(entry.post), gender))


def _told_apart(entries: Sequence[Entry], decided: MappingOf[int, bool]) -> tuple[list[Entry], list[Problem]]:
    """Rows of one person: the same name is one person; a nearly equal one is asked about."""
    kept: list[Entry] = []
    problems: list[Problem] = []
    by_key: dict[str, list[Entry]] = {}
    by_word: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries:
        key = entry.key
        twins = by_key.setdefault(key, [])
        if place := next((twin for twin in twins if _same_place(twin, entry)), None):
            problems.append(repeated(entry.row, place.row))
            continue
        twin = twins[0] if twins else None
        if twin is None and decided.get(entry.row) is not False and len(entries) <= LONGEST_COMPARED:
            like = _like(key, by_word)
            if like is not None and decided.get(entry.row):
                twin = like
            elif like is not None:
                problems.append(near_duplicate(entry.row, like.row))
        kept.append(replace(entry, same_as=twin.same_as or twin.row) if twin is not None else entry)
        twins.append(kept[-1])
        for word in key.split():
            by_word.setdefault(word, []).append((key, kept[-1]))
    return kept, problems


def _like(name: str, by_word: MappingOf[str, Sequence[tuple[str, Entry]]]) -> Entry | None:
    """The first row above with nearly the same name; they share a word at least."""
    near = {other.row: (key, other) for word in name.split() for key, other in by_word.get(word, ())}
    alike = _alike_to(name)
    return next((near[row][1] for row in sorted(near) if alike(near[row][0])), None)


def _same_place(one: Entry, other: Entry) -> bool:
    return (one.post, one.title, one.substitute, fold(one.stands_for)) == (
        other.post,
        other.title,
        other.substitute,
        fold(other.stands_for),
    )


def _alike_to(name: str) -> Callable[[str], bool]:
    """Whether another name is nearly this one. A letter that only one of them has is a letter they do not share, which
    tells most pairs apart before they are compared.
    """
    matcher, letters, length = SequenceMatcher(None, "", name, autojunk=False), _letters(name), len(name)

    def alike(other: str) -> bool:
        if (letters ^ _letters(other)).bit_count() > ceil((1 - ALIKE) * (length + len(other))):
            return False
        matcher.set_seq1(other)
        return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE

    return alike


@lru_cache(8192)
def _letters(name: str) -> int:
    """Which letters there are in it, a bit for each; letters far apart in the alphabet may share one."""
    found = 0
    for letter in name:
        found |= 1 << (ord(letter) % 256)
    return found


def _seated(entries: Sequence[Entry], profile: Profile, known: Sequence[str]) -> tuple[list[Entry], list[Problem]]:
    """Each suplente beside its titular; who stands for nobody in the list goes to the bench, with a word about it."""
    titulares = [entry for entry in in_seat_order(entries, profile) if not entry.substitute]
    names = [f"{entry.given_names} {entry.family_names}" for entry in titulares]
    titles = [entry.title or profile.post(entry.post).m for entry in titulares]
    result: list[Entry] = []
    problems: list[Problem] = []
    for entry in entries:
        if not entry.stands_for:
            result.append(entry)
            continue
        index = matching_titular(entry.stands_for, names, titles)
        if index is not None:
            result.append(replace(entry, substitute_of=titulares[index].row))
            continue
        result.append(entry)
        if matching_titular(entry.stands_for, known, []) is None:
            problems.append(titular_unknown(entry.row, entry.stands_for))
    return result, problems


def in_seat_order(entries: Sequence[Entry], profile: Profile) -> list[Entry]:
    """The mayor first, then the others by post, numeral and row."""
    return sorted(entries, key=lambda entry: (profile.post(entry.post).order, entry.rank, entry.row))


def draft_members(roster: Roster, profile: Profile) -> tuple[Member, ...]:
    """The roster as members that are stored nowhere, to show how they will read in the acta."""
    seats: dict[int, Seat] = {}
    number = 0
    for entry in in_seat_order(roster.titulares, profile):
        counts = profile.post(entry.post).counts
        number += counts
        seats[entry.row] = Seat(
            id=f"seat-{entry.row}", body_id="", number=number if counts else 0, post=entry.post, counts=counts
        )
    bench = Seat(id="bench", body_id="", number=BENCH_NUMBER, post=BENCH, counts=False)
    result = []
    for entry in (*in_seat_order(roster.titulares, profile), *roster.substitutes):
        home = seats.get(entry.substitute_of or 0, bench) if entry.substitute else seats[entry.row]
        role = Role.SUBSTITUTE if entry.substitute else Role.TITULAR
        record = Membership(
            id=f"row-{entry.row}",
            body_id="",
            seat_id=home.id,
            person_id=f"person-{entry.row}",
            role=role,
            post=entry.post,
            title=entry.title,
            party=entry.party,
        )
        result.append(Member(record, entry.person(f"person-{entry.row}"), home))
    return tuple(result)
