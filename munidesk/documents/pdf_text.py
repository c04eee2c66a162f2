"""A paragraph that breaks its lines once per width: Platypus asks again for every table and group it stands in."""

from reportlab.platypus import Paragraph


class Text(Paragraph):
    """ReportLab's paragraph, remembering its last width."""

    _broken_for = -1.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if availWidth != self._broken_for or not hasattr(self, "blPara"):
            super().wrap(availWidth, availHeight)
            self._broken_for = availWidth
        return self.width, self.height
