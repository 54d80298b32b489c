"""A clerk has a sheet typeset, settles what is doubtful, looks at the pages and takes files away."""

from __future__ import annotations

import io
import re
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdfium2 import PdfDocument
from pytest_django.fixtures import Settings

from sanban.documents import galleys
from sanban.documents.actions import draw, typeset
from sanban.documents.desk import Desk, Sheet
from sanban.documents.domain.galley import Paper, PaperState, Side
from sanban.documents.engine import Refused
from sanban.documents.galleys import GalleyFolder
from sanban.kernel.clock import now

pytestmark = pytest.mark.django_db

TEXT = (
    "关于做好值守工作的通知\n各县（区）人民政府：\n现将有关事项通知如下：\n加强组织领导\n"
    "　　各县（区）要明确一名负责同志,报送名单。\n云川市人民政府办公室\n2026年5月6日"
)


@pytest.fixture(autouse=True)
def desk_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give every test a desk of its own."""
    settings.DESK_FOLDER = tmp_path / "desk"
    return tmp_path / "desk"


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take LibreOffice away."""
    monkeypatch.setattr(typeset, "can_set_pages", lambda: False)


def lay_down(client: Client, text: str = TEXT) -> str:
    """Paste ``text`` and return the address of its galley."""
    return f"{client.post('/', {'text': text})['Location']}typeset/"


def shown(client: Client, address: str) -> str:
    """Return the page at ``address``."""
    return client.get(address).content.decode()


def sheet_at(address: str) -> Sheet:
    """Return the sheet whose galley is at ``address``."""
    found = Desk.of_this_site().pick_up(address.split("/")[2], at=now())
    assert found is not None
    return found


def put_pages(address: str, count: int) -> GalleyFolder:
    """Lay ``count`` blank pages down as those of the typeset sheet."""
    found = galleys.find(sheet_at(address))
    assert found is not None
    pdf, buffer = PdfDocument.new(), io.BytesIO()
    for _ in range(count):
        pdf.new_page(210, 297)
    pdf.save(buffer)
    found[1].put_pdf(Side.TYPESET, buffer.getvalue())
    found[1].put_paper(Paper(PaperState.READY, now().isoformat(), pages=count, has_pdf=True))
    return found[1]


def pictures(page: str) -> list[str]:
    """Return the addresses of the pictures on a page."""
    return re.findall(r'<img src="([^"]+png)"', page)


def test_a_sheet_leads_to_its_galley_and_nothing_is_made_unasked(client: Client) -> None:
    """The page offers the kinds of format and one button; there is nothing to take away yet."""
    address = lay_down(client)

    page = shown(client, address)

    assert "开始排版" in page
    assert "命令（令）" in page
    assert "下载 Word" not in page
    assert client.get(f"{address}word").status_code == 404


@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_there_are_the_file_and_the_list(client: Client) -> None:
    """The page says that nothing was verified; the file has the masthead and every word."""
    address = lay_down(client)

    answer = client.post(address, {"masthead": "云川市人民政府办公室文件"})

    assert answer["Location"] == address
    page = shown(client, address)
    assert "未在版面上核实" in page
    assert "添加发文机关标志" in page
    file = client.get(f"{address}word")
    assert "粘贴的文稿（排版稿）.docx" in unquote(file["Content-Disposition"])
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(file.content)).paragraphs)
    assert "云川市人民政府办公室文件" in text
    assert "负责同志,报送" in text
    assert client.get(f"{address}pdf").status_code == 404


@pytest.mark.usefixtures("no_office")
def test_a_doubt_is_a_choice_and_an_answer_typesets_again(client: Client) -> None:
    """The select box has the candidates; what was chosen stays chosen and is set accordingly."""
    address = lay_down(client)
    client.post(address, {})
    page = shown(client, address)
    name = re.findall(r'<select id="doubt1" name="([^"]+)"', page)[0]
    assert '<option value="heading-1">一级标题</option>' in page

    client.post(address, {name: "heading-1"})

    again = shown(client, address)
    assert '<option value="heading-1" selected>' in again
    assert "<b>一级标题 1 段" in again


