"""The agenda of improvements on paper: by state, in the town's own order, and whence the change of the total."""

from collections.abc import Iterator, Sequence

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Signatures,
    Signer,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import rules, words
from munidesk.features.open_government.improvements.store_agenda import Agenda
from munidesk.features.open_government.improvements.store_change import change_of
from munidesk.features.open_government.kinds import DIAGNOSES
from munidesk.instruments.domain import Marker
from munidesk.town import store as town
from munidesk.town.report import report

State = ImprovementState


@on_paper
def build_improvements(store: Store, agenda: Agenda) -> Document:
    """Of an agenda with at least one improvement."""
    found = {one.diagnosis_id for one in agenda.all if one.diagnosis_id}
    titles = [one.title for one in DIAGNOSES.all(store) if one.id in found]
    blocks = (*agenda_blocks(store, agenda), Paragraph(plain(_notes()), Style.NOTE), _signatures(store))
    return report(
        store, _("Agenda de mejoras"), blocks, office=_("Gobierno abierto"),
        subtitle=_("De: {names}").format(names=join_and(titles)) if titles else "",
    )  # fmt: skip


def agenda_blocks(store: Store, agenda: Agenda) -> tuple[Block, ...]:
    """What of it stands in another paper too."""
    return (_key_figures(agenda), _table(agenda), *_own_order(agenda), *_changes(store, agenda))


def _key_figures(agenda: Agenda) -> KeyFigures:
    number = agenda.figures.number
    verified, dropped = agenda.of({State.VERIFIED}), agenda.of({State.DROPPED})
    standing, late = agenda.open, agenda.late
    total = len(agenda.all)
    parts = (
        ngettext("{n} abierta", "{n} abiertas", len(standing)).format(n=len(standing)),
        ngettext("{n} verificada", "{n} verificadas", len(verified)).format(n=len(verified)),
        ngettext("{n} descartada", "{n} descartadas", len(dropped)).format(n=len(dropped)),
    )
    back, gain = number(agenda.recovered(verified), words.PLACES), number(agenda.to_win(standing), words.PLACES)
    all_words = ngettext("mejora: {parts}", "mejoras: {parts}", total).format(parts=", ".join(parts))
    return KeyFigures(
        (
            KeyFigure(str(total), all_words),
            KeyFigure(back, ngettext("puntos recuperados por {n} verificada", "puntos recuperados por {n} verificadas",
                                     len(verified)).format(n=len(verified))),
            KeyFigure(gain, ngettext("puntos por ganar con {n} abierta", "puntos por ganar con {n} abiertas",
                                     len(standing)).format(n=len(standing))),
            KeyFigure(str(len(late)), _late_words(agenda, late)),
        )
    )  # fmt: skip


def _late_words(agenda: Agenda, late: Sequence[Improvement]) -> str:
    """«vencida: M-08, desde el 30/10»."""
    if not late:
        return _("vencidas")
    names = [
        _("{name}, desde el {day}").format(name=rules.name_of(one), day=show_date(one.due))
        for one in sorted(late, key=lambda one: one.due or agenda.day)
        if one.due is not None
    ]
    return ngettext("vencida: {names}", "vencidas: {names}", len(late)).format(names="; ".join(names[:3]))


def _table(agenda: Agenda) -> Table:
    columns = (
        Column(_("N.º"), 0.65), Column(_("Mejora"), 3.0), Column(_("Ítem"), 0.55), Column(_("Gana"), 0.65, Align.RIGHT),
        Column(_("Esf."), 0.48, Align.RIGHT), Column(_("Gana ÷ esf."), 0.9, Align.RIGHT), Column(_("Responsable"), 1.4),
        Column(_("Vence"), 1.25), Column(_("ODS"), 0.8), Column(_("Gén."), 0.65), Column(_("POA"), 0.65),
    )  # fmt: skip
    rows: list[Row] = []
    for state in rules.STANDING:
        own = agenda.of({state})
        if own:
            rows.append(Row((plain(_group_words(agenda, state, own)),), RowKind.GROUP))
            rows.extend(_row(agenda, one) for one in own)
    return Table(columns, tuple(rows), dense=True)


def _group_words(agenda: Agenda, state: ImprovementState, own: Sequence[Improvement]) -> str:
    """«Propuestas: 2 · 3,5 por ganar», summed unrounded."""
    title, number = words.states_title(state, len(own)), agenda.figures.number
    if state is State.VERIFIED:
        return f"{title} · {_('{n} recuperados').format(n=number(agenda.recovered(own), words.PLACES))}"
    if state is State.DROPPED:
        return title
    return f"{title} · {_('{n} por ganar').format(n=number(agenda.to_win(own), words.PLACES))}"


