"""A file of version 0.1 opened with this one: drafts print as typed and are named once, approved actas as ever."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from munidesk import catalog, cli
from munidesk.data import check, file, rewrites
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.documents.text import plain_text
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.store_resolutions import save_resolution
from munidesk.features.council.sessions.store import new_session, sessions
from munidesk.features.council.sessions.store_items import add_item, save_item
from munidesk.features.council.view_data import load_view
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import new_encounter
from munidesk.features.pilot.store_manual import chapters, save_chapter

RELEASED = Path(__file__).parent / "released" / "0.1" / "UY.munidesk"
OLD = tuple(replace(schema, rewrites=()) for schema in catalog.schemas())
TYPED = r"\_x" + "\n\n> 10 personas\n\n__init__"
AS_QT_WROTE = r"\\_x" + "\n\n> 10 personas\n\n__init__"


@pytest.fixture
def old(tmp_path: Path, clock) -> Path:
    clock(datetime(2026, 11, 25, 9))  # after its last change: else a number would be asked about
    return Path(shutil.copy(RELEASED, tmp_path / "pueblo.munidesk"))


def draft(store: Store, *narratives: str) -> str:
    """A convened session with an item for each narrative, as 0.1 kept them."""
    body = load_view(store, sessions(store)[0].id).body.id
    made = new_session(
        store, Session(body_id=body, kind=SessionKind.ORDINARY, date=date(2026, 12, 1), start=time(19)), standard=False
    )
    for at, text in enumerate(narratives, 1):
        save_item(store, replace(item_of(store, add_item(store, made, f"Asunto {at}")), narrative=text))
    return made


def brought_up_to_date(path: Path) -> Store:
    return file.open_file(path, catalog.schemas())


def test_t1_drafts_of_0_1_print_as_typed_and_those_that_change_are_named_once(old: Path):
    with closing(file.open_file(old, OLD)) as store:
        session = draft(store, r"5\. Igual que antes", AS_QT_WROTE, "**Negrita** igual", "5.  Cinco\n6.  Seis")
        items = load_view(store, session).items
        save_resolution(store, items[0].id, title="T", seen="Visto igual", resolves="2*3*4 = 24")
        label = load_view(store, session).label
    with closing(brought_up_to_date(old)) as store:
        texts = [plain_text(item.narrative) for item in load_view(store, session).items]
        assert texts == ["5. Igual que antes", TYPED.replace("\n\n", "\n"), "Negrita igual", "5. Cinco\n6. Seis"]
        lines = plain_lines(build_minutes(load_view(store, session), printed_at=datetime(2026, 12, 2)))
        for line in ("5. Igual que antes", r"\_x", "> 10 personas", "__init__", "2*3*4 = 24"):
            assert line in lines
        assert rewrites.not_yet_shown(store) == (
            f"{label}, asunto 2", f"{label}, asunto 4", f"{label}, resolución del asunto 1",
        )  # fmt: skip
        assert check.database_problems(store.connection) == ()
        assert store.undo_label == ""
        rewrites.mark_shown(store)
    with closing(brought_up_to_date(old)) as store:
        assert rewrites.not_yet_shown(store) == ()
        assert len(rewrites.retold(store)) == 3
        assert store.retold == ()


def test_t1_what_is_made_from_the_records_of_an_approved_acta_says_what_the_acta_says(old: Path):
    with closing(file.open_file(old, OLD)) as store:
        frozen = next(str(row["session_id"]) for row in store.select("minutes") if row["content"])
        item = load_view(store, frozen).items[-1].id
        with store.change("como si se hubiera aprobado así") as writer:
            writer.put("agenda_item", {"id": item, "narrative": "5. Uno\n6. __Dos__"})
        content = load_view(store, frozen).minutes.content
    with closing(brought_up_to_date(old)) as store:
        view = load_view(store, frozen)
        assert view.minutes.content == content
        assert plain_text(view.items[-1].narrative) == "1. Uno\n2. Dos"
        assert {"1. Uno", "2. Dos"} <= set(plain_lines(build_reading_copy(view)))
        assert rewrites.retold(store) == ()


def test_t1_chapters_and_plain_fields_of_0_1_are_named_too(old: Path):
    with closing(file.open_file(old, OLD)) as store:
        manual = store.select("manual")[0]
        first = chapters(store, str(manual["id"]))[0]
        save_chapter(store, replace(first, text=f"{first.text}\n\n__init__\n\n{{foda}}"))
        new_encounter(
            store,
            Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 11, 3), notes="*Nota*\n\n5. Quinto"),
        )
    with closing(brought_up_to_date(old)) as store:
        text = next(one.text for one in chapters(store, str(manual["id"])) if one.id == first.id)
        assert plain_text(text).endswith("\n__init__\n{foda}")
        assert "**Zona Este**" in text
        assert rewrites.retold(store) == (
            "Encuentro «Taller», 03/11/2026", f"«{manual['title']}», capítulo «{first.title}»",
        )  # fmt: skip


def test_a_deleted_item_stays_deleted(old: Path):
    with closing(file.open_file(old, OLD)) as store:
        session = draft(store, r"2\*3", "x")
        gone = load_view(store, session).items[0].id
        with store.change("quitar") as writer:
            writer.delete("agenda_item", gone)
    with closing(brought_up_to_date(old)) as store:
        assert store.get("agenda_item", gone) is None
        assert rewrites.retold(store) == ()


def test_a_cut_while_it_is_rewritten_leaves_the_old_file_to_be_rewritten_again(old: Path, monkeypatch):
    with closing(file.open_file(old, OLD)) as store:
        session = draft(store, AS_QT_WROTE)

    def cut(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Store, "set_meta", cut)
        with pytest.raises(KeyboardInterrupt):
            brought_up_to_date(old)
    with closing(brought_up_to_date(old)) as store:
        assert load_view(store, session).items[0].narrative == TYPED
        assert len(rewrites.not_yet_shown(store)) == 1


def test_a_new_file_has_nothing_to_tell(tmp_path: Path):
    with closing(file.create(tmp_path / "nuevo.munidesk", catalog.schemas())) as store:
        assert rewrites.retold(store) == ()
        assert tuple(rewrites.pending(store.connection, catalog.schemas())) == ()


def test_the_order_that_brings_a_file_up_to_date_names_them_on_standard_error(old: Path, tmp_path: Path, capsys):
    with closing(file.open_file(old, OLD)) as store:
        draft(store, AS_QT_WROTE)
    assert cli.main(["backup", str(old), str(tmp_path)]) == 0
    assert "asunto 1" in capsys.readouterr().err
    assert cli.main(["backup", str(old), str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""


@pytest.fixture
def answered(monkeypatch) -> Iterator[list[str]]:
    """What the window told, instead of waiting for a person."""
    from munidesk.ui import dialogs

    told: list[str] = []
    monkeypatch.setattr(dialogs, "_asked", lambda question: told.append(_text_of(question)) or True)
    yield told


def _text_of(question: object) -> str:
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

    assert isinstance(question, QWidget)
    return "\n".join(one.toPlainText() for one in question.findChildren(QPlainTextEdit))


def test_t1_the_window_lists_them_once(old: Path, qapp, answered: list[str]):
    from munidesk.app import make_window
    from munidesk.app_windows import tell_retold
    from munidesk.base.settings import Settings

    with closing(file.open_file(old, OLD)) as store:
        draft(store, AS_QT_WROTE, "igual")
    store = brought_up_to_date(old)
    window = make_window(store, Settings())
    tell_retold(window, store)
    tell_retold(window, store)
    assert len(answered) == 1 and answered[0].endswith(", asunto 1")
    window.close()
