"""The participatory budget: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.participatory_budget.schema import SCHEMA
from munidesk.records.personal import PersonalData
from munidesk.town.manifest import Command, Feature, Importer, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.participatory_budget import (
        exports,
        guide,
        import_lists,
        kinds,
        page_budget,
        pending,
        refs,
        sample,
    )
else:
    exports, guide, import_lists, kinds, page_budget, pending, refs, sample = lazy(
        "munidesk.features.participatory_budget",
        "exports", "guide", "import_lists", "kinds", "page_budget", "pending", "refs", "sample",
    )  # fmt: skip

FEATURE = Feature(
    name="participatory_budget",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    importers=(Importer(name="budget-proposal", target=import_lists.proposals, table="budget_proposal"),),
    papers=(
        Paper(name="budget-ballot", title=msgid("Boleta del presupuesto participativo"), document=exports.ballot),
        Paper(
            name="budget-count",
            title=msgid("Acta de escrutinio"),
            document=exports.count,
            data=exports.proposals,
            handed=msgid("Participación"),
        ),
        Paper(
            name="budget-feasibility",
            title=msgid("Propuestas y factibilidad"),
            document=exports.feasibility,
            data=exports.proposals,
        ),
        Paper(name="budget-ballots", title=msgid("Papeletas contadas"), data=exports.ballots),
    ),
    pages=(
        PageEntry(
            key="participation.budget",
            title=msgid("Presupuesto participativo"),
            make=page_budget.BudgetPage,
            icon="coins",
            within="participation",
            tabs=(
                ("0", msgid("Presupuesto participativo: propuestas")),
                ("1", msgid("Presupuesto participativo: factibilidad")),
                ("2", msgid("Presupuesto participativo: escrutinio")),
                ("3", msgid("Presupuesto participativo: resultado")),
            ),
            help=guide.BUDGET,
        ),
    ),
    pending=pending.pending,
    commands=(
        Command(words=msgid("Nuevo presupuesto participativo"), key="participation.budget", run="new"),
        Command(
            words=msgid("Contar papeletas"),
            key="participation.budget",
            arguments={"tab": "2"},
            run="start_count",
            icon="check",
        ),
    ),
    references=(
        Reference(table="budget_process", describe=refs.describe, crossroads=True),
        Reference(table="budget_proposal", describe=refs.describe, matter=True),
        Reference(table="budget_batch", describe=refs.describe),
        Reference(table="budget_opinion", describe=refs.describe),
    ),
    personal=(
        PersonalData(
            what=msgid("Quién hizo una propuesta del presupuesto participativo, como quiere figurar (optativo)"),
            why=msgid("Para avisarle qué se resolvió."),
            shown=msgid("En la lista de propuestas. La boleta y el acta no lo llevan; una papeleta no es de nadie."),
            leaving=msgid("Ajustes › Datos de una persona lo busca, da copia y lo tacha (■■■), con su historial."),
        ),
    ),
    sample=sample.write_sample,
)
