"""The engine of evaluations: what it stores and what leaves of it. What it shows, the features that use it show."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.instruments.schema import SCHEMA
from munidesk.town.manifest import Feature, Folder, Importer, Listing, Paper

if TYPE_CHECKING:
    from munidesk.instruments import exports, import_answers, import_criteria, kinds, store_forms
else:
    exports, import_answers, import_criteria, kinds, store_forms = lazy(
        "munidesk.instruments", "exports", "import_answers", "import_criteria", "kinds", "store_forms"
    )

FEATURE = Feature(
    name="instruments",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    importers=(
        Importer(name="answers", target=import_answers.target, table="evaluation_answer"),
        Importer(
            name="evaluation-forms",
            target=import_answers.form_target,
            table="evaluation_opinion",
            other={".xlsx": store_forms.import_form, ".munidesk-form": store_forms.import_form},
        ),
        Importer(
            name="criteria",
            target=import_criteria.target,
            table="instrument_criterion",
            other={".toml": import_criteria.from_file},
        ),
    ),
    folders=(Folder(name="evaluation-forms", title=msgid("Formularios por área"), write=store_forms.export_forms),),
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
