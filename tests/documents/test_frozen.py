"""Approved actas are read for ever and never written again; what is written does not hang on the names of classes."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest

from munidesk.documents import frozen, model, render
from munidesk.documents.frozen_names import FORMS, WORDS
from munidesk.documents.lines import plain_lines
from tests.documents.test_render import HEADED

GOLDEN = Path(__file__).parent / "frozen"
FIRST = (GOLDEN / "acta-1.json").read_text("utf-8")
SECOND = (GOLDEN / "acta-2.json").read_text("utf-8")
EVERY = (GOLDEN / "every-block-2.json").read_text("utf-8")


def names_in(value: object) -> Iterator[str]:
    match value:
        case dict():
            yield from (str(word) for key, word in value.items() if key == "=")
            yield from (name for one in value.values() for name in names_in(one))
        case list():
            yield from (name for one in value for name in names_in(one))


def test_k4_an_acta_of_format_1_says_what_it_said_and_its_fingerprint_stands():
    """As version 0.1 kept it, with the fingerprint that its own file gives."""
    assert hashlib.sha256(FIRST.encode()).hexdigest() == (GOLDEN / "acta-1.sha256").read_text().strip()
    document = frozen.from_json(FIRST)
    assert document == frozen.from_json(SECOND)
    assert document.title and "Asistencia" in plain_lines(document)
    assert render.pdf_bytes(document).startswith(b"%PDF")


@pytest.mark.parametrize("golden", [SECOND, EVERY])
def test_k4_format_2_is_written_byte_for_byte_as_in_the_golden_file(golden: str):
    assert json.loads(golden)["format"] == 2
    assert frozen.to_json(frozen.from_json(golden)) == golden


def test_k4_every_part_of_a_document_stands_in_a_golden_file():
    assert set(names_in(json.loads(EVERY))) == set(FORMS)


@pytest.fixture
def renamed(monkeypatch) -> Iterator[None]:
    """Every class of the model under another name."""
    names = {form.made: form.made.__name__ for form in FORMS.values()}
    for made, name in names.items():
        monkeypatch.delattr(model, name)
        made.__name__ = f"New{name}"
    yield
    for made, name in names.items():
        made.__name__ = name


def test_k4_a_class_with_another_name_writes_and_reads_what_it_did(renamed):
    assert frozen.to_json(frozen.from_json(FIRST)) == SECOND


def test_k4_every_class_field_and_word_of_the_model_has_its_name_in_the_file():
    made = {one for one in vars(model).values() if isinstance(one, type) and one.__module__ == model.__name__}
    records = {one for one in made if is_dataclass(one)}
    assert {form.made for form in FORMS.values()} == records
    for form in FORMS.values():
        assert {attribute for _name, attribute in form.fields} == {one.name for one in fields(form.made)}
    words = {one for one in made if issubclass(one, Enum)}
    assert set(WORDS) == words
    for one in words:
        assert set(WORDS[one].values()) == set(one)


def test_a_frozen_document_comes_back_equal():
    assert frozen.from_json(frozen.to_json(HEADED)) == HEADED


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "5", "{}", '{"format":3,"document":{}}', '{"format":2}', '{"format":2,"document":{"=":"os"}}',
        '{"format":2,"document":{"=":"Space","millimetres":1}}', '{"=":"Document"}', '{"=":"__doc__"}',
    ],
)  # fmt: skip
def test_what_is_not_a_document_is_refused_with_one_kind_of_error(text: str):
    with pytest.raises(ValueError):
        frozen.from_json(text)
