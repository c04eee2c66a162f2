"""The council: all that the rest of the program knows of it."""

from functools import partial
from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.council.reports.names import NOT_OF_ONE, TITLES
from munidesk.features.council.schema import SCHEMA
from munidesk.records.personal import PersonalData
from munidesk.town.manifest import (
    Command,
    Feature,
    Importer,
    Indicator,
    Listing,
    LiveBlock,
    PageEntry,
    Paper,
    Reference,
    Written,
)

if TYPE_CHECKING:
    from munidesk.features.council import exports, guide, kept, kinds, light, pending, refs, there
    from munidesk.features.council.certificates import notified
    from munidesk.features.council.elections import import_sheet as import_elections
    from munidesk.features.council.fulfilment import import_sheet as in_fulfilments
    from munidesk.features.council.incoming import attendance as in_attendance
    from munidesk.features.council.incoming import ballots as in_ballots
    from munidesk.features.council.incoming import record as in_record
    from munidesk.features.council.incoming import resolutions as in_resolutions
    from munidesk.features.council.incoming import sessions as in_sessions
    from munidesk.features.council.incoming import votes as in_votes
    from munidesk.features.council.minutes import store_sealed, verify
    from munidesk.features.council.old import import_files as old_actas
    from munidesk.features.council.reports import exports as reports
    from munidesk.features.council.reports import guide as reports_guide
    from munidesk.features.council.reports import indicators, listing, live, page_reports, popolo
    from munidesk.features.council.sample import write as sample
    from munidesk.features.council.sessions import page, page_all, page_card
else:
    exports, guide, kept, kinds, light, pending, refs, there = lazy(
        "munidesk.features.council", "exports", "guide", "kept", "kinds", "light", "pending", "refs", "there"
    )
    in_attendance, in_ballots, in_record, in_resolutions, in_sessions, in_votes = lazy(
        "munidesk.features.council.incoming", "attendance", "ballots", "record", "resolutions", "sessions", "votes"
    )
    indicators, listing, live, page_reports, popolo, reports = lazy(
        "munidesk.features.council.reports", "indicators", "listing", "live", "page_reports", "popolo", "exports"
    )
    (notified,) = lazy("munidesk.features.council.certificates", "notified")
    (reports_guide,) = lazy("munidesk.features.council.reports", "guide")
    (import_elections,) = lazy("munidesk.features.council.elections", "import_sheet")
    (old_actas,) = lazy("munidesk.features.council.old", "import_files")
    (in_fulfilments,) = lazy("munidesk.features.council.fulfilment", "import_sheet")
    store_sealed, verify = lazy("munidesk.features.council.minutes", "store_sealed", "verify")
    (sample,) = lazy("munidesk.features.council.sample", "write")
    page, page_all, page_card = lazy("munidesk.features.council.sessions", "page", "page_all", "page_card")

_NARROWED = ("body", "member", "kind")

REPORTS = tuple(
    Paper(
        name=name,
        title=title,
        document=partial(reports.document, name),
        data=partial(reports.data, name),
        texts={".json": partial(reports.text, name)},
        takes=tuple(one for one in _NARROWED if one != "member" or name not in NOT_OF_ONE),
    )
    for name, title in TITLES.items()
)

PAPERS = (
    Paper(name="acta", title=msgid("Acta"), document=exports.acta),
    Paper(name="public", title=msgid("Acta, versión pública"), document=exports.public),
    Paper(name="altered", title=msgid("Copia alterada de un acta"), document=exports.altered),
    Paper(name="reading", title=msgid("Copia de lectura en letra grande"), document=exports.reading),
    Paper(name="notice", title=msgid("Convocatoria"), document=exports.notice, texts={".ics": exports.calendar}),
    Paper(name="agenda", title=msgid("Orden del día"), document=exports.agenda),
    Paper(name="attendance", title=msgid("Asistencia"), data=exports.attendance, takes=_NARROWED),
    Paper(
        name="attendance-report",
        title=msgid("Informe de asistencia"),
        document=exports.attendance_report,
        takes=_NARROWED,
    ),
    *REPORTS,
    Paper(name="votes", title=msgid("Votaciones"), data=exports.votes, takes=("body", "kind")),
    Paper(name="ballots", title=msgid("Votos de cada integrante"), data=exports.ballots, takes=_NARROWED),
    Paper(name="elections", title=msgid("Elecciones"), data=exports.elections),
    Paper(name="speakers", title=msgid("Uso de la palabra"), data=exports.speakers),
    Paper(name="presences", title=msgid("Asistencia de cada sesión"), data=exports.presences, takes=("body", "kind")),
    Paper(name="resolutions", title=msgid("Resoluciones"), data=exports.resolutions, takes=("body", "kind")),
    Paper(
        name="fulfilments",
        title=msgid("Seguimiento de resoluciones"),
        data=exports.fulfilments,
        takes=("body", "kind"),
    ),
    Paper(
        name="open-data",
        title=msgid("Datos abiertos del concejo (.json)"),
        data=exports.votes,
        texts={".json": popolo.popolo_text},
    ),
    Paper(name="book", title=msgid("Libro de actas"), data=exports.book, takes=("body", "kind")),
    Paper(name="book-index", title=msgid("Índice del libro de actas"), document=exports.book_index),
    Paper(name="book-opening", title=msgid("Diligencia de apertura del libro"), document=exports.book_opening),
    Paper(name="book-closing", title=msgid("Diligencia de cierre del libro"), document=exports.book_closing),
    Paper(name="book-sheets", title=msgid("Hojas foliadas en blanco"), document=exports.book_sheets, pdf_only=True),
    Paper(name="whole-book", title=msgid("Libro de actas entero, en PDF"), document=exports.bound_book, pdf_only=True),
    Paper(name="extract", title=msgid("Extracto de resolución"), document=exports.extract),
    Paper(name="certificate", title=msgid("Certificado de resolución"), document=exports.certificate),
)

