"""The tree of units, and a unit with its posts."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sanban.kernel.clock import now
from sanban.org import directory
from sanban.org.actions.abolish_post import abolish_post
from sanban.org.actions.create_post import create_post
from sanban.org.actions.create_unit import create_unit
from sanban.org.actions.dissolve_unit import dissolve_unit
from sanban.org.actions.move_unit import move_unit
from sanban.org.actions.put_in_charge import put_in_charge
from sanban.org.actions.rename_unit import rename_unit
from sanban.org.forms.units import (
    AbolishPostForm,
    LeaderForm,
    MoveUnitForm,
    NewPostForm,
    NewUnitForm,
    RenameUnitForm,
)
from sanban.org.models import LeaderInCharge, Post, Unit
from sanban.org.policies import Verb, may
from sanban.org.queries import supervising_leader_of
from sanban.org.views.page import SYSTEM, Deed, Page
from sanban.org.vocabulary import UnitKind


class UnitsView(Page):
    """The tree; the system administrator sets units up here."""

    template_name = "org/units.html"

    def context(self) -> dict[str, object]:
        """Return the tree, and the form for a new unit."""
        may_shape = may(self.actor, Verb.SHAPE).allowed
        return {
            "nodes": directory.tree(self.actor),
            "may_shape": may_shape,
            "form": NewUnitForm(viewer=self.actor) if may_shape else None,
        }


class CreateUnitView(Deed, UnitsView):
    """Sets a unit up."""

    roles = SYSTEM
    done_sentence = "单位已设立。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return NewUnitForm(request.POST, viewer=self.actor)

    def do(self, form: forms.Form) -> str:
        """Set it up."""
        given = form.cleaned_data
        create_unit(
            actor=self.actor,
            at=now(),
            name=given["name"],
            kind=UnitKind(given["kind"]),
            parent=given["parent"],
            position=given["position"],
        )
        return ""

    def back(self) -> str:
        """Return to the tree."""
        return reverse("org:units")


class UnitView(Page):
    """A unit: posts and holders, what it was called, what it answers for."""

    template_name = "org/unit.html"
    unit: Unit

    def load(self, **named: str) -> None:
        """Find the unit in the viewer's organ."""
        units = Unit.objects.visible_to(self.actor).select_related("parent")
        self.unit = get_object_or_404(units, public_id=named["unit_id"])

    def context(self) -> dict[str, object]:
        """Return the unit and, for the system administrator, what can be done with it."""
        leader = LeaderInCharge.objects.filter(unit=self.unit, until_at=None)
        shown: dict[str, object] = {
            "unit": self.unit,
            "kind": UnitKind(self.unit.kind).label,
            "seats": directory.seats(self.unit),
            "children": self.unit.children.filter(closed_at=None).order_by("position", "pk"),
            "records": self.unit.records.select_related("parent").order_by("-from_at"),
            "remits": self.unit.remits.open(),
            "leader": leader.select_related("post__unit").first(),
            "leader_name": supervising_leader_of(self.unit, now()),
            "may_shape": may(self.actor, Verb.SHAPE).allowed and self.unit.closed_at is None,
        }
        return {**shown, **self._forms()} if shown["may_shape"] else shown

    def _forms(self) -> dict[str, object]:
        version = {"version": self.unit.version}
        return {
            "rename_form": RenameUnitForm(initial={**version, "name": self.unit.name}),
            "move_form": MoveUnitForm(
                initial={**version, "parent": self.unit.parent}, viewer=self.actor
            ),
            "leader_form": LeaderForm(viewer=self.actor),
            "post_form": NewPostForm(),
        }


class _UnitDeed(Deed, UnitView):
    """Something done with a unit."""

    roles = SYSTEM

    def back(self) -> str:
        """Return to the unit."""
        return reverse("org:unit", args=[self.unit.public_id])


class RenameUnitView(_UnitDeed):
    """Gives the unit a new name."""

    form_class = RenameUnitForm
    form_name = "rename_form"
    done_sentence = "单位已更名；此前的文件仍显示原名称。"

    def do(self, form: forms.Form) -> str:
        """Rename it."""
        given = form.cleaned_data
        rename_unit(self.unit, given["name"], actor=self.actor, at=now(), version=given["version"])
        return ""


class MoveUnitView(_UnitDeed):
    """Puts the unit under another."""

    form_name = "move_form"
    done_sentence = "隶属关系已调整。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return MoveUnitForm(request.POST, viewer=self.actor)

    def do(self, form: forms.Form) -> str:
        """Move it."""
        given = form.cleaned_data
        move_unit(self.unit, given["parent"], actor=self.actor, at=now(), version=given["version"])
        return ""


class LeaderView(_UnitDeed):
    """Names the leader in charge of the unit."""

    form_name = "leader_form"
    done_sentence = "分管领导已确定。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return LeaderForm(request.POST, viewer=self.actor)

    def do(self, form: forms.Form) -> str:
        """Put the post in charge."""
        put_in_charge(form.cleaned_data["post"], self.unit, actor=self.actor, at=now())
        return ""


class DissolveUnitView(_UnitDeed):
    """Dissolves the unit."""

    done_sentence = "单位已撤销。"

    def do(self, form: forms.Form) -> str:
        """Dissolve it, unless it is still needed."""
        del form
        dissolve_unit(self.unit, actor=self.actor, at=now())
        return ""

    def onward(self) -> str:
        """Go to the tree."""
        return reverse("org:units")


class CreatePostView(_UnitDeed):
    """Sets a post up in the unit."""

    form_class = NewPostForm
    form_name = "post_form"
    done_sentence = "岗位已设立。"

    def do(self, form: forms.Form) -> str:
        """Set it up."""
        given = form.cleaned_data
        create_post(
            actor=self.actor,
            at=now(),
            unit=self.unit,
            title=given["title"],
            is_head=given["is_head"],
            is_single=given["is_single"],
        )
        return ""


class AbolishPostView(Deed):
    """Asks who takes over a post's work, and abolishes it."""

    template_name = "org/abolish_post.html"
    roles = SYSTEM
    post_to_go: Post

    def load(self, **named: str) -> None:
        """Find the post in the viewer's organ."""
        posts = Post.objects.visible_to(self.actor).open().select_related("unit")
        self.post_to_go = get_object_or_404(posts, public_id=named["post_id"])

    def context(self) -> dict[str, object]:
        """Return the post and the form."""
        return {"post": self.post_to_go, "form": AbolishPostForm(viewer=self.actor)}

    def get(self, request: HttpRequest) -> object:  # type: ignore[override]  # a page of its own
        """Show what abolishing means."""
        return self.show(request)

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return AbolishPostForm(request.POST, viewer=self.actor)

    def do(self, form: forms.Form) -> str:
        """Abolish it."""
        successor = form.cleaned_data["successor"]
        moved = abolish_post(self.post_to_go, actor=self.actor, at=now(), successor=successor)
        return f"岗位已撤销，{moved}件未办结的工作已转给{successor}。" if moved else "岗位已撤销。"

    def back(self) -> str:
        """Return to the unit."""
        return reverse("org:unit", args=[self.post_to_go.unit.public_id])
