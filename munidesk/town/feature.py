"""The municipality, its people and its settings: all that the rest of the program knows of them."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.records.personal import PersonalData
from munidesk.town.manifest import Command, Feature, Help, Importer, Indicator, Listing, PageEntry, Paper, Reference
from munidesk.town.schema import PROGRAM, SCHEMA

if TYPE_CHECKING:
    from munidesk.town import (
        guide,
        import_people,
        kept,
        kinds,
        light,
        listing,
        page_settings,
        pending,
        people_import,
        refs,
        sample_kinds,
    )
    from munidesk.town.letters import exports as letter_papers
    from munidesk.town.letters import guide as letters_guide
    from munidesk.town.letters import import_sheet as import_letters
    from munidesk.town.letters import indicators as letter_indicators
    from munidesk.town.letters import page as page_letters
    from munidesk.town.letters import refs as letter_refs
    from munidesk.town.letters import register
else:
    letter_papers, letters_guide, import_letters, letter_indicators, page_letters, letter_refs, register = lazy(
        "munidesk.town.letters", "exports", "guide", "import_sheet", "indicators", "page", "refs", "register"
    )
    guide, import_people, kept, kinds, light, listing, page_settings, pending, people_import, refs, sample_kinds = lazy(
        "munidesk.town",
        "guide",
        "import_people",
        "kept",
        "kinds",
        "light",
        "listing",
        "page_settings",
        "pending",
        "people_import",
        "refs",
        "sample_kinds",
    )

FEATURE = Feature(
    name="town",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    program=PROGRAM,
    sample=sample_kinds.write_sample,
    sampled_in=("institute", "organisation"),
    papers=(
        Paper(name="correspondence", title=msgid("Carta o notificación"), document=letter_papers.one_letter),
        Paper(
            name="correspondence-book",
            title=msgid("Registro de correspondencia"),
            document=register.register_document,
            data=register.register_sheet,
        ),
    ),
    indicators=(
        Indicator(name="letters_answered", title=msgid("Cartas contestadas"), count=letter_indicators.letters_answered),
    ),
    listings=(
        Listing(
            name="people",
            file=msgid("integrantes"),
            rows=listing.list_people,
            columns={
                "id": msgid("Identificador de la persona, el mismo en todos los archivos"),
                "family_names": msgid("Apellidos"),
                "given_names": msgid("Nombres"),
                "gender": msgid("Género con que se la nombra en el acta"),
                "body": msgid("Órgano al que pertenece"),
                "post": msgid("Cargo"),
                "role": msgid("Titular o suplente"),
                "seat": msgid("Número de banca"),
                "party": msgid("Lista o partido"),
                "start": msgid("Primer día en el cargo"),
                "end": msgid("Último día en el cargo; vacío si sigue"),
            },
        ),
    ),
    importers=(
        Importer(
            name="people", target=import_people.target, table="person", other={".json": people_import.import_popolo}
        ),
        Importer(name="letters", target=import_letters.target, table="letter"),
    ),
    pages=(
        PageEntry(
            key="settings",
            never_empty="has always something to set",
            title=msgid("Ajustes"),
            make=page_settings.SettingsPage,
            icon="gear",
            tabs=(("", msgid("Ajustes y respaldo")),),
            bottom=True,
            help=guide.SETTINGS,
        ),
        PageEntry(
            key="council.letters",
            title=msgid("Correspondencia"),
            make=page_letters.LettersPage,
            icon="mail",
            within="council",
            help=letters_guide.LETTERS,
        ),
    ),
    commands=(
        Command(words=msgid("Respaldar ahora"), key="settings", run="back_up", icon="shield-check"),
        Command(words=msgid("Recuperar un respaldo"), key="settings", arguments={"at": "copies"}, icon="undo"),
        Command(words=msgid("Nueva carta"), key="council.letters", run="new", icon="mail"),
        Command(words=msgid("Fórmulas del acta"), key="settings", arguments={"at": "formulas"}, icon="phrase"),
        Command(words=msgid("Datos por verificar"), key="settings", arguments={"at": "rules"}, icon="scale"),
        Command(words=msgid("Comprobar el archivo"), key="settings", run="check_file", icon="shield-check"),
        Command(
            words=msgid("Comparar con un respaldo o un código"), key="settings", run="compare", icon="shield-check"
        ),
    ),
    pending=pending.pending,
    references=(
        Reference(table="person", describe=refs.describe, crossroads=True),
        Reference(table="letter", describe=letter_refs.describe),
    ),
    help=(
        Help(
            title=msgid("En todas partes"),
            keys=(
                ("Ctrl+K", msgid("buscar o ir a una página")),
                ("Ctrl+Z Ctrl+Y", msgid("deshacer y rehacer")),
                ("Ctrl+C", msgid("copiar los renglones de una tabla")),
                ("F6", msgid("pasar al otro panel")),
                ("F11", msgid("pantalla completa")),
                ("Alt+Q", msgid("qué hacer con el aviso de arriba, cuando hay uno")),
                ("Alt+Enter", msgid("todos los datos de lo que se muestra, con su historial")),
                ("Ctrl+P", msgid("imprimir lo que se muestra")),
                ("F1", msgid("la ayuda de la página; otra vez, o Esc, la cierra")),
            ),
        ),
    ),
    kept=kept.why_kept,
    light=light.leaving,
    personal=(
        PersonalData(
            what=msgid("A quién se escribió, su dirección, quién recibió la carta y con qué documento"),
            why=msgid("Para llevar la carta, y para que conste que llegó."),
            shown=msgid("En la carta, en «Correspondencia» y en su registro impreso. Ninguna lista los muestra."),
            leaving=msgid("Se borran con los datos de la persona; queda el número, la fecha y el asunto."),
        ),
        PersonalData(
            what=msgid("Archivos y fotografías adjuntos"),
            why=msgid("Antecedentes y constancias."),
            shown=msgid("En el registro al que se adjuntaron. Las fotos se guardan sin lugar ni cámara."),
            leaving=msgid("Se quitan desde el registro, y su contenido sale del archivo cuando se lo vuelve a abrir."),
        ),
        PersonalData(
            what=msgid("Respaldos y copias «antes-de-actualizar»"),
            why=msgid("Para no perder el trabajo si el archivo se daña."),
            shown=msgid("En la carpeta o la memoria donde se guardaron."),
            leaving=msgid(
                "Conservan lo que se borró después de hacerlos. Datos de una persona dice cuáles la nombran: "
                "haga un respaldo nuevo y elimine esos."
            ),
        ),
        PersonalData(
            what=msgid("Borradores: lo que se empezó a escribir y no se envió"),
            why=msgid("Para que un corte de luz no obligue a escribirlo otra vez."),
            shown=msgid("Solo donde se estaba escribiendo. Ningún informe ni respaldo los lleva."),
            leaving=msgid("Se borran al registrar, con «Empezar de nuevo» o, todos juntos, en Ajustes."),
        ),
        PersonalData(
            what=msgid("Quién escribe en esta computadora"),
            why=msgid("Para que el historial diga quién hizo cada cambio."),
            shown=msgid("En el historial."),
            leaving=msgid("Forma parte de la cadena que prueba que nada se alteró."),
        ),
    ),
)
