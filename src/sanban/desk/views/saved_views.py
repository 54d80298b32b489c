"""Keeping, renaming and deleting views of a list."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sanban.desk.actions.delete_view import delete_view
from sanban.desk.actions.rename_view import rename_view
from sanban.desk.actions.save_view import save_view
from sanban.desk.forms.saved_views import NameForm
from sanban.desk.lists import LISTS
from sanban.desk.models import SavedView
from sanban.desk.views.lists import ListView
from sanban.kernel.clock import now
from sanban.org.views.page import Deed


class SaveViewView(Deed, ListView):
    """Keeps the list as the address narrows it."""

    form_class = NameForm
    form_name = "name_form"
    done_sentence = "已保存视图。"

    def do(self, form: forms.Form) -> str:
        """Keep it."""
        query = urlencode(self.narrow(self.look()).query)
        save_view(self.work_list.code, form.cleaned_data["name"], query, actor=self.actor, at=now())
        return ""

    def back(self) -> str:
        """Return to the list as it was narrowed."""
        query = self.request.GET.urlencode()
        address = reverse(f"desk:{self.work_list.code}")
        return f"{address}?{query}" if query else address


class OwnView(Deed, ListView):
    """A view of one's own, shown as the list it belongs to."""

    saved: SavedView

    def load(self, **named: str) -> None:
        """Fetch the view; another's is not found."""
        own = SavedView.objects.visible_to(self.actor)
        self.saved = get_object_or_404(own, public_id=named["view_id"])
        self.work_list = next((one for one in LISTS if one.code == self.saved.work_list), LISTS[0])

    def back(self) -> str:
        """Return to the list."""
        return reverse(f"desk:{self.work_list.code}")


class RenameViewView(OwnView):
    """Calls a view otherwise."""

    form_class = NameForm
    form_name = "name_form"
    done_sentence = "已改名称。"

    def do(self, form: forms.Form) -> str:
        """Rename it."""
        rename_view(self.saved, form.cleaned_data["name"], actor=self.actor, at=now())
        return ""

    def onward(self) -> str:
        """Return to the view itself."""
        return f"{self.back()}?{self.saved.query}"


class DeleteViewView(OwnView):
    """Keeps a view no longer."""

    done_sentence = "已删除视图，列表里的内容不受影响。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Ask for nothing."""
        return forms.Form(request.POST)

    def do(self, form: forms.Form) -> str:
        """Delete it."""
        del form
        delete_view(self.saved, actor=self.actor, at=now())
        return ""
