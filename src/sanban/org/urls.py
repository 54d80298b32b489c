"""Addresses of the organisation."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "org"

urlpatterns: list[URLPattern] = []
