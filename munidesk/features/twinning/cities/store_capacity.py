"""What the municipality can give to a bond: its newest answers to `hermanamiento-capacidad`, read before proposing."""

from dataclasses import dataclass
from fractions import Fraction

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.instruments.kinds import INSTRUMENTS, ROUNDS
from munidesk.instruments.scoring import hindering, result
from munidesk.instruments.store import load_round

INSTRUMENT, DIMENSION = "hermanamiento-capacidad", "capacidad"
LEAST = Fraction(40, 100)
_ADVICE = 2


@dataclass(frozen=True, slots=True)
class Capacity:
    """`share` of the points of the dimension «capacidad»; `advice` for what hinders most."""

    share: Fraction
    advice: tuple[str, ...]
    diagnosis_id: str

    @property
    def low(self) -> bool:
        """Warned of, never a block."""
        return self.share < LEAST


def capacity(store: Store) -> Capacity | None:
    """None where nobody answered it."""
    own = {one.id for one in INSTRUMENTS.all(store) if one.key == INSTRUMENT}
    rounds = [one for one in ROUNDS.all(store) if one.instrument_id in own]
    for one in sorted(rounds, key=lambda each: each.id, reverse=True):
        view = load_round(store, one.id)
        found = next((each for each in result(view).dimensions if each.dimension.key == DIMENSION), None)
        if found is not None and found.score is not None and found.answered:
            worst = [each for each, _lost in hindering(view, len(view.criteria)) if each in view.of(found.dimension)]
            advice = tuple(each.advice for each in worst[:_ADVICE] if each.advice)
            return Capacity(found.score / view.instrument.scale, advice, one.owner_id)
    return None


def warning(found: Capacity | None, percent: str) -> str:
    """What is said before the letter of intention; empty where the capacity is enough."""
    if found is None:
        return _("Todavía no se midió la capacidad propia: conviene hacerlo antes de proponer el vínculo.")
    if not found.low:
        return ""
    words = _("La capacidad propia está en {share}, menos de 40 %. Antes de proponer: {advice}. Puede enviarla igual.")
    return words.format(share=percent, advice="; ".join(one.rstrip(".").lower() for one in found.advice))
