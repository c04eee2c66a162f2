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


def test_w44_the_hour_of_an_item_that_was_not_begun_is_written_by_key(qapp, home: Path):
    def timing(hands: Hands) -> None:
        in_session(hands)
        hands.elapse(600)
        hands.press("F6", "Home")
        hands.sees("Teclas del orden del día", "no se trató")
        hands.command("H")
        hands.at("Hora del asunto 1")
        hands.write("19:06", kept=False)
        hands.press("Enter")
        hands.at("Orden del día")
        hands.reads("19:06")
        hands.command("H")
        hands.write("18:00", kept=False)
        hands.press("Enter")
        hands.sees("es anterior al comienzo de la sesión")
        hands.press("Esc")
        hands.reads("19:06")

    play(timing, home)


def test_w44_another_closing_hour_is_typed_over_the_one_shown(qapp, home: Path):
    def lifting(hands: Hands) -> None:
        in_session(hands)
        hands.elapse(3600)
        hands.press("F8")
        hands.at("Levantar la sesión")
        hands.write("19:50", kept=False)
        hands.press("Enter")
        hands.sees("Acta de la sesión ordinaria")
        hands.close()
        assert any("19:50" in value for place, value in hands._values() if place == "session.closed_at")

    play(lifting, home)


def test_w44_enter_says_of_all_untouched_items_that_they_were_not_dealt_with(qapp, home: Path):
    def lifting(hands: Hands) -> None:
        in_session(hands)
        hands.press("F8", "Enter")
        hands.close()
        states = [value for place, value in hands._values() if place == "agenda_item.state"]
        assert set(states) == {"pending"}

    play(lifting, home)


def test_w44_one_choice_leaves_all_untouched_items_for_the_next_session(qapp, home: Path):
    def lifting(hands: Hands) -> None:
        in_session(hands)
        hands.press("F8", "Tab")
        hands.at("Los asuntos sin tratar")
        hands.press("Down", "Enter")
        hands.sees("Acta de la sesión ordinaria")
        hands.close()
        states = [value for place, value in hands._values() if place == "agenda_item.state"]
        assert states.count("postponed") == 5

    play(lifting, home)


def test_w44_an_item_begun_by_mistake_is_said_not_to_have_been_dealt_with(qapp, home: Path):
    def mistaken(hands: Hands) -> None:
        in_session(hands)
        hands.press("F6")
        hands.choose("4. Reparación")
        hands.press("Enter", "Esc")
        hands.at("Orden del día")
        hands.reads("desde 19:05")
        hands.command("N")
        hands.sees("El asunto 4 consta como no tratado.")
        hands.at("Orden del día")
        hands.press("Enter")
        hands.write("Se repara.")
        hands.press("Esc")
        hands.command("N")
        hands.sees("Del asunto 4 ya consta lo tratado.")
        hands.command("P")
        hands.reads("aplazado")

    play(mistaken, home)


def test_w15_in_a_secret_vote_letters_store_nothing_and_totals_go_by_keys(qapp, home: Path):
    def voting(hands: Hands) -> None:
        in_session(hands)
        journeys.vote(hands, 3, "Elegir")
        hands.press("Shift+Tab", "Shift+Tab")
        hands.at("Votación")
        hands.choose("Secreta")
        hands.sees("Aquí las votaciones son nominales")
        hands.go_to("A favor", key="F6", at_most=2)
        hands.sees_no("Núñez, falta")
        hands.press("F", "C")
        hands.reads("")
        hands.write("4", kept=False)
        hands.press("Enter")
        hands.at("En contra")
        hands.write("2", kept=False)
        hands.press("Enter")
        hands.sees("Suman 6 votos y hay 5 integrantes")
        hands.press("Shift+Tab")
        hands.at("En contra")
        hands.press("Backspace")
        hands.sees_no("Suman 6 votos")
        hands.write("1", kept=False)
        hands.press("Enter")
        hands.sees("4 a favor · 1 en contra")
        hands.close()
        assert [value for place, value in hands._values() if place.startswith("ballot.")] == []

    play(voting, home)


def test_w57_after_the_approval_the_keys_stay_with_the_acta(qapp, home: Path):
    def approving(hands: Hands) -> None:
        in_session(hands)
        journeys.name_secretary(hands)
        journeys.lift(hands)
        journeys.approve(hands)
        hands.at("Word")
        hands.press("Ctrl+Tab")
        for words in ("Ya está firmada", "Ya está en el libro"):
            hands.go_to(words, at_most=16)
            hands.press("Enter")
            hands.at("Cancelar")
            hands.go_to("Sí, está", at_most=2)
            hands.press("Enter")
        hands.sees("En el libro")

    play(approving, home)


def test_w55_a_lifted_session_says_that_it_counts_who_came(qapp, home: Path):
    def lifting(hands: Hands) -> None:
        in_session(hands)
        hands.command("5R")
        hands.sees("de 5", "Hay quórum")
        journeys.lift(hands)
        hands.press("Ctrl+Shift+Tab")
        hands.sees("de 5 asistieron", "Hubo quórum")

    play(lifting, home)
