"""The first page of 管理: what there is, and what waits for whoever looks."""

from __future__ import annotations

from sanban.org.models import Account, Delegation, Person, Remit, Unit
from sanban.org.views.page import Page
from sanban.org.vocabulary import AccountRole


class HomeView(Page):
    """Counts and the way on."""

    template_name = "org/home.html"

    def context(self) -> dict[str, object]:
        """Return the counts that concern the viewer."""
        viewer = self.actor
        waiting = Account.objects.visible_to(viewer).filter(is_active=False, disabled_at=None)
        is_security = viewer.role == AccountRole.SECURITY_ADMINISTRATOR
        return {
            "unit_count": Unit.objects.visible_to(viewer).open().count(),
            "person_count": Person.objects.visible_to(viewer).present().count(),
            "remit_count": Remit.objects.visible_to(viewer).open().count(),
            "waiting_count": waiting.count() if is_security else 0,
            "delegation_count": Delegation.objects.visible_to(viewer).standing().count(),
            "role": viewer.role,
        }