@pytest.mark.usefixtures("no_office")
def test_corrections_are_made_and_told_only_when_asked_for(client: Client) -> None:
    """With corrections the comma is a Chinese one and the blanks are gone, and the list says so."""
    address = lay_down(client)

    client.post(address, {"fix": "on"})

    page = shown(client, address)
    assert "段首空格" in page
    text = docx.Document(io.BytesIO(client.get(f"{address}word").content)).paragraphs[4].text
    assert text == "各县（区）要明确一名负责同志，报送名单。"


@pytest.mark.usefixtures("no_office")
def test_a_draft_can_be_typeset_from_the_first_page(client: Client) -> None:
    """One button checks and typesets; a Word file keeps its name."""
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph("关于做好值守工作的通知")
    made.save(buffer)
    draft = SimpleUploadedFile("值守通知.docx", buffer.getvalue())

    answer = client.post("/", {"draft": draft, "next": "typeset"})

    assert answer["Location"].endswith("/typeset/")
    assert "值守通知.docx" in shown(client, answer["Location"])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"kind": "poem"}, "没有这种格式"), ({"masthead": "长" * 61}, "超过 60 个字")],
    ids=["kind", "masthead"],
)
def test_what_cannot_be_asked_for_is_refused_in_one_sentence(
    client: Client, given: dict[str, str], sentence: str
) -> None:
    """Nothing is typeset, and the page says why."""
    address = lay_down(client)

    answer = client.post(address, given)

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert galleys.find(sheet_at(address)) is None


def test_what_the_engine_refuses_is_told_on_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that cannot be typeset is one sentence with the right status, no traceback."""

    def refuse(*_: object, **__: object) -> None:
        raise Refused("文件过大或过于复杂，请拆分后再试。", too_large=True)

    address = lay_down(client)
    monkeypatch.setattr(typeset, "typeset_of", refuse)

    answer = client.post(address, {})

    assert answer.status_code == 413
    assert "请拆分后再试" in answer.content.decode()


@pytest.mark.usefixtures("no_office")
def test_another_session_gets_nothing_of_a_galley(client: Client) -> None:
    """To whoever does not hold the sheet neither page nor file nor picture exists."""
    address = lay_down(client)
    client.post(address, {})
    folder = put_pages(address, 1)
    picture = f"{address}{folder.path.name.removeprefix('galley-')}/typeset/1.png"
    stranger = Client()

    for page in (address, f"{address}word", f"{address}pdf", picture):
        assert client.get(page).status_code == 200
        assert stranger.get(page).status_code == 404
    assert stranger.post(address, {}).status_code == 404
    assert stranger.post(f"{address}pages").status_code == 404


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(
    "place",
    [
        *("typeset/0.png", "typeset/2.png", "typeset/99999.png", "source/1.png"),
        *("other/1.png", "../typeset/1.png"),
    ],
)
def test_a_picture_of_nothing_is_not_found(client: Client, place: str) -> None:
    """Pages, sides and folders that are not there lead nowhere."""
    address = lay_down(client)
    client.post(address, {})
    run = put_pages(address, 1).path.name.removeprefix("galley-")

    assert client.get(f"{address}{run}/{place}").status_code == 404
    assert client.get(f"{address}{'0' * 16}/typeset/1.png").status_code == 404


@pytest.mark.usefixtures("no_office")
def test_pages_are_drawn_when_looked_at_some_at_a_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many pages ten are on the page, five are drawn for one look, and few are kept."""
    monkeypatch.setattr(galleys, "MOST_PICTURES", 6)
    address = lay_down(client)
    client.post(address, {})
    folder = put_pages(address, 23)

    first, last = shown(client, address), shown(client, f"{address}?page=23")
    assert (len(pictures(first)), len(pictures(last))) == (10, 3)
    assert list(folder.path.glob("*.png")) == []

    answer = client.get(pictures(first)[0])
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "private, no-store"
    assert len(list(folder.path.glob("*.png"))) == 5
    client.get(pictures(last)[0])
    assert len(list(folder.path.glob("*.png"))) == 6


