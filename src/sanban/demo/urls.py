"""The addresses of a demonstration."""

from __future__ import annotations

from django.urls import path

from sanban.demo.views.enter import PeopleView

app_name = "demo"

urlpatterns = [path("", PeopleView.as_view(), name="people")]
