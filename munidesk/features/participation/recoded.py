"""The words that version 0.1 stored, and the codes they are kept as today."""

from collections.abc import Sequence

from munidesk.data.recode import recode
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.town.people_lists.domain import BAND_WORDS

STATES = {
    "recibida": "received", "en estudio": "under_study", "al concejo": "at_council", "respondida": "answered",
    "devuelta": "given_back", "en ejecución": "under_way", "cumplida": "fulfilled",
}  # fmt: skip

WORDS = {
    ("initiative", "state"): STATES,
    ("state_change", "state"): STATES,
    ("initiative", "answer_kind"): {
        "aceptada": "accepted", "aceptada en parte": "partly_accepted", "no aceptada": "rejected",
        "derivada": "referred", "aceptada en parte y derivada": "partly_referred",
    },
    ("initiative", "origin"): {
        "sesión": "session", "encuentro": "encounter", "mostrador": "counter", "nota": "letter", "teléfono": "phone",
        "correo": "email",
    },
    ("author", "kind"): {
        "concejal": "councillor", "comisión": "commission", "concejal vecinal": "neighbour_councillor",
        "vecino": "neighbour", "organización": "organisation", "anónima": "anonymous",
    },
    ("encounter", "kind"): {
        "taller": "workshop", "audiencia pública": "hearing", "cabildo abierto": "open_council",
        "asamblea": "assembly", "consulta": "consultation", "recorrida": "walk",
    },
    ("encounter", "state"): {"previsto": "planned", "realizado": "held", "suspendido": "cancelled"},
    ("attendee", "age_band"): BAND_WORDS,
}  # fmt: skip


def words_to_codes(store: Store, writer: Writer) -> Sequence[str]:
    """Nothing reads otherwise afterwards, so there is nothing to tell."""
    told = recode(store, writer, WORDS)
    for row in store.query("SELECT id, deleted_at, age_counts FROM encounter WHERE age_counts <> ''"):
        pairs = (part.partition("=") for part in str(row["age_counts"]).split(";"))
        ages = ";".join(f"{BAND_WORDS.get(band, band)}{sign}{number}" for band, sign, number in pairs)
        writer.put("encounter", {"id": row["id"], "age_counts": ages, "deleted_at": row["deleted_at"]})
    return told