@pytest.mark.usefixtures("no_office")
def test_a_drawn_page_is_not_drawn_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second look costs no process."""
    address = lay_down(client)
    client.post(address, {})
    put_pages(address, 2)
    picture = pictures(shown(client, address))[1]
    content = client.get(picture).content

    monkeypatch.setattr(draw, "pictures_of", lambda *_, **__: pytest.fail("drawn again"))

    assert client.get(picture).content == content


@pytest.mark.usefixtures("no_office")
def test_pages_that_take_for_ever_are_given_up(client: Client) -> None:
    """A site stopped meanwhile leaves pages unset; the page says so and offers to try again."""
    address = lay_down(client)
    client.post(address, {})
    found = galleys.find(sheet_at(address))
    assert found is not None
    folder = found[1]
    folder.put_paper(Paper(PaperState.WORKING, now().isoformat()))
    assert "正在排出版面" in shown(client, address)

    folder.put_paper(Paper(PaperState.WORKING, (now() - timedelta(minutes=6)).isoformat()))

    assert "重新排出版面" in shown(client, address)
    assert client.post(f"{address}pages").status_code == 302


@pytest.mark.usefixtures("no_office")
def test_typesetting_again_takes_the_place_of_the_galley(client: Client, desk_folder: Path) -> None:
    """One galley lies with a sheet, and nothing is left when the sheet is cleared."""
    address = lay_down(client)
    client.post(address, {})
    client.post(address, {"kind": "letter"})

    assert len(list(desk_folder.glob("*/galley-*"))) == 1
    assert "已按信函格式排好" in shown(client, address)
    client.post(address.replace("typeset/", "clear"))
    assert list(desk_folder.iterdir()) == []


@pytest.mark.rendered
def test_pages_are_set_verified_and_shown(client: Client) -> None:
    """With LibreOffice the measures, the pictures and the PDF come of themselves."""
    made, buffer = docx.Document(), io.BytesIO()
    for line in TEXT.split("\n"):
        made.add_paragraph(line)
    made.save(buffer)
    draft = SimpleUploadedFile("值守通知.docx", buffer.getvalue())
    address = client.post("/", {"draft": draft})["Location"] + "typeset/"
    client.post(address, {"masthead": "云川市人民政府办公室文件"})

    deadline = time.monotonic() + 60
    while "data-working" in (page := shown(client, address)):
        assert time.monotonic() < deadline, "the pages were not set in time"
        time.sleep(0.3)

    assert re.search(
        r'红头位置</th>\s*<td>.*?</td>\s*<td><span class="tag tone-good">', page, re.DOTALL
    )
    assert {one.split("/")[-2] for one in pictures(page)} == {"source", "typeset"}
    assert all(client.get(one).status_code == 200 for one in pictures(page))
    assert client.get(f"{address}pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Refused("LibreOffice 超过 60 秒未完成，已中止。", too_large=False), "已中止"),
        (OSError("no such program"), "排出版面时出错"),
    ],
    ids=["killed", "broken"],
)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_pages_that_cannot_be_set_are_told_and_the_file_is_there(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    """LibreOffice killed after its limit, or broken, costs the pages, not the typeset file."""

    def fail(_: bytes) -> bytes:
        raise error

    monkeypatch.setattr(typeset, "can_set_pages", lambda: True)
    monkeypatch.setattr(typeset, "pages_of", fail)
    address = lay_down(client)
    client.post(address, {})

    deadline = time.monotonic() + 10
    while "data-working" in (page := shown(client, address)):
        assert time.monotonic() < deadline, "the failure was not told in time"
        time.sleep(0.05)

    assert sentence in page
    assert "未在版面上核实" in page
    assert client.get(f"{address}word").status_code == 200
    assert sentence in client.get(f"{address}pdf").content.decode()
