"""The frame of every report: letterhead, title, date of its data."""

from munidesk.base.dates import now, show_date, show_time
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Block, Document, Footer, Heading, Kind, Paragraph, Style, plain
from munidesk.town import store as town
from munidesk.town.letterhead import letterhead

NBSP = "\u00a0"


def report(
    store: Store,
    title: str,
    blocks: tuple[Block, ...],
    *,
    subtitle: str = "",
    office: str = "",
    running: str = "",
    kind: Kind = Kind.REPORT,
    landscape: bool = False,
    page: tuple[float, float] | None = None,
    dated: bool = True,
) -> Document:
    """A document of the municipality with its title on top; the footer says of when its data are.

    `dated` is False for what has a date of its own, as a letter.
    """
    municipality = town.municipality(store)
    profile = town.profile_of(store)
    shield = store.blob(municipality.logo) if municipality.logo else None
    head: list[Block] = [Heading(title, 0)]
    if subtitle:
        head.append(Paragraph(plain(subtitle), Style.SUBTITLE))
    return Document(
        title=title,
        blocks=(*head, *blocks),
        kind=kind,
        letterhead=letterhead(municipality, shield or b"", body=office or _("Secretaría")),
        running_left=municipality.name,
        running_right=running or (f"{title} · {subtitle}" if len(subtitle) < 40 and subtitle else title),
        footer=Footer(strong=f"{title} · {data_of()}" if dated else title),
        page=page or town.page_size(store),
        landscape=landscape,
        language=profile.language,
    )


def data_of() -> str:
    """«datos al 17/11/2026, 21:10»."""
    moment = now()
    return _("datos al {day}, {at}").format(day=show_date(moment.date()), at=show_time(moment))
