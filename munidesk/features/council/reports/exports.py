"""What `export` makes of a report: its document, the sheet of its figures, its JSON."""

from munidesk.base.i18n import on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.council.reports.building import BY_NAME, build_report
from munidesk.features.council.reports.document_report import report_document
from munidesk.features.council.reports.scope import scope_of
from munidesk.features.council.reports.sheet_report import figures_sheet, report_text
from munidesk.features.council.reports.told import Report
from munidesk.records.sheet import Selection, Sheet


def _built(name: str, store: Store, selection: Selection) -> Report:
    return build_report(store, BY_NAME[name], scope_of(store, selection))


@on_paper
def document(name: str, store: Store, selection: Selection) -> Document:
    return report_document(store, _built(name, store, selection))


def data(name: str, store: Store, selection: Selection) -> Sheet:
    return figures_sheet(_built(name, store, selection))


def text(name: str, store: Store, selection: Selection) -> str:
    return report_text(_built(name, store, selection))
