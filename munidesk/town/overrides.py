"""What a municipality changes of its country's profile: formulas of the acta and rules, kept as TOML text."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from munidesk.base.errors import UserError
from munidesk.base.formulas import problem_in
from munidesk.base.i18n import _
from munidesk.town.domain import Municipality
from munidesk.town.formula_words import known_in, value_said
from munidesk.town.profile_read import parse_toml, rules_with
from munidesk.town.profiles import load_profile

Scalar = str | int | bool | list[str]


def own_formulas(municipality: Municipality) -> dict[str, str]:
    """The formulas the municipality wrote, by key; the others are the country's."""
    stored = parse_toml(municipality.formulas, _("fórmulas del municipio"))
    return {key: text for key, text in stored.items() if isinstance(text, str)}


def formula_problem(country: str, key: str, text: str) -> str:
    """The sentence that says what is wrong with a formula, empty when it can be used.

    A formula may use the values that the country's own one uses, and a few besides.
    """
    return problem_in(text, known_in(country, key), partial(value_said, country, key))


def with_formula(municipality: Municipality, key: str, text: str) -> Municipality:
    """The municipality with that formula, or with the country's again when `text` is empty or the same.

    Raises UserError when the formula cannot be used.
    """
    formulas = own_formulas(municipality)
    formulas.pop(key, None)
    if text.strip() and text != load_profile(municipality.country).formulas.get(key):
        if problem := formula_problem(municipality.country, key, text):
            raise UserError(problem)
        formulas[key] = text
    return replace(municipality, formulas=toml_text(formulas))


def with_rule(municipality: Municipality, path: str, value: Scalar | None) -> Municipality:
    """The municipality with one rule of its own («default_majority», «quorum.fixed»); None gives the country's back.

    Raises UserError when the rules make no sense with it.
    """
    *tables, key = path.split(".")
    rules = parse_toml(municipality.rules, _("reglas del municipio"))
    place = rules
    for name in tables:
        below = place.setdefault(name, {})
        if not isinstance(below, dict):
            raise UserError(_("En «{path}», «{key}» tiene que ser una tabla.").format(path=path, key=name))
        place = below
    place.pop(key, None)
    if value is not None:
        place[key] = value
    changed = replace(municipality, rules=toml_text(rules))
    rules_with(load_profile(municipality.country), changed.rules)
    return changed


def toml_with(rules: str, key: str, value: Scalar, where: str) -> str:
    """The TOML of rules of a body with one of them set. Raises UserError for a text that cannot be read."""
    return toml_text({**parse_toml(rules, where), key: value})


def toml_text(values: Mapping[str, object], path: str = "") -> str:
    """TOML of texts, numbers, flags, lists of them and tables."""
    plain = [f"{_key(name)} = {_scalar(value)}\n" for name, value in values.items() if not isinstance(value, Mapping)]
    text = f"[{path}]\n" if path and plain else ""
    text += "".join(plain)
    for name, value in values.items():
        if isinstance(value, Mapping):
            text += toml_text(value, f"{path}.{_key(name)}" if path else _key(name))
    return text


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _scalar(name)


def _scalar(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_scalar(entry) for entry in value)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
