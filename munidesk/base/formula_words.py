"""A formula as a person reads and writes it: ‹localidad› for `{town}`, and back to codes when it is kept.

- `{x}` ‹hora› · `{x+art}` ‹lugar, con artículo› · `{of_x}` ‹de quien preside›
- `{n#uno|varios}` ‹presentes: uno = Presente uno | varios = Presentes ‹presentes››
- `{x:m|f}` ‹integrante: masculino = … | femenino = …› · `{x?sí|no}` ‹aprobada: sí = … | no = …›

Braces typed as such are codes still. Pure; the words of the values are given by whoever knows them.
"""

import re
from collections.abc import Iterator, Mapping

from munidesk.base.errors import UserError
from munidesk.base.formulas import FIELD, field_places, options_of
from munidesk.base.i18n import _, msgid
from munidesk.base.spanish import fold

OPEN, CLOSE = "‹", "›"
_FORMS = {
    "art": msgid("con artículo"), "Art": msgid("con artículo y mayúscula"), "of": msgid("con «de»"),
    "Of": msgid("con «de» y mayúscula"), "to": msgid("con «a»"), "m": msgid("en masculino"),
    "f": msgid("en femenino"), "fig": msgid("en cifras"), "cap": msgid("con mayúscula"),
}  # fmt: skip
_OPTIONS = {
    ("?", 2): (msgid("sí"), msgid("no")),
    (":", 2): (msgid("masculino"), msgid("femenino")),
    (":", 3): (msgid("masculino"), msgid("femenino"), msgid("sin dato")),
    ("#", 2): (msgid("uno"), msgid("varios")),
    ("#", 3): (msgid("ninguno"), msgid("uno"), msgid("varios")),
}
_OPTION = re.compile(r"\s*([^=]*?)\s*= ?(.*)", re.DOTALL)


def in_words(template: str, words: Mapping[str, str]) -> str:
    """The formula with its fields in words. One that cannot be read, or has the marks of these words, stays as it is.

    `words` are those of the values by their code; one without a word keeps its code.
    """
    if OPEN in template or CLOSE in template:
        return template
    try:
        return "".join(_said(template, words))
    except UserError:
        return template


def _said(template: str, words: Mapping[str, str]) -> Iterator[str]:
    at = 0
    for start, end in field_places(template):
        yield template[at:start]
        yield f"{OPEN}{_field_said(template[start + 1 : end], words)}{CLOSE}"
        at = end + 1
    yield template[at:]


def _field_said(inside: str, words: Mapping[str, str]) -> str:
    match = FIELD.fullmatch(inside)
    if match is None:
        raise UserError(inside)
    name, rest = match.groups()
    said = name_said(name, words)
    if rest.startswith("+"):
        return f"{said}, {_(_FORMS[rest[1:].strip()])}"
    if not rest:
        return said
    options = options_of(rest[1:])
    labels = _OPTIONS.get((rest[0], len(options)))
    if labels is None:
        raise UserError(inside)
    parts = (
        f"{_(label)} = {''.join(_said(option, words))}" for label, option in zip(labels, options, strict=True)
    )  # fmt: skip
    return f"{said}: {' | '.join(parts)}"


def name_said(name: str, words: Mapping[str, str]) -> str:
    """The word of a value; «de …» before that of one that carries it (`of_chair`)."""
    bare = name.removeprefix("of_")
    if name in words or bare == name or bare not in words:
        return words.get(name, name)
    return _("de {value}").format(value=words[bare])


def in_codes(text: str, words: Mapping[str, str]) -> str:
    """What is kept of a formula written in words: `in_codes(in_words(x, w), w)` means what `x` does.

    Raises UserError, with what can be written instead, for a value that nobody knows or a mark that is not closed.
    """
    return "".join(_coded(text, words))


def _coded(text: str, words: Mapping[str, str]) -> Iterator[str]:
    at = 0
    for start, end in _places(text):
        yield text[at:start]
        yield f"{{{_field_coded(text[start + 1 : end], words)}}}"
        at = end + 1
    yield text[at:]


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where the outermost marks open and close."""
    depth, start = 0, 0
    for at, letter in enumerate(text):
        if letter == OPEN:
            start = at if depth == 0 else start
            depth += 1
        elif letter == CLOSE:
            depth -= 1
            if depth < 0:
                raise UserError(_("Sobra un «›» después de «{text}».").format(text=text[:at][-20:]))
            if depth == 0:
                yield start, at
    if depth:
        raise UserError(_("Falta el «›» que cierra «{text}».").format(text=text[start:][:24]))


def _field_coded(inside: str, words: Mapping[str, str]) -> str:
    colon = _outside(inside, ":")
    if colon < 0:
        said, comma, form = inside.rpartition(",")
        if not comma:
            return _code(inside, words)
        return f"{_code(said, words)}+{_form(form)}"
    code = _code(inside[:colon], words)
    labels, options = zip(*(_option(one) for one in _split(inside[colon + 1 :])), strict=True)
    kind = next((key[0] for key, known in _OPTIONS.items() if tuple(fold(_(one)) for one in known) == labels), None)
    if kind is None:
        raise UserError(_("En ‹{name}› no se entiende «{text}».").format(name=inside[:colon], text=" | ".join(labels)))
    return f"{code}{kind}{'|'.join(''.join(_coded(one, words)) for one in options)}"


def _option(part: str) -> tuple[str, str]:
    match = _OPTION.fullmatch(part)
    if match is None:
        raise UserError(_("En «{text}» falta el signo =.").format(text=part.strip()))
    return fold(match[1]), match[2]


def _split(text: str) -> list[str]:
    """At the bars outside marks; the space that stands on each side of a bar is not of the text."""
    parts, rest = [], text
    while (at := _outside(rest, "|")) >= 0:
        parts.append(rest[:at].removesuffix(" "))
        rest = rest[at + 1 :]
    return [*parts, rest]


def _outside(text: str, sign: str) -> int:
    """The first `sign` outside any mark; -1 without one."""
    depth = 0
    for at, letter in enumerate(text):
        depth += {OPEN: 1, CLOSE: -1}.get(letter, 0)
        if letter == sign and depth == 0:
            return at
    return -1


def _form(said: str) -> str:
    wanted = fold(said.strip())
    found = next((code for code, words in _FORMS.items() if fold(_(words)) == wanted), None)
    if found is None:
        known = ", ".join(_(words) for words in _FORMS.values())
        raise UserError(
            _("No se entiende «{text}». Después de la coma va: {known}.").format(text=said.strip(), known=known)
        )
    return found


def _code(said: str, words: Mapping[str, str]) -> str:
    wanted = fold(said.strip())
    known = {fold(word): code for code, word in words.items()}
    known |= {fold(name_said(f"of_{code}", words)): f"of_{code}" for code in words}
    known |= {fold(code): code for code in words}
    if wanted not in known:
        names = ", ".join(f"{OPEN}{word}{CLOSE}" for word in sorted(words.values()))
        raise UserError(
            _("No hay ningún dato que se llame ‹{name}›. Puede usar: {known}.").format(name=said.strip(), known=names)
        )
    return known[wanted]
