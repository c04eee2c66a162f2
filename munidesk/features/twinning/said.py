"""What was said between the parties: notes of a case and letters with a number, as one list. Pure."""

from dataclasses import dataclass
from datetime import date

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.procedures.codes import Direction
from munidesk.procedures.domain import Communication
from munidesk.town.letters.domain import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`note` is the record of one that was noted by hand; of a letter of the register `letter_id` alone."""

    id: str
    day: date
    out: bool
    actor: str
    subject: str
    channel: str = ""
    answers: str = ""
    due: date | None = None
    answered: bool = False
    note: Communication | None = None
    letter_id: str = ""

    @property
    def way(self) -> str:
        return (Direction.OUT if self.out else Direction.IN).word


def of_note(one: Communication) -> Message:
    return Message(
        id=one.id, day=one.day, out=one.direction is Direction.OUT, actor=one.actor, subject=one.subject,
        channel=one.channel, answers=one.answers, due=one.answer_due, note=one,
    )  # fmt: skip


def of_letter(one: Letter) -> Message:
    return Message(
        id=one.id, day=one.day, out=True, actor=one.addressee or _("Una persona"), channel=one.label,
        subject=one.subject, answered=one.answered_on is not None, letter_id=one.id,
    )  # fmt: skip


def unanswered(said: tuple[Message, ...]) -> tuple[Message, ...]:
    """What waits for an answer that did not come: none says that it answers it, nor came from them since."""
    return tuple(
        one for one in said
        if one.out and one.due is not None and not one.answered and not _again(one, said)
        and not any(_answers(each, one) for each in said)
    )  # fmt: skip


def _again(one: Message, said: tuple[Message, ...]) -> bool:
    """Whether it was asked again: the newer one waits in its place."""
    return any(each.out and each.day >= one.day and each.id != one.id and each.due is not None
               and each.actor == one.actor and each.subject.endswith(f": {one.subject}") for each in said)  # fmt: skip


def _answers(later: Message, one: Message) -> bool:
    if later.out or later.day < one.day:
        return False
    return fold(later.answers) == fold(one.subject) if later.answers else fold(later.actor) == fold(one.actor)
