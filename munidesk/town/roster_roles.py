"""«Titular», «Suplente de Moreira», «2.º suplente de la Alcaldesa», «Suplente I»: what the role's column says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.town.profile import Profile
from munidesk.town.roster_posts import rank_of


@dataclass(frozen=True, slots=True)
class RoleReading:
    """`of` names the titular as the list does; `rank` orders suplentes of one seat."""

    substitute: bool = False
    of: str = ""
    rank: int = 0


def read_role(text: str, profile: Profile) -> RoleReading:
    """Understand a role; anything that is not a suplente's is a titular's."""
    words = [profile.words.substitute, "suplente", "accesitario", "accesitaria", "alterno", "alterna", "substitute"]
    pattern = rf"(.*?)\b(?:{'|'.join(re.escape(fold(word)) for word in words)})s?\b\.?:?\s*(.*)"
    found = re.fullmatch(pattern, " ".join(text.split()), re.IGNORECASE)
    if found is None:
        return RoleReading()
    before, after = found.groups()
    rank = next((n for word in re.split(r"[\s.]+", _plain(before)) if (n := rank_of(word))), 0)
    of = re.sub(r"^(de la|de los|de las|de|del|por)\s+", "", after, flags=re.IGNORECASE).strip()
    if of and rank_of(fold(of)) and after == of:
        return RoleReading(True, "", rank_of(fold(of)))
    return RoleReading(True, of, rank)


def _plain(text: str) -> str:
    return fold(text.replace("º", "").replace("ª", ""))


def matching_titular(text: str, names: Sequence[str], titles: Sequence[str]) -> int | None:
    """Which titular a suplente's text names, by surname, whole name, seat number or post; None if none or several."""
    if not text:
        return None
    wanted = fold(text.replace(",", " "))
    number = re.fullmatch(r"(?:banca |n\.?o? ?|nro\.? ?|fila )?(\d{1,3})", wanted)
    if number:
        index = int(number.group(1)) - 1
        return index if 0 <= index < len(names) else None
    words = set(wanted.split())
    found = [index for index, name in enumerate(names) if words <= set(fold(name.replace(",", " ")).split())]
    if not found:
        found = [index for index, title in enumerate(titles) if _same_post(wanted, fold(title))]
    return found[0] if len(found) == 1 else None


def _same_post(wanted: str, title: str) -> bool:
    """«alcaldesa» and «Alcalde», «sindica i» and «Síndico I»."""
    one, other = wanted.split(), title.split()
    if len(one) != len(other) or one[1:] != other[1:]:
        return False
    return one[0] == other[0] or re.sub(r"(esa|a|e|o)$", "", one[0]) == re.sub(r"(esa|a|e|o)$", "", other[0])
