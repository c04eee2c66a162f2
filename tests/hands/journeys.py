"""The journeys of a secretary from an empty folder to files on disk, by keys alone."""

from collections.abc import Callable, Sequence

from tests.hands.driver import Hands
from tests.hands.papers import read_word

MEMBERS = (
    ("Núñez Peña, María", "Alcaldesa", "Vecinos Unidos", "Titular"),
    ("Güimil Brum, José", "Concejal", "Vecinos Unidos", "Titular"),
    ("Bentancor Ruiz, Nelson", "Concejal", "Unión Local", "Titular"),
    ("Cabral Techera, Silvia", "Concejala", "Cerro Adelante", "Titular"),
    ("Moreira Lacuesta, Inés", "Concejala", "Unión Local", "Titular"),
    ("Pereyra Vidal, Hugo", "Concejal", "Unión Local", "Suplente de Moreira"),
    ("Fagúndez Lema, Iris", "Concejala", "Vecinos Unidos", "Suplente de Núñez"),
)


def found_a_town(hands: Hands) -> None:
    """From nothing to a council whose members are typed in the table."""
    found_without_members(hands)
    for member in MEMBERS:
        for cell in member[:-1]:
            hands.write(cell, kept=False)
            hands.press("Tab")
        hands.write(member[-1], kept=False)
        hands.press("Enter")
    hands.picture("integrantes")
    hands.press("Enter")
    hands.at("Continuar")
    hands.press("Enter")
    hands.at("Empezar")
    hands.picture("listo")
    hands.press("Enter")
    hands.sees("Municipio de Ñandubay")


def found_without_members(hands: Hands, country: str = "Uruguay") -> None:
    """Country and municipality; the keyboard waits in the empty table of members."""
    hands.at("Continuar")
    hands.picture("bienvenida")
    hands.press("Enter")
    hands.at("¿Qué es?")
    hands.press("Tab")
    hands.at("País")
    hands.choose(country)
    hands.picture("pais")
    hands.press("Enter")
    hands.at("Nombre del municipio")
    hands.write("Municipio de Ñandubay")
    hands.press("Enter")
    hands.at("Localidad")
    hands.write("Güemes del Sauce")
    hands.press("Enter")
    hands.at("Dirección")
    hands.write("Av. 18 de Julio 1234 ¿esquina Ibirá-Pitá?")
    hands.picture("municipio")
    hands.press("Enter")
    hands.at("Integrantes")


def begin_without_members(hands: Hands, country: str = "Uruguay") -> None:
    """A team that plans: the council comes later."""
    found_without_members(hands, country)
    hands.press("Enter")
    hands.at("Cargarlos después")
    hands.picture("despues")
    hands.press("Enter")
    hands.at("Empezar")
    hands.sees("todavía no tiene integrantes")
    hands.picture("listo")
    hands.press("Enter")
    hands.sees("Municipio de Ñandubay")
    hands.picture("inicio")


def begin_with_the_sample(hands: Hands) -> None:
    """The invented municipality that the welcome offers: thousands of records, thirty sessions."""
    hands.at("Continuar")
    hands.go_to("municipio de ejemplo")
    hands.press("Enter")
    hands.wait_for("Inicio")
    hands.picture("ejemplo")


def open_page(hands: Hands, name: str) -> None:
    """By Ctrl+K, as one does who does not know where it is."""
    hands.press("Ctrl+K")
    hands.write(name, kept=False)
    hands.press("Enter")


TODAY = "17/11/2026"
ITEMS = (
    "Compra de 120 luminarias ¿LED o de sodio?",
    "Reparación del puente de Ñanduty",
    "Convenio con el liceo «José Güell»",
)


