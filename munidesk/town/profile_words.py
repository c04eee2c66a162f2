"""What of a country's profile was written from memory, in words, for the secretary to look up in her own norm."""

from collections.abc import Iterator
from dataclasses import dataclass

from munidesk.base.i18n import _, msgid
from munidesk.base.spanish import capital
from munidesk.town.profile import Profile, Sourced
from munidesk.town.rules import Majority, MajorityKind, Mark

_PARTS = {
    "language": msgid("Idioma y formato de fechas"),
    "currency": msgid("Moneda"),
    "page": msgid("Tamaño de la hoja"),
    "term": msgid("Duración del período"),
    "council": msgid("Nombre del órgano y cantidad de integrantes"),
    "words": msgid("Palabras del acta"),
    "attendance": msgid("Cómo se dice la asistencia"),
    "recess": msgid("Cómo se llama la pausa de una sesión"),
    "notice": msgid("Norma por la que se convoca"),
    "letters": msgid("Cómo se llaman las cartas"),
    "minutes": msgid("Qué lleva el acta y quién la firma"),
    "hearing": msgid("Audiencia o rendición de cuentas"),
    "formulas": msgid("Fórmulas propias del país"),
    "rules": msgid("Reglas generales del órgano"),
    "rules.quorum": msgid("Quórum"),
    "rules.deliberate": msgid("Quórum para deliberar"),
    "rules.agenda": msgid("Mayoría para cambiar el orden del día"),
    "rules.chair": msgid("Voto de quien preside y empates"),
}


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A part of the profile, what it says, and where it is said to come from."""

    what: str
    value: str
    source: str


def to_check(profile: Profile) -> tuple[ToCheck, ...]:
    """One entry per part that nobody compared with its norm yet; agenda items together."""
    found = (ToCheck(*_told(profile, one), one.source) for one in profile.to_check)
    return tuple(dict.fromkeys(found))


def _told(profile: Profile, one: Sourced) -> tuple[str, str]:
    kind, key = one.path.rpartition(".")[::2]
    match kind:
        case "posts":
            return _("Cargo: {name}").format(name=profile.post(key).m), _post(profile, key)
        case "deadlines":
            term = profile.deadlines[key]
            return _("Plazo: {name}").format(name=term.label), f"{term.amount} {_unit(term.unit, term.amount)}"
        case "rules.majorities":
            majority = profile.rules.majorities[key]
            name = majority.label
            told = capital(name) if name.casefold().startswith("mayoría") else _("Mayoría: {name}").format(name=name)
            return told, _asked(majority)
        case "rules.matters":
            matter = profile.rules.matters[key]
            decides = profile.rules.majorities.get(matter.majority)
            return _("Asuntos: {name}").format(name=matter.label), decides.label if decides else ""
    if one.path.startswith("agenda"):
        return _("Orden del día habitual"), "; ".join(item.title for item in profile.agenda)
    if one.path == "demands":
        asked = (each.asks for each in profile.demands if each.mark is Mark.FROM_MEMORY)
        return _("Lo que piden las normas de actas y convocatorias"), "; ".join(asked)
    return _(_PARTS.get(one.path, one.path)), "; ".join(_value(profile, one.path))


def _value(profile: Profile, path: str) -> Iterator[str]:
    match path:
        case "page":
            yield profile.page_default
        case "term":
            yield _("{n} años").format(n=profile.term_years)
        case "council":
            yield f"{profile.council_name}, {profile.seats}"
        case "rules.quorum":
            yield _("{n} de {total}").format(n=profile.rules.quorum.needed(profile.seats), total=profile.seats)
        case "rules.agenda":
            keys = dict.fromkeys((profile.rules.agenda.add, profile.rules.agenda.alter))
            yield from (profile.rules.majorities[key].label for key in keys if key)
        case "recess":
            yield profile.recess
        case "letters":
            yield from (profile.letters.note, profile.letters.official, profile.letters.notification)
        case "notice":
            yield profile.notice.norm or _("sin indicar")
        case "words":
            yield from (profile.words.substitute, profile.words.room, profile.words.resolution)
        case "attendance":
            yield from profile.attendance_words.values()
        case "minutes":
            yield from (
                _("Quienes asistieron") if one == "attended" else capital(profile.post(one).neutral)
                for one in profile.minutes.signers
            )
        case "hearing":
            yield profile.hearing.name


def _asked(majority: Majority) -> str:
    match majority.kind:
        case MajorityKind.MORE_THAN_HALF:
            return _("más de la mitad")
        case MajorityKind.AT_LEAST:
            return _("al menos {n} de cada {m}").format(n=majority.numerator, m=majority.denominator)
    return _("más votos a favor que en contra")


def _post(profile: Profile, key: str) -> str:
    post = profile.post(key)
    return f"{post.f}, {post.m_plural}"


def _unit(unit: str, amount: int) -> str:
    one = amount == 1
    words = {
        "minutes": (_("minuto"), _("minutos")),
        "hours": (_("hora"), _("horas")),
        "days": (_("día"), _("días")),
        "working_days": (_("día hábil"), _("días hábiles")),
    }
    return words[unit][0 if one else 1]
