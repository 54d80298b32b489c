"""Interface tokens: one's own, or for the security administrator those of the organ."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from sanban.kernel.clock import now
from sanban.kernel.errors import DomainError
from sanban.org.actions.make_token import make_token
from sanban.org.actions.revoke_token import revoke_token
from sanban.org.forms.tokens import TokenForm
from sanban.org.models import ApiToken
from sanban.org.sign_in.session import authenticate_again, recently_authenticated
from sanban.org.views.page import PEOPLE, SECURITY, Deed, Page
from sanban.org.vocabulary import AccountRole

SHOWN = 200


class TokensView(Page):
    """The tokens the viewer sees; whoever comes here proved within minutes who he is."""

    template_name = "org/tokens.html"
    roles = PEOPLE | SECURITY

    def dispatch(
        self, request: HttpRequest, *arguments: object, **named: object
    ) -> HttpResponseBase:
        """Ask for password or second factor first: a token outlives the session it was made in."""
        if getattr(request.user, "role", "") in self.roles and not recently_authenticated(request):
            return authenticate_again(request)
        return super().dispatch(request, *arguments, **named)

    def context(self) -> dict[str, object]:
        """Return the tokens with how they stand."""
        at = now()
        seen = ApiToken.objects.visible_to(self.actor).select_related("account")
        tokens = [(one, one.state_at(at)) for one in seen.order_by("-made_at", "-pk")[:SHOWN]]
        oversees = self.actor.role == AccountRole.SECURITY_ADMINISTRATOR
        return {
            "tokens": tokens,
            "oversees": oversees,
            "form": None if oversees else TokenForm(),
        }


class MakeTokenView(Deed, TokensView):
    """Makes a token and shows its secret, this once."""

    roles = PEOPLE
    form_class = TokenForm

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make it; there is no redirection, as the secret is kept nowhere in between."""
        form = TokenForm(request.POST)
        if not form.is_valid():
            return super().post(request)
        at = now()
        try:
            token, secret = make_token(
                form.cleaned_data["name"],
                form.chosen_scopes(),
                form.expires_at(timezone.localdate(at)),
                actor=self.actor,
                at=at,
            )
        except DomainError as error:
            return self.refuse(request, form, error.message, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.show(request, changed={"made": token, "secret": secret})

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:tokens")


class RevokeTokenView(Deed, TokensView):
    """Ends a token."""

    done_sentence = "令牌已撤销，立即失效。"
    token: ApiToken

    def load(self, **named: str) -> None:
        """Find the token among those the viewer may see."""
        seen = ApiToken.objects.visible_to(self.actor)
        self.token = get_object_or_404(seen, public_id=named["token_id"])

    def do(self, form: forms.Form) -> str:
        """Revoke it."""
        del form
        revoke_token(self.token, actor=self.actor, at=now())
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:tokens")
