"""Members named in prose, with their post in the right gender and number: «del Concejal Raúl Etcheverry»."""

from collections.abc import Iterable, Sequence

from munidesk.base.spanish import Phrase, capital, join_and
from munidesk.town.domain import Gender, Member, Person
from munidesk.town.profile import Post, Profile

NAMED = frozenset({Gender.FEMALE, Gender.MALE})
"""The genders that prose has words for; whoever has another one is called by the bare name."""


def post_word(post: Post, gender: Gender) -> str:
    """«Alcaldesa», «Concejal»; else a word that does not need it: «integrante»."""
    match gender:
        case Gender.FEMALE:
            return post.f
        case Gender.MALE:
            return post.m
        case _:
            return post.neutral


def member_title(member: Member, profile: Profile) -> str:
    """The post of a member: «Alcaldesa», «Concejal suplente», or the title of its own («Síndico I»)."""
    own = member.membership.title
    word = own or post_word(profile.post(member.membership.post), member.person.gender)
    if not member.is_titular and profile.words.substitute not in word.casefold():
        return f"{word} {profile.words.substitute}"
    return word


def article_for(gender: Gender) -> str:
    """«la», «el», or nothing while the gender is unknown."""
    return {Gender.FEMALE: "la", Gender.MALE: "el"}.get(gender, "")


def person_phrase(person: Person, post: Post, *, short: bool = False) -> Phrase:
    """«la funcionaria Lucía Ferrando Bas»; the bare name while the gender is unknown."""
    return _phrase(person, post_word(post, person.gender), short)


def member_phrase(member: Member, profile: Profile, *, short: bool = False) -> Phrase:
    """The member as a phrase for formulas; «el Concejal suplente Hugo Pereyra»."""
    return _phrase(member.person, member_title(member, profile), short)


def _phrase(person: Person, title: str, short: bool) -> Phrase:
    name = person.short_name if short else person.full_name
    if person.gender not in NAMED:
        return Phrase(name)
    return Phrase(f"{title} {name}", article_for(person.gender), person.gender.value)


def title_phrase(member: Member, profile: Profile) -> Phrase:
    """The post alone: «la Alcaldesa»; the name while the gender is unknown."""
    gender = member.person.gender
    if gender not in NAMED:
        return Phrase(member.person.full_name)
    return Phrase(member_title(member, profile), article_for(gender), gender.value)


def member_name(
    member: Member,
    profile: Profile,
    article: bool = True,
    of: bool = False,
    capital_letter: bool = False,
    short: bool = False,
) -> str:
    """«la Alcaldesa Marta Olivera Pintos», `of`: «del Concejal…», `capital_letter`: «La Alcaldesa…»."""
    phrase = member_phrase(member, profile, short=short)
    if of:
        text = phrase.of() if article else f"de {phrase.text}"
    else:
        text = phrase.with_article() if article else phrase.text
    return capital(text) if capital_letter else text


def group_names(members: Iterable[Member], profile: Profile, *, short: bool = False) -> str:
    """Members by name, grouped by post in the order they come.

    «la Alcaldesa Marta…; los Concejales Raúl… y Nelson…; y las Concejalas Silvia… e Inés…».
    A mixed group of up to three goes one by one: «la Concejala X y el Concejal Y».
    """
    parts: list[tuple[str, bool]] = []
    for group in _by_post(members):
        parts.extend(_group_parts(group, profile, short))
    texts = [text for text, _several in parts]
    if len(parts) > 1 and any(several for _text, several in parts):
        return f"{'; '.join(texts[:-1])}; y {texts[-1]}"
    return join_and(texts)


def _by_post(members: Iterable[Member]) -> list[list[Member]]:
    """Groups of one post and one role; titles of their own and unknown genders stand alone."""
    groups: dict[tuple[str, ...], list[Member]] = {}
    for member in members:
        record = member.membership
        alone = record.title or member.person.gender not in NAMED
        key = (record.id,) if alone else (record.post, record.role.value)
        groups.setdefault(key, []).append(member)
    return list(groups.values())


def _group_parts(group: Sequence[Member], profile: Profile, short: bool) -> list[tuple[str, bool]]:
    """The texts of one group, each with whether it holds several names."""
    genders = {member.person.gender for member in group}
    if len(group) == 1 or (len(genders) > 1 and len(group) <= 3):
        return [(member_phrase(member, profile, short=short).with_article(), False) for member in group]
    order = list(dict.fromkeys(member.person.gender for member in group))
    split = [[member for member in group if member.person.gender is gender] for gender in order]
    return [_plural(part, profile, short) for part in split]


def _plural(group: Sequence[Member], profile: Profile, short: bool) -> tuple[str, bool]:
    if len(group) == 1:
        return member_phrase(group[0], profile, short=short).with_article(), False
    post, first = profile.post(group[0].membership.post), group[0]
    women = first.person.gender is Gender.FEMALE
    noun = f"las {post.f_plural}" if women else f"los {post.m_plural}"
    if not first.is_titular:
        noun = f"{noun} {profile.words.substitute}s"
    names = [member.person.short_name if short else member.person.full_name for member in group]
    return f"{noun} {join_and(names)}", True
