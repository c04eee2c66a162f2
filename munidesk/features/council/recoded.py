"""The Spanish words that version 0.1 stored, as the codes of today."""

from collections.abc import Sequence

from munidesk.data.journal import Value
from munidesk.data.recode import Words, recode
from munidesk.data.store import Store
from munidesk.data.writer import Writer

WORDS: Words = {
    ("session", "kind"): {"ordinaria": "ordinary", "extraordinaria": "extraordinary", "solemne": "solemn"},
    ("session", "state"): {
        "convocada": "convened", "abierta": "open", "levantada": "closed", "sin_quorum": "no_quorum",
        "suspendida": "cancelled",
    },
    ("session", "modality"): {"presencial": "in_person", "virtual": "remote", "mixta": "mixed"},
    ("session", "deputy_reason"): {"ausencia": "absence", "licencia": "licence"},
    ("vote", "type"): {
        "simbolica": "show_of_hands", "secreta": "secret", "por_lectura": "reading", "en_bloque": "block",
    },
    ("minutes", "state"): {
        "borrador": "draft", "en_aprobacion": "in_approval", "aprobada": "approved", "firmada": "signed",
        "en_el_libro": "in_book",
    },
}  # fmt: skip


def recode_words(store: Store, writer: Writer) -> Sequence[str]:
    """Nothing reads otherwise afterwards."""
    return recode(store, writer, WORDS)


def code_of(table: str, column: str, stored: Value) -> str:
    """The code of what a file of any version stores there."""
    return WORDS[table, column].get(str(stored), str(stored))