def _row(agenda: Agenda, one: Improvement) -> Row:
    worth, there, figures = agenda.worth_of(one), agenda.activities.get(one.id), agenda.figures
    over = one.state in (State.VERIFIED, State.DROPPED)
    gain = figures.signed(worth.recovered, 1) if one.state is State.VERIFIED else figures.number(worth.gain, 1)
    title = f"{one.title}: {one.reason}" if one.state is State.DROPPED else one.title
    return Row(
        (
            plain(rules.name_of(one)), plain(title), plain(worth.code or BLANK), (strong(gain),),
            plain(one.effort.value), plain(BLANK if over else figures.number(worth.by_effort(one), 1)),
            plain(one.responsible or one.area or BLANK), _due(agenda, one),
            plain(words.goals_words(one) or BLANK), plain(_gender(one.gender)),
            plain(there.code if there is not None else BLANK),
        )
    )  # fmt: skip


def _due(agenda: Agenda, one: Improvement) -> Spans:
    if one.due is None or one.state in (State.VERIFIED, State.DROPPED):
        return plain(BLANK)
    day = show_date(one.due)
    late = rules.is_late(one, agenda.day)
    return (strong(_("{day}, vencida").format(day=day)),) if late else plain(day)


def _gender(marker: Marker) -> str:
    return {Marker.NO: _("no"), Marker.ALSO: _("tamb."), Marker.MAINLY: _("princ.")}[marker]


def _own_order(agenda: Agenda) -> Iterator[Block]:
    """What the town itself puts first, where it said so."""
    ordered = [one for one in agenda.prioritised if one.position and one.state in rules.TO_DO]
    if not ordered:
        return
    columns = (
        Column(_("Prioridad"), 0.8, Align.CENTRE), Column(_("N.º"), 0.7), Column(_("Mejora"), 3.6),
        Column(_("Estado"), 1.0), Column(_("Gana ÷ esf."), 0.8, Align.RIGHT), Column(_("Responsable"), 1.5),
    )  # fmt: skip
    rows = tuple(
        Row((plain(str(place)), plain(rules.name_of(one)), plain(one.title), plain(capital(one.state.word)),
             plain(agenda.figures.number(agenda.worth_of(one).by_effort(one), 1)),
             plain(one.responsible or one.area or BLANK)))
        for place, one in enumerate(ordered, 1)
    )  # fmt: skip
    yield Table(columns, rows, caption=_("Prioridades propias del municipio"), dense=True)


def _changes(store: Store, agenda: Agenda) -> Iterator[Block]:
    """Of each diagnosis: what its last closed round has more or less than the one before, by where it comes from."""
    for one in DIAGNOSES.all(store):
        found = change_of(store, agenda, one.id)
        if found is None:
            continue
        number, signed = agenda.figures.number, agenda.figures.signed
        told = (
            (ngettext("{n} mejora verificada", "{n} mejoras verificadas", found.verified).format(n=found.verified),
             found.by_improvements),
            (_("Otros ítems que cambiaron, sin mejora verificada"), found.by_others),
            (_("Ítems nuevos, retirados, con otro peso o que no aplican"), found.reweighted),
        )  # fmt: skip
        rows = [Row((plain(text), plain(signed(value, 2)))) for text, value in told if value]
        rows.append(Row(((strong(_("Cambio del total")),), (strong(signed(found.change, 2)),)), RowKind.TOTAL))
        caption = _("De dónde sale el cambio del total: {a} a {b}").format(
            a=number(found.before, 1), b=number(found.before + found.change, 1)
        )
        columns = (Column(_("Origen"), 4.0), Column(_("Puntos"), 1.0, Align.RIGHT))
        yield KeepTogether((Table(columns, tuple(rows), caption=caption, dense=True),))


def _notes() -> str:
    return _(
        "Esfuerzo de 1 a 3, según el área. Gana: puntos del total si el ítem llega al máximo, según la última ronda "
        "cerrada. Verificada: una ronda posterior cerrada lo encontró fuera del rojo. Una mejora hecha no suma hasta "
        "que la próxima ronda la verifica. Las sumas se hacen sin redondear."
    )


def _signatures(store: Store) -> Signatures:
    head = capital(town.profile_of(store).post("mayor").neutral)
    told = (_("Gobierno abierto"), _("Planificación"), head)
    return Signatures(tuple(Signer(_("Nombre y firma"), post) for post in told))
