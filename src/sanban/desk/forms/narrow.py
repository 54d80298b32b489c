"""The filters of a list as a form."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from sanban.desk.lists import AnyList
from sanban.desk.lists.filters import OccurringField, canonical
from sanban.desk.lists.work_list import Asked, Look

LARGEST_PAGE = 1_000_000


class NarrowForm(forms.Form):
    """What a list is narrowed by; made from the address, so every view of a list can be handed on."""

    def __init__(self, work_list: AnyList, look: Look, data: Mapping[str, str]) -> None:
        super().__init__(data)
        self._filters = work_list.filters
        for code, field in work_list.fields(look).items():
            if isinstance(field, OccurringField):
                field.bind(data.get(code, ""))
            self.fields[code] = field

    @property
    def given(self) -> dict[str, object]:
        """Return what was chosen; what cannot be read narrows nothing and is complained about."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self) -> dict[str, str]:
        """Return what was chosen as it stands in an address."""
        return canonical(self._filters, self.given)


def asked(form: NarrowForm, data: Mapping[str, str]) -> Asked:
    """Return what an address asks of a list."""
    page = data.get("page", "")
    number = int(page) if page.isdecimal() and len(page) <= len(str(LARGEST_PAGE)) else 1
    return Asked(form.given, data.get("sort", ""), number)
