"""The engine of evaluations: what it stores and what leaves of it. What it shows, the features that use it show."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.instruments.schema import SCHEMA
from munidesk.town.manifest import Feature, Importer, Listing, Paper

if TYPE_CHECKING:
    from munidesk.instruments import exports, import_answers, kinds
else:
    exports, import_answers, kinds = lazy("munidesk.instruments", "exports", "import_answers", "kinds")

FEATURE = Feature(
    name="instruments",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    importers=(Importer(name="answers", target=import_answers.target, table="evaluation_answer"),),
    papers=(
        Paper(
            name="instrument",
            title=msgid("Instrumento de diagnóstico"),
            document=exports.instrument,
            texts={".toml": exports.instrument_toml},
        ),
    ),
    listings=(
        Listing(
            name="instruments",
            file=msgid("instrumentos"),
            rows=exports.listed,
            columns={
                "id": msgid("Identificador del registro, el mismo en todos los archivos"),
                "key": msgid("Clave del instrumento, la misma en todas las versiones"),
                "version": msgid("Versión"),
                "title": msgid("Título"),
                "scale": msgid("Los puntos van de 0 a este número"),
                "weighting": msgid("Cómo se pesa"),
                "criteria": msgid("Cuántos criterios pregunta"),
                "rounds": msgid("Cuántas rondas la usan"),
            },
        ),
    ),
)
