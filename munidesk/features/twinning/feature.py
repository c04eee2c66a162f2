"""Sister cities: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.twinning.schema import SCHEMA
from munidesk.town.manifest import Command, Feature, Listing, LiveBlock, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.twinning import guide, kinds, live, page_twinning, pending, refs, sample
    from munidesk.features.twinning.cities import exports
    from munidesk.features.twinning.plan import exports as year
else:
    guide, kinds, live, page_twinning, pending, refs, sample = lazy(
        "munidesk.features.twinning", "guide", "kinds", "live", "page_twinning", "pending", "refs", "sample"
    )
    (exports,) = lazy("munidesk.features.twinning.cities", "exports")
    (year,) = lazy("munidesk.features.twinning.plan", "exports")

_KEY, _TITLE = "hermanamientos", msgid("Hermanamientos")

FEATURE = Feature(
    name="twinning",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(
        Paper(
            name="twinning-file", title=msgid("Ficha de un hermanamiento"), document=exports.file, handed=_TITLE,
            each=live.each,
        ),
        Paper(
            name="twinning-agreement", title=msgid("Acuerdo de hermanamiento en dos idiomas"),
            document=exports.agreement, handed=_TITLE, each=live.each,
        ),
        Paper(
            name="twinning-poa", title=msgid("POA de un hermanamiento"), document=year.plan, handed=_TITLE,
            each=live.each,
        ),
        Paper(name="visit-report", title=msgid("Informe de una visita"), document=year.visit, handed=_TITLE),
        Paper(
            name="twinning-report", title=msgid("Informe anual de un hermanamiento"), document=year.report_of_year,
            handed=_TITLE, each=live.each,
        ),
        Paper(name="circle", title=msgid("Círculo de vinculación"), document=year.circle, handed=_TITLE,
              each=live.each),
    ),
    listings=(
        Listing(
            name="visits",
            file=msgid("visitas"),
            rows=year.list_visits,
            columns={
                "id": msgid("Identificador del registro, el mismo en todos los archivos"),
                "twinning": msgid("Ciudad"),
                "title": msgid("Visita"),
                "way": msgid("Sentido"),
                "start": msgid("Desde"),
                "end": msgid("Hasta"),
                "agreed": msgid("Qué se acordó"),
                "reported": msgid("Día del informe; vacío si falta"),
                "due": msgid("Hasta cuándo se entrega el informe; vacío si ya está"),
                "cost": msgid("Aporte propio, en centésimos"),
            },
        ),
        Listing(
            name="twinnings",
            file=msgid("hermanamientos"),
            rows=exports.list_twinnings,
            columns={
                "id": msgid("Identificador del registro, el mismo en todos los archivos"),
                "title": msgid("Ciudad"),
                "region": msgid("Región"),
                "country": msgid("País"),
                "kind": msgid("Tipo"),
                "partner": msgid("Si la contraparte es gobierno o privada"),
                "stage": msgid("Etapa en que está"),
                "done": msgid("Pasos hechos, sin los periódicos"),
                "steps": msgid("Pasos que tienen fin"),
                "pulse": msgid("Pulso a doce meses"),
                "agreement": msgid("Estado del acuerdo"),
                "signed": msgid("Día de la firma; vacío si no se firmó"),
                "ends": msgid("Último día de vigencia; vacío sin término"),
                "notice": msgid("Último día para avisar que no se renueva"),
                "next": msgid("Clave del paso que sigue"),
                "cost": msgid("Aporte propio del año, en centésimos"),
                "case": msgid("Número del expediente"),
            },
        ),
    ),
    pending=pending.pending,
    pages=(
        PageEntry(
            key=_KEY,
            title=_TITLE,
            make=page_twinning.TwinningPage,
            icon="globe",
            tabs=(
                ("0", msgid("Hermanamientos: expediente")),
                ("1", msgid("Hermanamientos: acuerdo")),
                ("2", msgid("Hermanamientos: POA")),
                ("3", msgid("Hermanamientos: visitas")),
                ("4", msgid("Hermanamientos: cartas")),
                ("5", msgid("Hermanamientos: círculo, asesoría y comité")),
            ),
            help=guide.TWINNING,
        ),
    ),
    commands=(Command(words=msgid("Nuevo hermanamiento"), key=_KEY, run="new_twinning"),),
    references=(
        Reference(table="twinning", describe=refs.describe, matter=True, parts=refs.parts),
        *(Reference(table=table, describe=refs.describe) for table in ("twinning_project", "twinning_visit")),
    ),
    sample=sample.write_sample,
    live=(LiveBlock(name="hermanamientos", title=_TITLE, blocks=live.blocks),),
    heard=live.heard,
)  # fmt: skip
