"""Addresses of the frame itself."""

from __future__ import annotations

from django.urls import path

from sanban.ui import views

urlpatterns = [path("favicon.ico", views.favicon, name="favicon")]
