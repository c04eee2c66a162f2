"""Training: all that the rest of the program knows of it, room by room (`<room>/manifest.py`)."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.training.certificates import manifest as certificates
from munidesk.features.training.editions import manifest as editions
from munidesk.features.training.needs import manifest as needs
from munidesk.features.training.network import manifest as network
from munidesk.features.training.people import manifest as people
from munidesk.features.training.programme import manifest as programme
from munidesk.features.training.schema import SCHEMA
from munidesk.features.training.yearly import manifest as yearly
from munidesk.records.personal import PersonalData
from munidesk.town.manifest import Feature, Folder

if TYPE_CHECKING:
    from munidesk.features.training import kinds, pending, sample
    from munidesk.features.training.certificates import register, verify
    from munidesk.features.training.kits import store as kits
else:
    register, verify = lazy("munidesk.features.training.certificates", "register", "verify")
    kinds, pending, sample = lazy("munidesk.features.training", "kinds", "pending", "sample")
    (kits,) = lazy("munidesk.features.training.kits", "store")

_ROOMS = (needs, programme, editions, certificates, people, network)

FEATURE = Feature(
    name="training",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(*(one for room in _ROOMS for one in room.PAPERS), *yearly.PAPERS),
    folders=(Folder(name="training-kit", title=msgid("Kit de un curso"), write=kits.export_folder),),
    listings=tuple(one for room in _ROOMS for one in room.LISTINGS),
    importers=tuple(one for room in _ROOMS for one in room.IMPORTERS),
    indicators=yearly.INDICATORS,
    pages=tuple(one for room in _ROOMS for one in room.PAGES),
    commands=tuple(one for room in _ROOMS for one in room.COMMANDS),
    references=tuple(one for room in _ROOMS for one in room.REFERENCES),
    pending=pending.pending,
    personal=(
        PersonalData(
            what=msgid("Personal municipal: nombre, sexo, puesto, niveles, cursos y constancias"),
            why=msgid("Para saber qué pide cada puesto, qué falta y qué se cursó."),
            shown=msgid("En Capacitación, en la ficha de la persona y en sus constancias."),
            leaving=msgid("Ajustes › Datos de una persona lo busca en todo, da copia y lo tacha, con su historial."),
        ),
        PersonalData(
            what=msgid("Personal municipal: CURP o documento, RFC, teléfono y nacimiento (optativos)"),
            why=msgid("Para la constancia DC-3 de México."),
            shown=msgid("Solo en la ficha de la persona y en esa constancia. Ninguna lista los muestra."),
            leaving=msgid("Capacitación › Personas: borrarlos también del historial."),
        ),
    ),
    paper_codes=register.paper_codes,
    verify=verify.verify,
    kept=register.why_kept,
    first_of=("institute",),
    sample=sample.write_sample,
    sampled_in=("municipality", "institute"),
)
