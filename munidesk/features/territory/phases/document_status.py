"""`pmot-status`: how a programme stands: phases, steps, products, legal days, what asks for a decision."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.territory.codes import Posture, ProductState
from munidesk.features.territory.phases.words import period, share, state_word
from munidesk.features.territory.rules import HALF
from munidesk.features.territory.view import TerritoryView
from munidesk.features.territory.words import phase_words
from munidesk.procedures.clock import amount_words, article_words
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store import called
from munidesk.town.report import report

_MOST_TERMS = 8


@on_paper
def build_status(store: Store, view: TerritoryView) -> Document:
    """In the language of the paper; figures are those of the day it is printed."""
    blocks = (_summary(store, view), _figures(view), _phases(view), *_terms(view), *_products(view), *_decisions(view))
    day = show_date(view.day)
    return report(
        store, _("Estado del programa de ordenamiento territorial"), blocks,
        subtitle=_("{title} · datos al {day}").format(title=view.territory.title, day=day),
        office=view.figure.word, running=view.territory.title,
    )  # fmt: skip


def _summary(store: Store, view: TerritoryView) -> Block:
    done, whole = view.progress
    periodic = sum(one.periodic for one in view.phases)
    words = [conducted(store, view), _("Están hechos {a} de los {n} pasos que tienen fin.").format(a=done, n=whole)]
    if periodic:
        words.append(ngettext(
            "Otro se repite y lleva calendario.", "Otros {n} se repiten y llevan calendario.", periodic
        ).format(n=periodic))  # fmt: skip
    title = f"{phase_words(view)}: {view.phase.title.lower()}"
    return Boxed((Heading(title, 2), Paragraph(plain(" ".join(words)))))


def conducted(store: Store, view: TerritoryView) -> str:
    """Who conducts, by which resolution; what is missing where it is not final."""
    step = view.figure_step
    if view.is_final and view.resolution is not None and step is not None and step.done_on is not None:
        return _("La figura que conduce es: {figure}, elegida el {day} ({act}).").format(
            figure=view.figure.word,
            act=called(store, view.resolution),
            day=show_date(step.done_on, "d 'de' MMMM 'de' y"),
        )
    if view.figure.word:
        return _("La figura elegida es: {figure}; falta su resolución.").format(figure=view.figure.word)
    return _("Todavía no se eligió la figura que conduce.")


def _figures(view: TerritoryView) -> Block:
    done, whole = view.progress
    term = view.next_term
    return KeyFigures((
        KeyFigure(_("{a} de {n}").format(a=done, n=whole), _("pasos hechos ({p} %)").format(p=share(done, whole))),
        KeyFigure(
            _("{a} de {n}").format(a=view.delivered, n=len(view.products)),
            _("productos entregados ({p} %); {b} aprobados").format(
                p=share(view.delivered, len(view.products)), b=view.counted(ProductState.APPROVED)),
        ),
        KeyFigure(
            show_date(term[2].last, "d MMM") if term is not None else BLANK,
            _("próximo día legal: {step}").format(step=term[1].title.lower()) if term is not None
            else _("próximo día legal"),
        ),
        KeyFigure(str(view.overdue), _("plazos legales vencidos")),
    ))  # fmt: skip


def _phases(view: TerritoryView) -> Block:
    rows = [
        Row((
            (strong(f"{one.number}. {one.title}"),), plain(period(one)),
            plain(_("{a} de {n}").format(a=one.done, n=one.whole)),
            plain(_("{a} de {n}").format(a=one.products_done, n=one.products)),
            plain(f"{share(one.done, one.whole)} %"), plain(state_word(one)),
        ))
        for one in view.phases
    ]  # fmt: skip
    done, whole = view.progress
    rows.append(Row((
        (strong(_("Total")),), plain(""), (strong(_("{a} de {n}").format(a=done, n=whole)),),
        (strong(_("{a} de {n}").format(a=view.delivered, n=len(view.products))),),
        (strong(f"{share(done, whole)} %"),), plain(""),
    ), RowKind.TOTAL))  # fmt: skip
    columns = (
        Column(_("Fase"), 2.4), Column(_("Período"), 1.7), Column(_("Pasos"), 0.8, Align.RIGHT),
        Column(_("Productos"), 1, Align.RIGHT), Column(_("Avance"), 0.8, Align.RIGHT), Column(_("Estado"), 1.1),
    )  # fmt: skip
    return Table(columns, tuple(rows), caption=_("Fases, pasos y productos"))


def _terms(view: TerritoryView) -> Iterator[Block]:
    if not view.terms:
        return
    rows = []
    for case, step, term in view.terms[:_MOST_TERMS]:
        last = (strong(show_date(term.safe)),) if term is not None else plain(_counted_from(case, step.counted_from))
        since = show_date(term.start) if term is not None else BLANK
        kind = _("{amount} o más") if step.term.value == "at_least" else _("{amount}, a lo sumo")
        amount = kind.format(amount=amount_words(step.amount, step.unit))
        rows.append(Row((plain(step.title), plain(amount), plain(since), last, plain(article_words(step) or BLANK))))
    columns = (Column(_("Paso"), 2), Column(_("Plazo"), 1.6), Column(_("Desde"), 0.9), Column(_("Último día"), 1.4),
               Column(_("Norma"), 2))  # fmt: skip
    yield Table(columns, tuple(rows), caption=_("Próximos días legales"))
    yield Paragraph(
        plain(_("Días hábiles: de lunes a viernes, sin feriados ni días inhábiles propios. El primero no se cuenta.")),
        Style.NOTE,
    )


def _counted_from(case: CaseView, key: str) -> str:
    step = case.steps.get(key)
    return _("se calcula con «{step}»").format(step=step.title) if step is not None else _("se calcula")


def _products(view: TerritoryView) -> Iterator[Block]:
    if not view.left:
        return
    rows = [
        Row((
            (strong(one.title),), plain(str(one.phase)), plain(view.answers(one) or BLANK),
            plain(version_words(view, one.id)), plain(one.waits or BLANK),
        ))
        for one in view.left
    ]  # fmt: skip
    columns = (Column(_("Producto"), 2.6), Column(_("Fase"), 0.5), Column(_("Responde"), 1.2), Column(_("Estado"), 1.5),
               Column(_("Espera"), 2))  # fmt: skip
    yield Table(columns, tuple(rows), caption=_("Productos que faltan o no están aprobados"))


def version_words(view: TerritoryView, product_id: str) -> str:
    """«entregado, versión 2»; without any version «sin empezar»."""
    found = view.versions.get(product_id, ())
    if not found:
        return _("Sin empezar")
    newest = max(found, key=lambda one: one.number)
    return _("{state}, versión {n}").format(state=newest.state.word.capitalize(), n=newest.number)


def _decisions(view: TerritoryView) -> Iterator[Block]:
    """What asks for somebody: offices that did not answer, strong actors against, products without who answers."""
    found = []
    awaited = [each.name for case in view.inner for step in case.ordered if case.is_open(step)
               for each in case.awaited(step)]  # fmt: skip
    if awaited:
        found.append(_("Recordar a {names}: no opinaron todavía.").format(names=join_and(awaited)))
    against = [one.name for one in view.actors if one.posture is Posture.AGAINST and one.influence >= HALF]
    if against:
        found.append(_("Reunirse con {names}: están en contra y tienen influencia.").format(names=join_and(against)))
    loose = sum(bool(view.faults(one)) for one in view.left) if view.letters else 0
    if loose:
        found.append(ngettext(
            "Completar quién hace y quién responde por {n} producto.",
            "Completar quién hace y quién responde por {n} productos.", loose,
        ).format(n=loose))  # fmt: skip
    if not view.is_final:
        found.append(_("Llevar al órgano de gobierno la figura que conduce el programa."))
    yield Heading(_("Lo que pide decisión"), 2)
    if found:
        yield Listing(tuple(plain(one) for one in found))
    else:
        yield Paragraph(plain(_("Nada, a la fecha.")))