def convene(hands: Hands, items: Sequence[str] = ITEMS) -> None:
    """A session with its agenda, from Inicio."""
    hands.press("Ctrl+N")
    hands.reads("Nueva sesión")
    hands.press("Enter")
    hands.at("Clase")
    hands.go_to("Fecha")
    if TODAY not in hands.seen.value:  # where sessions were held before, the next date of their calendar is offered
        hands.press("Ctrl+A")
        hands.write(TODAY, kept=False)
    hands.go_to("Lugar")
    hands.write("Salón del Concejo, Güemes 45")
    hands.picture("nueva-sesion")
    hands.press("Enter")
    hands.at("Asunto nuevo")
    for item in items:
        hands.write(item)
        hands.press("Enter")
        hands.at("Asunto nuevo")
    hands.picture("orden")


def open_it(hands: Hands, *marks: str) -> None:
    """Who is here, and the session is open."""
    hands.press("Ctrl+Tab")
    hands.at("Asistencia")
    for one in marks:
        hands.command(one)
    hands.picture("asistencia")
    hands.press("F8")
    hands.sees(f"convocada para el {TODAY} a las 19:00")
    hands.press("Enter")
    hands.at("Asistencia")
    hands.elapse(35 * 60)
    hands.press("F8")
    hands.at("Asistencia")
    hands.sees("En sesión")


def first_run(hands: Hands) -> None:
    """From an empty home to the first acta on disk."""
    found_a_town(hands)
    hands.picture("inicio")
    convene(hands)
    open_it(hands, "1P", "2P", "3P", "4P", "5P")
    hands.picture("abierta")
    hands.press("F6")
    hands.at("Orden del día")
    hands.press("Home")
    number, before = 0, ""
    while hands.seen.value != before:
        before = hands.seen.value
        number += 1
        hands.press("Enter")
        hands.at("Texto de lo tratado")
        hands.write(f"Se trata el asunto {number}: ¿cuánto cuesta? Opinan Núñez y Güimil; así queda.")
        hands.elapse(240)
        hands.press("Esc")
        hands.at("Orden del día")
        if number == 1:
            hands.picture("asunto")
        hands.press("Down")
    hands.picture("tratados")
    name_secretary(hands)
    lift(hands)
    word(hands, "Ñandubay", "Güemes del Sauce", "¿cuánto cuesta?", "Güimil")


def name_secretary(hands: Hands) -> None:
    """Somebody who sits nowhere, by the list of «Convocatoria»."""
    hands.press("Ctrl+Shift+Tab", "Ctrl+Shift+Tab")
    hands.at("Fecha")
    hands.go_to("Secretaría", at_most=20)
    hands.press("End")
    hands.picture("secretaria")
    hands.write("Lucía")
    hands.press("Tab")
    hands.write("Agüero Ñáñez")
    hands.press("Enter")
    hands.at("Secretaría")
    hands.reads("Agüero Ñáñez, Lucía")
    hands.picture("convocatoria")
    hands.press("Ctrl+Tab", "Ctrl+Tab")


def lift(hands: Hands, *told: str) -> None:
    hands.press("F8")
    hands.sees(*told)
    hands.at("Levantar la sesión")
    hands.picture("levantar")
    hands.press("Enter")
    hands.picture("acta")


def word(hands: Hands, *words: str) -> None:
    """The acta in Word beside the file, with those words in it, letter by letter."""
    hands.go_to("Word")
    hands.press("Enter")
    hands.sees("Buscar en:", "Nombre del archivo:", "Tipo de archivo:", "Documento de Word")
    hands.picture("guardar")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.picture("guardado")
    hands.close()
    text = read_word(path)
    for one in ("Agüero Ñáñez", *words):
        if one not in text:
            raise hands.wrong(f"el acta en Word no dice «{one}»; dice:\n{text}")


EIGHT = (
    "Compra de 120 luminarias ¿LED o de sodio?",
    "Reparación del puente de Ñanduty",
    "Convenio con el liceo «José Güell»",
    "Cesión del predio de la calle Ibirá-Pitá",
    "Subsidio al club Ñandú",
    "Poda de los plátanos en avenida Güemes",
)


