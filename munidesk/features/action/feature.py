"""The plan of action: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.action.schema import SCHEMA
from munidesk.town.live import nested
from munidesk.town.manifest import Command, Feature, Indicator, Listing, LiveBlock, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.action import exports, guide, kinds, page_action, pending, refs, sample
else:
    exports, guide, kinds, page_action, pending, refs, sample = lazy(
        "munidesk.features.action", "exports", "guide", "kinds", "page_action", "pending", "refs", "sample"
    )

_TITLE = msgid("Plan de acción")

FEATURE = Feature(
    name="action",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(
        Paper(
            name="action-plan",
            title=_TITLE,
            document=exports.action_plan,
            data=exports.products_sheet,
            handed=msgid("Planes"),
        ),
    ),
    listings=(
        Listing(
            name="action-plan",
            file=msgid("plan_de_accion"),
            rows=exports.list_products,
            columns={
                "id": msgid("Identificador del registro, el mismo en todos los archivos"),
                "goal": msgid("Objetivo del plan de acción"),
                "axis": msgid("Dimensión: gestión estratégica, participativa o eficiente"),
                "title": msgid("Producto"),
                "responsible": msgid("Responsable"),
                "due": msgid("Último día para entregarlo"),
                "state": msgid("Estado"),
                "done_on": msgid("Día en que se cumplió; vacío si no"),
                "evidence": msgid("Constancia"),
            },
        ),
    ),
    indicators=(
        Indicator(
            name="action_products", title=msgid("Productos del plan de acción cumplidos"), count=refs.products_done
        ),
    ),
    live=(LiveBlock(name="plan-de-accion", title=_TITLE, blocks=nested(exports.action_plan)),),
    pending=pending.pending,
    pages=(
        PageEntry(
            key="action",
            title=_TITLE,
            make=page_action.ActionPage,
            icon="target",
            tabs=(
                ("0", msgid("Plan de acción: objetivos y productos")),
                ("1", msgid("Plan de acción: datos del plan")),
            ),
            help=guide.ACTION,
        ),
    ),
    commands=(Command(words=msgid("Nuevo plan de acción"), key="action", run="new"),),
    references=(
        Reference(table="action_plan", describe=refs.describe),
        Reference(table="action_goal", describe=refs.describe, many=True),
        Reference(table="action_product", describe=refs.describe),
    ),
    sample=sample.write_sample,
)
