"""What the panes of the follow-up have in common: they show one programme in one year."""

from munidesk.features.territory.follow.view import FollowView
from munidesk.features.territory.page_part import Part
from munidesk.ui.context import Context


class Pane(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.follow: FollowView | None = None

    def show_followed(self, follow: FollowView) -> None:
        """As it stands now."""
        self.view, self.follow = follow.of, follow
        self.show_follow(follow)

    def show_follow(self, follow: FollowView) -> None:
        """What the pane draws of it."""

    @property
    def key(self) -> str:
        """The id of the programme; empty without any."""
        return self.view.territory.id if self.view is not None else ""
