"""The words of the values that formulas of the acta name, and how each formula is read and written in them."""

from collections.abc import Mapping

from munidesk.base.formula_words import OPEN, in_codes, in_words, name_said
from munidesk.base.formulas import names_in
from munidesk.base.i18n import _, msgid
from munidesk.town.profiles import load_profile

_WORDS = {
    "town": msgid("localidad"),
    "state": msgid("estado o provincia"),
    "d": msgid("fecha en letras"),
    "d_days": msgid("días en letras"),
    "month": msgid("mes"),
    "year": msgid("año en letras"),
    "weekday_words": msgid("día de la semana y fecha"),
    "place": msgid("lugar de la sesión"),
    "body": msgid("órgano"),
    "chair": msgid("quien preside"),
    "mayor": msgid("autoridad ejecutiva"),
    "secretary": msgid("quien actúa en Secretaría"),
    "member": msgid("integrante"),
    "speaker": msgid("quien habla"),
    "h": msgid("hora"),
    "h2": msgid("hora del segundo llamado"),
    "d2": msgid("día del segundo llamado"),
    "n": msgid("presentes"),
    "total": msgid("integrantes en total"),
    "min": msgid("mínimo"),
    "present": msgid("presentes al votar"),
    "yes": msgid("votos a favor"),
    "no": msgid("votos en contra"),
    "minutes": msgid("minutos de espera"),
    "passed": msgid("si se aprobó"),
    "names": msgid("nombres"),
    "others": msgid("otras personas"),
    "kind": msgid("clase de sesión"),
    "call": msgid("primera o segunda"),
    "two_calls": msgid("si hay dos convocatorias"),
    "deputy": msgid("por quién se preside"),
    "reason": msgid("motivo"),
    "recess": msgid("receso o cuarto intermedio"),
    "article": msgid("artículo"),
    "norm": msgid("norma"),
    "before_after": msgid("antes o después"),
    "room": msgid("sala"),
    "sense": msgid("sentido del voto"),
    "figure": msgid("importe en cifras"),
    "words": msgid("importe en letras"),
    "next_day": msgid("si ya es otro día"),
    "approved": msgid("cómo se aprueba"),
    "signers": msgid("quienes firman"),
    "sign_n": msgid("cuántas personas firman"),
    "folio": msgid("folio"),
    "acta": msgid("acta con su número"),
    "folios": msgid("folios del acta"),
    "a": msgid("texto con el error"),
    "b": msgid("texto correcto"),
    "this": msgid("acta de la corrección"),
    "item": msgid("asunto"),
    "post": msgid("cargo de quien certifica"),
    "session": msgid("sesión con su número"),
    "title": msgid("título del asunto"),
    "file": msgid("expediente"),
    "resolution": msgid("resolución o acuerdo"),
    "held": msgid("si la sesión se celebró"),
    "voting": msgid("si hubo votación"),
    "corrected": msgid("si tuvo correcciones"),
    "addressee": msgid("ante quién se presenta"),
    "approver": msgid("quien da el visto bueno"),
    "remedy": msgid("recursos que caben"),
}
MOVES = ("arrives", "arrives_plain", "leaves", "leaves_plain", "returns")
"""Formulas of who comes and goes, alone or several in one minute."""
_OF_ACTA = ("acta", "folios")
BESIDES = {
    **dict.fromkeys(("opening", "closing", "closing_unfinished", "closing_quorum_lost"), _OF_ACTA),
    "attest": ("secretary",),
}
"""Values that a municipality may use in a formula although its country's own one does not."""
_OWN = {
    ("correction", "n"): msgid("correcciones"),
    ("correction", "no"): msgid("acta anterior"),
    ("certificate_text", "no"): msgid("acta"),
    ("certificate_acta", "no"): msgid("acta"),
    ("certificate_approved", "no"): msgid("acta"),
    ("erratum", "no"): msgid("acta con el error"),
    ("letter_notification", "no"): msgid("número y año"),
    ("letter_answer", "folio"): msgid("folio de la iniciativa"),
    ("letter_answer", "title"): msgid("título de la iniciativa"),
    ("letter_answer", "d"): msgid("día en que se recibió"),
    ("for", "n"): msgid("cuántos votan"),
    ("against", "n"): msgid("cuántos votan"),
    ("abstain", "n"): msgid("cuántos se abstienen"),
    **{(key, "n"): msgid("cuántos") for key in MOVES},
}
"""Where a value means something else in one formula."""


def known_in(country: str, key: str) -> frozenset[str]:
    """The values that the formula `key` may use: those of the country's own one, and the number of its acta."""
    return names_in(load_profile(country).formulas[key]) | set(BESIDES.get(key, ()))


def words_of(country: str, key: str) -> Mapping[str, str]:
    """Code → word of the values that the formula `key` of the country has."""
    names = {name.removeprefix("of_") for name in known_in(country, key)}
    return {name: _(_OWN.get((key, name)) or _WORDS.get(name, name)) for name in sorted(names)}


def formula_in_words(country: str, key: str, template: str) -> str:
    """«En la localidad de ‹localidad›, ‹días en letras›…»."""
    return in_words(template, words_of(country, key))


def formula_in_codes(country: str, key: str, text: str) -> str:
    """What is kept of it. Raises UserError for a value that the formula does not have."""
    return in_codes(text, words_of(country, key))


def value_said(country: str, key: str, name: str) -> str:
    """How a value is named to a person: «‹de quien preside›»."""
    return f"‹{name_said(name, words_of(country, key))}›"


def fields_of(country: str, key: str) -> tuple[str, ...]:
    """The fields of the country's own formula as they are written, each once, without those that hold a choice."""
    text = formula_in_words(country, key, load_profile(country).formulas[key])
    pieces = (piece.partition("›")[0] for piece in text.split(OPEN)[1:])
    besides = (_(_WORDS[name]) for name in BESIDES.get(key, ()))
    return tuple(dict.fromkeys(f"‹{one}›" for one in (*pieces, *besides) if ":" not in one))
