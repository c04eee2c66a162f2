"""Systematisation: contributions grouped into themes, merged, split; a theme is answered through its initiative."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.participation.domain import Author, AuthorKind, Initiative, Origin, Theme
from munidesk.features.participation.encounters.store import contributions, encounter
from munidesk.features.participation.initiatives.store import register
from munidesk.features.participation.kinds import INITIATIVES, THEMES
from munidesk.records.ref import Ref
from munidesk.town.contributions import CONTRIBUTIONS, Contribution
from munidesk.town.links import link


@dataclass(frozen=True, slots=True)
class ThemeRow:
    theme: Theme
    contributions: tuple[Contribution, ...]
    initiative: Initiative | None


def themes(store: Store) -> tuple[ThemeRow, ...]:
    """In their order, each with its contributions and the initiative that answers it."""
    own: dict[str, list[Contribution]] = {}
    for one in contributions(store):
        own.setdefault(one.theme_id, []).append(one)
    found = THEMES.all(store)
    rows = store.query(
        "SELECT i.* FROM initiative i JOIN theme t ON t.initiative_id = i.id"
        " WHERE t.deleted_at IS NULL AND i.deleted_at IS NULL"
    )
    answers = {one.id: one for one in INITIATIVES.read_all(rows)}
    return tuple(ThemeRow(one, tuple(own.get(one.id, ())), answers.get(one.initiative_id)) for one in found)


def theme(store: Store, theme_id: str) -> Theme:
    """Raises UserError when it is gone."""
    found = THEMES.find(store, theme_id)
    if found is None:
        raise UserError(_("Ese tema ya no está. Elija otro."), code="gone")
    return found


def new_theme(store: Store, title: str, contribution_ids: Sequence[str] = ()) -> str:
    """A theme, with the chosen contributions in it. Raises UserError without a title."""
    title = capital(" ".join(title.split()))
    if not title:
        raise UserError(
            _("Póngale un nombre al tema: por ejemplo, Sombra y asientos en la plaza."), code="missing", field="title"
        )
    with store.change(_("Crear el tema {title}").format(title=title)) as writer:
        made = THEMES.save(store, Theme(position=len(THEMES.all(store)) + 1, title=title)).id
        _put_in(store, writer, contribution_ids, made)
    return made


def _put_in(store: Store, writer: Writer, contribution_ids: Iterable[str], theme_id: str) -> None:
    for key in contribution_ids:
        one = CONTRIBUTIONS.find(store, key)
        if one is not None:
            writer.put(CONTRIBUTIONS.table, CONTRIBUTIONS.row(replace(one, theme_id=theme_id)))


def save_theme(store: Store, record: Theme, *, fold_key: str = "") -> None:
    """What was corrected of it. Raises UserError without a title."""
    theme(store, record.id)
    THEMES.check(record)  # says what is missing in its own words
    THEMES.save(store, record, label=_("tema"), fold=fold_key)


def move_to_theme(store: Store, contribution_ids: Sequence[str], theme_id: str) -> None:
    """Put contributions in a theme; an empty `theme_id` takes them out of theirs."""
    count = len(contribution_ids)
    label = ngettext("Agrupar {n} aporte", "Agrupar {n} aportes", count).format(n=count)
    with store.change(label) as writer:
        _put_in(store, writer, contribution_ids, theme_id)


def merge_themes(store: Store, kept_id: str, other_id: str) -> None:
    """All of `other` goes into `kept`, and `other` away. Raises UserError when both are already initiatives."""
    kept, other = theme(store, kept_id), theme(store, other_id)
    if kept_id == other_id:
        raise UserError(_("Elija otro tema para unir."))
    if kept.initiative_id and other.initiative_id:
        raise UserError(_("Los dos temas tienen iniciativa propia. Vincúlelas en lugar de unir los temas."))
    with store.change(_("Unir temas")) as writer:
        _put_in(store, writer, (one.id for one in CONTRIBUTIONS.all(store, theme_id=other_id)), kept_id)
        if other.initiative_id:
            THEMES.save(store, replace(kept, initiative_id=other.initiative_id))
        writer.delete("theme", other_id)


def delete_theme(store: Store, theme_id: str) -> None:
    """Take the theme away; its contributions are loose again."""
    with store.change(_("Quitar el tema")) as writer:
        _put_in(store, writer, (one.id for one in CONTRIBUTIONS.all(store, theme_id=theme_id)), "")
        writer.delete("theme", theme_id)


def initiative_of(store: Store, theme_id: str, received: date | None = None) -> str:
    """The theme's initiative, registered now if it had none: from the first encounter where it was raised."""
    record = theme(store, theme_id)
    if record.initiative_id:
        return record.initiative_id
    own = CONTRIBUTIONS.all(store, theme_id=theme_id)
    places = sorted({one.encounter_id for one in own}, key=lambda key: encounter(store, key).date)
    first = encounter(store, places[0]) if places else None
    with store.change(_("Registrar el tema como iniciativa")):
        made = register(
            store,
            Initiative(
                title=record.title, text=record.summary or "\n".join(one.text for one in own[:5]),
                received=received or (first.date if first else today()),
                origin=Origin.ENCOUNTER if first else Origin.COUNTER, zone=first.zone if first else "",
            ),
            Author(kind=AuthorKind.NEIGHBOUR),
        )  # fmt: skip
        THEMES.save(store, replace(record, initiative_id=made))
        for key in places:
            link(store, Ref("initiative", made), Ref("encounter", key), "raised")
    return made
