"""«Ediciones»: what there is, or what to do first."""

from munidesk.base.i18n import _, msgid
from munidesk.features.training.page_room import RoomPage
from munidesk.ui.first_step import goes


class EditionsPage(RoomPage):
    key, name, icon = "capacitacion.editions", msgid("Ediciones"), "calendar"

    def show_all(self) -> None:
        todo = goes(self.context, _("Ir al programa"), "capacitacion.programme")
        self.first.tell(
            _("Todavía no hay ninguna edición."), _("Una edición es un curso con días, personas y lista."), todo
        )
        self.first.stand(True)
