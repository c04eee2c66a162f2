"""What a record of any feature tells in a letter, and to whom: a resolution that is notified, an answer given back."""

from dataclasses import dataclass, field

from munidesk.documents.model import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whom a matter concerns. The name of a private person is in `neighbour` (`neighbour_id`), never in `name`."""

    name: str = ""
    line: str = ""
    person_id: str = ""
    neighbour_id: str = ""
    salutation: str = ""
    body: str = ""
    """What is said to this one alone, instead of the body of the matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The letter as it is proposed. `kind` is a code of `LetterKind`; `body` stands before what is `enclosed`, `ending`
    after it. Without addressees the person says to whom it goes.
    """

    kind: str
    subject: str
    body: str
    ending: str
    enclosed: tuple[Block, ...] = ()
    addressees: tuple[Addressee, ...] = field(default=())
