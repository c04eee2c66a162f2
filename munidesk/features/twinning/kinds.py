"""The kinds of records of sister cities, each said once."""

from typing import Any

from munidesk.features.twinning import rules
from munidesk.features.twinning.domain import (
    AgreementArticle,
    AgreementObservation,
    AgreementVersion,
    CommitteeSeat,
    Twinning,
    TwinningAgreement,
)
from munidesk.features.twinning.domain_year import (
    CooperationProposal,
    TwinningAdvice,
    TwinningProject,
    TwinningVisit,
    VisitCost,
    VisitDelegate,
)
from munidesk.records.kind import Kind, searchable_of

_OF = "twinning_id"

TWINNINGS = Kind(
    record=Twinning, table="twinning", one="hermanamiento", many="hermanamientos", order="id DESC",
    same=("title", "country"), check=rules.check_twinning, icon="globe",
)  # fmt: skip
PACTS = Kind(
    record=TwinningAgreement, table="twinning_agreement", one="acuerdo de hermanamiento",
    many="acuerdos de hermanamiento", parent=_OF, order="id", same=(_OF, "title"), check=rules.check_agreement,
    plain=False, icon="stamp",
)  # fmt: skip
VERSIONS = Kind(
    record=AgreementVersion, table="twinning_version", one="versión de un acuerdo", many="versiones de los acuerdos",
    feminine=True, title="note", parent="agreement_id", order="number, id", same=("agreement_id", "number"),
    plain=False, icon="file",
)  # fmt: skip
ARTICLES = Kind(
    record=AgreementArticle, table="twinning_article", one="artículo de un acuerdo", many="artículos de los acuerdos",
    parent="version_id", order="number, language DESC, id", same=("version_id", "language", "number"), plain=False,
    icon="file",
)  # fmt: skip
OBSERVATIONS = Kind(
    record=AgreementObservation, table="twinning_observation", one="observación a un acuerdo",
    many="observaciones a los acuerdos", feminine=True, title="text", parent="agreement_id", order="number, id",
    same=("agreement_id", "number"), check=rules.check_observation, plain=False, icon="reply",
)  # fmt: skip
SEATS = Kind(
    record=CommitteeSeat, table="twinning_seat", one="integrante de un comité de hermanamiento",
    many="integrantes de los comités de hermanamiento", title="name", parent=_OF, order="id", same=(_OF, "name"),
    check=rules.check_period, icon="people",
)  # fmt: skip
PROJECTS = Kind(
    record=TwinningProject, table="twinning_project", one="actividad de un hermanamiento",
    many="actividades de los hermanamientos", feminine=True, parent=_OF, order="year DESC, start, id",
    same=(_OF, "year", "title"), check=rules.check_project, icon="target",
)  # fmt: skip
VISITS = Kind(
    record=TwinningVisit, table="twinning_visit", one="visita", many="visitas", feminine=True, parent=_OF,
    order="start DESC, id", same=(_OF, "title", "start"), check=rules.check_visit, icon="globe",
)  # fmt: skip
DELEGATES = Kind(
    record=VisitDelegate, table="twinning_delegate", one="integrante de una delegación",
    many="integrantes de las delegaciones", title="task", parent="visit_id", order="id",
    same=("visit_id", "task"), icon="people",
)  # fmt: skip
COSTS = Kind(
    record=VisitCost, table="twinning_cost", one="gasto de una visita", many="gastos de las visitas",
    parent="visit_id", order="id", same=("visit_id", "title", "payer"), check=rules.check_cost, icon="coins",
)  # fmt: skip
ADVICE = Kind(
    record=TwinningAdvice, table="twinning_advice", one="asesoría pedida", many="asesorías pedidas", feminine=True,
    parent=_OF, order="asked_on DESC, id", same=(_OF, "asked", "title"), check=rules.check_advice, icon="help",
)  # fmt: skip
PROPOSALS = Kind(
    record=CooperationProposal, table="twinning_proposal", one="propuesta a la cooperación",
    many="propuestas a la cooperación", feminine=True, parent=_OF, order="id", same=(_OF, "title"), icon="flag",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    TWINNINGS, PACTS, VERSIONS, ARTICLES, OBSERVATIONS, SEATS, PROJECTS, VISITS, DELEGATES, COSTS, ADVICE, PROPOSALS,
)  # fmt: skip
SEARCHABLE = searchable_of(KINDS)
