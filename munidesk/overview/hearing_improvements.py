"""What the hearing says of the agenda of improvements: how many of those due were verified, and what they gave back."""

from collections.abc import Iterator

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.documents.model import Block, Paragraph, Style, plain, strong
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.improvements.indicators import verified
from munidesk.features.open_government.improvements.store_agenda import load_agenda
from munidesk.features.open_government.improvements.words import PLACES
from munidesk.overview.hearing import HearingView


def improved(store: Store, view: HearingView) -> Iterator[Block]:
    """One line; none where no improvement was ever written down."""
    agenda = load_agenda(store, view.until)
    if not agenda.all:
        return
    shown, due = agenda.of({ImprovementState.VERIFIED}), verified(store, view.since, view.until)
    number = agenda.figures.number
    parts = [
        ngettext("{n} mejora verificada por una ronda posterior, con {p} puntos recuperados",
                 "{n} mejoras verificadas por una ronda posterior, con {p} puntos recuperados", len(shown)).format(
            n=len(shown), p=number(agenda.recovered(shown), PLACES)
        ),
        ngettext("{n} abierta, con {p} por ganar", "{n} abiertas, con {p} por ganar", len(agenda.open)).format(
            n=len(agenda.open), p=number(agenda.to_win(agenda.open), PLACES)
        ),
    ]  # fmt: skip
    if due.whole:
        parts.append(_("de las que vencían este año se verificaron {words}").format(words=due.words))
    yield Paragraph((strong(_("Agenda de mejoras. ")), *plain(f"{'; '.join(parts)}.")), Style.LEFT)
