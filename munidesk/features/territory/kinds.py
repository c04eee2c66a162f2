"""The kinds of records of territorial planning, each said once."""

from typing import Any

from munidesk.features.territory import rules
from munidesk.features.territory.domain import (
    CoordinationAgreement,
    KeyQuestion,
    ObjectiveAnswer,
    Product,
    ProductVersion,
    Responsibility,
    Territory,
    TerritoryActor,
    TerritoryObjective,
    TerritoryPhase,
    TerritorySubsystem,
)
from munidesk.features.territory.domain_bank import (
    Alignment,
    BankCriterion,
    BankMark,
    BankProject,
    BudgetShare,
    Deviation,
)
from munidesk.records.kind import Kind, searchable_of

_OF = "territory_id"

TERRITORIES = Kind(
    record=Territory, table="territory", one="programa territorial", many="programas territoriales",
    order="id DESC", same=("title",), check=rules.check_territory, icon="map",
)  # fmt: skip
PHASES = Kind(
    record=TerritoryPhase, table="territory_phase", one="fase de un programa territorial",
    many="fases de los programas territoriales", feminine=True, parent=_OF, order="position, id",
    same=(_OF, "title"), check=rules.check_phase, plain=False, icon="map",
)  # fmt: skip
OBJECTIVES = Kind(
    record=TerritoryObjective, table="territory_objective", one="objetivo específico", many="objetivos específicos",
    title="text", parent=_OF, order="position, id", same=(_OF, "text"), icon="target",
)  # fmt: skip
ANSWERS = Kind(
    record=ObjectiveAnswer, table="territory_objective_answer", one="respuesta a un objetivo",
    many="respuestas a los objetivos", feminine=True, title="text", parent="objective_id", order="year, id",
    same=("objective_id", "year"), icon="target",
)  # fmt: skip
SUBSYSTEMS = Kind(
    record=TerritorySubsystem, table="territory_subsystem", one="subsistema", many="subsistemas", parent=_OF,
    order="position, id", same=(_OF, "key"), plain=False, icon="grid",
)  # fmt: skip
ACTORS = Kind(
    record=TerritoryActor, table="territory_actor", one="actor del territorio", many="actores del territorio",
    title="name", parent=_OF, order="position, id", same=(_OF, "name"), check=rules.check_actor, icon="people",
)  # fmt: skip
PRODUCTS = Kind(
    record=Product, table="territory_product", one="producto", many="productos", parent=_OF, order="position, id",
    same=(_OF, "title"), icon="file",
)  # fmt: skip
VERSIONS = Kind(
    record=ProductVersion, table="territory_product_version", one="versión de un producto",
    many="versiones de los productos", feminine=True, parent="product_id", order="number, id",
    same=("product_id", "number"), check=rules.check_version, plain=False, icon="file",
)  # fmt: skip
RESPONSIBILITIES = Kind(
    record=Responsibility, table="territory_responsibility", one="responsabilidad", many="responsabilidades",
    feminine=True, title="role", parent="product_id", order="id", same=("product_id", "actor_id", "role"),
    plain=False, icon="people",
)  # fmt: skip
AGREEMENTS = Kind(
    record=CoordinationAgreement, table="territory_agreement", one="acuerdo de coordinación",
    many="acuerdos de coordinación", parent=_OF, order="position, id", same=(_OF, "title"),
    check=rules.check_agreement, icon="stamp",
)  # fmt: skip
QUESTIONS = Kind(
    record=KeyQuestion, table="territory_question", one="pregunta clave", many="preguntas clave", feminine=True,
    title="text", parent=_OF, order="position, id", same=(_OF, "text"), check=rules.check_question, icon="help",
)  # fmt: skip
PROJECTS = Kind(
    record=BankProject, table="territory_project", one="proyecto de la cartera", many="proyectos de la cartera",
    parent=_OF, order="position, id", same=(_OF, "title"), check=rules.check_project, icon="folder",
)  # fmt: skip
CRITERIA = Kind(
    record=BankCriterion, table="territory_criterion", one="criterio de la cartera", many="criterios de la cartera",
    parent=_OF, order="position, id", same=(_OF, "title"), check=rules.check_criterion, icon="scale",
)  # fmt: skip
MARKS = Kind(
    record=BankMark, table="territory_mark", one="nota de un proyecto", many="notas de los proyectos", feminine=True,
    title="mark", parent="project_id", order="id", same=("project_id", "criterion_id"), check=rules.check_mark,
    plain=False, icon="scale",
)  # fmt: skip
DEVIATIONS = Kind(
    record=Deviation, table="territory_deviation", one="desvío", many="desvíos", parent=_OF, order="day DESC, id",
    same=(_OF, "day", "title"), check=rules.check_deviation, icon="alert",
)  # fmt: skip
ALIGNMENTS = Kind(
    record=Alignment, table="territory_alignment", one="alineación", many="alineaciones", feminine=True, parent=_OF,
    order="position, id", same=(_OF, "title", "activity"), check=rules.check_alignment, icon="link",
)  # fmt: skip
SHARES = Kind(
    record=BudgetShare, table="territory_share", one="aporte de dinero", many="aportes de dinero", title="note",
    parent=_OF, order="year, payer, id", same=(_OF, "project_id", "year", "payer"), check=rules.check_share,
    icon="coins",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    TERRITORIES, PHASES, OBJECTIVES, ANSWERS, SUBSYSTEMS, ACTORS, PRODUCTS, VERSIONS, RESPONSIBILITIES, AGREEMENTS,
    QUESTIONS, PROJECTS, CRITERIA, MARKS, DEVIATIONS, ALIGNMENTS, SHARES,
)  # fmt: skip
SEARCHABLE = searchable_of(KINDS)
