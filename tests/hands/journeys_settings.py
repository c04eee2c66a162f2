"""Ajustes: the municipality, its shield, a rule, a formula, a backup made and recovered, the data of a person."""

import zipfile

from tests.hands.driver import Hands
from tests.hands.journeys import begin_with_the_sample, begin_without_members, open_page
from tests.hands.papers import read_word, shield

CLOSING = " Así lo certifico, ¿o no?"
PERSON = "Iris Muñoz Güelfi"


def settings(hands: Hands) -> None:
    begin_without_members(hands)
    everything(hands)


def settings_in_the_sample(hands: Hands) -> None:
    begin_with_the_sample(hands)
    everything(hands)


def everything(hands: Hands) -> None:
    neighbour(hands)
    hands.left("escudo de Ñandubay.png", shield())
    open_page(hands, "Ajustes")
    hands.picture("ajustes")
    municipality(hands)
    rules(hands)
    formula(hands)
    backup(hands)
    person(hands)
    hands.close()


def neighbour(hands: Hands) -> None:
    """Somebody the file speaks of."""
    open_page(hands, "Participación")
    hands.press("Ctrl+N")
    hands.at("Qué se propone")
    hands.write("¿Una garita en Ibirá-Pitá?")
    hands.go_to("Quién")
    hands.press("Home")
    hands.choose("Vecina")
    hands.press("Tab")
    hands.write(PERSON)
    hands.press("Enter")
    hands.wait_for("Se registró la iniciativa")


def section(hands: Hands, name: str) -> None:
    """By the index: F6 goes there, the arrows choose, Enter goes in."""
    hands.go_to("Secciones de Ajustes", key="F6", at_most=6)
    hands.press("Home")
    hands.choose(name)
    hands.press("Enter")


def municipality(hands: Hands) -> None:
    section(hands, "Municipio")
    hands.at("Nombre")
    for field, value in (("Teléfono", "+598 4622 1234"), ("Correo", "secretaria@nandubay.example")):
        hands.go_to(field)
        hands.write(value)
    hands.go_to("Tamaño de la hoja")
    hands.press("Down")
    hands.picture("hoja")
    hands.go_to("Período desde")
    hands.write("26/11/2025", kept=False)
    hands.press("Tab")
    hands.write("25/11/2030", kept=False)
    hands.go_to("escudo")
    hands.press("Enter")
    hands.write("escudo de Ñandubay.png", kept=False)
    hands.press("Enter")
    hands.wait_for("Se cambió el escudo")
    hands.picture("escudo")


def rules(hands: Hands) -> None:
    """What the country says is there to be changed: the majority of every day."""
    section(hands, "Reglas")
    hands.go_to("Mayoría común")
    before = hands.seen.value
    hands.press("Down")
    hands.picture("mayoria")
    if hands.seen.value == before:
        raise hands.wrong(f"la mayoría no cambia: {before}")
    hands.press("Up")
    hands.reads(before)


def formula(hands: Hands) -> None:
    section(hands, "Fórmulas del acta")
    hands.choose("Cierre")
    hands.go_to("Texto de la fórmula")
    hands.press("Ctrl+End")
    hands.write(CLOSING, kept=False)
    hands.picture("formula")
    hands.sees(CLOSING.strip())


def backup(hands: Hands) -> None:
    section(hands, "Respaldo")
    hands.go_to("Respaldar ahora")
    hands.press("Enter")
    hands.sees("Carpeta:")
    hands.press("Enter")
    hands.wait_for("Respaldo verificado")
    hands.picture("respaldado")
    hands.go_to("Copias encontradas")
    hands.press("Enter")
    hands.sees("El de hoy no se toca")
    hands.picture("recuperar")
    hands.go_to("Recuperar", at_most=2)
    hands.press("Enter")
    hands.wait_for("El archivo de hoy queda como está")
    hands.picture("recuperado")
    hands.press("Enter")
    hands.wait_for("(recuperado")
    the_same(hands)


def the_same(hands: Hands) -> None:
    """The file that came back says what was set before the copy was made."""
    open_page(hands, "Ajustes")
    section(hands, "Municipio")
    hands.picture("en-el-recuperado")
    hands.go_to("Teléfono")
    hands.reads("+598 4622 1234")
    section(hands, "Fórmulas del acta")
    hands.choose("Cierre")
    hands.go_to("Texto de la fórmula")
    hands.reads(CLOSING)


def person(hands: Hands) -> None:
    open_page(hands, "Datos de una persona")
    hands.at("A quién se busca")
    hands.write(PERSON, kept=False)
    hands.press("Enter")
    hands.at("Lugares donde se nombra")
    hands.picture("persona")
    hands.sees("Se nombra en 1 lugar")
    copy(hands)
    hands.go_to("Lugares donde se nombra", key="F6", at_most=6)
    hands.press("Supr")
    hands.sees("No se puede deshacer")
    hands.picture("borrar")
    hands.go_to("Borrar y tachar", at_most=4)
    hands.press("Enter")
    hands.wait_for("Haga ahora un respaldo nuevo")
    hands.picture("borrada")
    open_page(hands, "garita en Ibirá")
    hands.sees("¿Una garita en Ibirá-Pitá?")
    hands.sees_no(PERSON)
    hands.picture("sin-su-nombre")


def copy(hands: Hands) -> None:
    """What the file knows of her, on a paper with the shield; and as data."""
    hands.go_to("Exportar", key="Shift+Tab", at_most=12)
    hands.press("Enter")
    hands.choose("· Word")
    hands.press("Enter", "Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    said = read_word(path)
    for one in (PERSON, "+598 4622 1234"):
        if one not in said:
            raise hands.wrong(f"{path.name} no dice «{one}»; dice: {said[:1500]}")
    with zipfile.ZipFile(path) as parts:
        if not any(parts.read(one) == shield() for one in parts.namelist() if "/media/" in one):
            raise hands.wrong(f"{path.name} no lleva el escudo: {parts.namelist()}")
    hands.go_to("Copia en JSON", key="Shift+Tab", at_most=12)
    hands.press("Enter", "Enter")
    if PERSON not in hands.wait_for_file("*.json").read_text(encoding="utf-8"):
        raise hands.wrong("la copia en JSON no la nombra")


ALL = {"settings": settings, "settings_in_the_sample": settings_in_the_sample}
