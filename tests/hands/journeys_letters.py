"""From an empty file to a notification that arrived: voted, notified, sent, proved and printed, by keys."""

from tests.hands.driver import Hands
from tests.hands.journeys import MEMBERS, convene, lift, name_secretary, open_it, open_page, vote
from tests.hands.papers import read_pdf

LIST = "\n".join("\t".join(member) for member in MEMBERS)
REMEDY = "Cabe recurso ante este Concejo, en diez días corridos."


def resolved(hands: Hands) -> None:
    """Five members, one matter voted, the session lifted: the resolution has its number."""
    hands.press("Enter", "Enter")
    hands.write("Ñandubay")
    hands.press("Enter", "Enter", "Enter")
    hands.copied(LIST)
    hands.press("Ctrl+V", "Ctrl+Enter")
    hands.at("Empezar")
    hands.press("Enter")
    convene(hands, ("Permiso de la feria vecinal",))
    open_it(hands, "1P", "2P", "3P", "4P", "5P")
    vote(hands, 3, "Autorizar la feria de Elsa Cardozo", "0F")
    hands.go_to("Resolución…")
    hands.press("Enter")
    hands.at("Se resuelve")
    hands.picture("resolucion")
    hands.press("Ctrl+Enter")
    name_secretary(hands)
    lift(hands)


def notify(hands: Hands) -> None:
    """From the list of resolutions: to whom, and what no profile has read in a norm."""
    open_page(hands, "Concejo: resoluciones")
    hands.at("Resoluciones")
    hands.go_to("Notificar…", at_most=20)
    hands.press("Enter")
    hands.at("¿A quién va? Nombre y apellido, o el del organismo")
    hands.picture("notificar")
    hands.write("Elsa Cardozo")
    hands.press("Enter")
    hands.at("Cartas")
    hands.sees("Notificación sin número", "Borrador")
    hands.picture("borrador")
    hands.command("E")
    hands.sees("algo que su norma fija")
    hands.go_to("Final", at_most=30)
    hands.press("Ctrl+A")
    hands.write(REMEDY)
    hands.picture("recurso")


def send(hands: Hands) -> None:
    """Its number, and then with what it is known that it arrived."""
    hands.go_to("Cartas", key="F6", at_most=6)
    hands.command("E")
    hands.at("Fecha de la carta")
    hands.picture("enviar")
    hands.press("Enter")
    hands.at("Cartas")
    hands.sees("Notificación 1/2026", "Sin constancia")
    hands.command("R")
    hands.at("Día en que llegó")
    hands.press("Tab")
    hands.choose("Copia firmada")
    hands.press("Tab")
    hands.write("Elsa Cardozo")
    hands.picture("recibida")
    hands.press("Enter")
    hands.at("Cartas")
    hands.sees("Recibida")
    hands.picture("correspondencia")


def printed(hands: Hands) -> None:
    """The paper as it went, read back from the PDF."""
    hands.press("Enter")
    hands.at("Imprimir")
    hands.picture("vista")
    hands.go_to("Guardar en PDF…", key="Shift+Tab", at_most=4)
    hands.press("Enter")
    hands.press("Enter")
    path = hands.wait_for_file("*.pdf")
    hands.wait_for("Se guardó")
    hands.close()
    text = " ".join(read_pdf(path).split())
    for one in ("Notificación 1/2026", "Elsa Cardozo", "resolución 1/2026", REMEDY, "Constancia de notificación"):
        if one not in text:
            raise hands.wrong(f"la notificación no dice «{one}»; dice:\n{text}")


def letters(hands: Hands) -> None:
    resolved(hands)
    notify(hands)
    send(hands)
    printed(hands)


ALL = {"letters": letters}
