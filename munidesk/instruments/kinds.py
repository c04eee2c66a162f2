"""The kinds of records of an evaluation, each said once.

None is written but by the verbs of the stores: a closed round keeps what it asked and what was answered.
"""

from dataclasses import replace
from typing import Any

from munidesk.instruments import checks, rules
from munidesk.instruments.domain import Answer, Band, Criterion, Dimension, Instrument, Opinion, Part, Round
from munidesk.records.kind import Kind, searchable_of
from munidesk.records.says import Why

INSTRUMENTS = Kind(
    record=Instrument,
    table="instrument",
    one="conjunto de criterios",
    many="conjuntos de criterios",
    order="key, version, id",
    check=rules.check_instrument,
    guard=checks.guard_instrument,
    plain=False,
    icon="checklist",
)
BANDS = Kind(
    record=Band,
    table="instrument_band",
    one="banda del semáforo",
    many="bandas de los semáforos",
    feminine=True,
    parent="instrument_id",
    order="start, id",
    check=rules.check_band,
    guard=checks.guard_own,
    plain=False,
    icon="checklist",
)
DIMENSIONS = Kind(
    record=Dimension,
    table="instrument_dimension",
    one="dimensión",
    many="dimensiones",
    feminine=True,
    parent="instrument_id",
    order="position, id",
    check=rules.check_dimension,
    guard=checks.guard_own,
    plain=False,
    icon="checklist",
)
CRITERIA = Kind(
    record=Criterion,
    table="instrument_criterion",
    one="criterio",
    many="criterios",
    title="question",
    parent="instrument_id",
    order="position, id",
    check=rules.check_weight,
    guard=checks.guard_own,
    # Version 0.1 kept the parts of a checklist in this text, one a line; they have a table since (`codes_0_2`).
    columns={"items": Why.PROGRAM},
    plain=False,
    icon="checklist",
)
PARTS = Kind(
    record=Part,
    table="instrument_part",
    one="punto de una lista",
    many="puntos de las listas",
    title="text",
    parent="instrument_id",
    order="criterion_key, position, id",
    check=rules.check_part,
    guard=checks.guard_own,
    plain=False,
    icon="checklist",
)
ROUNDS = Kind(
    record=Round,
    table="evaluation_round",
    one="ronda",
    many="rondas",
    feminine=True,
    title="number",
    parent="owner_id",
    order="number, id",
    check=rules.check_round,
    plain=False,
    icon="checklist",
)
ANSWERS = Kind(
    record=Answer,
    table="evaluation_answer",
    one="respuesta",
    many="respuestas",
    feminine=True,
    title="criterion_key",
    parent="round_id",
    check=rules.check_answer,
    plain=False,
    icon="checklist",
)

OPINIONS = Kind(
    record=Opinion,
    table="evaluation_opinion",
    one="respuesta de un evaluador",
    many="respuestas de los evaluadores",
    feminine=True,
    title="evaluator",
    parent="round_id",
    order="criterion_key, evaluator, id",
    check=rules.check_opinion,
    plain=False,
    icon="checklist",
)

KINDS: tuple[Kind[Any], ...] = (INSTRUMENTS, BANDS, DIMENSIONS, CRITERIA, PARTS, ROUNDS, ANSWERS, OPINIONS)
SEARCHABLE = tuple(
    # Their title is a number or a key: a hit is called by what was written.
    replace(found, title_column=title)
    for kind, title in ((ROUNDS, "findings"), (ANSWERS, "note"))
    for found in searchable_of((kind,))
)
