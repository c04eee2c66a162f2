"""What a paper is found to be when it is compared with the municipality's file."""

from dataclasses import dataclass

from munidesk.base.codes import Code
from munidesk.base.i18n import _


class Verdict(Code):
    INTACT = "intact", "íntegra"
    ALTERED = "altered", "alterada"
    DRAFT = "draft", "borrador"
    PUBLIC = "public", "copia pública"
    FOREIGN = "foreign", "no es de este municipio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """`name` is what was compared («Acta 11»), `line` the first that differs, counted from 1 over the paper's own.

    `fingerprint` is the SHA-256 of the paper's own words, foot, code and seal apart; `note` what else is to be known.
    """

    verdict: Verdict
    name: str = ""
    line: int = 0
    says: str = ""
    fingerprint: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """«Acta 11: alterada: línea 14 («Comprar 820…»)», as it is told on the screen and in the command line."""
        word = self.verdict.word
        if self.verdict is Verdict.ALTERED and self.line:
            word = _("{word}: línea {n}").format(word=word, n=self.line) + (f" («{self.says}»)" if self.says else "")
        told = f"{self.name}: {word}" if self.name else word
        return f"{told}. {self.note}" if self.note else told
