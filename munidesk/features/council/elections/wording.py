"""The prose of an election in the acta: the rule, who stands, the papers, and the resolution that proclaims."""

from collections.abc import Iterator

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import Form, cited, counted, hour, join_and, number
from munidesk.features.council.elections.domain import ElectionType, PaperKind, RoundKind, numbers_of
from munidesk.features.council.elections.rules import ElectionResult, RoundResult, majority_of, mark_words
from munidesk.features.council.elections.told import electorate_at, lacks_quorum
from munidesk.features.council.elections.words import elected_word, names, ordinal_round, post_title
from munidesk.features.council.minutes import wording
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Gender
from munidesk.town.profile import Post
from munidesk.town.rules import ElectionStep, MajorityKind


def genders_of(result: ElectionResult) -> tuple[Gender, ...]:
    """Of those elected, in their order."""
    found = (result.candidate(one) for one in result.elected)
    return tuple(one.gender for one in found if one is not None)


def post_of(view: SessionView, result: ElectionResult) -> Post | None:
    """The post of the profile that is elected; None when it is none of them."""
    key = result.election.post
    return view.profile.posts.get(key) if key else None


def proclamation(view: SessionView, result: ElectionResult) -> str:
    """«proclamar electa Presidenta del Concejo Municipal a Ana Píriz Sosa, por el término de un año desde la fecha.»"""
    genders, post, title = genders_of(result), post_of(view, result), result.election.title
    if len(genders) == 1 and genders[0] is not Gender.UNKNOWN and post is not None:
        what = _("proclamar {elected} {post} {of_body} a {names}").format(
            elected=elected_word(genders).lower(), post=post_title(post, title, genders[0]),
            of_body=wording.body_phrase(view).of(), names=names(result, result.elected),
        )  # fmt: skip
    elif len(genders) == 1:
        what = _("proclamar, para el cargo de {post} {of_body}, a {names}").format(
            post=title, of_body=wording.body_phrase(view).of(), names=names(result, result.elected)
        )
    else:
        what = _("proclamar, para {n} lugares de {post} {of_body}, a {names}").format(
            n=number(len(genders), Form.MASCULINE), post=title, of_body=wording.body_phrase(view).of(),
            names=names(result, result.elected),
        )  # fmt: skip
    term = result.election.term.strip().strip(".")
    return f"{what}, {term}." if term else f"{what}."


def opening(view: SessionView, result: ElectionResult) -> str:
    """What is elected, how, and by which rule."""
    election = result.election
    rule = majority_of(view.rules, election)
    lead = ngettext(
        "Se pasa a la elección, por votación {kind}, para el cargo de {post}.",
        "Se pasa a la elección, por votación {kind}, de {n} lugares de {post}.", election.seats,
    ).format(kind=election.type.word, post=election.title, n=number(election.seats, Form.MASCULINE))  # fmt: skip
    if rule.kind is MajorityKind.MORE_YES_THAN_NO:
        text = _("Resulta electa la candidatura que reúne más votos")
    else:
        text = _("Resulta electa la candidatura que reúne la {majority}").format(majority=rule.label)
    after = _steps(view)
    if after:
        text += _("; si ninguna la reúne, {after}").format(after=after)
    return f"{lead} {text}{cited(mark_words(rule))}."


def _steps(view: SessionView) -> str:
    words = {
        ElectionStep.RUNOFF: _("se vota de nuevo entre las dos más votadas"),
        ElectionStep.AGAIN: _("se repite la votación"),
        ElectionStep.PLURALITY: _("se vota de nuevo y basta con tener más votos"),
        ElectionStep.LOT: _("el empate se decide por sorteo"),
    }
    return join_and([words[step] for step in view.rules.election.steps])


def candidates(result: ElectionResult) -> str:
    """Who is proposed, who declines, who counts."""
    standing, declined = result.standing, [one for one in result.candidates if one.declined]
    parts = []
    if len(standing) == 1:
        parts.append(_("Se propone una sola candidatura, la de {name}.").format(name=standing[0].name))
    elif standing:
        parts.append(
            _("Se proponen {n} candidaturas: {names}.").format(
                n=number(len(standing), Form.FEMININE), names=join_and([one.name for one in standing])
            )
        )
    if declined:
        text = ngettext("No acepta su candidatura {names}.", "No aceptan su candidatura {names}.", len(declined))
        parts.append(text.format(names=join_and([one.name for one in declined])))
    tellers = [part.strip() for part in result.election.tellers.split(",") if part.strip()]
    if tellers:
        parts.append(_("Se designa para el escrutinio a {names}.").format(names=join_and(tellers)))
    return " ".join(parts)


