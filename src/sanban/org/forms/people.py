"""Forms about people: particulars, posts, absences, delegations, handing over."""

from __future__ import annotations

from typing import cast

from django import forms

from sanban.org import directory, scopes
from sanban.org.domain.viewer import Viewer
from sanban.org.forms.fields import MomentField, PersonField, PostField
from sanban.org.models import Appointment, Person, Post
from sanban.org.models.person import NAME_LENGTH, NUMBER_LENGTH
from sanban.org.vocabulary import AbsenceKind


class NewPersonForm(forms.Form):
    """Somebody to be registered."""

    staff_number = forms.CharField(
        label="工号", max_length=NUMBER_LENGTH, help_text="一人一号，登记后不能更改。"
    )
    name = forms.CharField(label="姓名", max_length=NAME_LENGTH)
    mobile = forms.CharField(label="手机", max_length=20, required=False)


class PersonForm(forms.Form):
    """The particulars of a person."""

    name = forms.CharField(label="姓名", max_length=NAME_LENGTH)
    mobile = forms.CharField(label="手机", max_length=20, required=False)
    position = forms.IntegerField(
        label="排序", min_value=0, max_value=9999, help_text="数字小的排在前面。"
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AppointForm(forms.Form):
    """A post somebody is to hold."""

    post = PostField("岗位")
    is_primary = forms.BooleanField(label="作为主岗", required=False)

    def __init__(self, *arguments: object, viewer: Viewer, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        cast("PostField", self.fields["post"]).queryset = directory.open_posts(viewer)


class AbsenceForm(forms.Form):
    """From when until when somebody is away."""

    person = PersonField("人员")
    kind = forms.ChoiceField(label="事由", choices=AbsenceKind.choices)
    from_at = MomentField("自")
    until_at = MomentField("至")
    note = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *arguments: object, viewer: Viewer, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        offer_people(self, "person", viewer)
        if viewer.person_id is not None:
            del self.fields["person"]  # one's own


class DelegationForm(forms.Form):
    """Who is to act for whom, in what, from when until when."""

    principal = PersonField("授权人")
    delegate = PersonField("代理人")
    scope = forms.ChoiceField(label="范围", choices=())
    post = PostField("限于岗位", empty="不限岗位", required=False)
    from_at = MomentField("自")
    until_at = MomentField("至")
    reason = forms.CharField(label="事由", max_length=200)

    def __init__(self, *arguments: object, viewer: Viewer, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        offer_people(self, "principal", viewer)
        offer_people(self, "delegate", viewer)
        scope = cast("forms.ChoiceField", self.fields["scope"])
        post = cast("PostField", self.fields["post"])
        scope.choices = [(found.code, found.label) for found in scopes.delegable()]
        post.queryset = directory.open_posts(viewer)
        if viewer.person_id is not None:
            held = Appointment.objects.open().filter(person_id=viewer.person_id)
            post.queryset = Post.objects.filter(appointments__in=held).select_related("unit")
            del self.fields["principal"]  # oneself
        else:
            self.fields["reason"].label = "依据"


class HandOverForm(forms.Form):
    """Who takes over somebody's work."""

    receiver = PersonField("接收人")
    reason = forms.CharField(label="事由", max_length=200, required=False)

    def __init__(self, *arguments: object, viewer: Viewer, person: Person, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        offer_people(self, "receiver", viewer, but=person)


class LeaveForm(forms.Form):
    """Who follows somebody who leaves."""

    successor = PersonField("接替的人", empty="没有，转给上一级负责人", required=False)
    reason = forms.CharField(label="事由", max_length=200, help_text="例如：调出、退休、辞职。")

    def __init__(self, *arguments: object, viewer: Viewer, person: Person, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        offer_people(self, "successor", viewer, but=person)


def offer_people(form: forms.Form, name: str, viewer: Viewer, *, but: Person | None = None) -> None:
    """Let a field offer the people the viewer sees, without one of them."""
    field = cast("PersonField", form.fields[name])
    people = directory.people_with_units(viewer)
    field.queryset = people.exclude(pk=but.pk) if but else people
