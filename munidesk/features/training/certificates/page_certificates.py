"""«Constancias»: what there is, or what to do first."""

from munidesk.base.i18n import _, msgid
from munidesk.features.training.page_room import RoomPage
from munidesk.ui.first_step import goes


class CertificatesPage(RoomPage):
    key, name, icon = "capacitacion.certificates", msgid("Constancias"), "stamp"

    def show_all(self) -> None:
        todo = goes(self.context, _("Ir al programa"), "capacitacion.programme")
        self.first.tell(_("Todavía no hay ninguna constancia."), _("Se emiten al cerrar una edición."), todo)
        self.first.stand(True)