def voted(result: ElectionResult) -> tuple[RoundResult, ...]:
    """The rounds in which somebody voted: all but the draws."""
    return tuple(one for one in result.rounds if one.round.kind is not RoundKind.LOT)


def papers(view: SessionView, result: ElectionResult) -> str:
    """How many were there, the papers handed out and found in the box, and when."""
    rounds = voted(result)
    first = rounds[0]
    who = electorate_at(view, result.election, first.round)
    there = len(who.present)
    counted_ = ngettext("Presente {n} de los {total} integrantes", "Presentes {n} de los {total} integrantes", there)
    parts = [counted_.format(n=number(there), total=number(view.legal, Form.MASCULINE))]
    if result.election.type is ElectionType.SECRET:
        parts.append(_("se entregan {papers}").format(papers=_papers(first.tally.handed)))
    text = f"{', '.join(parts)}."
    times = [part for part in (_time(one, at) for at, one in enumerate(rounds)) if part]
    if times:
        text += " " + _("Siendo {times}.").format(times=join_and(times))
    if result.election.type is ElectionType.SECRET:
        text += " " + _box(rounds)
    return text


def without_quorum(view: SessionView, result: ElectionResult) -> str:
    """«Se votó sin quórum para decidir: estaban presentes 2 de los 5 integrantes… Motivo: », empty with quorum."""
    lacking = lacks_quorum(view, result)
    if not lacking:
        return ""
    return _("Se votó sin quórum para decidir: {lacking}{article}. Motivo: ").format(
        lacking=lacking, article=wording.glued(cited(view.rules.quorum.article))
    )


def _papers(n: int) -> str:
    return counted(n, _("papeleta"), _("papeletas"), Form.FEMININE)


def _time(one: RoundResult, place: int) -> str:
    if one.round.opened_at is None:
        return ""
    times = (_("primera"), _("segunda"), _("tercera"), _("cuarta"), _("quinta"))
    nth = times[place] if place < len(times) else _("otra")
    words = _("a {hour}, por {nth} vez") if place else _("{hour} se vota por {nth} vez")
    return words.format(hour=hour(one.round.opened_at), nth=nth)


def _box(rounds: tuple[RoundResult, ...]) -> str:
    found = {one.tally.in_box for one in rounds}
    missing = [one for one in rounds if one.tally.not_returned]
    if len(found) == 1:
        each = _(" en cada caso") if len(rounds) > 1 else ""
        text = _("Abierta la urna{each}, se cuentan {papers}").format(each=each, papers=_papers(found.pop()))
    else:
        text = _("Abierta la urna, se cuentan {papers}").format(
            papers=join_and(
                [f"{_papers(one.tally.in_box)} ({ordinal_round(one.round.number).lower()})" for one in rounds]
            )
        )
    for one in missing:
        n = one.tally.not_returned
        text += _("; {papers} no se devolvieron").format(papers=_papers(n)) if n > 1 else _("; una no se devolvió")
    return f"{text}."


def single(one: RoundResult) -> str:
    """The result of a round with one candidate alone: a sentence, no table."""
    tally = one.tally
    parts = [_("{n} a favor").format(n=number(tally.votes.get(one.entrants[0], 0)))]
    if tally.blank:
        parts.append(_("{n} en blanco").format(n=number(tally.blank, Form.ALONE if tally.blank > 1 else Form.FEMININE)))
    if tally.null:
        form = Form.ALONE if tally.null > 1 else Form.FEMININE
        parts.append(ngettext("{n} anulada", "{n} anuladas", tally.null).format(n=number(tally.null, form)))
    return _("El escrutinio da este resultado: {parts}.").format(parts=join_and(parts))


def who_voted_whom(view: SessionView, result: ElectionResult, one: RoundResult) -> Iterator[str]:
    """Of a nominal round: «Por Ana Píriz Sosa: Raúl Etcheverry y Silvia Cabral.»"""
    cast = view.elections.papers_of(one.round.id)
    for number_ in one.entrants:
        voters = [paper.member_id for paper in cast if number_ in numbers_of(paper.marks)]
        if voters:
            yield _("por {name}: {voters}").format(name=result.name(number_), voters=_people(view, voters))
    blank = [paper.member_id for paper in cast if paper.kind is not PaperKind.VALID]
    if blank:
        yield _("en blanco: {voters}").format(voters=_people(view, blank))


def _people(view: SessionView, ids: list[str]) -> str:
    return join_and([view.member(one).person.short_name for one in ids if one])
