"""People's names as lists write them: «Olivera Pintos, Marta», «Lic. Marta Olivera Pintos», «OLIVERA PINTOS MARTA»."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from munidesk.base.paths import RESOURCES
from munidesk.base.spanish import fold
from munidesk.town.domain import Gender

PARTICLES = frozenset(
    {"de", "del", "la", "las", "los", "da", "do", "dos", "das", "van", "von", "y", "e", "san", "santa"}
)

_TREATMENTS = {
    "sr": Gender.MALE,
    "sra": Gender.FEMALE,
    "srta": Gender.FEMALE,
    "d": Gender.MALE,
    "dn": Gender.MALE,
    "don": Gender.MALE,
    "dña": Gender.FEMALE,
    "dª": Gender.FEMALE,
    "doña": Gender.FEMALE,
    "dr": Gender.MALE,
    "dra": Gender.FEMALE,
    "lic": Gender.UNKNOWN,
    "licda": Gender.FEMALE,
    "lcda": Gender.FEMALE,
    "lcdo": Gender.MALE,
    "mtro": Gender.MALE,
    "mtra": Gender.FEMALE,
    "ing": Gender.UNKNOWN,
    "arq": Gender.UNKNOWN,
    "abg": Gender.UNKNOWN,
    "prof": Gender.UNKNOWN,
    "profa": Gender.FEMALE,
    "esc": Gender.UNKNOWN,
    "cr": Gender.UNKNOWN,
    "cra": Gender.FEMALE,
    "tec": Gender.UNKNOWN,
    "téc": Gender.UNKNOWN,
    "reg": Gender.UNKNOWN,
}
_NAME_WORD = re.compile(r"[^\W\d_][^\d_<>{}=:;/@]*", re.UNICODE)
_UNDOTTED = frozenset({"don", "doña", "dña", "dª", "sra", "srta"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts; `gender` is what the treatment says («Sra.»)."""

    given: str
    family: str
    treatment: str = ""
    gender: Gender = Gender.UNKNOWN


def read_listed(text: str) -> Name:
    """«Olivera Pintos, Marta»; without a comma all of it is surname and the given name is missing."""
    family, _comma, given = text.partition(",")
    treatment, gender, given = _without_treatment(given.strip())
    if not treatment:
        treatment, gender, family = _without_treatment(family.strip())
    return Name(tidy(given), tidy(family), treatment, gender)


def read_full(text: str) -> Name:
    """«Marta Olivera Pintos»: the split is a guess from usual Spanish names and can be corrected afterwards.

    Some registers write two blanks where a second given name is missing
    («Romeo  Ramos Cruz»): then what stands before is the given name.
    """
    if "," in text:
        return read_listed(text)
    treatment, gender, rest = _without_treatment(text.strip())
    apart = re.match(r"(\S+) {2,}(\S.*)", rest)
    if apart:
        return Name(tidy(apart.group(1)), tidy(apart.group(2)), treatment, gender)
    words = _glued(tidy(rest).split())
    cut = _given_count(words)
    return Name(" ".join(words[:cut]), " ".join(words[cut:]), treatment, gender)


def read_parts(given: str, family: str) -> Name:
    """Given names and surnames from columns of their own."""
    treatment, gender, rest = _without_treatment(given.strip())
    return Name(tidy(rest), tidy(family), treatment, gender)


def _given_count(words: list[str]) -> int:
    match len(words):
        case 0 | 1 | 2:
            return min(1, len(words))
        case 3:
            return 2 if guess_gender(words[1]) is not Gender.UNKNOWN else 1
    return 3 if len(words) > 4 and guess_gender(words[2]) is not Gender.UNKNOWN else 2


def _glued(words: list[str]) -> list[str]:
    """Particles joined with the word they belong to: «De los Santos» is one surname."""
    result: list[str] = []
    pending: list[str] = []
    for word in words:
        pending.append(word)
        if word.casefold() not in PARTICLES:
            result.append(" ".join(pending))
            pending = []
    return [*result, *([" ".join(pending)] if pending else [])]


def _without_treatment(text: str) -> tuple[str, Gender, str]:
    """All that stands before the name: «Sra. Dña. Carmen» is Carmen."""
    first, _blank, rest = text.partition(" ")
    key = first.casefold().rstrip(".")
    if not rest or key not in _TREATMENTS or not (first.endswith(".") or key in _UNDOTTED):
        return "", Gender.UNKNOWN, text
    more, gender, name = _without_treatment(rest.strip())
    own = _TREATMENTS[key]
    return f"{first} {more}".strip(), gender if own is Gender.UNKNOWN else own, name


def tidy(text: str) -> str:
    """Single blanks, and «OLIVERA DE LEÓN» written as a name: «Olivera de León»."""
    words = text.split()
    if not any(character.islower() for character in text) and len(text) > 3:
        words = [word.lower() if word.casefold() in PARTICLES and i else _capital(word) for i, word in enumerate(words)]
    return " ".join(words)


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def guess_gender(given: str) -> Gender:
    """From a short table of first names; a name that is not there stays unknown."""
    words = fold(given).split()
    if not words:
        return Gender.UNKNOWN
    table = _given_names()
    return table.get(words[0], Gender.UNKNOWN)


@cache
def _given_names() -> dict[str, Gender]:
    stored = tomllib.loads((RESOURCES / "given_names.toml").read_text(encoding="utf-8"))
    return {
        **dict.fromkeys(stored["female"].split(), Gender.FEMALE),
        **dict.fromkeys(stored["male"].split(), Gender.MALE),
    }


def looks_like_name(text: str) -> bool:
    """Whether a text can be somebody's name: a few words of letters, no figures."""
    words = text.replace(",", " ").split()
    return 1 <= len(words) <= 10 and len(text) <= 90 and all(_NAME_WORD.fullmatch(word) for word in words)


def shortened(text: str) -> str:
    """A text cut to what fits in a sentence."""
    return text if len(text) <= 40 else f"{text[:40].rstrip()}…"


def has_known_name(text: str) -> bool:
    """Whether a given name is one of the table."""
    return any(guess_gender(word) is not Gender.UNKNOWN for word in read_full(text).given.split())


@lru_cache(8192)
def name_key(text: str) -> str:
    """What two spellings of one name share: folded words in alphabetical order."""
    return " ".join(sorted(fold(text.replace(",", " ")).split()))
