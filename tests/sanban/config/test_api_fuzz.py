"""Whatever is sent, nothing breaks: refused in one sentence, or done."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from sanban.documents.models import OutgoingDocument
from tests.cast import Cast
from tests.sanban.config.programs import Program, token_of
from tests.sanban.config.test_api import EXPECTED, SOUND
from tests.sanban.documents.issuing import letter_at

EXAMPLES = 60
# What asks the engine takes a second a time, and reads files rather than fields.
QUICK = sorted(
    name for name, (method, _, _) in EXPECTED.items()
    if method == "post" and not name.startswith("drafts") and not name.endswith(("typeset", "file"))
)  # fmt: skip

words = st.text(st.characters(exclude_categories=()), max_size=12)
plain = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | words
anything = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3)
)


@pytest.fixture
def opened(settings: Settings, tmp_path: Path, cast: Cast) -> tuple[Program, OutgoingDocument]:
    """Return a program of the drafter, and a letter that lies with its second reader."""
    settings.FILES_FOLDER = tmp_path / "files"
    cache.clear()
    return Program(token_of(cast, cast.lu_ping)[1]), letter_at(cast, "second-reading")


@pytest.mark.parametrize("name", QUICK)
def test_no_body_breaks_anything(opened: tuple[Program, OutgoingDocument], name: str) -> None:
    asker, letter = opened
    assert letter.case is not None
    task = f"{letter.case.public_id}-2-1-do"
    there = name.format(document_id=letter.public_id, task_id=task, number=1)
    sound = SOUND[name.rpartition("/")[2]]
    fields = st.fixed_dictionaries({}, optional=dict.fromkeys(sound, anything))

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
    @given(body=anything | fields.map(lambda some: sound | some))
    def send(body: object) -> None:
        answer = asker.post(there, body)
        assert answer.status_code < 500, answer.content
        if answer.status_code >= 400:
            assert set(answer.json()) == {"message", "code"}

    send()


@pytest.mark.parametrize("path", ["tasks", "documents"])
def test_no_question_breaks_anything(opened: tuple[Program, OutgoingDocument], path: str) -> None:
    asker, _ = opened
    names = ["q", "which", "page", "sort", "due", "step", "procedure", "unit", "since", "until"]
    sound = st.text(max_size=8) | st.sampled_from(["drafts", "overdue", "2026-07-01", "-due", "3"])

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
    @given(asked=st.dictionaries(st.sampled_from(names), sound))
    def send(asked: dict[str, str]) -> None:
        assert asker.get(path, **asked).status_code < 500

    send()


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic eDp5", "bearer 中", "Bearer \x00"]
)
def test_no_header_breaks_anything(opened: tuple[Program, OutgoingDocument], header: str) -> None:
    asker, _ = opened
    asker._headers = {"Authorization": header}
    assert asker.get("tasks").status_code == 401
