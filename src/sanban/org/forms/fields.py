"""Fields that several forms of the organisation share."""

from __future__ import annotations

from datetime import datetime

from django import forms

from sanban.org.models import Person, Post, Unit

_FORMAT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and an hour, chosen with what the browser offers."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            input_formats=[_FORMAT, "%Y-%m-%d %H:%M"],
            widget=forms.DateTimeInput({"type": "datetime-local"}, format=_FORMAT),
            error_messages={"invalid": "请写成 2026-07-16 09:30 这样的日期和时间。"},
        )

    def clean(self, value: str) -> datetime:
        """Return the moment."""
        moment: datetime = super().clean(value)
        return moment


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when running
    """A unit that exists now, indented by its depth."""

    def __init__(self, label: str, *, empty: str = "请选择", required: bool = True) -> None:
        super().__init__(
            Unit.objects.none(),
            label=label,
            empty_label=empty,
            required=required,
            to_field_name="public_id",
            error_messages={"invalid_choice": "没有这个单位，请重新选择。"},
        )

    def label_from_instance(self, obj: Unit) -> str:
        """Return the name, indented."""
        return "　" * obj.depth + obj.name


class PostField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when running
    """A post that exists now, with its unit."""

    def __init__(self, label: str, *, empty: str = "请选择", required: bool = True) -> None:
        super().__init__(
            Post.objects.none(),
            label=label,
            empty_label=empty,
            required=required,
            to_field_name="public_id",
            error_messages={"invalid_choice": "没有这个岗位，请重新选择。"},
        )

    def label_from_instance(self, obj: Post) -> str:
        """Return unit and title."""
        return f"{obj.unit.name} {obj.title}"


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when running
    """Somebody who has not left, with the unit, because names repeat."""

    def __init__(self, label: str, *, empty: str = "请选择", required: bool = True) -> None:
        super().__init__(
            Person.objects.none(),
            label=label,
            empty_label=empty,
            required=required,
            to_field_name="public_id",
            error_messages={"invalid_choice": "没有这个人，请重新选择。"},
        )

    def label_from_instance(self, obj: Person) -> str:
        """Return name and primary unit."""
        unit = getattr(obj, "unit_name", "") or ""
        return f"{obj.name}（{unit}）" if unit else obj.name
