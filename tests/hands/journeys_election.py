"""From an empty file to the acta: a Vicepresidencia is elected in two rounds, and neighbours speak, by keys alone."""

from tests.hands.driver import Hands
from tests.hands.journeys import MEMBERS, convene, lift, name_secretary, open_it, word

LIST = "\n".join("\t".join(member) for member in MEMBERS)
ITEMS = ("Elección de la Vicepresidencia", "Agua y cunetas en la Zona Sur")


def begin(hands: Hands) -> None:
    """Five members, two items, the session open, the keyboard in «Asistencia»."""
    hands.press("Enter", "Enter")
    hands.write("Ñandubay")
    hands.press("Enter", "Enter", "Enter")
    hands.copied(LIST)
    hands.press("Ctrl+V", "Ctrl+Enter")
    hands.at("Empezar")
    hands.press("Enter")
    convene(hands, ITEMS)
    open_it(hands, "1P", "2P", "3P", "4P", "5P")


def to_item(hands: Hands, number: int) -> None:
    hands.go_to("Orden del día", key="F6", at_most=5)
    hands.choose(f"{number}. ", key="Down" if hands.seen.value < f"{number}. " else "Up")


def elect(hands: Hands) -> None:
    """Two candidates, 2–1 with a blank and an annulled one, then 3–2; proclaimed, and in the post."""
    to_item(hands, 3)
    hands.command("E")
    hands.at("Cargo")
    hands.reads("Vicepresidencia")
    hands.picture("eleccion-cargo")
    hands.press("Enter")
    hands.at("Candidatura nueva")
    hands.write("4", kept=False)
    hands.press("Enter")
    hands.sees("1. Silvia Cabral Techera")
    hands.write("Ana Píriz Sosa")
    hands.press("Enter")
    hands.sees("2. Ana Píriz Sosa")
    hands.picture("eleccion-candidaturas")
    hands.press("Enter")
    hands.at("Escrutinio")
    hands.command("112")
    hands.press("Backspace")
    hands.command("2BN")
    hands.sees("Primera vuelta: ninguna candidatura alcanza 3 de los 5 presentes", "Falta otra vuelta")
    hands.picture("eleccion-primera")
    hands.press("Ctrl+Enter")
    hands.at("Escrutinio")
    hands.command("11122")
    hands.sees("Elección de Silvia Cabral Techera", "Electa", "Pulse Enter para proclamar.")
    hands.picture("eleccion-segunda")
    hands.press("Enter")
    hands.sees("Proclamada: Silvia Cabral Techera")
    hands.command("A")
    hands.at("Desde")
    hands.picture("eleccion-asumen")
    hands.press("Enter")
    hands.sees("Figuran en su cargo desde el 18/11/2026.")
    hands.press("Esc")
    hands.at("Orden del día")
    hands.reads("Elección: Silvia Cabral Techera")


def give_the_floor(hands: Hands) -> None:
    """A neighbour and a councillor ask, speak in turn, and what they say is written while they do."""
    to_item(hands, 4)
    hands.command("U")
    hands.at("Anotar a quien pide la palabra")
    hands.write("Elsa Cardozo, Zona Sur", kept=False)
    hands.press("Enter")
    hands.write("2", kept=False)
    hands.press("Enter")
    hands.press("Esc")
    hands.at("Lista de oradores")
    hands.picture("oradores-lista")
    hands.press("Enter")
    hands.sees("Elsa Cardozo · vecina, Zona Sur", "de 3:00")
    hands.elapse(150)
    hands.sees("2:30")
    hands.press("+")
    hands.sees("de 4:00")
    hands.command("T")
    hands.at("Lo que dice, para el acta")
    hands.write("Que con lluvia el agua entra a cinco casas.")
    hands.press("Esc")
    hands.at("Lista de oradores")
    hands.picture("oradores-habla")
    hands.press("Enter")
    hands.sees("José Güimil · Concejal")
    hands.elapse(60)
    hands.command("F")
    hands.sees("Nadie tiene la palabra")
    hands.press("Esc")
    hands.at("Orden del día")


def election(hands: Hands) -> None:
    """The whole of it, to the acta in Word."""
    begin(hands)
    elect(hands)
    give_the_floor(hands)
    name_secretary(hands)
    lift(hands)
    word(
        hands, "Se proponen dos candidaturas: Silvia Cabral Techera y Ana Píriz Sosa.",
        "ninguna candidatura alcanza 3 de los 5 presentes", "Silvia Cabral Techera, 3 votos",
        "proclamar electa Vicepresidenta del Concejo Municipal a Silvia Cabral Techera", "Resolución 1/2026",
        "Hace uso de la palabra una vecina (Zona Sur): Que con lluvia el agua entra a cinco casas.",
        "Hace uso de la palabra el Concejal José Güimil Brum.",
    )  # fmt: skip


ALL = {"election": election}
