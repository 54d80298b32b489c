"""Who acts in a request."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from sanban.kernel.clock import now
from sanban.org.actor import Actor
from sanban.org.models import Account
from sanban.org.queries import post_at
from sanban.org.sign_in.address import address_of

_KEPT = "sanban.actor"  # in the request's environment: asked for by view and frame alike


def actor_of(request: HttpRequest) -> Actor:
    """Return the actor of a request, with the post he holds now; looked up once."""
    kept = request.META.get(_KEPT)
    if isinstance(kept, Actor):
        return kept
    account = request.user
    if not isinstance(account, Account):
        raise Http404
    person = account.person
    post = post_at(person, now()) if person else ""
    actor = Actor(account, person, post, address=address_of(request))
    request.META[_KEPT] = actor
    return actor
