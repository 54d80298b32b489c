"""Fields that only the forms of verbs have."""

from __future__ import annotations

from django import forms

from sanban.org.models import Person
from sanban.procedures.domain.durations import Duration, read_duration

UNITS = ("个工作日", "个工作小时", "天", "小时")
_SHOWN = 6  # rows of a list in which several can be picked
MOST_AMOUNT = 999


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic when running
    """One or several people of the organ, with their units."""

    def __init__(self, label: str) -> None:
        super().__init__(
            Person.objects.none(),
            label=label,
            required=False,
            to_field_name="public_id",
            widget=forms.SelectMultiple({"size": _SHOWN}),
            help_text="可以选多人：按住 Ctrl 点选。",
            error_messages={
                "invalid_choice": "没有这个人，请重新选择。",
                "invalid_list": "请从名单里选人。",
                "invalid_pk_value": "没有这个人，请重新选择。",
            },
        )

    def label_from_instance(self, obj: Person) -> str:
        """Return name and primary unit."""
        unit = getattr(obj, "unit_name", "") or ""
        return f"{obj.name}（{unit}）" if unit else obj.name


class DurationField(forms.MultiValueField):
    """A time limit: how many of what."""

    def __init__(self, label: str) -> None:
        amount = forms.IntegerField(
            min_value=1,
            max_value=MOST_AMOUNT,
            error_messages={
                "min_value": "新的时限要大于零。",
                "max_value": f"新的时限不超过{MOST_AMOUNT}。",
                "invalid": "请写整数，例如 3。",
            },
        )
        unit = forms.ChoiceField(choices=[(one, one.removeprefix("个")) for one in UNITS])
        super().__init__(
            (amount, unit), label=label, widget=DurationWidget(), require_all_fields=True
        )

    def compress(self, data_list: list[object]) -> Duration | None:
        """Return the duration."""
        return read_duration("".join(str(one) for one in data_list)) if data_list else None


class DurationWidget(forms.MultiWidget):
    """A number and a unit beside each other."""

    template_name = "procedures/_duration.html"
    use_fieldset = False

    def __init__(self) -> None:
        number = forms.NumberInput({"min": 1, "max": MOST_AMOUNT, "aria-label": "数量"})
        unit = forms.Select(
            {"aria-label": "单位"}, [(one, one.removeprefix("个")) for one in UNITS]
        )
        super().__init__((number, unit))

    def decompress(self, value: Duration | None) -> list[object]:
        """Return what the two fields show."""
        return [value.amount, value.unit] if value else [None, UNITS[0]]
