"""Findings of the session and of its pages, by keys on a council pasted in the first run."""

from pathlib import Path

from tests.hands import journeys
from tests.hands.driver import Hands
from tests.hands.simulated import play

LIST = "\n".join("\t".join(member) for member in journeys.MEMBERS)


def in_session(hands: Hands, *marks: str) -> None:
    """Five members, three items, the session open, the keyboard in «Asistencia»."""
    hands.press("Enter", "Enter")
    hands.write("Ñandubay")
    hands.press("Enter", "Enter", "Enter")
    hands.copied(LIST)
    hands.press("Ctrl+V", "Ctrl+Enter")
    hands.at("Empezar")
    hands.press("Enter")
    journeys.convene(hands)
    journeys.open_it(hands, *(marks or ("1P", "2P", "3P", "4P", "5P")))


def test_w19_what_the_arrows_mark_is_what_is_written(qapp, home: Path):
    def writing(hands: Hands) -> None:
        in_session(hands)
        hands.press("F6")
        hands.at("Orden del día")
        hands.choose("4. Reparación")
        hands.sees("4. Reparación del puente de Ñanduty")
        hands.press("F6")
        hands.write("Se repara el puente.")
        hands.press("Esc")
        hands.at("Orden del día")
        hands.reads("desde 19:05")
        hands.press("Up")
        hands.sees_no("Se repara el puente.")
        hands.press("Down")
        hands.sees("Se repara el puente.")
        hands.close()

    play(writing, home)


def test_w5_enter_treats_the_first_item_before_the_second(qapp, home: Path):
    def entering(hands: Hands) -> None:
        in_session(hands)
        hands.press("Enter")
        hands.at("Texto de lo tratado")
        hands.sees("1. Apertura y quórum")

    play(entering, home)


def test_w5_lifting_names_the_items_that_nobody_treated(qapp, home: Path):
    def lifting(hands: Hands) -> None:
        in_session(hands)
        hands.elapse(600)
        hands.press("F8")
        hands.at("Levantar la sesión")
        hands.sees("No se trataron 5 asuntos", "4. Reparación del puente de Ñanduty", "6. Asuntos varios",
                   "Falta quién actuó en Secretaría")  # fmt: skip

    play(lifting, home)


def test_w28_the_tie_is_in_sight_has_keys_and_its_strip_names_them(qapp, home: Path):
    def voting(hands: Hands) -> None:
        in_session(hands, "1P", "2P", "3P", "4P", "5J")
        hands.command("P")  # the cursor is on whom was marked last: she comes after all
        hands.command("5R")
        journeys.vote(hands, 3, "Comprar", "1F", "2F", "3C", "4C")
        hands.sees("EMPATADA", "Doble voto:", "Teclas del desempate", "decide en contra")
        hands.command("-")
        hands.sees("RECHAZADA", "Teclas de votación", "se excusa")

    play(voting, home)


def test_w39_a_session_opened_too_early_says_the_day_and_the_hour_of_its_call(qapp, home: Path):
    def early(hands: Hands) -> None:
        in_session(hands)  # «open_it» reads the sentence before the hour comes
        hands.sees("En sesión")

    play(early, home)
