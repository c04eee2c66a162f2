"""Quorum and majorities as the laws put them, counted on the fingers: the least number for which the sentence is true.

The figures of the nine countries are read here from the text of their profiles, not through the program's reader.
Nothing is divided and nothing is rounded: who wants to know how many are needed tries one, two, three…
"""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COUNTRIES = ("AR", "CL", "CO", "CR", "ES", "GT", "MX", "PE", "UY")
Written = dict[str, Any]
"""A table of the profile as it is written there."""


@cache
def profile(country: str) -> Written:
    """The whole profile as written."""
    places = (ROOT / "resources", ROOT / "munidesk" / "resources")
    path = next(one for one in (place / "profiles" / f"{country.lower()}.toml" for place in places) if one.is_file())
    return tomllib.loads(path.read_text(encoding="utf-8"))


def rules(country: str) -> Written:
    return profile(country)["rules"]


def least(enough: Callable[[int], bool]) -> int:
    """The first number, counting from none, that is enough."""
    people = 0
    while not enough(people):
        people += 1
    return people


# -- quorum


def quorum_needed(rule: Written, legal: int, in_office: int, able: int) -> int:
    """Half plus one («más de la mitad») or a third («la tercera parte»), never fewer than the law's least number."""
    if "fixed" in rule:
        return rule["fixed"]
    of = quorum_base(rule, legal, in_office, able)
    parts, whole = rule.get("numerator", 1), rule.get("denominator", 2)

    def enough(people: int) -> bool:
        share = people * whole > of * parts if rule.get("plus_one", True) else people * whole >= of * parts
        return share and people >= rule.get("floor", 0)

    return least(enough)


def quorum_base(rule: Written, legal: int, in_office: int, able: int) -> int:
    """«del número legal», «de los concejales en ejercicio» (Chile), «de los miembros hábiles» (Perú)."""
    return {"in_office": in_office, "able": able}.get(rule.get("base", "legal"), legal)


def to_sit(country_rules: Written, legal: int, in_office: int, able: int) -> int:
    """To open and debate: a smaller number where the law has one (Colombia, Ley 136, art. 29)."""
    return quorum_needed(country_rules.get("deliberate", country_rules["quorum"]), legal, in_office, able)


def to_decide(country_rules: Written, legal: int, in_office: int, able: int) -> int:
    """To vote: the quorum; who may not even sit may not decide either."""
    deciding = quorum_needed(country_rules["quorum"], legal, in_office, able)
    return max(deciding, to_sit(country_rules, legal, in_office, able))


# -- majorities


def carries(rule: Written, for_: int, against: int, base: int) -> bool:
    """Whether so many in favour, with so many against, are the majority of `base` that the rule asks for."""
    if for_ < rule.get("floor", 0):
        return False
    match rule.get("kind", "more_than_half"):
        case "more_yes_than_no":
            return for_ > against
        case "at_least":
            return for_ * rule.get("denominator", 2) >= base * rule.get("numerator", 1)
        case _:
            return for_ > base - for_


def votes_needed(rule: Written, against: int, base: int) -> int:
    """The fewest votes in favour that carry it."""
    return least(lambda for_: carries(rule, for_, against, base))


def votes_needed_of(rule: Written, base: int) -> int:
    """The same when all of `base` vote, and who is not in favour is against."""
    return least(lambda for_: carries(rule, for_, max(0, base - for_), base))


def majority_of(country_rules: Written, matter: str, named: str = "") -> str:
    """The key of the majority: the one the vote names, else its matter's, else the body's usual one."""
    if named in country_rules["majorities"]:
        return named
    if matter in country_rules["matters"]:
        return country_rules["matters"][matter]["majority"]
    return country_rules["default_majority"]
