"""Ten initiatives in a row, the answers of two, the devolución of one, the register on disk."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import read_word

TEN = (
    ("Reparar la vereda de la calle Güemes", "Vecina", "María Núñez", "Sur", "Calles"),
    ("Más luz en la plaza Ñandubay", "Vecino", "José Güell", "Sur", "Alumbrado"),
    ("Un banco bajo el ombú de la escuela", "Vecina", "Inés Peña", "Norte", "Espacios"),
    ("Semáforo en la esquina de Ibirá-Pitá", "Vecino", "Hugo Muñoz", "Norte", "Tránsito"),
    ("¿Podrán podar los plátanos?", "Vecina", "Iris Lema", "Norte", "Arbolado"),
    ("Recoger ramas los sábados", "Vecina", "Ana Agüero", "Este", "Residuos"),
    ("Cartel con los horarios del ómnibus", "Vecino", "Raúl Sosa", "Este", "Tránsito"),
    ("Taller de huerta en el salón comunal", "Organización", "Comisión Ñandú", "Sur", "Cultura"),
    ("Rampa en la policlínica", "Vecina", "Silvia Cabral", "Sur", "Salud"),
    ("Desagüe de la cañada", "Vecino", "Nelson Brum", "Este", "Saneamiento"),
)


def initiatives(hands: Hands, begin: Callable[[Hands], None] = begin_without_members) -> None:
    begin(hands)
    open_page(hands, "Participación")
    hands.picture("participacion")
    last = register_all(hands)
    first, second = (f"2026-{last - back:03d}" for back in (9, 8))
    answer_two(hands, first, second)
    give_back_one(hands, first, second)
    register_on_disk(hands, last)


def register_all(hands: Hands) -> int:
    """Ten of them without leaving the dialog: what repeats stays, the first field waits. The last one's number."""
    hands.press("Ctrl+N")
    for number, (title, kind, name, zone, topic) in enumerate(TEN, 1):
        hands.at("Qué se propone")
        hands.write(title)
        hands.go_to("Quién")
        hands.press("Home")
        hands.choose(kind)
        hands.press("Tab")
        hands.write(name)
        for field, value in (("Zona", zone), ("Tema", topic)):
            hands.go_to(field)
            if value not in hands.seen.value:
                hands.press("Ctrl+A")
                hands.write(value)
        hands.picture(f"nueva-{number:02d}")
        hands.press("Ctrl+Shift+Enter" if number < len(TEN) else "Enter")
    hands.wait_for("Se registró la iniciativa")
    hands.picture("registradas")
    hands.at("Iniciativas")
    hands.reads("2026-")
    return int(hands.seen.value.partition("2026-")[2][:3])


def answer_two(hands: Hands, first: str, second: str) -> None:
    for folio, said in ((second, "Sí: entra en la obra de marzo."), (first, "Se instalan tres columnas; ¿alcanzan?")):
        hands.choose(folio, key="Up")
        hands.press("Enter")
        hands.go_to("Respuesta del Gobierno")
        hands.write(said)
        hands.picture(f"respuesta-{folio}")
        hands.go_to("Sentido de la respuesta")
        hands.choose("Aceptada")
        hands.go_to("Responder")
        hands.press("Enter")
        hands.at("Iniciativas")
        hands.sees(f"Se respondió la iniciativa {folio}.")
        hands.picture(f"respondida-{folio}")


def give_back_one(hands: Hands, first: str, second: str) -> None:
    hands.go_to("Abiertas", key="Shift+Tab", at_most=5)
    hands.press("Right")
    hands.at("Por devolver")
    hands.press("Space")
    hands.go_to("Iniciativas", key="F6", at_most=4)
    hands.press("Ctrl+Home")
    hands.choose(second)
    hands.press("Enter")
    hands.at("Medio")
    hands.write("Asamblea ¿de la comisión Ñandú?")
    for field, value in (("Lugar", "Salón comunal"), ("Constancia", "Planilla firmada"), ("Personas", "34")):
        hands.go_to(field)
        hands.write(value, kept=field != "Personas")
    hands.picture("devolucion")
    hands.press("Enter")
    hands.at("Iniciativas")
    hands.sees(f"Se registró la devolución de la iniciativa {second}.", first)
    hands.picture("devuelta")


def register_on_disk(hands: Hands, last: int) -> None:
    """All of them, as the filter says, in CSV and in Word."""
    hands.go_to("Por devolver", key="Shift+Tab", at_most=5)
    hands.press("Right", "Right")
    hands.at("Todas")
    hands.press("Space")
    for words, pattern in (("CSV", "*.csv"), ("Word", "*.docx")):
        hands.go_to("Exportar", key="Shift+Tab", at_most=20)
        hands.press("Enter")
        hands.picture("exportar")
        hands.choose(f"· {words}")
        hands.press("Enter")
        hands.sees("Nombre del archivo:")
        hands.press("Enter")
        path = hands.wait_for_file(pattern)
        hands.wait_for("Se guardó")
        said = read_word(path) if words == "Word" else path.read_text(encoding="utf-8-sig")
        for folio, (title, *_rest) in enumerate(TEN, last - len(TEN) + 1):
            if f"2026-{folio:03d}" not in said or title not in said:
                raise hands.wrong(f"«{title}» no está en {path.name}: {said[:600]}")
        hands.picture(f"registro-{words}")
    hands.close()
