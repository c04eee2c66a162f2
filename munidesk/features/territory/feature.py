"""Territorial planning: all that the rest of the program knows of it, room by room (`<room>/manifest.py`)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.territory.rooms import ROOMS
from munidesk.features.territory.schema import SCHEMA
from munidesk.town.manifest import Command, Feature, LiveBlock, PageEntry, Reference

if TYPE_CHECKING:
    from munidesk.features.territory import guide, kinds, page_territory, pending, refs, sample, told
else:
    guide, kinds, page_territory, pending, refs, sample, told = lazy(
        "munidesk.features.territory", "guide", "kinds", "page_territory", "pending", "refs", "sample", "told"
    )

_KEY = "territorio"

FEATURE = Feature(
    name="territory",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=tuple(replace(paper, each=told.each) for room in ROOMS for paper in room.PAPERS),
    listings=tuple(listing for room in ROOMS for listing in room.LISTINGS),
    pending=pending.pending,
    pages=(
        PageEntry(
            key=_KEY,
            title=msgid("Territorio"),
            make=page_territory.TerritoryPage,
            icon="map",
            tabs=(
                ("0", msgid("Territorio: fases")),
                ("1", msgid("Territorio: órgano y actores")),
                ("2", msgid("Territorio: productos")),
                ("3", msgid("Territorio: consulta")),
                ("4", msgid("Territorio: cartera")),
                ("5", msgid("Territorio: seguimiento")),
            ),
            help=guide.TERRITORY,
        ),
    ),
    commands=(
        Command(words=msgid("Nuevo programa territorial"), key=_KEY, run="new_territory"),
        *(command for room in ROOMS for command in room.COMMANDS),
    ),
    references=(
        *(Reference(table=table, describe=refs.describe, matter=table == "territory") for table in (
            "territory", "territory_actor", "territory_product", "territory_agreement",
        )),
        *(reference for room in ROOMS for reference in room.REFERENCES),
    ),
    live=(LiveBlock(name="pmot", title=msgid("Ordenamiento del territorio"), blocks=told.blocks),),
    heard=told.heard,
    sample=sample.write_sample,
)  # fmt: skip
