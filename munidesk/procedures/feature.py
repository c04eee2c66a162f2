"""Procedures and cases: all that the rest of the program knows of them."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.procedures.listings import LISTINGS
from munidesk.procedures.schema import SCHEMA
from munidesk.town.manifest import Command, Feature, Importer, Indicator, PageEntry, Paper, Reference, Written

if TYPE_CHECKING:
    from munidesk.procedures import (
        document_cases,
        exports,
        guide,
        heard,
        import_sheet,
        indicators,
        kinds,
        matter,
        page_case,
        page_cases,
        page_observations,
        pending,
        refs,
        sample,
        store_rail,
    )
else:
    (document_cases, exports, guide, heard, import_sheet, indicators, kinds, matter, page_case, page_cases,
     page_observations, pending, refs, sample, store_rail) = lazy(
        "munidesk.procedures", "document_cases", "exports", "guide", "heard", "import_sheet", "indicators", "kinds",
        "matter", "page_case", "page_cases", "page_observations", "pending", "refs", "sample", "store_rail",
    )  # fmt: skip

_TITLE = msgid("Expedientes")

FEATURE = Feature(
    name="procedures",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(
        Paper(name="case", title=msgid("Expediente"), document=exports.case),
        Paper(name="cases", title=_TITLE, document=document_cases.all_cases, handed=_TITLE),
        Paper(
            name="procedure", title=msgid("Procedimiento"), document=exports.procedure,
            texts={".toml": exports.procedure_text},
        ),
        Paper(name="silence-certificate", title=msgid("Constancia de plazo vencido"), document=exports.silence),
        Paper(
            name="consultation-matrix", title=msgid("Matriz de observaciones y respuestas"), document=exports.matrix,
            data=exports.observations, handed=_TITLE, each=heard.each,
        ),
        Paper(
            name="consultation-report", title=msgid("Informe de la consulta pública"),
            document=exports.consultation_report, handed=_TITLE, each=heard.each,
        ),
        Paper(
            name="consultation-notice", title=msgid("Aviso de consulta pública"), document=exports.consultation_notice,
            handed=_TITLE, each=heard.each,
        ),
        Paper(name="observation-form", title=msgid("Hoja para observar"), document=exports.observation_form),
    ),
    listings=LISTINGS,
    importers=(Importer(name="observations", target=import_sheet.target, table="case_entry"),),
    indicators=(
        Indicator(
            name="observations_answered", title=msgid("Observaciones respondidas"),
            count=indicators.observations_answered,
        ),
        Indicator(
            name="steps_in_time", title=msgid("Pasos de expedientes en plazo"), count=indicators.steps_in_time
        ),
    ),
    pending=pending.pending,
    pages=(
        PageEntry(
            key="cases",
            title=_TITLE,
            make=page_cases.CasesPage,
            icon="folder",
            tabs=(("0", msgid("Expedientes: los que hay")), ("1", msgid("Expedientes: procedimientos"))),
            help=guide.CASES,
            shown=store_rail.any_case,
        ),
        PageEntry(key="cases.case", title=msgid("Pasos de un expediente"), make=page_case.CasePage, help=guide.CASE),
        PageEntry(
            key="cases.observations", title=msgid("Observaciones de una consulta"),
            make=page_observations.ObservationsPage, help=guide.OBSERVATIONS,
        ),
    ),
    commands=(
        Command(words=msgid("Nuevo expediente"), key="cases", run="new"),
        Command(words=msgid("Nuevo procedimiento"), key="cases", run="new_procedure"),
    ),
    references=(
        Reference(table="procedure", describe=refs.describe),
        Reference(table="case_file", describe=refs.describe, matter=True, parts=refs.proved_steps),
        Reference(table="case_step", describe=refs.describe),
        Reference(table="case_entry", describe=refs.describe),
    ),
    written=(Written(table="case_step", matter=matter.of_step), Written(table="case_entry", matter=matter.of_entry)),
    heard=heard.heard,
    sample=sample.write_sample,
)  # fmt: skip