LISTINGS = (
    Listing(
        name="sessions",
        file=msgid("sesiones"),
        rows=listing.list_sessions,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "body": msgid("Órgano que sesionó"),
            "kind": msgid("Clase de sesión"),
            "number": msgid("Número en su serie"),
            "date": msgid("Fecha, año-mes-día"),
            "state": msgid("Estado"),
            "seats": msgid("Cantidad de integrantes del órgano"),
            "present": msgid("Integrantes presentes; vacío si no se tomó asistencia"),
            "quorum": msgid("Presentes que pide la norma"),
            "has_quorum": msgid("Si hubo quórum; vacío si no se tomó asistencia"),
        },
    ),
    Listing(
        name="votes",
        file=msgid("votaciones"),
        rows=listing.list_votes,
        columns={
            "session": msgid("Identificador de la sesión"),
            "item": msgid("Número del asunto en el orden del día"),
            "title": msgid("Asunto"),
            "type": msgid("Tipo de votación"),
            "rule": msgid("Mayoría que se pidió"),
            "for": msgid("Votos a favor"),
            "against": msgid("Votos en contra"),
            "abstain": msgid("Abstenciones"),
            "recused": msgid("Excusados"),
            "outcome": msgid("Resultado"),
            "explanation": msgid("Cómo se llegó al resultado, con su artículo"),
        },
    ),
    Listing(
        name="resolutions",
        file=msgid("resoluciones"),
        rows=listing.list_resolutions,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "session": msgid("Identificador de la sesión"),
            "date": msgid("Fecha de la sesión, año-mes-día"),
            "number": msgid("Número en su serie"),
            "year": msgid("Año de la serie"),
            "title": msgid("Título"),
            "resolves": msgid("Texto de lo resuelto"),
        },
    ),
)

