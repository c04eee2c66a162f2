"""The instrument on paper: Word and PDF say every question, and its parts add up to 100 as they are printed."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.instruments.document_instrument import build_instrument
from munidesk.instruments.reading import shipped
from munidesk.town.founding import found
from tests.documents.reading import assert_both_say


@pytest.fixture(params=["UY", "MX"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with closing(file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Ana")) as made:
        found(made, country=request.param, name="Pueblo", legal_seats=5)
        yield made


@pytest.mark.parametrize("key", ["gobierno-abierto", "transparencia-0-100", "desempeno-municipal"])
def test_both_formats_say_every_question_and_how_it_is_weighed(store: Store, key: str, tmp_path: Path):
    document = build_instrument(store, shipped(key))
    said = "\n".join(plain_lines(document))
    for one in shipped(key).criteria:
        assert one.question in said
    for part in shipped(key).parts:
        assert f"☐ {part.text}" in said
    if key == "gobierno-abierto":
        assert_both_say(document, tmp_path)


def test_the_method_is_printed(store: Store):
    said = "\n".join(plain_lines(build_instrument(store, shipped("transparencia-0-100"))))
    assert "por ítem: una dimensión pesa lo que suman sus criterios que aplican" in said
    assert "Lo que no se responde vale 0" in said
