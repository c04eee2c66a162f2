"""Systematisation: contributions grouped into themes, merged, split; a theme is answered through its initiative."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.ids import new_id
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.participation.domain import AuthorKind, Contribution, Initiative, Origin, Theme
from munidesk.features.participation.encounters.store import contributions, encounter
from munidesk.features.participation.initiatives.store import register
from munidesk.records.ref import Ref
from munidesk.town.links import link
from munidesk.town.records import columns, read, read_all, to_row


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
    found = read_all(Theme, store.select("theme", order="position, id"))
    rows = store.query(
        "SELECT i.* FROM initiative i JOIN theme t ON t.initiative_id = i.id"
        " WHERE t.deleted_at IS NULL AND i.deleted_at IS NULL"
    )
    answers = {one.id: one for one in read_all(Initiative, rows)}
    return tuple(ThemeRow(one, tuple(own.get(one.id, ())), answers.get(one.initiative_id)) for one in found)


def theme(store: Store, theme_id: str) -> Theme:
    row = store.get("theme", theme_id)
    if row is None:
        raise UserError(_("Ese tema ya no está. Elija otro."))
    return read(Theme, row)


def new_theme(store: Store, title: str, contribution_ids: Sequence[str] = ()) -> str:
    """A theme, with the chosen contributions in it. Raises UserError without a title."""
    title = capital(" ".join(title.split()))
    if not title:
        raise UserError(_("Póngale un nombre al tema: por ejemplo, Sombra y asientos en la plaza."))
    record = Theme(new_id(), len(store.select("theme")) + 1, title)
    with store.change(_("Crear el tema {title}").format(title=title)) as writer:
        writer.put("theme", to_row(record))
        for key in contribution_ids:
            writer.put("contribution", {"id": key, "theme_id": record.id})
    return record.id


def update_theme(store: Store, theme_id: str, *, fold_key: str = "", **changed: object) -> None:
    theme(store, theme_id)
    if "title" in changed and not str(changed["title"]).strip():
        raise UserError(_("Póngale un nombre al tema."))
    with store.change(_("tema"), fold=fold_key) as writer:
        writer.put("theme", {"id": theme_id, **columns(changed)})


def move_to_theme(store: Store, contribution_ids: Sequence[str], theme_id: str) -> None:
    """Put contributions in a theme; an empty `theme_id` takes them out of theirs."""
    count = len(contribution_ids)
    label = ngettext("Agrupar {n} aporte", "Agrupar {n} aportes", count).format(n=count)
    with store.change(label) as writer:
        for key in contribution_ids:
            writer.put("contribution", {"id": key, "theme_id": theme_id})


def merge_themes(store: Store, kept_id: str, other_id: str) -> None:
    """All of `other` goes into `kept`, and `other` away. Raises UserError when both are already initiatives."""
    kept, other = theme(store, kept_id), theme(store, other_id)
    if kept_id == other_id:
        raise UserError(_("Elija otro tema para unir."))
    if kept.initiative_id and other.initiative_id:
        raise UserError(_("Los dos temas tienen iniciativa propia. Vincúlelas en lugar de unir los temas."))
    with store.change(_("Unir temas")) as writer:
        for row in store.select("contribution", theme_id=other_id):
            writer.put("contribution", {"id": str(row["id"]), "theme_id": kept_id})
        if other.initiative_id:
            writer.put("theme", {"id": kept_id, "initiative_id": other.initiative_id})
        writer.delete("theme", other_id)


def split_theme(store: Store, title: str, contribution_ids: Sequence[str]) -> str:
    """The chosen contributions leave for a theme of their own. Raises UserError when none is chosen."""
    if not contribution_ids:
        raise UserError(_("Marque los aportes que pasan al tema nuevo."))
    return new_theme(store, title, contribution_ids)


def delete_theme(store: Store, theme_id: str) -> None:
    """Take the theme away; its contributions are loose again."""
    with store.change(_("Quitar el tema")) as writer:
        for row in store.select("contribution", theme_id=theme_id):
            writer.put("contribution", {"id": str(row["id"]), "theme_id": ""})
        writer.delete("theme", theme_id)


def initiative_of(store: Store, theme_id: str, received: date | None = None) -> str:
    """The theme's initiative, registered now if it had none: from the first encounter where it was raised."""
    record = theme(store, theme_id)
    if record.initiative_id:
        return record.initiative_id
    own = read_all(Contribution, store.select("contribution", order="position, id", theme_id=theme_id))
    places = sorted({one.encounter_id for one in own}, key=lambda key: encounter(store, key).date)
    first = encounter(store, places[0]) if places else None
    with store.change(_("Registrar el tema como iniciativa")) as writer:
        made = register(
            store,
            record.title,
            text=record.summary or "\n".join(one.text for one in own[:5]),
            received=received or (first.date if first else None),
            origin=Origin.ENCOUNTER if first else Origin.COUNTER,
            author=AuthorKind.NEIGHBOUR,
            zone=first.zone if first else "",
        )
        writer.put("theme", {"id": theme_id, "initiative_id": made})
        for key in places:
            link(store, Ref("initiative", made), Ref("encounter", key), "raised")
    return made
