"""A list that another program left, as CSV and as XLSX: mapped, imported, undone, exported, read back."""

import csv
from pathlib import Path

from tests.hands.driver import Hands
from tests.hands.journeys import begin_with_the_sample, begin_without_members, open_page
from tests.hands.papers import read_sheet, xlsx

HEAD = ("Nro", "Pedido", "Quién lo trae", "Cuándo", "Barrio o paraje", "Rubro")
FIRST = (
    ("1", "Arreglar la vereda de Güemes y Ñandú", "María Núñez de la Peña", "03/02/2026", "Sur", "Calles"),
    ("2", "¿Habrá más luz en la plaza?", "Comisión Ibirá-Pitá", "04/02/2026", "Sur", "Alumbrado"),
    ("3", "Un bebedero, pingüinos de basura y bancos", "José Güell", "05/02/2026", "Norte", "Espacios"),
    ("4", "Semáforo; y lomo de burro", "Iris Lema", "06/02/2026", "Norte", "Tránsito"),
)
SECOND = (
    ("5", "Desagüe de la cañada", "Raúl Ávalos", "10/03/2026", "Este", "Saneamiento"),
    ("6", "Rampa «ancha» en la policlínica", "Silvia Cabral", "11/03/2026", "Este", "Salud"),
    ("7", "Huerta para niñas & niños", "Ana Agüero", "12/03/2026", "Sur", "Cultura"),
)


def imports(hands: Hands) -> None:
    begin_without_members(hands)
    lists(hands)
    hands.close()


def imports_in_the_sample(hands: Hands) -> None:
    begin_with_the_sample(hands)
    lists(hands)
    hands.close()


def lists(hands: Hands) -> None:
    """From the page to the two files it writes; the municipality may hold others already."""
    text = "\r\n".join(";".join(f'"{cell}"' if ";" in cell else cell for cell in row) for row in (HEAD, *FIRST))
    hands.left("pedidos de verano.csv", text.encode("cp1252"))
    hands.left("pedidos de otoño.xlsx", xlsx((HEAD, *SECOND)))
    open_page(hands, "Participación")
    choose(hands, "pedidos de verano.csv")
    hands.sees("4 filas de datos")
    hands.picture("archivo")
    hands.press("Ctrl+Enter")
    map_columns(hands)
    hands.press("Ctrl+Enter")
    hands.sees("4 iniciativas nuevas", "Importar 4")
    hands.picture("ensayo")
    hands.press("Ctrl+Enter")
    hands.wait_for("Importación hecha: 4 iniciativas nuevas")
    hands.at("Iniciativas")
    hands.picture("importadas")
    hands.sees(*(row[1] for row in FIRST))
    undo_and_redo(hands)
    choose(hands, "pedidos de otoño.xlsx")
    hands.sees("La misma forma de la planilla del")
    hands.picture("recordada")
    for _step in range(2):
        hands.press("Ctrl+Enter")
    hands.sees("3 iniciativas nuevas")
    hands.press("Ctrl+Enter")
    hands.wait_for("Importación hecha: 3 iniciativas nuevas")
    hands.sees(SECOND[0][1])
    choose(hands, "pedidos de otoño.xlsx")
    for _step in range(2):
        hands.press("Ctrl+Enter")
    hands.sees("todo está igual")
    hands.picture("iguales")
    for _step in range(3):
        hands.press("Esc")
    out(hands)


def choose(hands: Hands, name: str) -> None:
    """«Importar…», and the file by its name, as it is typed in the dialog."""
    hands.go_to("Importar", key="Shift+Tab", at_most=25)
    hands.press("Enter")
    hands.sees("Nombre del archivo:", "Tipo de archivo:")
    hands.write(name, kept=False)
    hands.picture("elegir")
    hands.press("Enter")
    hands.wait_for("filas de datos")
    hands.at("Hojas")


def map_columns(hands: Hands) -> None:
    """What the heads do not say by themselves is chosen with Enter and the arrows."""
    hands.at("Columnas de la planilla")
    hands.picture("columnas")
    for head, use in zip(HEAD, ("No se usa", "Título", "Nombre público", "Fecha", "Zona", "Tema"), strict=True):
        hands.choose(f", {head}:")
        if use not in hands.seen.value:
            hands.press("Enter")
            hands.press("Home")
            hands.choose(use)
            hands.press("Enter")
            hands.reads(use)
    hands.picture("elegidas")


def undo_and_redo(hands: Hands) -> None:
    hands.press("Ctrl+Z")
    hands.sees_no(FIRST[0][1])
    hands.picture("deshecho")
    hands.press("Ctrl+Y")
    hands.sees(FIRST[0][1])


def out(hands: Hands) -> None:
    """All that was imported, in both formats."""
    hands.go_to("Abiertas", key="Shift+Tab", at_most=25)
    for words, pattern in (("CSV", "Registro*.csv"), ("Excel", "Registro*.xlsx")):
        hands.go_to("Exportar", key="Shift+Tab", at_most=25)
        hands.press("Enter")
        hands.choose(f"Registro de iniciativas · {words}")
        hands.press("Enter")
        hands.sees("Nombre del archivo:")
        hands.press("Enter")
        path = hands.wait_for_file(pattern)
        hands.wait_for("Se guardó")
        hands.picture(f"escrito-{words}")
        compare(hands, path, cells_of(path))


def cells_of(path: Path) -> set[str]:
    if path.suffix == ".xlsx":
        return set(read_sheet(path).split("\n"))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {cell for row in csv.reader(stream, delimiter=";") for cell in row}


def compare(hands: Hands, path: Path, cells: set[str]) -> None:
    for _number, title, who, _day, zone, topic in (*FIRST, *SECOND):
        lacking = {title, who, zone, topic} - cells
        if lacking:
            raise hands.wrong(f"{path.name} no dice {sorted(lacking)}; dice {sorted(cells)}")


ALL = {"imports": imports, "imports_in_the_sample": imports_in_the_sample}
