"""What version 0.1 kept of evaluations, as it is kept since 0.2: moments as codes, parts of checklists as records."""

from collections.abc import Sequence

from munidesk.base.ids import new_id
from munidesk.data.recode import Words, recode
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.instruments.domain import Part
from munidesk.instruments.kinds import PARTS

WORDS: Words = {("evaluation_round", "moment"): {"antes": "before", "durante": "during", "después": "after"}}


def rewrite_words(store: Store, writer: Writer) -> Sequence[str]:
    """Nothing reads otherwise afterwards."""
    for row in store.select("instrument_criterion", order="id"):
        texts = [line.strip() for line in str(row["items"]).splitlines() if line.strip()]
        for position, text in enumerate(texts, 1):
            part = Part(
                id=new_id(), instrument_id=str(row["instrument_id"]), criterion_key=str(row["key"]),
                position=position, text=text,
            )  # fmt: skip
            writer.put(PARTS.table, PARTS.row(part))
        if texts:
            writer.put("instrument_criterion", {"id": row["id"], "items": ""})
    return recode(store, writer, WORDS)
