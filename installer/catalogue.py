"""The catalogue of messages: `catalogue.py update` writes it, `catalogue.py check` says whether it is up to date.

Message ids are the Spanish sentences themselves, so that the program is right
without any catalogue; `translations/munidesk.pot` is what a translator starts from.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "munidesk.pot"


def extracted() -> Catalog:
    """Every message of the program, by file and line; no line numbers are kept, they would only make noise."""
    catalog = Catalog(
        project="MuniDesk", version="1", charset="utf-8", fuzzy=False, header_comment="# Mensajes de MuniDesk."
    )
    found = extract_from_dir(
        ROOT / "munidesk", method_map=[("**.py", "python")], keywords={"_": None, "msgid": None, "ngettext": (1, 2)}
    )
    for filename, _line, message, _comments, _context in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(message, locations=[(f"munidesk/{Path(filename).as_posix()}", 0)])
    for path in sorted((ROOT / "munidesk").rglob("*.py")):
        for text in said(ast.parse(path.read_text(encoding="utf-8"))):
            catalog.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


SAID = {
    "Says": ("label", "hint", "means"),
    "Kind": ("one", "many"),
    "Rewrite": ("label",),
    "PersonalData": ("what", "why", "shown", "leaving"),
}
"""Calls whose named texts are messages, looked up when they are shown; the first text of `Says` is its label."""


def said(tree: ast.AST) -> Iterator[str]:
    """The messages that data say of themselves: fields and kinds of records, the words of codes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
            first = node.args[:1] if node.func.id == "Says" else []
            named = [one.value for one in node.keywords if one.arg in SAID[node.func.id]]
            yield from filter(None, map(text_of, (*first, *named)))
        elif isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id == "Code" for base in node.bases
        ):
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple) and len(line.value.elts) > 1:
                    yield from filter(None, [text_of(line.value.elts[1])])


def text_of(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def as_text(catalog: Catalog) -> str:
    buffer = io.BytesIO()
    write_po(buffer, catalog, omit_header=False, include_lineno=False, sort_output=True, width=100)
    return re.sub(
        r'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator|Language-Team).*\n',
        "",
        buffer.getvalue().decode("utf-8"),
    )


def template_faults() -> list[str]:
    if not TEMPLATE.exists() or TEMPLATE.read_text(encoding="utf-8") != as_text(extracted()):
        return ["translations/munidesk.pot no está al día: python installer/catalogue.py update"]
    return []


def placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name}


def translation_faults(path: Path, ids: set[str]) -> list[str]:
    """Unknown messages and translations whose {placeholders} are not those of the Spanish sentence."""
    with path.open("rb") as source:
        catalog = read_po(source)
    faults = []
    for message in catalog:
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else message.id[0]
        if one not in ids:
            faults.append(f"{path}: mensaje que ya no existe: {one}")
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        faults.extend(
            f"{path}: marcadores distintos en: {one}"
            for text in texts
            if text and not placeholders(text) <= placeholders("".join(message.id))
        )
    return faults


def check() -> list[str]:
    ids = {message.id if isinstance(message.id, str) else message.id[0] for message in extracted() if message.id}
    faults = template_faults()
    for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/munidesk.po")):
        faults.extend(translation_faults(path, ids))
    return faults


def main() -> int:
    match sys.argv[1:]:
        case ["update"]:
            TEMPLATE.write_text(as_text(extracted()), encoding="utf-8")
            return 0
        case ["check"]:
            faults = check()
            print("\n".join(faults), end="\n" if faults else "")
            return 1 if faults else 0
    print("uso: catalogue.py update | check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
