"""What the rest of the program knows of the follow-up of a programme."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Listing, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.territory.follow import exports, page_follow, refs
else:
    exports, page_follow, refs = lazy("munidesk.features.territory.follow", "exports", "page_follow", "refs")

TITLE = msgid("Seguimiento")
make = page_follow.make

_HANDED = msgid("Territorio")
PAPERS: tuple[Paper, ...] = (
    Paper(name="key-questions", title=msgid("Preguntas clave"), document=exports.questions, handed=_HANDED),
    Paper(
        name="pmot-report", title=msgid("Informe anual del ordenamiento territorial"), document=exports.year_report,
        data=exports.alignment_sheet, handed=_HANDED,
    ),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = ()
COMMANDS: tuple[Command, ...] = (
    Command(words=msgid("Seis preguntas del programa territorial"), key="territorio", arguments={"tab": "5"},
            run="ask_questions", icon="help"),
    Command(words=msgid("Nuevo desvío del programa territorial"), key="territorio",
            arguments={"tab": "5", "item": "deviations"}, run="new_deviation"),
)  # fmt: skip
REFERENCES: tuple[Reference, ...] = tuple(
    Reference(table=table, describe=refs.describe)
    for table in ("territory_deviation", "territory_question", "territory_alignment")
)
