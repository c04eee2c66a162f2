"""Turns and phrases as kinds of record, with what no way in may store."""

from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.speakers.domain import Phrase, Turn
from munidesk.records.kind import Kind


def _check_turn(turn: Turn) -> None:
    if turn.started_at is not None and turn.ended_at is not None and turn.ended_at < turn.started_at:
        raise UserError(_("Nadie termina de hablar antes de empezar. Revise las dos horas."), field="ended_at")
    if turn.limit_seconds < 0 or turn.paused_seconds < 0:
        raise UserError(_("El tiempo no puede ser menor que cero."), code="negative", field="limit_seconds")


def _check_phrase(phrase: Phrase) -> None:
    if not phrase.code.strip().isalnum():
        raise UserError(
            _("El código lleva solo letras y números, sin espacios: así se reconoce al escribirlo."), field="code"
        )


TURNS = Kind(
    record=Turn, table="speaker_turn", one="intervención", many="intervenciones", feminine=True, title="label",
    parent="session_id", order="position, id", check=_check_turn, plain=False, icon="people",
)  # fmt: skip
PHRASES = Kind(
    record=Phrase, table="phrase", one="frase", many="frases", feminine=True, title="label", order="code, id",
    same=("code",), check=_check_phrase, icon="phrase",
)  # fmt: skip

SPEAKER_KINDS: tuple[Kind[Any], ...] = (TURNS, PHRASES)
