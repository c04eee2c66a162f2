"""Participation: all that the rest of the program knows of it."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.participation.schema import SCHEMA
from munidesk.records.personal import PersonalData
from munidesk.town.manifest import (
    Command,
    Feature,
    Importer,
    Indicator,
    Listing,
    PageEntry,
    Paper,
    Reference,
    Written,
)

if TYPE_CHECKING:
    from munidesk.features.participation import exports, guide, import_lists, kinds, page_participation, refs, sample
    from munidesk.features.participation.analysis import indicators
    from munidesk.features.participation.encounters import page as page_encounter
    from munidesk.features.participation.initiatives import document_feedback as feedback
    from munidesk.features.participation.initiatives import import_sheet, listing, pending
    from munidesk.features.participation.initiatives import page as page_initiative
else:
    exports, guide, import_lists, kinds, page_participation, refs, sample = lazy(
        "munidesk.features.participation",
        "exports",
        "guide",
        "import_lists",
        "kinds",
        "page_participation",
        "refs",
        "sample",
    )
    (indicators,) = lazy("munidesk.features.participation.analysis", "indicators")
    (page_encounter,) = lazy("munidesk.features.participation.encounters", "page")
    feedback, import_sheet, listing, pending, page_initiative = lazy(
        "munidesk.features.participation.initiatives", "document_feedback", "import_sheet", "listing", "pending", "page"
    )

LISTINGS = (
    Listing(
        name="initiatives",
        file=msgid("iniciativas"),
        rows=listing.list_initiatives,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "folio": msgid("Folio de la iniciativa, año-número"),
            "date": msgid("Día en que se recibió, año-mes-día"),
            "origin": msgid("Por dónde llegó"),
            "title": msgid("Título"),
            "state": msgid("Estado"),
            "own_state": msgid("Estado, como lo llama el municipio; vacío si es uno de MuniDesk"),
            "answer": msgid("Sentido de la respuesta"),
            "answer_date": msgid("Día de la respuesta; vacío si no la hay"),
            "due": msgid("Último día para responder"),
            "overdue": msgid("Si el plazo venció sin respuesta"),
            "given_back": msgid("Si la respuesta se devolvió a quien propuso"),
        },
    ),
    Listing(
        name="encounters",
        file=msgid("encuentros"),
        rows=listing.list_encounters,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "kind": msgid("Clase de encuentro"),
            "title": msgid("Título"),
            "date": msgid("Fecha, año-mes-día"),
            "zone": msgid("Zona"),
            "state": msgid("Estado"),
            "people": msgid("Personas que asistieron; vacío si nadie contó"),
            "contributions": msgid("Aportes recogidos"),
        },
    ),
)

FEATURE = Feature(
    name="participation",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(
        Paper(name="initiatives", title=msgid("Iniciativas"), data=exports.initiatives, printed_as="answers"),
        Paper(
            name="answers",
            title=msgid("Iniciativas y respuestas"),
            document=exports.answers,
            handed=msgid("Participación"),
        ),
        Paper(name="encounter", title=msgid("Informe del encuentro"), document=exports.encounter),
        Paper(name="encounters", title=msgid("Encuentros"), data=exports.encounters_sheet),
        Paper(name="sign-in", title=msgid("Planilla de asistencia"), document=exports.sign_in),
        Paper(name="feedback", title=msgid("Devolución"), document=exports.feedback),
        Paper(name="letter", title=msgid("Carta de respuesta"), document=exports.letter),
    ),
    listings=LISTINGS,
    importers=(
        Importer(name="initiatives", target=import_sheet.target, table="initiative"),
        Importer(name="encounters", target=import_lists.encounters, table="encounter"),
        Importer(name="attendees", target=import_lists.attendees, table="attendee"),
        Importer(name="contributions", target=import_lists.contributions, table="contribution"),
        Importer(name="themes", target=import_lists.themes, table="theme"),
    ),
    indicators=(
        Indicator(name="answered", title=msgid("Iniciativas respondidas"), count=indicators.answered),
        Indicator(
            name="answered_in_time", title=msgid("Iniciativas respondidas en plazo"), count=indicators.answered_in_time
        ),
        Indicator(name="given_back", title=msgid("Devoluciones hechas"), count=indicators.given_back),
        Indicator(name="encounters", title=msgid("Encuentros realizados"), count=indicators.encounters),
    ),
    pending=pending.pending,
    pages=(
        PageEntry(
            key="participation",
            title=msgid("Participación"),
            make=page_participation.ParticipationPage,
            icon="people",
            tabs=(
                ("0", msgid("Participación: iniciativas")),
                ("1", msgid("Participación: encuentros")),
                ("2", msgid("Participación: temas y respuestas")),
                ("3", msgid("Participación: análisis")),
                ("4", msgid("Participación: personas")),
            ),
            help=guide.PARTICIPATION,
        ),
        PageEntry(
            key="participation.encounter",
            never_empty="shows one record",
            title=msgid("Encuentro"),
            make=page_encounter.EncounterPage,
            help=guide.ENCOUNTER,
        ),
        PageEntry(
            key="participation.initiative",
            never_empty="shows one record",
            title=msgid("Iniciativa"),
            make=page_initiative.InitiativePage,
            help=guide.INITIATIVE,
        ),
    ),
    commands=(
        Command(words=msgid("Nueva iniciativa"), key="participation", arguments={"tab": "0"}, run="new_initiative"),
        Command(
            words=msgid("Unir iniciativas iguales"),
            key="participation",
            arguments={"tab": "0"},
            run="join_initiatives",
        ),
        Command(words=msgid("Unir dos personas"), key="participation", arguments={"tab": "4"}, run="join_people"),
        Command(
            words=msgid("Estados propios de las iniciativas"),
            key="participation",
            arguments={"tab": "0"},
            run="own_states",
        ),
        Command(words=msgid("Cerrar el período"), key="participation", arguments={"tab": "3"}, run="close_period"),
        Command(words=msgid("Nuevo encuentro"), key="participation", arguments={"tab": "1"}, run="new_encounter"),
    ),
    references=(
        Reference(table="initiative", describe=refs.describe, matter=True),
        Reference(table="encounter", describe=refs.describe, crossroads=True),
        Reference(table="contribution", describe=refs.describe),
        Reference(table="theme", describe=refs.describe),
        Reference(table="neighbour", describe=refs.describe),
    ),
    written=(Written(table="initiative", matter=feedback.matter, arrived=feedback.given_back_by),),
    personal=(
        PersonalData(
            what=msgid("Vecinas y vecinos: nombre, teléfono, correo, dirección (optativos)"),
            why=msgid("Para responder a quien propuso algo y preparar la planilla de asistencia."),
            shown=msgid(
                "Solo en Participación › Personas, la carta de respuesta y la planilla. Ningún informe los muestra."
            ),
            leaving=msgid("Participación › Personas: copia de sus datos, o borrarlos también del historial."),
        ),
        PersonalData(
            what=msgid("Sexo, tramo de edad, zona y organización de asistentes (optativos)"),
            why=msgid("Para contar la participación."),
            shown=msgid("En cuentas, nunca por persona; lo que no se dijo figura «Sin dato»."),
            leaving=msgid("Quedan sin nombre cuando la persona pide que se la borre."),
        ),
        PersonalData(
            what=msgid(
                "Nombres escritos en títulos y textos de iniciativas, en quién dijo un aporte y en otros textos"
            ),
            why=msgid("Quien los escribió los consideró necesarios. Es mejor no escribirlos."),
            shown=msgid("Donde se muestra ese texto: tableros, informes, cartas y lo que se entrega."),
            leaving=msgid(
                "Ajustes › Datos de una persona los busca en todo, da copia y los tacha (■■■), con su historial."
            ),
        ),
    ),
    sample=sample.write_sample,
)
