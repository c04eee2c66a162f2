"""Documents that span features, for `export` and for the pages."""

from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.participation.document_topics import build_topics
from munidesk.overview.document_analysis import build_analysis
from munidesk.town.exports import Selection


def participation_analysis(store: Store, selection: Selection) -> Document:
    return build_analysis(store, selection)


def topics_synthesis(store: Store, selection: Selection) -> Document:
    return build_topics(store, selection)
