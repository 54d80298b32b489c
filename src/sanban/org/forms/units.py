"""Forms about units, posts and remits."""

from __future__ import annotations

from typing import cast

from django import forms

from sanban.org import directory
from sanban.org.domain.viewer import Viewer
from sanban.org.forms.fields import PostField, UnitField
from sanban.org.models import Unit
from sanban.org.models.post import TITLE_LENGTH
from sanban.org.models.unit import NAME_LENGTH
from sanban.org.vocabulary import UnitKind


class NewUnitForm(forms.Form):
    """A unit to be set up."""

    name = forms.CharField(label="单位名称", max_length=NAME_LENGTH)
    kind = forms.ChoiceField(label="类别", choices=UnitKind.choices, initial=UnitKind.DIVISION)
    parent = UnitField("上级单位", empty="没有上级", required=False)
    position = forms.IntegerField(
        label="排序", initial=100, min_value=0, max_value=9999, help_text="数字小的排在前面。"
    )

    def __init__(self, *arguments: object, viewer: Viewer, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        _offer_units(self, "parent", viewer)


class RenameUnitForm(forms.Form):
    """A unit's new name."""

    name = forms.CharField(label="新名称", max_length=NAME_LENGTH)
    version = forms.IntegerField(widget=forms.HiddenInput)


class MoveUnitForm(forms.Form):
    """Under which unit another is to stand."""

    parent = UnitField("新的上级单位", empty="没有上级", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *arguments: object, viewer: Viewer, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        _offer_units(self, "parent", viewer)


class LeaderForm(forms.Form):
    """Which post is in charge of a unit."""

    post = PostField("分管领导", empty="没有分管领导", required=False)

    def __init__(self, *arguments: object, viewer: Viewer, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        cast("PostField", self.fields["post"]).queryset = directory.open_posts(viewer)


class NewPostForm(forms.Form):
    """A post to be set up."""

    title = forms.CharField(label="岗位名称", max_length=TITLE_LENGTH)
    is_head = forms.BooleanField(label="是本单位主要负责人", required=False)
    is_single = forms.BooleanField(label="只设一人", required=False)


class AbolishPostForm(forms.Form):
    """Who takes over the work of a post."""

    successor = PostField("承接工作的岗位", empty="没有未办结的工作，不用承接", required=False)

    def __init__(self, *arguments: object, viewer: Viewer, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        cast("PostField", self.fields["successor"]).queryset = directory.open_posts(viewer)


class RemitForm(forms.Form):
    """A subject and its owning unit."""

    subject = forms.CharField(label="事项", max_length=60)
    unit = UnitField("归口单位")
    note = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *arguments: object, viewer: Viewer, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        _offer_units(self, "unit", viewer)


def _offer_units(form: forms.Form, name: str, viewer: Viewer) -> None:
    """Let a field offer the units the viewer sees, in the order of the tree."""
    field = cast("UnitField", form.fields[name])
    field.queryset = Unit.objects.visible_to(viewer).open().order_by("path")
