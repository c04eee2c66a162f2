"""The pilot's own ficha in the bank of good practices: it enters by itself, and follows what is written of it."""

from collections.abc import Iterator, Mapping, Sequence

from munidesk.data.journal import Value
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.documents.lines import without_bullet
from munidesk.features.open_government.codes import PracticeOrigin
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.features.open_government.practices.store import of_source, own_place, was_removed
from munidesk.features.pilot.domain import Manual
from munidesk.features.pilot.kinds import MANUALS
from munidesk.records.ref import Ref
from munidesk.town import store as town

_TABLE = MANUALS.table


def settle(store: Store, writer: Writer) -> None:
    """Within the change that writes the ficha of a pilot: what was corrected in the bank and not there stays so."""
    for change in tuple(writer.changes.values()):
        if change.table == _TABLE and change.after is not None:
            row = store.get(_TABLE, change.row_id)
            if row is not None:
                _enter(store, writer, MANUALS.read(row), change.before)


def enter_all(store: Store, writer: Writer) -> Sequence[str]:
    """Once, on a file of before the bank was there; nothing of what was written reads otherwise."""
    for one in MANUALS.all(store):
        _enter(store, writer, one, None)
    return ()


def _enter(store: Store, writer: Writer, manual: Manual, before: Mapping[str, Value] | None) -> None:
    """A ficha is there once it has its name and tells something."""
    source = Ref(_TABLE, manual.id)
    found = of_source(store, source)
    now = _told(manual)
    if found is None:
        if manual.practice_name.strip() and now["done"] and not was_removed(store, source):
            made = _with(_new(store, manual), now)
            writer.put(PRACTICES.table, {key: value for key, value in PRACTICES.row(made).items() if key != "id"})
        return
    if before is None or not manual.practice_name.strip():
        return
    then = _told(MANUALS.read({**MANUALS.row(manual), **before}))
    changed = {name: text for name, text in now.items() if text != then[name]}
    if changed:
        writer.put(PRACTICES.table, PRACTICES.row(_with(found, changed)))


def _new(store: Store, manual: Manual) -> Practice:
    return Practice(
        title=manual.practice_name, place=own_place(store), country=town.profile_of(store).name,
        origin=PracticeOrigin.PILOT, source_kind=_TABLE, source_id=manual.id,
    )  # fmt: skip


def _with(one: Practice, texts: Mapping[str, str]) -> Practice:
    for name, text in texts.items():
        one = PRACTICES.with_stored(one, name, text)
    return one


def _told(manual: Manual) -> Mapping[str, str]:
    """Field of the practice → what the ficha says of it."""
    return {
        "title": " ".join(manual.practice_name.split()),
        "topic": manual.practice_category.strip(),
        "problem": manual.practice_before.strip(),
        "done": "\n".join(_done(manual)),
        "results": manual.practice_results.strip(),
        "source": manual.practice_source.strip(),
    }


def _done(manual: Manual) -> Iterator[str]:
    if manual.practice_text.strip():
        yield manual.practice_text.strip()
    for line in manual.practice_objectives.splitlines():
        if line.strip():
            yield f"- {without_bullet(line)}"
