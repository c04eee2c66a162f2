"""Whatever is typed in a dialog is kept as it is typed: every dialog with fields names where, or why not."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "munidesk"
PROPOSED = "an hour that is proposed anew each time: the old one would be wrong by then"
ITSELF = "its fields write the record itself as they are typed"
CHOOSES = "it chooses among what is there; nothing is typed that would be a record"
UNKEPT = {
    ("features/council/attendance/page_moves.py", "ask_hour"): PROPOSED,
    ("features/council/sessions/page_lift.py", "lift_dialog"): PROPOSED,
    ("features/council/sessions/page_live_items.py", "_ask_hour"): PROPOSED,
    ("features/council/sessions/page_more.py", "no_quorum"): PROPOSED,
    ("overview/page_records.py", "edit"): ITSELF,
    ("features/planning/page_line.py", "edit_line"): ITSELF,
    ("features/participation/initiatives/page_states.py", "edit_own_states"): CHOOSES,
    ("features/participation/initiatives/page_states.py", "ask_merge"): CHOOSES,
    ("features/participatory_budget/page_count.py", "_correct"): "the keys of one ballot, as they are on its paper",
    ("overview/page_everything.py", "__init__"): CHOOSES,
    ("features/planning/page_money_note.py", "__init__"): CHOOSES,
    ("features/action/page_ties.py", "edit_record"): ITSELF,
    ("features/participation/initiatives/page_edit.py", "edit_initiative"): ITSELF,
    ("town/page_members_list.py", "__init__"): "its list keeps itself (`town/roster_draft`)",
    ("instruments/page_round_dialogs.py", "__init__"): CHOOSES,
    ("features/participation/themes/page_suggestions.py", "__init__"): CHOOSES,
    ("town/page_compare.py", "__init__"): "a code to compare with: nothing is written",
    ("town/page_links.py", "__init__"): CHOOSES,
    ("features/council/acts/page_sent.py", "ask"): PROPOSED,
    ("features/council/acts/page_mend.py", "_hour"): PROPOSED,
    ("features/council/acts/page_life.py", "pause"): PROPOSED,
    ("features/council/acts/page_life.py", "resume"): PROPOSED,
    ("features/council/book/page_signers.py", "_ask_sign"): PROPOSED,
    ("features/council/book/page_dialogs.py", "__init__"): PROPOSED,
    ("features/council/elections/page_ask.py", "ask_seats"): PROPOSED,
    ("features/open_government/opening/page_dialogs.py", "_everything"): ITSELF,
    ("instruments/page_closing.py", "__init__"): CHOOSES,
    ("instruments/page_criterion_opinions.py", "__init__"): CHOOSES,
    ("instruments/page_opinions.py", "__init__"): CHOOSES,
    ("instruments/page_form.py", "__init__"): "each answer is in the form's own file as it is typed",
    ("features/territory/page_facts.py", "edit_territory"): ITSELF,
    ("features/territory/follow/page_questions.py", "ask_questions"): ITSELF,
    ("features/twinning/page_facts.py", "edit_twinning"): ITSELF,
    ("town/page_verify.py", "__init__"): "a code to look for: nothing is written",
    ("features/council/speakers/page_ask.py", "ask_name"): "the name of a neighbour stays with the private data alone",
}


def functions(tree: ast.AST) -> Iterator[tuple[str, ast.FunctionDef, bool]]:
    """(name, function, whether it stands in a subclass of Question)."""
    asking = {
        inner
        for one in ast.walk(tree)
        if isinstance(one, ast.ClassDef) and any(ast.unparse(base).endswith("Question") for base in one.bases)
        for inner in one.body
    }
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef):
            yield one.name, one, one in asking


def asks(call: ast.Call, in_question: bool) -> bool:
    """Whether the call opens a dialog with fields."""
    name = ast.unparse(call.func)
    if name in {"dialogs.ask", "dialogs.ask_text", "ask_text"}:
        return True
    made = name in {"Question", "dialogs.Question"} or (in_question and name == "super().__init__")
    return made and len(call.args) > 4


def unkept() -> set[tuple[str, str]]:
    found = set()
    for path in sorted(PACKAGE.rglob("page*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        for name, function, in_question in functions(ast.parse(path.read_text(encoding="utf-8"))):
            calls = [one for one in ast.walk(function) if isinstance(one, ast.Call) and asks(one, in_question)]
            if any(all(given.arg != "draft" for given in one.keywords) for one in calls):
                found.add((place, name))
    return found


def test_b3_w9_every_dialog_with_fields_keeps_a_draft():
    assert unkept() - set(UNKEPT) == set()


def test_b3_what_is_said_to_keep_none_still_keeps_none():
    assert set(UNKEPT) - unkept() == set()
