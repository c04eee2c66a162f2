"""Example values for the preview of a formula: how the sentence will read in an acta."""

from datetime import date, time

from munidesk.base.errors import UserError
from munidesk.base.formulas import Value, day_values, fill
from munidesk.base.spanish import Phrase, acta, weekday_date_words
from munidesk.town.domain import Municipality
from munidesk.town.formula_words import MOVES
from munidesk.town.profile import Profile

_DAY = date(2026, 11, 17)
_SECOND = date(2026, 11, 19)


_SAME: dict[str, Value] = {
    "place": Phrase("Salón del Concejo", "el", "m"),
    "secretary": Phrase("Secretaria Ana Ferrari", "la", "f"),
    "speaker": Phrase("vecina Elsa Cardozo (Zona Sur)", "la", "f"),
    "h": time(19, 5),
    "h2": time(19, 30),
    "n": 4,
    "total": 5,
    "min": 3,
    "present": 4,
    "yes": 3,
    "no": 1,
    "minutes": 30,
    "passed": True,
    "names": "Olivera, Etcheverry y Cabral",
    "others": "dos funcionarios y siete vecinos",
    "kind": "ordinaria",
    "call": "primera",
    "deputy": "",
    "reason": "licencia",
    "before_after": "Antes",
    "sense": "afirmativo",
    "words": "ciento ochenta y cuatro mil quinientos",
    "next_day": "",
    "approved": "que se aprueba en la sesión del primero de diciembre",
    "signers": "la Presidencia y la Secretaría",
    "sign_n": 2,
    "folio": 146,
    "acta": "acta 12",
    "folios": "folios 34 a 36",
    "a": "calle Los Ceibos",
    "b": "calle Los Talas",
    "this": acta("12/2026"),
    "item": 2,
    "post": "Secretaria",
    "session": "sesión ordinaria 12/2026",
    "title": "Modificación presupuestaria",
    "file": "expediente 2026-0317",
    "held": True,
    "voting": True,
    "corrected": False,
    "addressee": "el área de Contaduría",
    "remedy": "el que fija su norma, ante quien corresponda y en su plazo",
}
"""What reads alike in every municipality."""


def _values(municipality: Municipality, profile: Profile) -> dict[str, Value]:
    mayor, member = profile.post("mayor").f, profile.post("councillor").m
    article = "el" if profile.words.resolution_gender == "m" else "la"
    return {
        **_SAME,
        **day_values(_DAY, municipality.country),
        "town": municipality.town or municipality.name,
        "state": municipality.state,
        "body": Phrase(profile.council_name, "el", "m"),
        "chair": Phrase(f"{mayor} Marta Olivera", "la", "f"),
        "mayor": Phrase(mayor, "la", "f"),
        "member": Phrase(f"{member} Raúl Etcheverry", "el", "m"),
        "d2": weekday_date_words(_SECOND, municipality.country),
        "two_calls": profile.calls_twice,
        "recess": profile.recess,
        "article": profile.rules.quorum.article,
        "norm": profile.rules.quorum.article,
        "room": profile.words.room,
        "figure": profile.figures.money(18_450_000),
        "resolution": Phrase(profile.words.resolution.lower(), article, profile.words.resolution_gender),
        "approver": Phrase(mayor, "la", "f"),
    }


def formula_example(municipality: Municipality, profile: Profile, key: str, text: str) -> str:
    """The formula filled with invented values; empty when it cannot be read (the fault says why)."""
    values = _values(municipality, profile)
    if key in {"correction", "erratum"}:
        values["no"] = acta("11/2026")
    if key.startswith("certificate"):
        values["no"] = "12"
    if key == "letter_notification":
        values["no"] = "41/2026"
    if key == "letter_answer":
        values |= {"folio": "2026-034", "title": "Luz en la plaza", "d": "4 de noviembre de 2026"}
    if key == "certificate_acta":
        values["folio"] = "libro 3, folios 146 a 148"
    if key in MOVES:
        values["n"] = 1
    try:
        return fill(text, values, profile.figures)
    except UserError:
        return ""
