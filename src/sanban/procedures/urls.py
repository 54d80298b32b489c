"""Addresses of procedures."""

from __future__ import annotations

from django.urls import path

from sanban.procedures.views import procedures

app_name = "procedures"

urlpatterns = [
    path("", procedures.ListView.as_view(), name="list"),
    path("publish", procedures.PublishView.as_view(), name="publish"),
    path("<slug:code>/", procedures.ProcedureView.as_view(), name="procedure"),
    path("<slug:code>/<int:number>.bpmn", procedures.BpmnView.as_view(), name="bpmn"),
    path("<slug:code>/<int:number>.toml", procedures.SourceView.as_view(), name="source"),
]
