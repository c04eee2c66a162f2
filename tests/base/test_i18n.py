"""Messages: right in Spanish with no catalogue, and in another language with one."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from munidesk.base import i18n
from munidesk.base.i18n import _, ngettext


@pytest.fixture(autouse=True)
def spanish_again():
    yield
    i18n.set_language("es", Path("no-existe"))


def test_without_a_catalogue_the_messages_are_spanish(tmp_path: Path):
    i18n.set_language("pt_BR", tmp_path)
    assert _("Guardar") == "Guardar"
    assert [ngettext("{n} voto", "{n} votos", n) for n in (0, 1, 2)] == ["{n} votos", "{n} voto", "{n} votos"]


def test_a_catalogue_is_used_when_there_is_one(tmp_path: Path):
    catalog = Catalog(locale="pt")
    catalog.add("Guardar", "Salvar")
    folder = tmp_path / "pt" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "munidesk.mo").open("wb") as target:
        write_mo(target, catalog)
    i18n.set_language("pt_BR", tmp_path)
    assert _("Guardar") == "Salvar"
    assert _("Otra cosa") == "Otra cosa"
