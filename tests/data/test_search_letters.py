"""Search finds what a text says, not the marks it is stored with."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from munidesk import catalog
from munidesk.data import check, file, search_index
from munidesk.data.schema import Schema
from munidesk.data.search import search
from munidesk.documents.text import SIGN, Part, Run, Text, stored
from munidesk.features.pilot.domain import Chapter, Manual, Pilot
from munidesk.features.pilot.kinds import CHAPTERS
from munidesk.features.pilot.store import save_pilot
from munidesk.features.pilot.store_manual import save_chapter, save_manual

HALF_BOLD = stored(Text((Part((Run("Se aprueba la "), Run("trans", strong=True), Run("posición *"))),)))
AS_BEFORE = tuple(
    replace(schema, searchable=tuple(replace(one, letters="") for one in schema.searchable))
    for schema in catalog.schemas()
)


def with_chapter(path: Path, schemas: tuple[Schema, ...]) -> str:
    with closing(file.create(path, schemas)) as store:
        pilot = save_pilot(store, Pilot(title="Piloto"))
        manual = save_manual(store, Manual(pilot_id=pilot, title="Manual"))
        return save_chapter(store, Chapter(manual_id=manual, title="Uno", text=HALF_BOLD))


def test_k4_a_word_half_in_bold_is_found_and_shown_without_marks(tmp_path: Path):
    path = tmp_path / "pueblo.munidesk"
    chapter = with_chapter(path, catalog.schemas())
    with closing(file.open_file(path, catalog.schemas())) as store:
        (hit,) = search(store, "transposición")
        assert hit.id == chapter
        assert "**" not in hit.snippet and SIGN not in hit.snippet
        assert check.database_problems(store.connection) == ()


def test_k4_a_file_indexed_with_the_marks_is_sound_and_comes_up_to_date_as_it_is_saved(tmp_path: Path):
    path = tmp_path / "pueblo.munidesk"
    chapter = with_chapter(path, AS_BEFORE)
    with closing(file.open_file(path, catalog.schemas())) as store:
        assert search_index.is_sound(store.connection, store.searchable)
        assert search(store, "transposición") == ()
        save_chapter(store, replace(CHAPTERS.get(store, chapter), title="Dos"))
        assert [hit.id for hit in search(store, "transposición")] == [chapter]
        assert search_index.is_sound(store.connection, store.searchable)
