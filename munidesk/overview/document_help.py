"""«Manual de uso»: what F1 tells of every page, as one small manual to keep beside the computer."""

from collections.abc import Iterator, Sequence

from munidesk.base.i18n import _, msgid, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Block, Column, Document, Heading, Paragraph, Row, Table, plain, strong
from munidesk.overview.guide import FIRST_STEPS
from munidesk.overview.house import House
from munidesk.records.sheet import Selection
from munidesk.town.guide import FIRST_RUN
from munidesk.town.manifest import Help
from munidesk.town.report import report


@on_paper
def build_guide(house: House, store: Store, selection: Selection) -> Document:
    """Chapters as the rail goes, the first run before them and the keys of every page at the end."""
    del selection
    blocks: list[Block] = [Heading(_("Del orden del día al acta"))]
    blocks += [Paragraph(plain(_(text))) for text in FIRST_STEPS]
    blocks += _chapter(_("La primera vez"), FIRST_RUN)
    for page in house.pages:
        blocks += _chapter(page.words, tuple(page.help))
    everywhere = [one for feature in house.features for one in feature.help]
    for one in everywhere:
        blocks += (Heading(_(one.title)), *_keys(one))
    return report(store, _("Manual de uso"), tuple(blocks), subtitle=_("La misma ayuda que muestra la tecla F1"))


def _chapter(title: str, topics: Sequence[Help]) -> Iterator[Block]:
    yield Heading(title)
    for one in topics:
        if len(topics) > 1:
            yield Heading(_(one.title), 2)
        yield Paragraph(plain(_(one.what)))
        if one.example:
            yield Paragraph((strong(_("Por ejemplo:")), *plain(f" {_(one.example)}")))
        yield from _keys(one)
        if one.wrong:
            yield _pairs(msgid("Si pasa esto"), msgid("Haga esto"), one.wrong, 1.0)


def _keys(one: Help) -> Iterator[Block]:
    if one.keys:
        yield _pairs(msgid("Tecla"), msgid("Qué hace"), one.keys, 0.3)


def _pairs(left: str, right: str, pairs: Sequence[tuple[str, str]], share: float) -> Table:
    rows = tuple(Row(((strong(_(a)),), plain(_(b)))) for a, b in pairs)
    return Table((Column(_(left), share), Column(_(right), 1.0)), rows, dense=True)
