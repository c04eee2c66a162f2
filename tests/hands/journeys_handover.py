"""The hand-over: an acta approved and an initiative, looked at, written to a folder, its papers read back."""

import csv
import hashlib
import re
from pathlib import Path

from tests.hands.driver import Hands
from tests.hands.journeys import (
    MEMBERS,
    approve,
    begin_with_the_sample,
    convene,
    lift,
    name_secretary,
    open_it,
    open_page,
    treat,
)
from tests.hands.papers import read_pdf, read_word

TITLE = "¿Una rampa en la policlínica de Güemes y Ñandú?"
SAID = "Se abre la sesión: ¿asisten todos? Sí, dijo la señora Núñez."


def handover(hands: Hands) -> None:
    found_by_pasting(hands)
    convene(hands, ("Informe de la dirección de obras, con pingüinos",))
    open_it(hands, "1P", "2P", "3P", "4P", "5P")
    for number, text in enumerate((SAID, "No hay.", "Se toma conocimiento.", "Nada más."), 1):
        treat(hands, number, text)
    name_secretary(hands)
    lift(hands)
    approve(hands)
    initiative(hands)
    folder = give(hands, "Actas aprobadas/2026-11-17 Sesión ordinaria 1-2026.pdf")
    acta = next(folder.glob("Actas aprobadas/*ordinaria 1-2026.pdf"))
    contains(hands, acta, read_pdf(acta), "¿asisten todos?", "Güimil Brum, José", "Agüero Ñáñez")
    hands.close()


def handover_of_the_sample(hands: Hands) -> None:
    """Thirty actas, plans and a pilot, and the initiative that came last."""
    begin_with_the_sample(hands)
    initiative(hands)
    folder = give(hands, "Actas aprobadas/")
    for acta in folder.glob("Actas aprobadas/*.pdf"):
        contains(hands, acta, read_pdf(acta), "Fin del acta")
    hands.close()


def found_by_pasting(hands: Hands) -> None:
    """Country, name, and the members as a spreadsheet copies them."""
    hands.press("Enter", "Enter")
    hands.write("Ñandubay del Sauce")
    hands.press("Enter", "Enter", "Enter")
    hands.copied("\n".join("\t".join(member) for member in MEMBERS))
    hands.press("Ctrl+V", "Ctrl+Enter")
    hands.at("Empezar")
    hands.press("Enter")


def initiative(hands: Hands) -> None:
    open_page(hands, "Participación")
    hands.press("Ctrl+N")
    hands.at("Qué se propone")
    hands.write(TITLE)
    hands.press("Enter")
    hands.wait_for("Se registró la iniciativa")


def give(hands: Hands, acta: str) -> Path:
    """From Inicio: what it will hold is looked at first, then the folder is chosen."""
    open_page(hands, "Inicio")
    hands.go_to("Más", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.choose("Carpeta de traspaso")
    hands.press("Enter")
    hands.at("Lo que lleva la carpeta")
    hands.sees("todavía no se escribió nada", acta)
    hands.choose("Actas aprobadas")
    hands.wait_for("Página 1 de ")
    hands.picture("vista")
    hands.press("Enter")
    hands.sees("Carpeta:")
    hands.picture("carpeta")
    hands.press("Enter")
    hands.wait_for("La carpeta de traspaso está en")
    hands.picture("escrita")
    folder = hands.wait_for_file("LÉAME.txt").parent
    read_back(hands, folder)
    return folder


def read_back(hands: Hands, folder: Path) -> None:
    """Every file has the fingerprint of the list; the acta, the open matters and the data say what they must."""
    told = (folder / "LÉAME.txt").read_text(encoding="utf-8-sig")
    listed = {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (.+)$", told, re.MULTILINE)}
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()} - {"LÉAME.txt"}
    if there != set(listed):
        raise hands.wrong(f"LÉAME.txt y la carpeta no dicen lo mismo: {sorted(there ^ set(listed))}")
    for name, digest in listed.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise hands.wrong(f"«{name}» no es el que dice LÉAME.txt")
    open_matters = folder / "Lo que queda abierto.pdf"
    contains(hands, open_matters, read_pdf(open_matters), TITLE)
    answers = next(folder.rglob("Iniciativas y respuestas.docx"))
    contains(hands, answers, read_word(answers), TITLE)
    with (folder / "Datos" / "Iniciativas.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream, delimiter=";") for cell in row]
    contains(hands, folder / "Datos/Iniciativas.csv", "\n".join(cells), TITLE)


def contains(hands: Hands, path: Path, said: str, *words: str) -> None:
    for one in words:
        if one not in said:
            raise hands.wrong(f"{path.name} no dice «{one}»; dice: {said[:1500]}")


ALL = {"handover": handover, "handover_of_the_sample": handover_of_the_sample}
