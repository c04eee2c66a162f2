"""The key questions of a programme, one under another, each saved as it is written; from here they are printed."""

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.territory.follow.exports import questions as questions_paper
from munidesk.features.territory.follow.store import answer_question, answered
from munidesk.features.territory.kinds import QUESTIONS
from munidesk.features.territory.view import TerritoryView
from munidesk.records.sheet import Selection
from munidesk.town.page_paper import show_paper
from munidesk.ui import forms, theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, card, column, row

_ANSWER, _BY = "answer", "by"


def questions_words(view: TerritoryView) -> str:
    """«Seis preguntas» where there are six; else «Preguntas clave»."""
    return _("Seis preguntas") if len(view.questions) == 6 else _("Preguntas clave")


def ask_questions(context: Context, view: TerritoryView) -> None:
    """Answers and who said each; the day is the one it was written. «Imprimir…» shows the paper."""
    store = context.store
    form = _form(context, view)
    form.refresh()
    form.setEnabled(not store.read_only)
    holder = card("plain")
    holder.setLayout(column(form, None))
    scroll = scrolling(holder)
    scroll.setMinimumSize(theme.px(720), theme.px(430))
    found = QUESTIONS.all(store, territory_id=view.territory.id)
    told = ngettext("{a} de {n} respondida.", "{a} de {n} respondidas.", len(found)).format(
        a=answered(found), n=len(found)
    )

    def show() -> None:
        form.flush()
        chosen = Selection(id=view.territory.id)
        show_paper(context, _("Preguntas clave"), lambda _days: questions_paper(store, chosen))

    print_out = button(_("Imprimir…"), show, icon="printer")
    foot = card("plain")
    foot.setLayout(row(print_out, None))
    dialog = Question(context.window, questions_words(view), told, _("Listo"), (scroll, foot))
    dialog.reject_button.hide()
    if view.questions:
        form.focus_first()
    dialog.exec()
    form.flush()
    dialog.deleteLater()


def _form(context: Context, view: TerritoryView) -> forms.RecordForm:
    """Two fields for each question: «answer:id», as wide as the window, and «by:id»."""
    store, key = context.store, view.territory.id
    fields = []
    for number, one in enumerate(view.questions, 1):
        day = show_date(one.answered_on) if one.answered_on is not None else ""
        fields.append(forms.Field(f"{_ANSWER}:{one.id}", f"{number}. {one.text}", forms.Kind.LONG, (), "", True))
        words = _("Quién respondió ({day})").format(day=day) if day else _("Quién respondió")
        fields.append(forms.Field(f"{_BY}:{one.id}", words, forms.Kind.TEXT, (), "", True))

    def load() -> dict[str, object]:
        values: dict[str, object] = {}
        for one in QUESTIONS.all(store, territory_id=key):
            values[f"{_ANSWER}:{one.id}"], values[f"{_BY}:{one.id}"] = one.answer, one.answered_by
        return values

    def save(name: str, value: forms.Value) -> None:
        what, _colon, question = name.partition(":")
        text = str(value or "")
        if what == _ANSWER:
            answer_question(store, question, answer=text)
        else:
            answer_question(store, question, by=text)

    return forms.RecordForm(tuple(fields), load, save)
