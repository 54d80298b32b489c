"""What the form of every office verb has, and how it knows what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms

from sanban.org.domain.viewer import Viewer
from sanban.procedures.domain.case import CaseState, Party, Run
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.offers import CASE, Kind, Place
from sanban.procedures.domain.terms import Term, Verb
from sanban.procedures.models.case import KEY_LENGTH

LONGEST = 2000
OWN_WORK = "办理"
WHOLE_CASE = "本件"

_NAMED = re.compile(
    r"(?P<verb>[a-z-]+)-(?:(?P<run>[0-9]{1,6})-(?P<party>[0-9]{1,6})"
    r"|(?P<kind>run|deviation)-(?P<number>[0-9]{1,6})|(?P<case>case))"
)


def name_of(verb: Verb, place: Place) -> str:
    """Return the name of the form of a verb on a place; it is also the prefix of its fields."""
    match place.kind:
        case Kind.WORK:
            return f"{verb}-{place.work.replace('.', '-')}"
        case Kind.CASE:
            return f"{verb}-case"
        case _:
            return f"{verb}-{place.kind}-{place.number}"


def read_name(name: str) -> tuple[str, Place] | None:
    """Return the verb and the place a form's name speaks of; ``None`` where it is no such name."""
    found = _NAMED.fullmatch(name)
    if found is None or not name.isascii():
        return None
    if found["case"]:
        return found["verb"], CASE
    if found["kind"]:
        return found["verb"], Place(Kind(found["kind"]), number=int(found["number"]))
    return found["verb"], Place(Kind.WORK, f"{found['run']}.{found['party']}")


def choices_of(members: Iterable[Term]) -> list[tuple[str, str]]:
    """Return terms as a field offers them."""
    return [(str(member), member.label) for member in members]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a form stands: the case, what it is about, who fills it in, the gates that are offered."""

    state: CaseState
    place: Place
    viewer: Viewer
    labels: dict[str, str]
    gates: tuple[str, ...] = ()
    principal: str = ""

    @property
    def party(self) -> Party | None:
        """Return the piece of work the form is about, if it is about one."""
        found = self.state.find(self.place.work)
        return found[1] if found else None

    @property
    def run(self) -> Run | None:
        """Return the run the form is about, if it is about one."""
        if self.place.kind is Kind.RUN:
            return next((run for run in self.state.runs if run.id == self.place.number), None)
        found = self.state.find(self.place.work)
        return found[0] if found else None

    @property
    def step(self) -> Step | None:
        """Return the step the form is about, if it is about one that the procedure still has."""
        code = self.run.step if self.run else ""
        return next((one for one in self.state.definition.steps if one.code == code), None)


class VerbForm(forms.Form):
    """What every verb needs: what was seen, and a key that is the same for a second click.

    What it is about stands in its name. ``lends`` marks what somebody can do for one he stands in for.
    """

    verb: Verb
    kind = Kind.WORK
    group = OWN_WORK
    tone = ""
    needs_opinion = False
    lends = False
    opinion_label = "意见"
    consequence = ""
    phrases: tuple[str, ...] = ()

    seen_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    subject_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    key = forms.CharField(max_length=KEY_LENGTH, widget=forms.HiddenInput)
    opinion = forms.CharField(
        label="意见",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": f"不超过{LONGEST}个字，请精简或放进附件。"},
    )
    place: Place = CASE
    title = ""

    def prepare(self, setting: Setting) -> None:
        """Fit the form to what it is about; also where that is done already: a click may come twice."""
        self.place = setting.place
        self.title = self.titled(setting)
        if setting.principal:
            self.title = f"{self.title}（代{setting.principal}）"
        self.settle(setting)
        if "opinion" in self.fields:
            self.fields["opinion"].required = self.needs_opinion
            self.fields["opinion"].label = self.opinion_label

    def titled(self, setting: Setting) -> str:
        """Return what the form is called among others."""
        del setting
        return self.verb.label

    def settle(self, setting: Setting) -> None:
        """Offer what can be chosen in this case."""

    def command(self, request: Request) -> Command:
        """Return what was filled in as a command."""
        raise NotImplementedError

    @property
    def work(self) -> str:
        """Return the piece of work the form is about, empty where it is about none."""
        return self.place.work

    @property
    def said(self) -> str:
        """Return the opinion."""
        return str(self.cleaned_data["opinion"])

    def offer_choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Let a field offer these."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - every form names its own fields
        field.choices = choices


class WholeCaseForm(VerbForm):
    """A verb on the case as a whole."""

    kind = Kind.CASE
    group = WHOLE_CASE
