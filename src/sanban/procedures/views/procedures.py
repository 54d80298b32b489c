"""The published procedures: the list, one procedure with its versions, its files, publishing."""

from __future__ import annotations

from itertools import pairwise

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import mark_safe

from sanban.kernel.clock import now
from sanban.org.views.page import SYSTEM, Deed, Page
from sanban.procedures import gates
from sanban.procedures.actions.publish import UnableToPublish, publish
from sanban.procedures.domain.drawing.bpmn import export
from sanban.procedures.domain.drawing.flow import definition_flow
from sanban.procedures.domain.drawing.svg import draw
from sanban.procedures.domain.problems import Problem, UnableToReadDefinition
from sanban.procedures.forms.publish import PublishForm
from sanban.procedures.models import Procedure, ProcedureVersion
from sanban.procedures.policies import may_publish
from sanban.procedures.queries import changes, procedures
from sanban.procedures.reference import steps_of


class ListView(Page):
    """Lists the procedures; whoever may, publishes here."""

    template_name = "procedures/list.html"
    problems: tuple[Problem, ...] = ()

    def context(self) -> dict[str, object]:
        """Return the procedures, and the form for whoever may publish."""
        return {
            "procedures": procedures(self.actor),
            "may_publish": may_publish(self.actor).allowed,
            "form": PublishForm(),
            "problems": self.problems,
        }


class PublishView(Deed, ListView):
    """Publishes a version; a faulty definition is shown again with every fault by its line."""

    roles = SYSTEM
    version: ProcedureVersion

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return PublishForm(request.POST)

    def do(self, form: forms.Form) -> str:
        """Publish."""
        try:
            self.version = publish(form.cleaned_data["source"], actor=self.actor, at=now())
        except UnableToReadDefinition as error:
            self.problems = error.problems
            raise UnableToPublish(
                f"流程定义有{len(error.problems)}处问题，没有发布，请按所列行号逐处改正。"
            ) from error
        return f"已发布“{self.version.procedure.name}”{self.version}；在办的仍按原来的版本办理。"

    def back(self) -> str:
        """Return to the list."""
        return reverse("procedures:list")

    def onward(self) -> str:
        """Go to the procedure."""
        return reverse("procedures:procedure", args=[self.version.procedure.code])


class ProcedureView(Page):
    """One procedure as it is in force: its diagram, its steps, and what each version changed."""

    template_name = "procedures/procedure.html"
    procedure: Procedure

    def load(self, **named: str) -> None:
        """Fetch the procedure."""
        self.procedure = get_object_or_404(procedures(self.actor), code=named["code"])

    def context(self) -> dict[str, object]:
        """Return the diagram, the steps and the versions, the newest first."""
        current = self.procedure.current
        if current is None:
            raise Http404
        definition = current.read()
        versions = list(self.procedure.versions.order_by("number"))
        told = {after.pk: changes(before, after) for before, after in pairwise(versions)}
        return {
            "procedure": self.procedure,
            "definition": definition,
            # Drawn by our own writer from validated data; it escapes every text.
            "picture": mark_safe(draw(definition_flow(definition))),  # noqa: S308 - as said above
            "steps": steps_of(definition, gates.labels()),
            "versions": [(one, told.get(one.pk, ())) for one in reversed(versions)],
        }


class VersionFileView(ProcedureView):
    """A file of one version: BPMN 2.0 for other tools, or the TOML as it was published."""

    version: ProcedureVersion

    def load(self, **named: str) -> None:
        """Fetch the version."""
        super().load(code=named["code"])
        self.version = get_object_or_404(self.procedure.versions, number=named["number"])

    def handed(self, content: str, ending: str, kind: str) -> HttpResponse:
        """Return a file to be saved."""
        name = f"{self.procedure.code}-{self.version.number}.{ending}"
        return HttpResponse(
            content,
            content_type=kind,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class BpmnView(VersionFileView):
    """The version as BPMN 2.0."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Hand it over."""
        del request
        return self.handed(export(self.version.read()), "bpmn", "application/xml; charset=utf-8")


class SourceView(VersionFileView):
    """The version as it was written."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Hand it over."""
        del request
        return self.handed(self.version.source, "toml", "application/toml; charset=utf-8")
