"""Posts as lists write them: «Alcaldesa», «Sindico II», «Concejal Suplente I», «3.ª Regidora propietaria»."""

import re
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.town.domain import Gender
from munidesk.town.profile import Post, Profile

_TITULAR = frozenset({"titular", "propietario", "propietaria", "electo", "electa", "principal"})
_SUBSTITUTE = frozenset({"suplente", "suplentes", "accesitario", "accesitaria", "alterno", "alterna"})
_ORDINALS = {
    word: rank
    for rank, words in enumerate(
        (
            "primer primero primera",
            "segundo segunda",
            "tercer tercero tercera",
            "cuarto cuarta",
            "quinto quinta",
            "sexto sexta",
            "septimo septima",
            "octavo octava",
            "noveno novena",
            "decimo decima",
        ),
        start=1,
    )
    for word in words.split()
}
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ELSEWHERE = {
    "alcalde": "mayor",
    "alcaldesa": "mayor",
    "intendente": "mayor",
    "intendenta": "mayor",
    "presidente municipal": "mayor",
    "presidenta municipal": "mayor",
    "concejal": "councillor",
    "concejala": "councillor",
    "concejero": "councillor",
    "edil": "councillor",
    "edila": "councillor",
    "regidor": "councillor",
    "regidora": "councillor",
    "vocal": "councillor",
    "miembro": "councillor",
    "member": "councillor",
    "integrante": "councillor",
    "sindico": "trustee",
    "sindica": "trustee",
    "mayor": "mayor",
    "councillor": "councillor",
    "chair": "president",
    "secretary": "secretary",
}
_FEMALE_ENDINGS = ("a", "as")


@dataclass(frozen=True, slots=True)
class PostReading:
    """What a post's text says. `known` is False when no post of the profile was recognised; `title` keeps what the
    profile's name would lose («Síndico II», «Teniente de Alcalde»); `feminine` when the word itself is a woman's.
    """

    post: str
    title: str = ""
    rank: int = 0
    substitute: bool = False
    feminine: bool = False
    known: bool = True


def read_post(text: str, profile: Profile) -> PostReading:
    """Understand a post's text; empty means councillor."""
    words = _words(text)
    substitute = any(word in _SUBSTITUTE or word == fold(profile.words.substitute) for word in words)
    rank = next((found for word in words if (found := rank_of(word))), 0)
    core = _core(words)
    if not core:
        return PostReading("councillor", rank=rank, substitute=substitute)
    match = _find(core, profile) or _find(core.removesuffix(" municipal"), profile)
    if match is None:
        return PostReading("councillor", text.strip(), rank, substitute, known=False)
    post, feminine, exact = match
    if not exact:
        return PostReading(post.key, text.strip(), rank, substitute, feminine)
    title = _ranked_title(post, text, feminine, substitute, profile) if rank else ""
    return PostReading(post.key, title, rank, substitute, feminine)


def says_post(text: str, profile: Profile) -> bool:
    """Whether the text is a post and nothing else: «Concejala», «3.ª Regidora propietaria»."""
    core = _core(_words(text)).removesuffix(" municipal")
    forms = (form for one in profile.posts.values() for form in (one.m, one.f, one.m_plural, one.f_plural, *one.also))
    return core in _ELSEWHERE or core in map(fold, forms)


def _core(words: list[str]) -> str:
    """The post without what says titular or suplente, and without its number."""
    return " ".join(w for w in words if w not in _TITULAR and w not in _SUBSTITUTE and not rank_of(w))


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s.,/()\-]+", fold(text.replace("º", "").replace("ª", ""))) if word]


def rank_of(word: str) -> int:
    """«II», «2», «2do», «segundo» → 2; anything else 0."""
    if word in _ORDINALS:
        return _ORDINALS[word]
    if digits := re.fullmatch(r"(\d{1,3})(?:er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na)?", word):
        return int(digits.group(1))
    if re.fullmatch(r"x{0,3}(ix|iv|v?i{0,3})", word) and word:
        values = [_ROMAN[letter] for letter in word]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return 0


def _find(core: str, profile: Profile) -> tuple[Post, bool, bool] | None:
    """The post, whether the word is feminine, and whether nothing of the text is left over."""
    best: tuple[int, Post, bool, bool] | None = None
    for post in profile.posts.values():
        feminine_forms = {fold(post.f), fold(post.f_plural)} - {fold(post.m)}
        for form in (post.m, post.f, post.m_plural, post.f_plural, *post.also):
            folded = fold(form)
            if core == folded or core.startswith(f"{folded} "):
                feminine = folded in feminine_forms or (form in post.also and _is_feminine(folded))
                exact = core in (folded, f"{folded} municipal") and form not in post.also
                if best is None or len(folded) > best[0]:
                    best = (len(folded), post, feminine, exact)
    if best is not None:
        return best[1:]
    key = _ELSEWHERE.get(core) or _ELSEWHERE.get(core.split()[0])
    if key is None or key not in profile.posts:
        return None
    return profile.posts[key], _is_feminine(core), core in ("member", "miembro", "integrante", "mayor", "councillor")


def _is_feminine(folded: str) -> bool:
    return folded.split()[0].endswith(_FEMALE_ENDINGS)


def _ranked_title(post: Post, text: str, feminine: bool, substitute: bool, profile: Profile) -> str:
    """«Síndico II», «Concejala suplente I»: the profile's spelling with the list's numeral."""
    if rank_of(_words(text)[0]):
        return text.strip()
    numeral = next((word for word in re.split(r"\s+", text.strip()) if rank_of("".join(_words(word)))), "")
    word = post.f if feminine else post.m
    parts = [word, profile.words.substitute if substitute else "", numeral.upper() if len(numeral) < 4 else numeral]
    return " ".join(part for part in parts if part)


def with_gender(title: str, post: Post, gender: Gender) -> str:
    """A title that begins with the post's word, in the person's gender: «Síndica II»."""
    if gender is Gender.FEMALE and title.startswith(post.m) and not title.startswith(post.f):
        return post.f + title.removeprefix(post.m)
    return title
