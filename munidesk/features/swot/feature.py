"""The FODA: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.swot.schema import SCHEMA
from munidesk.town.live import nested
from munidesk.town.manifest import Command, Feature, Importer, Listing, LiveBlock, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.swot import exports, guide, import_lists, kinds, live, page_swot, pending, refs, sample
else:
    exports, guide, import_lists, kinds, live, page_swot, pending, refs, sample = lazy(
        "munidesk.features.swot",
        "exports",
        "guide",
        "import_lists",
        "kinds",
        "live",
        "page_swot",
        "pending",
        "refs",
        "sample",
    )

FEATURE = Feature(
    name="swot",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    importers=(
        Importer(name="factors", target=import_lists.factors, table="swot_factor"),
        Importer(name="strategies", target=import_lists.strategies, table="swot_strategy"),
    ),
    papers=(
        Paper(name="swot", title=msgid("Matriz FODA"), document=exports.swot, data=exports.factors),
        Paper(name="swot-poster", title=msgid("Afiche del FODA"), document=exports.poster),
        Paper(name="swot-poster-a2", title=msgid("Afiche del FODA en A2"), document=exports.poster_a2),
        Paper(name="swot-evaluation", title=msgid("MEFI y MEFE"), document=exports.mefi, data=exports.factors),
        Paper(name="swot-report", title=msgid("FODA"), document=exports.full, handed=msgid("FODA")),
        Paper(name="swot-factors", title=msgid("Factores del FODA"), data=exports.factors),
    ),
    listings=(
        Listing(
            name="factors",
            file=msgid("factores_del_foda"),
            rows=refs.list_factors,
            columns={
                "id": msgid("Identificador del registro, el mismo en todos los archivos"),
                "code": msgid("Código en la matriz"),
                "quadrant": msgid("Cuadrante"),
                "text": msgid("Factor"),
                "weight": msgid("Peso, de 0 a 1; vacío si no se puso"),
                "rating": msgid("Calificación, de 1 a 4; vacío si no se puso"),
            },
        ),
    ),
    live=(
        LiveBlock(name="foda", title=msgid("Matriz FODA"), blocks=live.swot_blocks),
        LiveBlock(name="mefi", title=msgid("MEFI y MEFE"), blocks=nested(exports.mefi)),
    ),
    pages=(
        PageEntry(
            key="swot",
            title=msgid("FODA"),
            make=page_swot.SwotPage,
            icon="grid",
            tabs=(
                ("0", msgid("FODA: matriz")),
                ("1", msgid("FODA: MEFI y MEFE")),
                ("2", msgid("FODA: puntajes")),
                ("3", msgid("FODA: cruces")),
                ("4", msgid("FODA: versiones")),
            ),
            help=guide.SWOT,
        ),
    ),
    pending=pending.pending,
    commands=(
        Command(words=msgid("Nuevo FODA"), key="swot", run="new"),
        Command(
            words=msgid("Agregar al FODA lo rojo y lo verde del diagnóstico"),
            key="swot",
            run="from_diagnosis",
            icon="checklist",
        ),
    ),
    references=tuple(
        Reference(table=table, describe=refs.describe) for table in ("swot", "swot_factor", "swot_strategy")
    ),
    sample=sample.write_sample,
)
