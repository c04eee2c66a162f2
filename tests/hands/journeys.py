"""The journeys of a secretary from an empty folder to files on disk, by keys alone."""

import zipfile

from tests.hands.driver import Hands

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
    hands.at("Continuar")
    hands.picture("bienvenida")
    hands.press("Enter")
    hands.at("País")
    hands.choose("Uruguay")
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


ITEMS = (
    "Compra de 120 luminarias ¿LED o de sodio?",
    "Reparación del puente de Ñanduty",
    "Convenio con el liceo «José Güell»",
)


def convene(hands: Hands) -> None:
    """A session with its agenda, from Inicio."""
    hands.go_to("Nueva sesión")
    hands.press("Enter")
    hands.at("Clase")
    hands.go_to("Lugar")
    hands.write("Salón del Concejo, Güemes 45")
    hands.picture("nueva-sesion")
    hands.press("Enter")
    hands.at("Asunto nuevo")
    for item in ITEMS:
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
    hands.sees("convocada para el 17/11/2026 a las 19:00")
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
    word(hands)


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


def lift(hands: Hands) -> None:
    hands.press("F8")
    hands.at("Levantar la sesión")
    hands.picture("levantar")
    hands.press("Enter")
    hands.picture("acta")


def word(hands: Hands) -> None:
    """The acta in Word beside the file."""
    hands.go_to("Word")
    hands.press("Enter")
    hands.sees("Buscar en:", "Nombre del archivo:", "Tipo de archivo:", "Documento de Word")
    hands.picture("guardar")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.picture("guardado")
    hands.close()
    with zipfile.ZipFile(path) as parts:
        text = "".join(parts.read(one).decode("utf-8") for one in parts.namelist() if one.endswith(".xml"))
    for words in ("Ñandubay", "Güemes del Sauce", "¿cuánto cuesta?", "Agüero Ñáñez"):
        assert words in text, words


ALL = {one.__name__: one for one in (first_run,)}
