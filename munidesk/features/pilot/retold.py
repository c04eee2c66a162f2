"""What older versions kept of pilots and manuals, as it is kept today; frozen versions are documents."""

from collections.abc import Sequence

from munidesk.base.i18n import _
from munidesk.data.recode import Words, recode
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.documents.markdown_0_1 import prints_otherwise, typed

WORDS: Words = {
    ("pilot_entry", "kind"): {
        "incidente": "incident", "decisión": "decision", "logro": "achievement", "nota": "note",
    },
}  # fmt: skip

_CHAPTERS = """
    SELECT manual_chapter.*, manual.title AS manual FROM manual_chapter
    JOIN manual ON manual.id = manual_chapter.manual_id
    ORDER BY manual.id, manual_chapter.annex, manual_chapter.position, manual_chapter.id
"""


def rewrite_chapters(store: Store, writer: Writer) -> Sequence[str]:
    """Returns the chapters that 0.1 printed otherwise than they print now."""
    told = []
    for row in store.query(_CHAPTERS):
        text = str(row["text"])
        today = typed(text)
        if today != text:
            writer.put("manual_chapter", {"id": row["id"], "text": today, "deleted_at": row["deleted_at"]})
        if row["deleted_at"] is None and prints_otherwise(text, today):
            told.append(_("«{manual}», capítulo «{chapter}»").format(manual=row["manual"], chapter=row["title"]))
    return tuple(told)


def rewrite_words(store: Store, writer: Writer) -> Sequence[str]:
    """Version 0.1 kept the Spanish words of what is a code since 0.2; nothing reads otherwise afterwards."""
    return recode(store, writer, WORDS)