def whole_session(hands: Hands, begin: Callable[[Hands], None] = found_a_town, held: Sequence[int] = ()) -> None:
    """`held`: the ordinary sessions whose acta waits to be approved before this one's.

    Eight items with arrivals, departures, a tie, a recusal, quorum lost and regained, closing and approval."""
    begin(hands)
    convene(hands, EIGHT)
    open_it(hands, "1P", "2P", "3P", "4P", "5J")
    treat(hands, 1, "Se abre la sesión; ¿falta alguien? Avisó Moreira.")
    treat(hands, 2, "Se da lectura al acta anterior.")
    vote(hands, 3, "Comprar 120 luminarias LED ¿en dos años?", "0F", "3C")
    hands.sees("APROBADA", "3 a favor", "1 en contra")
    vote(hands, 4, "Reparar el puente de Ñanduty", "1F", "2F", "3C", "4C")
    hands.sees("EMPATADA", "Doble voto")
    hands.picture("empate")
    hands.command("+")
    hands.sees("APROBADA")
    vote(hands, 5, "Firmar el convenio con el liceo", "1F", "2F", "3F", "4E")
    hands.sees("APROBADA", "3 a favor")
    roster(hands)
    hands.command("5P")
    hands.sees("5")
    hands.command("3R4R5R")
    hands.sees("Sin quórum")
    hands.picture("sin-quorum")
    hands.command("3P")
    hands.sees("Hay quórum")
    hands.picture("con-quorum")
    treat(hands, 6, "Pasa a comisión el predio de Ibirá-Pitá.")
    treat(hands, 7, "Se toma conocimiento del pedido del club Ñandú.")
    treat(hands, 8, "Informa la dirección de Güemes.")
    name_secretary(hands)
    lift(hands, "9. Asuntos varios", "Falta quién propone 3 mociones (asuntos 3, 4, 5)")
    for number in held:
        open_page(hands, f"ordinaria {number}")
        hands.sees(f"ordinaria {number}/2026")
        approve(hands)
    own = held[-1] + 1 if held else 1
    if held:
        open_page(hands, f"ordinaria {own}")
        hands.sees(f"ordinaria {own}/2026")
    approve(hands)
    word(hands, "Se abre la sesión; ¿falta alguien? Avisó Moreira.", "comprar 120 luminarias LED ¿en dos años?",
         "se pierde el quórum", "vuelve a haber quórum", "uso del doble voto", "9. Asuntos varios No se trató.",
         *([] if held else ["Ñandubay", "Güemes del Sauce", "Fin del acta 1"]))  # fmt: skip


def roster(hands: Hands) -> None:
    hands.go_to("Asistencia", key="F6", at_most=5)


def treat(hands: Hands, number: int, text: str) -> None:
    """Item `number` of the agenda, written."""
    hands.go_to("Orden del día", key="F6", at_most=5)
    hands.choose(f"{number}. ", key="Down" if hands.seen.value < f"{number}. " else "Up")
    hands.press("Enter")
    hands.at("Texto de lo tratado")
    hands.write(text)
    hands.elapse(180)


def vote(hands: Hands, number: int, motion: str, *ballots: str) -> None:
    """The item with a motion that is voted."""
    treat(hands, number, f"Se pone a consideración el asunto {number}; ¿hay dudas? Ninguna.")
    hands.press("Ctrl+Enter")
    hands.at("Texto de la moción")
    hands.write(motion)
    hands.go_to("Votación", key="F6", at_most=3)
    for one in ballots:
        hands.command(one)
    hands.elapse(120)


def approve(hands: Hands) -> None:
    """The acta goes to approval and gets its number and its folios."""
    hands.press("F8")
    hands.press("F8")
    hands.at("Sesión que la aprueba")
    hands.picture("aprobar")
    hands.press("Enter")
    hands.wait_for("El acta quedó aprobada")
    hands.picture("aprobada")


ALL = {"first_run": first_run, "whole_session": whole_session}
