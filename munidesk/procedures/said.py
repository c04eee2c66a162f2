"""What a step says of itself, the same in a procedure and in a case that copied it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from munidesk.base.spanish import fold
from munidesk.procedures.codes import Proof, Silence, StepKind, TermKind, Unit
from munidesk.records.says import Says, Sense
from munidesk.town.rules import Mark


@dataclass(frozen=True, slots=True)
class Choice:
    """One outcome of a decision, and the steps that it opens: the next ones, or earlier ones that it reopens."""

    key: str
    title: str
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSaid:
    """`after`, `requires` and `counted_from` name other steps by their key, separated by commas.

    `after` are closed before this one is ready, done or without application; `requires` have to be done. The term runs
    from the day after `counted_from` was done (else from the last of `after`). `choices` are lines
    «key: title > opens».
    `answers` is the step whose entries all have to be answered before this one is done. `mark` and `term_mark` say how
    sure the articles are: V, P, M.
    """

    key: Annotated[str, Says("Clave", means="Nombre corto del paso, con el que los demás lo citan", fixed=True)] = ""
    stage: Annotated[str, Says("Etapa", ("fase",), width=120)] = ""
    title: Annotated[str, Says("Paso", ("titulo", "paso"), needed=True, search=True, width=-1)] = ""
    who: Annotated[str, Says("Quién", ("responsable", "a cargo"), search=True, width=150)] = ""
    does: Annotated[str, Says("Qué hace", ("descripcion",), sense=Sense.LONG, search=True)] = ""
    kind: Annotated[StepKind, Says("Clase de paso", ("tipo",))] = StepKind.TASK
    after: Annotated[
        str, Says("Después de", ("anterior", "despues"), means="Pasos que van antes, separados por comas", width=130)
    ] = ""
    requires: Annotated[str, Says("Exige hecho", means="Pasos que tienen que estar hechos: «no aplica» no alcanza")] = (
        ""
    )
    counted_from: Annotated[
        str,
        Says("Se cuenta desde", means="Paso desde cuyo día corre el plazo; vacío: desde el último de los anteriores"),
    ] = ""
    amount: Annotated[int | None, Says("Plazo", ("dias",), means="Cuántos días o meses; vacío: sin plazo")] = None
    unit: Annotated[Unit, Says("Unidad", means="Días corridos, días hábiles o meses")] = Unit.DAYS
    term: Annotated[TermKind, Says("Clase de plazo", means="Por lo menos, o a lo sumo")] = TermKind.AT_MOST
    term_article: Annotated[str, Says("Norma del plazo", ("articulo del plazo",))] = ""
    term_mark: Annotated[
        str, Says("Certeza del plazo", means="V leído en la norma, P de segunda mano, M de memoria")
    ] = ""
    silence: Annotated[Silence, Says("Si vence sin respuesta", ("silencio",))] = Silence.UNSAID
    choices: Annotated[
        str, Says("Resultados posibles", means="Uno por renglón: clave: título > pasos que abre", sense=Sense.LONG)
    ] = ""
    each: Annotated[str, Says("Qué se anota", means="Qué es cada anotación del paso: observación, dependencia")] = ""
    answers: Annotated[
        str, Says("Responde a", means="Paso cuyas anotaciones tienen que tener respuesta antes de dar este por hecho")
    ] = ""
    every: Annotated[int | None, Says("Se repite cada", means="Meses entre una vez y la siguiente")] = None
    optional: Annotated[bool, Says("Optativo")] = False
    paper: Annotated[str, Says("Papel", means="Documento que se adjunta", search=True)] = ""
    letter: Annotated[str, Says("Carta modelo", means="Clave de la carta del procedimiento")] = ""
    link: Annotated[Proof, Says("Se prueba con", means="Clase de registro de MuniDesk que lo prueba")] = Proof.NONE
    procedure: Annotated[
        str, Says("Otro procedimiento", means="Clave del procedimiento que se sigue en un expediente propio")
    ] = ""
    article: Annotated[str, Says("Norma", ("articulo",))] = ""
    mark: Annotated[str, Says("Certeza de la norma", means="V leída, P de segunda mano, M de memoria")] = ""

    @property
    def after_keys(self) -> tuple[str, ...]:
        return names(self.after)

    @property
    def required_keys(self) -> tuple[str, ...]:
        return names(self.requires)

    @property
    def options(self) -> tuple[Choice, ...]:
        return choices_of(self.choices)

    @property
    def is_periodic(self) -> bool:
        return self.kind is StepKind.REPEATED or self.every is not None

    @property
    def has_term(self) -> bool:
        return self.amount is not None

    def option(self, key: str) -> Choice | None:
        return next((one for one in self.options if one.key == key), None)


def names(text: str) -> tuple[str, ...]:
    """The keys of «uno, dos»."""
    return tuple(part for part in (piece.strip() for piece in text.split(",")) if part)


def joined(keys: Iterable[str]) -> str:
    return ", ".join(keys)


def choices_of(text: str) -> tuple[Choice, ...]:
    """Lines «clave: título > paso, paso»; a line without a key is called by its title."""
    found = []
    for line in text.splitlines():
        if line.strip():
            said, _sign, opens = line.partition(">")
            key, colon, title = said.partition(":")
            found.append(Choice(key.strip() if colon else slug(key), (title if colon else key).strip(), names(opens)))
    return tuple(found)


def choices_text(choices: Sequence[Choice]) -> str:
    """As `choices_of` reads them."""
    return "\n".join(f"{one.key}: {one.title}" + (f" > {joined(one.opens)}" if one.opens else "") for one in choices)


def slug(title: str, taken: Iterable[str] = ()) -> str:
    """A key for a step out of its title, not among `taken`: «Abrir sobres» → «abrir-sobres»."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:40].strip("-") or "paso"
    there, made, at = set(taken), base, 1
    while made in there:
        at += 1
        made = f"{base}-{at}"
    return made


def caution(mark: str) -> str:
    """«verifique su norma» for what nobody read in the law itself; nothing where no mark is given."""
    return Mark(mark).caution if mark in set(Mark) else ""
