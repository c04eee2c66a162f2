"""What the map of personal data says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """An entry of the map of personal data: what is kept, why, who sees it, how it is handed over or forgotten."""

    what: str
    why: str
    shown: str
    leaving: str
