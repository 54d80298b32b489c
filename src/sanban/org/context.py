"""What every page knows about who is signed in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from sanban.org.models import Account
from sanban.org.views.acting import actor_of


def me(request: HttpRequest) -> dict[str, object]:
    """Return name, post and organ of whoever is signed in, or where else one can sign in."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return {"identity_service": settings.OIDC_NAME} if settings.OIDC_SERVER else {}
    actor = actor_of(request)
    return {
        "me": {
            "name": account.holder_name,
            "post": actor.post or account.get_role_display(),
            "organ": account.organ.name,
            "is_demo": account.organ.is_demo,
        }
    }
