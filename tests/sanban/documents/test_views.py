"""A clerk hands in a draft, decides, takes copies away, and leaves nothing behind."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import unquote

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db

TEXT = "各单位:请于6月1日前报送材料。贯砌落实会议精神。"


@pytest.fixture(autouse=True)
def desk_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give every test a desk of its own."""
    settings.DESK_FOLDER = tmp_path / "desk"
    return tmp_path / "desk"


def hand_in(client: Client, text: str = TEXT) -> str:
    """Paste ``text`` and return the address of its sheet."""
    return str(client.post("/", {"text": text})["Location"])


def word_file(text: str = TEXT) -> SimpleUploadedFile:
    """Return ``text`` as an uploaded Word file."""
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(buffer)
    return SimpleUploadedFile("报送通知.docx", buffer.getvalue())


def test_pasted_text_becomes_a_sheet_with_its_findings(client: Client) -> None:
    """After pasting, the sheet shows the text, the fault, its correction and its basis."""
    page = client.get(hand_in(client)).content.decode()

    assert "中文语句里用了半角标点" in page
    assert "GB/T 15834—2011" in page
    assert "贯彻" in page
    assert 'data-mark="1"' in page


def test_a_word_file_becomes_a_sheet_under_its_name(client: Client) -> None:
    """An uploaded file is shown under the name it came with."""
    answer = client.post("/", {"draft": word_file()})

    assert answer.status_code == 302
    assert "报送通知.docx" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("given", "status", "sentence"),
    [
        ({}, 400, "请选择一个文件"),
        ({"text": "  \n "}, 400, "请选择一个文件"),
        ({"text": TEXT, "draft": b"text"}, 400, "只能交一样"),
        ({"draft": b""}, 422, "。"),
        ({"draft": b"%PDF-1.7 not a word file"}, 422, "PDF"),
        ({"text": "机密★10年\n\n关于某事的通知\n\n各单位：\n请照办。"}, 422, "密"),
    ],
    ids=["nothing", "blank", "both", "empty file", "pdf", "secret"],
)
def test_what_cannot_be_checked_is_refused_in_one_sentence(
    client: Client, desk_folder: Path, given: dict[str, object], status: int, sentence: str
) -> None:
    """Each refusal says what is wrong, and nothing of the draft stays on the disk."""
    content = given.get("draft")
    if isinstance(content, bytes):
        given = {**given, "draft": SimpleUploadedFile("文稿.docx", content)}

    answer = client.post("/", given)

    assert answer.status_code == status
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert sentence in page
    assert "Traceback" not in page
    assert not desk_folder.exists() or list(desk_folder.iterdir()) == []


def test_a_decision_is_kept_without_script(client: Client) -> None:
    """A plain form post keeps the decision and leads back to the finding, filter and all."""
    address = hand_in(client)

    answer = client.post(
        address + "decide", {"finding": "1", "decision": "accepted", "severity": "S1"}
    )

    assert answer["Location"].endswith("?severity=S1#f1")
    assert "已采纳 <b>1</b>" in client.get(address).content.decode()


def test_a_decision_with_script_answers_with_the_card_alone(client: Client) -> None:
    """With htmx the card and the tally come back, not the page."""
    address = hand_in(client)

    answer = client.post(
        address + "decide",
        {"finding": "1", "decision": "dismissed"},
        headers={"HX-Request": "true"},
    )

    card = answer.content.decode()
    assert "decided-dismissed" in card
    assert 'id="progress" hx-swap-oob="true"' in card
    assert "<html" not in card


@pytest.mark.parametrize(
    "given",
    [
        {"finding": "999", "decision": "accepted"},
        {"finding": "1", "decision": "perhaps"},
        {"finding": "一", "decision": "accepted"},
        {},
    ],
)
def test_a_decision_about_nothing_is_refused(client: Client, given: dict[str, str]) -> None:
    """A finding that is not there, or a decision that is none, changes nothing."""
    address = hand_in(client)

    assert client.post(address + "decide", given).status_code == 400
    assert "已采纳 <b>0</b>" in client.get(address).content.decode()


def test_all_safe_corrections_are_adopted_at_once(client: Client) -> None:
    """One button adopts what is mechanical; the offer is gone afterwards."""
    address = hand_in(client)
    assert "处机械改动" in client.get(address).content.decode()

    client.post(address + "decide", {"finding": "safe", "decision": "accepted"})

    assert "处机械改动" not in client.get(address).content.decode()


def test_the_corrected_copy_holds_what_was_adopted_and_nothing_else(client: Client) -> None:
    """An adopted correction is in the copy, an open one is not."""
    address = client.post("/", {"draft": word_file()})["Location"]
    page = client.get(address).content.decode()
    cards = re.findall(r'data-finding="(\d+)".*?<p class="what">([^<]+)', page, re.DOTALL)
    number = next(number for number, message in cards if message == "中文语句里用了半角标点")
    client.post(address + "decide", {"finding": number, "decision": "accepted"})

    answer = client.get(address + "corrected")

    assert "报送通知（修改稿）.docx" in unquote(answer["Content-Disposition"])
    text = docx.Document(io.BytesIO(answer.content)).paragraphs[0].text
    assert text == "各单位：请于6月1日前报送材料。贯砌落实会议精神。"


def test_the_annotated_copy_bears_comments_and_tracked_changes(client: Client) -> None:
    """The copy for Word opens there and carries comments with the reasons."""
    address = client.post("/", {"draft": word_file()})["Location"]

    annotated = docx.Document(io.BytesIO(client.get(address + "annotated").content))

    comments = [comment.text for comment in annotated.comments]
    assert any("PUN-01" in comment for comment in comments)
    assert "<w:ins " in annotated.element.xml


def test_another_session_does_not_see_the_sheet(client: Client) -> None:
    """A sheet belongs to the session that laid it down; to any other it does not exist."""
    address = hand_in(client)
    stranger = Client()

    for page in ("", "annotated", "corrected"):
        assert stranger.get(address + page).status_code == 404
    assert stranger.post(address + "clear").status_code == 404
    assert client.get(address).status_code == 200


def test_a_sheet_is_kept_when_its_author_asks(client: Client) -> None:
    """The button keeps the sheet and says until when."""
    address = hand_in(client)
    assert "保留 7 天" in client.get(address).content.decode()

    client.post(address + "keep")

    assert "保留到" in client.get(address).content.decode()
    assert client.session.get_expiry_age() > 6 * 24 * 3600


def test_clearing_leaves_nothing_on_the_disk(client: Client, desk_folder: Path) -> None:
    """After clearing, the sheet is gone for its owner and from the disk."""
    address = hand_in(client)

    client.post(address + "clear")

    assert client.get(address).status_code == 404
    assert list(desk_folder.iterdir()) == []


def test_a_form_of_another_site_changes_nothing() -> None:
    """Posting without the page's own token is refused with a sentence."""
    answer = Client(enforce_csrf_checks=True).post("/", {"text": TEXT})

    assert answer.status_code == 403
    assert "刷新页面" in answer.content.decode()


def test_html_in_a_draft_is_shown_as_text(client: Client) -> None:
    """Markup in a draft never becomes markup of the page."""
    page = client.get(hand_in(client, "<script>alert(1)</script>各单位:请报送。")).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
