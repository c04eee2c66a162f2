"""What is said of an election in few words: each round with its figures, who is elected, what comes next."""

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import Form, capital, cited, join_and, ordinal_figure
from munidesk.features.council.elections.domain import RoundKind, numbers_of
from munidesk.features.council.elections.rules import ElectionResult, RoundResult, mark_words
from munidesk.features.council.votes.words import base_words
from munidesk.town.domain import Gender
from munidesk.town.profile import Post
from munidesk.town.rules import Mark


def names(result: ElectionResult, numbers: tuple[int, ...]) -> str:
    """«Ana Píriz Sosa y Jorge Silvera Rey»."""
    return join_and([result.name(one) for one in numbers])


def elected_word(genders: tuple[Gender, ...]) -> str:
    """«Electa», «Electos»; «Electas o electos» never: without the sex it is who was elected that is told."""
    if len(genders) > 1:
        return _("Electas") if set(genders) == {Gender.FEMALE} else _("Electos")
    match genders[0] if genders else Gender.UNKNOWN:
        case Gender.FEMALE:
            return _("Electa")
        case Gender.MALE:
            return _("Electo")
    return _("Elegida esta candidatura")


def post_title(post: Post | None, title: str, gender: Gender) -> str:
    """«Presidenta» for the post of the profile in the person's gender; else the words that were typed."""
    if post is None:
        return title
    match gender:
        case Gender.FEMALE:
            return post.f
        case Gender.MALE:
            return post.m
    return title


def need_words(one: RoundResult) -> str:
    """«Se necesitan 10 de los 18 presentes»."""
    if one.by_most:
        return _("Resulta electa la candidatura con más votos")
    return ngettext("Se necesita {n} {base}", "Se necesitan {n} {base}", one.needed).format(
        n=one.needed, base=base_words(one.rule.base, one.base)
    )


def rule_words(one: RoundResult) -> str:
    """The same with its article, or that it has to be checked."""
    article = mark_words(one.rule)
    return f"{need_words(one)}{cited(article)}."


def required_words(one: RoundResult) -> str:
    """«se requerían 10 de los 18 presentes (art. 9)»."""
    article = one.rule.article
    if one.by_most:
        return _("resulta electa la más votada{article}").format(article=cited(article))
    need = ngettext("se requería {n} {base}", "se requerían {n} {base}", one.needed).format(
        n=one.needed, base=base_words(one.rule.base, one.base)
    )
    return f"{need}{cited(article)}"


def round_words(result: ElectionResult, place: int) -> str:
    """What came out of a round: who was elected with how many votes, or that nobody was and who goes on."""
    one = result.rounds[place]
    if one.round.kind is RoundKind.LOT:
        return _lot_words(result, one)
    if not one.complete:
        return _("el escrutinio no está completo: se leyeron {read} de {box} papeletas").format(
            read=one.tally.read, box=one.tally.in_box
        )
    if one.elected:
        votes = [
            ngettext("{name}, {n} voto", "{name}, {n} votos", one.tally.votes[key]).format(
                name=result.name(key), n=one.tally.votes[key]
            )
            for key in one.elected
        ]
        return f"{'; '.join(votes)}; {required_words(one)}"
    after = result.rounds[place + 1].round if place + 1 < len(result.rounds) else None
    return f"{_nobody(result, one)}{_who_goes_on(result, after.kind, numbers_of(after.entrants)) if after else ''}"


def _nobody(result: ElectionResult, one: RoundResult) -> str:
    if one.tied:
        text = _("empatan {names}, con {n} cada candidatura").format(
            names=names(result, one.tied),
            n=ngettext("{n} voto", "{n} votos", one.tally.votes[one.tied[0]]).format(n=one.tally.votes[one.tied[0]]),
        )
        return text if one.by_most else f"{text}; {required_words(one)}"
    if len(one.entrants) == 1:
        return _("la candidatura no alcanza {n} {base}").format(n=one.needed, base=base_words(one.rule.base, one.base))
    return _("ninguna candidatura alcanza {n} {base}").format(n=one.needed, base=base_words(one.rule.base, one.base))


