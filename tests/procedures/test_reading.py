"""A procedure out of its file: what comes with MuniDesk is whole, and each mistake is told with its line."""

from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.procedures.reading import SHIPPED, read_script, script_of, shipped
from munidesk.procedures.script import of_country
from munidesk.procedures.writing import toml_of

HEAD = 'key = "licitar"\ntitle = "Licitar"\n\n[[stage]]\nkey = "uno"\ntitle = "Uno"\n'


def step(key: str, more: str = "") -> str:
    return f'[[stage.step]]\nkey = "{key}"\ntitle = "Paso {key}"\n{more}\n'


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "licitar.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as found:
        read_script(path)
    return str(found.value)


@pytest.mark.parametrize("key", SHIPPED)
def test_what_comes_with_munidesk_is_written_out_and_read_back_as_it_was(key: str):
    script = shipped(key)
    assert script_of(toml_of(script), key) == script


@pytest.mark.parametrize(
    ("key", "country", "steps"),
    [("hermanamiento", "MX", 26), ("hermanamiento", "UY", 20), ("consulta-publica-uy", "UY", 14),
     ("consulta-publica-mx", "MX", 15), ("pmot", "MX", 31)],
)  # fmt: skip
def test_each_country_has_the_steps_of_its_own_norm(key: str, country: str, steps: int):
    assert len(of_country(shipped(key), country)) == steps


def test_outside_mexico_the_signature_waits_for_the_council_alone():
    """The opinion of the SRE is not there: who waited for it waits for what it waited for."""
    sign = next(one for one in of_country(shipped("hermanamiento"), "UY") if one.key == "firma")
    assert (sign.after, sign.requires) == ("cabildo", "cabildo")
    assert next(one for one in shipped("hermanamiento").steps if one.key == "firma").requires == "cabildo, dictamen"


def test_a_name_that_no_step_has_is_told_with_its_line(tmp_path):
    text = HEAD + step("abrir") + step("juzgar", 'after = ["abirr"]')
    assert refused(tmp_path, text) == (
        "licitar.toml, línea 14: el paso «Paso juzgar» nombra «abirr», y ningún paso se llama así."
    )


@pytest.mark.parametrize("field", ["requires", "after"])
def test_a_circle_is_told_with_the_whole_way_round(tmp_path, field):
    text = HEAD + step("a", 'after = ["c"]') + step("b", 'after = ["a"]') + step("c", f'{field} = ["b"]')
    told = refused(tmp_path, text)
    assert "los pasos se esperan en círculo" in told
    assert "«Paso a» → «Paso c» → «Paso b» → «Paso a»" in told
    assert "línea" in told


@pytest.mark.parametrize(
    ("more", "words", "line"),
    [('requires = ["nadie"]', "nombra «nadie»", 14),
     ('kind = "decision"\nchoices = [\n  { key = "si", title = "Sí", opens = ["luego"] },\n]', "nombra «luego»", 16),
     ('kind = "dictamen"', "no sirve «dictamen»", 12),
     ('despues = ["abrir"]', "dice «despues», que no se conoce", 14),
     ('after = ["abrir"]\ndue = { amount = 0, unit = "days" }', "tiene que ser 1 o más", 12),
     ('due = { amount = 5, unit = "days" }', "no dice desde qué paso se cuenta", 12),
     ('due = { from = "abrir", amount = 5, unit = "semanas" }', "no sirve «semanas»", 12),
     ('silence = "favorable"', "y no tiene plazo", 12),
     ('kind = "decision"', "no dice qué se puede decidir", 12),
     ('letter = "nota"', "pide la carta «nota»", 14),
     ('answers = "nadie"', "nombra «nadie»", 14),
     ('after = ["juzgar"]', "se nombra a sí mismo", 14)],
)  # fmt: skip
def test_every_other_mistake_is_told_with_its_line_and_its_reason(tmp_path, more: str, words: str, line: int):
    told = refused(tmp_path, HEAD + step("abrir") + step("juzgar", more))
    assert words in told
    assert told.startswith(f"licitar.toml, línea {line}:")


def test_a_key_twice_and_a_list_without_steps_are_refused(tmp_path):
    assert "está en dos pasos" in refused(tmp_path, HEAD + step("abrir") + step("abrir"))
    assert "no tiene ningún paso" in refused(tmp_path, HEAD)


def test_what_is_no_toml_is_told_by_line_and_column(tmp_path):
    assert "línea 2, columna" in refused(tmp_path, 'key = "a"\ntitle = sin comillas\n')


def test_a_file_that_is_not_utf8_says_so(tmp_path):
    path = tmp_path / "viejo.toml"
    path.write_bytes('title = "Licitación"'.encode("latin-1"))
    with pytest.raises(UserError, match="UTF-8"):
        read_script(path)