FEATURE = Feature(
    name="council",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=PAPERS,
    listings=LISTINGS,
    importers=(
        Importer(name="sessions", target=in_sessions.target, table="session"),
        Importer(name="agenda", target=in_sessions.agenda_target, table="agenda_item"),
        Importer(name="attendance", target=in_attendance.target, table="presence"),
        Importer(name="votes", target=in_ballots.target, table="ballot"),
        Importer(name="counts", target=in_votes.target, table="vote"),
        Importer(name="resolutions", target=in_resolutions.target, table="resolution"),
        Importer(name="records", target=in_record.target),
        Importer(name="old-actas", target=old_actas.target, table="old_acta"),
        Importer(name="elections", target=import_elections.target, table="election"),
        Importer(name="fulfilments", target=in_fulfilments.target, table="fulfilment"),
    ),
    indicators=(
        Indicator(name="attendance", title=msgid("Asistencia de titulares"), count=indicators.attendance),
        Indicator(name="sessions", title=msgid("Sesiones realizadas"), count=indicators.sessions),
        Indicator(
            name="minutes_in_time",
            title=msgid("Actas aprobadas dentro de los 30 días"),
            count=indicators.minutes_in_time,
        ),
    ),
    live=(LiveBlock(name="resoluciones", title=msgid("Lista de resoluciones"), blocks=live.resolution_blocks),),
    pending=pending.pending,
    card=page_card.session_card,
    pages=(
        PageEntry(
            key="council",
            title=msgid("Concejo"),
            make=page_all.SessionsPage,
            icon="council",
            tabs=(
                ("0", msgid("Concejo: sesiones")),
                ("1", msgid("Concejo: asistencia")),
                ("2", msgid("Concejo: resoluciones")),
                ("3", msgid("Concejo: votaciones")),
                ("4", msgid("Concejo: libro de actas")),
                ("5", msgid("Concejo: integrantes")),
            ),
            help=guide.COUNCIL,
        ),
        PageEntry(
            key="council.reports",
            title=msgid("Informes"),
            make=page_reports.ReportsPage,
            icon="chart",
            within="council",
            help=reports_guide.REPORTS,
        ),
        PageEntry(
            key="council.session",
            never_empty="shows one record",
            title=msgid("Sesión"),
            make=page.SessionPage,
            help=guide.SESSION,
            apart={
                ("live", "F6"): msgid(
                    "En sesión las teclas van del orden del día al texto, a los votos y a la asistencia: "
                    "nadie sale de la sesión por una tecla de más."
                ),
            },
        ),
    ),
    commands=(
        Command(words=msgid("Nueva sesión"), key="council", arguments={"tab": "0"}, run="new_session"),
        Command(words=msgid("Informes del concejo"), key="council.reports", icon="chart"),
        Command(
            words=msgid("Ficha de un integrante del concejo"),
            key="council.reports",
            arguments={"report": "member"},
            icon="user",
        ),
        Command(words=msgid("Copia liviana para integrantes"), key="council", run="light_copy", icon="folder"),
        Command(words=msgid("En sesión"), key="council.session", icon="council", now=pending.open_now),
        Command(words=msgid("Exportar un acta (Word o PDF)"), key="council", arguments={"tab": "4"}, icon="book"),
    ),
    references=(
        Reference(table="session", describe=refs.describe, crossroads=True),
        Reference(table="agenda_item", describe=refs.describe, matter=True),
        Reference(table="motion", describe=refs.describe),
        Reference(table="resolution", describe=refs.describe),
        Reference(table="minutes", describe=refs.describe),
        Reference(table="certificate", describe=refs.describe),
        Reference(table="old_acta", describe=refs.describe),
        Reference(table="fulfilment", describe=refs.describe),
    ),
    written=(Written(table="resolution", matter=notified.matter),),
    kept=kept.why_kept,
    light=light.leaving,
    personal=(
        PersonalData(
            what=msgid("Integrantes del Concejo: nombre, cargo, lista y fechas"),
            why=msgid("Las actas tienen que decir quién estuvo, votó y firmó."),
            shown=msgid("Son públicos: actas, planillas e informes."),
            leaving=msgid("No se borran: constan en actas aprobadas."),
        ),
        PersonalData(
            what=msgid("Público y funcionarios en las sesiones"),
            why=msgid("El acta dice cuántos asistieron."),
            shown=msgid("Solo la cantidad."),
            leaving=msgid("No identifican a nadie."),
        ),
        PersonalData(
            what=msgid("Vecinas y vecinos que hablan en una sesión: su nombre, si lo dan, y su zona"),
            why=msgid("Para dar la palabra en orden y decir en el acta lo que expresó cada persona."),
            shown=msgid("El acta dice «una vecina» y su zona; su nombre, solo si la persona lo acepta."),
            leaving=msgid("El nombre se guarda aparte y se borra a pedido, mientras no conste en un acta aprobada."),
        ),
        PersonalData(
            what=msgid("Quién lleva adelante cada resolución, cuando se anota una persona y no un área"),
            why=msgid("Para saber a quién preguntar por lo resuelto."),
            shown=msgid("En el informe de cumplimiento y en la planilla de seguimiento."),
            leaving=msgid("Se cambia en Concejo › Resoluciones › Seguimiento, o se tacha en Ajustes."),
        ),
        PersonalData(
            what=msgid("Candidaturas y papeletas de una elección"),
            why=msgid("El acta dice quiénes se presentaron y cuántos votos tuvo cada candidatura."),
            shown=msgid("En el acta. De una votación secreta no se guarda quién votó qué."),
            leaving=msgid("No se borran: constan en actas."),
        ),
        PersonalData(
            what=msgid("Personas nombradas en asuntos, mociones, resoluciones y actas"),
            why=msgid("El acta dice lo que se trató y de quién se trató."),
            shown=msgid("En el acta y en los documentos que salen de ella, que son públicos."),
            leaving=msgid(
                "Se tachan mientras el acta no esté aprobada (Ajustes › Datos de una persona). Después no cambia."
            ),
        ),
    ),
    paper_codes=store_sealed.paper_codes,
    verify=verify.verify,
    sample=sample.write_of_size,
    there=there.there,
)