def _who_goes_on(result: ElectionResult, kind: RoundKind, entrants: tuple[int, ...]) -> str:
    match kind:
        case RoundKind.RUNOFF if len(entrants) == 2:
            return _("; pasan las dos más votadas")
        case RoundKind.RUNOFF:
            return _("; pasan {names}").format(names=names(result, entrants))
        case RoundKind.LOT:
            return _("; decide el sorteo")
    return _("; se vota otra vez")


def _lot_words(result: ElectionResult, one: RoundResult) -> str:
    if not one.elected:
        return _("falta decir quién salió en el sorteo entre {names}").format(names=names(result, one.entrants))
    who = one.round.drawn_by.strip().rstrip(".")
    text = _("entre {names} se sortea y sale {drawn}").format(
        names=names(result, one.entrants), drawn=names(result, one.elected)
    )
    return _("{text}; hace el sorteo {who}").format(text=text, who=who) if who else text


def ordinal_round(n: int) -> str:
    """«Primera vuelta», and in figures from the tenth on."""
    words = (
        _("Primera vuelta"), _("Segunda vuelta"), _("Tercera vuelta"), _("Cuarta vuelta"), _("Quinta vuelta"),
        _("Sexta vuelta"), _("Séptima vuelta"), _("Octava vuelta"), _("Novena vuelta"),
    )  # fmt: skip
    return words[n - 1] if n <= len(words) else _("{n} vuelta").format(n=ordinal_figure(n, Form.FEMININE))


def round_title(result: RoundResult) -> str:
    return _("Sorteo") if result.round.kind is RoundKind.LOT else ordinal_round(result.round.number)


def told_short(result: ElectionResult) -> str:
    """For the agenda: «Electa: Ana Píriz Sosa, 11 de 18», «segunda vuelta», «sin candidaturas»."""
    last = result.last
    if not result.standing:
        return _("sin candidaturas")
    if last is None:
        return ngettext("{n} candidatura", "{n} candidaturas", len(result.standing)).format(n=len(result.standing))
    if result.complete:
        return _("Elección: {names}").format(names=names(result, result.elected))
    return round_title(last).lower()


def step_words(kind: RoundKind) -> str:
    """What follows if nobody reaches the majority."""
    return {
        RoundKind.RUNOFF: _("Otra vuelta entre las dos más votadas"),
        RoundKind.AGAIN: _("Si nadie la alcanza, se repite una vez"),
        RoundKind.PLURALITY: _("Otra vuelta, y basta con tener más votos"),
        RoundKind.LOT: _("Si empatan, sorteo que consta en el acta"),
    }.get(kind, capital(kind.word))


def next_words(result: ElectionResult) -> str:
    """What has to be done now, as a sentence."""
    last = result.last
    if not result.standing:
        return _("Agregue al menos una candidatura: escriba el nombre, o el número de quien integra el órgano.")
    if last is None:
        return _("Cuando estén todas las candidaturas, pulse Enter para empezar a votar.")
    if last.round.kind is RoundKind.LOT and not last.elected:
        return _("Pulse el número de la candidatura que salió en el sorteo.")
    if not last.complete:
        return _missing(last)
    if result.complete:
        return _("Pulse Enter para proclamar.") if result.election.proclaimed_at is None else ""
    if result.step is None:
        return _("La regla no dice cómo sigue. Puede votarse otra vuelta (Ctrl+Enter); conste en el acta lo resuelto.")
    return _("Falta otra vuelta: pulse Ctrl+Enter. {step}.").format(step=step_words(result.step))


def _missing(one: RoundResult) -> str:
    tally = one.tally
    if not tally.in_box:
        return _("Nadie presente puede votar. Marque antes la asistencia.")
    if max(tally.in_box, tally.handed) > tally.voters:
        return _("Hay {box} papeletas y podían votar {n}: cuéntelas otra vez, o corrija la asistencia.").format(
            box=max(tally.in_box, tally.handed), n=tally.voters
        )
    if tally.read > tally.in_box:
        return _("Se leyeron {read} papeletas y en la urna hay {box}: cuéntelas otra vez.").format(
            read=tally.read, box=tally.in_box
        )
    missing = tally.in_box - tally.read
    return ngettext("Falta leer {n} papeleta.", "Faltan leer {n} papeletas.", missing).format(n=missing)


def caution(one: RoundResult) -> str:
    return one.rule.mark.caution if one.rule.mark is Mark.FROM_MEMORY else ""
