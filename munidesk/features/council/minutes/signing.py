"""Who presides and who signs an acta: by the norm of the country, by the body's own rule, or chosen for this one."""

from collections.abc import Iterator, Sequence

from munidesk.base.i18n import _
from munidesk.base.spanish import Phrase, join_and
from munidesk.features.council.book.domain import MinutesSigner
from munidesk.features.council.domain import SessionState
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Gender, Member
from munidesk.town.posts import article_for, member_phrase, member_title, title_phrase

PRESIDING = frozenset({"mayor", "president"})
"""In a profile's `signers` both name who presided, whatever the post: a commission has no mayor."""
COUNCILLOR, ATTENDED, SECRETARY = "councillor", "attended", "secretary"
OF_0_1 = ("president", COUNCILLOR, SECRETARY)
"""Who signed every acta approved before the signatures were kept with it, in all countries."""
KEYS = ("president", COUNCILLOR, "trustee", ATTENDED, SECRETARY)


def chair_title(view: SessionView) -> Phrase:
    """The chair's post alone: «la Alcaldesa»; «la Presidencia» when it is not known."""
    session = view.session
    if session.chair_title and (who := view.person(session.chair_id)) is not None and who.gender is not Gender.UNKNOWN:
        return Phrase(session.chair_title, article_for(who.gender), who.gender.value)
    if view.chair is not None:
        return title_phrase(view.chair, view.profile)
    who = view.person(session.chair_id) if session.chair_id else None
    if who is not None and who.gender is not Gender.UNKNOWN:
        post = view.profile.post("mayor")
        return Phrase(post.f if who.gender is Gender.FEMALE else post.m, article_for(who.gender), who.gender.value)
    return Phrase(view.profile.words.chairmanship, "la", "f")


def signers(view: SessionView) -> tuple[MinutesSigner, ...]:
    """The lines of signature in order: those chosen for this acta, else those that the norm asks."""
    return view.signers or by_norm(view)


def asked(view: SessionView) -> tuple[str, ...]:
    """The posts that sign the actas of the body: its own rule, else `minutes.signers` of the profile."""
    if view.frozen and not view.signers:
        return OF_0_1
    return tuple(view.signers_rule.split()) or view.profile.minutes.signers


def by_norm(view: SessionView) -> tuple[MinutesSigner, ...]:
    """Whom the rule names in this session. The secretary signs last in every country: the acta is hers."""
    found: list[MinutesSigner] = []
    for one in (*_members(view), *_secretary(view)):
        if all(one.person_id != other.person_id for other in found):
            found.append(one)
    return tuple(_placed(view, found))


def _placed(view: SessionView, found: Sequence[MinutesSigner]) -> Iterator[MinutesSigner]:
    for place, one in enumerate(found, 1):
        yield MinutesSigner(
            session_id=view.session.id, position=place, person_id=one.person_id, name=one.name, post=one.post
        )


def _members(view: SessionView) -> Iterator[MinutesSigner]:
    rule, chair = asked(view), _chair(view)
    if PRESIDING & set(rule):
        yield from chair
    if "trustee" in rule:
        yield from (_line(view, one) for one in view.attended if one.membership.post == "trustee")
    if COUNCILLOR in rule:
        # Where nobody presided, two of those who came (Montevideo, Digesto art. 548.21: alcalde and one concejal).
        yield from (_titular(view, one) for one in _others(view)[: 1 if chair else 2])
    if ATTENDED in rule:
        yield from (_line(view, one) for one in view.attended)
    if not chair and PRESIDING & set(rule) and not {COUNCILLOR, ATTENDED} & set(rule):
        yield from (_titular(view, one) for one in _others(view)[:1])


def _chair(view: SessionView) -> tuple[MinutesSigner, ...]:
    """Who presided; where the session was not held the chair signs only if she came."""
    member = view.chair
    if member is not None:
        state = view.states.get(member.id)
        came = state is not None and state.in_room
        return (_line(view, member),) if view.session.state is not SessionState.NO_QUORUM or came else ()
    person = view.person(view.session.chair_id)
    return () if person is None else (_signer(view, person.id, person.full_name, str(chair_title(view))),)


def _others(view: SessionView) -> list[Member]:
    return [one for one in view.attended if one.is_titular and one != view.chair]


def _secretary(view: SessionView) -> Iterator[MinutesSigner]:
    person = view.person(view.session.secretary_id)
    if person is not None:
        post = view.profile.post(SECRETARY)
        yield _signer(view, person.id, person.full_name, post.f if person.gender is Gender.FEMALE else post.m)


def _line(view: SessionView, member: Member) -> MinutesSigner:
    return _signer(view, member.person.id, member.person.full_name, member_title(member, view.profile))


def _titular(view: SessionView, member: Member) -> MinutesSigner:
    return _signer(view, member.person.id, member.person.full_name, member_title(member, view.profile) + _(" titular"))


def _signer(view: SessionView, person_id: str, name: str, post: str) -> MinutesSigner:
    return MinutesSigner(session_id=view.session.id, person_id=person_id, name=name, post=post)


def signers_words(view: SessionView) -> str:
    """«la Alcaldesa, el Concejal Raúl Etcheverry y la Secretaria»; «quienes asistieron y la Secretaria»."""
    lines = signers(view)
    if ATTENDED in asked(view) and _as_usual(view, lines):
        lines = tuple(one for one in lines if one.person_id == view.session.secretary_id)
        return join_and([_("quienes asistieron"), *(_words(view, one) for one in lines)])
    return join_and([_words(view, one) for one in lines])


def _as_usual(view: SessionView, lines: Sequence[MinutesSigner]) -> bool:
    return [(one.person_id, one.post) for one in lines] == [(one.person_id, one.post) for one in by_norm(view)]


def _words(view: SessionView, line: MinutesSigner) -> str:
    """«La Alcaldesa» and «la Secretaria» name one person; «el Concejal» does not."""
    usual = next((one for one in by_norm(view) if one.person_id == line.person_id), None)
    if usual is None or usual.post != line.post:
        return f"{line.post} {line.name}".strip()
    person = view.person(line.person_id)
    if line.person_id == view.session.secretary_id and person is not None:
        return f"{article_for(person.gender)} {line.post}".strip()
    if view.chair is None and line.person_id == view.session.chair_id:
        return chair_title(view).with_article()
    member = next((one for one in view.members if one.person.id == line.person_id), None)
    if member is None:
        return f"{line.post} {line.name}".strip()
    if member == view.chair and member.seat.post in PRESIDING:
        return title_phrase(member, view.profile).with_article()
    return member_phrase(member, view.profile, short=True).with_article()
