"""«Red»: what there is, or what to do first."""

from munidesk.base.i18n import _, msgid
from munidesk.features.training.page_room import RoomPage
from munidesk.ui.first_step import goes


class NetworkPage(RoomPage):
    key, name, icon = "capacitacion.network", msgid("Red"), "link"

    def show_all(self) -> None:
        todo = goes(self.context, _("Ir al programa"), "capacitacion.programme")
        self.first.tell(
            _("Todavía no hay ninguna institución en la red."), _("Cargue primero el programa del año."), todo
        )
        self.first.stand(True)
