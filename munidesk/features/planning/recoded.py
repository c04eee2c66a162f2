"""The words that version 0.1 stored, as the codes of today."""

from collections.abc import Sequence

from munidesk.data.recode import recode
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.planning.domain import FrameLevel, Heading, Kind

WORDS = {
    ("plan_line", "kind"): {"incremento": Kind.INCREMENT.value, "mantenimiento": Kind.MAINTENANCE.value},
    ("funding", "heading"): {
        "personal": Heading.STAFF.value,
        "funcionamiento": Heading.RUNNING.value,
        "obras": Heading.WORKS.value,
    },
    ("frame_row", "level"): {
        "fin": FrameLevel.GOAL.value,
        "propósito": FrameLevel.PURPOSE.value,
        "componente": FrameLevel.COMPONENT.value,
        "actividad": FrameLevel.ACTIVITY.value,
    },
}


def codes_0_2(store: Store, writer: Writer) -> Sequence[str]:
    """Kinds of target, headings of money and levels of the framework."""
    return recode(store, writer, WORDS)
