"""A letter from its first draft to its second reader, by the programs of both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

from sanban.documents.models import OutgoingDocument
from sanban.procedures.models import Event
from tests.cast import Cast
from tests.sanban.config.programs import Json, Program, program, refused
from tests.sanban.documents.issuing import holder, read_it
from tests.sanban.documents.papers import open_for_business

# A half-width comma, which the engine mends, in a letter that is otherwise as it should be.
FAULTY: Json = {
    "document_type": "letter", "openness": "on-request", "copies": 3,
    "title": "清河航道管理站关于商请协助开展汛期船闸联合检查的函",
    "main_recipients": "清河市交通运输局",
    "body": "为做好汛期船闸安全工作,我站定于2026年8月3日至5日对城区段三座船闸开展联合检查。\n"
    "请贵局派两名同志参加，并于7月24日前将名单函告我站。\n特此函商，请予支持。",
    "issuer_line": "清河航道管理站",
}  # fmt: skip
_WRONG = re.compile("“.+”|请|不|没有")


@pytest.fixture(autouse=True)
def fresh(settings: Settings, tmp_path: Path, cast: Cast) -> None:
    """Give the story a store of its own and a station with its procedures."""
    settings.FILES_FOLDER = tmp_path / "files"
    cache.clear()
    open_for_business(cast)


def seen(asker: Program, task: str) -> Json:
    """Return what must be sent back of a task."""
    shown = asker.get(f"tasks/{task}").json()
    return {name: shown[name] for name in ("seen_version", "text_digest")}


def settle(drafter: Program, document: Json) -> Json:
    """Adopt what can be adopted and dismiss the rest, until nothing holds the document up."""
    there = f"documents/{document['id']}"
    for _ in range(8):
        document = drafter.get(there).json()
        blocking = [one for one in document["findings"] if one["blocks"]]  # type: ignore[attr-defined]  # plain JSON
        if not blocking:
            return document
        one = blocking[0]
        given: Json = {"findings": [one["key"]], "seen_edition": document["edition"]}
        if one["can_adopt"]:
            answer = drafter.post(f"{there}/findings/adopt", given)
        else:
            reason = {"findings": [one["key"]], "reason": "本站惯用写法，已核对。"}
            answer = drafter.post(f"{there}/findings/dismiss", reason)
        assert answer.status_code == 200, answer.json()
    raise AssertionError(document["findings"])


def drafted(drafter: Program) -> Json:
    """Draft the letter with a fault in it; sent again, the request drafts no second one."""
    made: Json = drafter.post("drafts", FAULTY, key="press-1").json()
    assert drafter.post("drafts", FAULTY, key="press-1").json()["id"] == made["id"]
    assert OutgoingDocument.objects.count() == 1
    assert any("半角" in one["message"] for one in made["findings"])  # type: ignore[attr-defined]  # plain JSON
    given = {"seen_edition": made["edition"]}
    sentence = refused(drafter.post(f"documents/{made['id']}/submit", given), 422, "refused")
    assert _WRONG.search(sentence)
    return made


def put_in_order(drafter: Program, made: Json) -> Json:
    """Mend the letter, say that it needs no basis, and have it typeset."""
    there = f"documents/{made['id']}"
    document = settle(drafter, made)
    assert "工作，我站" in document["text"]["body"][0]  # type: ignore[index]  # plain JSON
    old = {"seen_edition": made["edition"]}
    refused(drafter.post(f"{there}/typeset", old), 409, "stale")
    assert drafter.post(f"{there}/no-basis", {"reason": "商请性函件"}).status_code == 200
    edition = drafter.get(there).json()["edition"]
    typeset = drafter.post(f"{there}/typeset", {"seen_edition": edition})
    assert typeset.status_code == 200, typeset.json()
    document = settle(drafter, made)
    assert document["is_typeset"]
    number = document["versions"][-1]["number"]  # type: ignore[index]  # plain JSON
    assert drafter.get(f"{there}/versions/{number}/file").content.startswith(b"PK")
    return document


def sent_on(drafter: Program, document: Json) -> None:
    """Send the letter on; sent again, the request sends nothing on."""
    there = f"documents/{document['id']}/submit"
    given = {"seen_edition": document["edition"], "opinion": "请核"}
    done = drafter.post(there, given, key="press-2").json()
    assert done.get("now_with"), done
    assert drafter.post(there, given, key="press-2").json()["is_repeated"]


def sent_back(reader: Program, document: Json) -> None:
    """Send the letter back with a reason of those there are."""
    task = reader.get("tasks").json()["items"][0]
    assert (task["document"], task["is_own"]) == (document["id"], True)
    there = f"tasks/{task['id']}"
    shown = reader.get(there).json()
    back = next(one for one in shown["doable"] if one["verb"] == "send-back")
    to = back["choices"]["to"][0]["code"]
    given = seen(reader, task["id"]) | {"to": to, "reason": "wording", "opinion": "请补年份"}
    refused(reader.post(f"{there}/send-back", given | {"reason": "mood"}), 422, "invalid")
    returned = reader.post(f"{there}/send-back", given, key="press-3").json()
    assert returned["now_with"] == ["陆平"], returned


def passed_on(cast: Cast, reader: Program, letter: OutgoingDocument) -> Json:
    """Pass the letter on after reading it; the request sent again does nothing, another is late."""
    task = reader.get("tasks").json()["items"][0]["id"]
    assert any("通读" in one for one in reader.get(f"tasks/{task}").json()["wants"])
    there = f"tasks/{task}/complete"
    refused(reader.post(there, seen(reader, task)), 422, "refused")
    read_it(cast, letter)  # on the page: that somebody read all of it, no program can say
    before, events = seen(reader, task), Event.objects.count()
    first: Json = reader.post(there, before, key="press-5").json()
    second = reader.post(there, before, key="press-5").json()
    assert (first["is_repeated"], second["is_repeated"]) == (False, True)
    assert Event.objects.count() == events + 1
    refused(reader.post(there, before, key="press-6"), 409, "stale")
    return first


def test_a_letter_goes_from_one_program_to_the_next(cast: Cast) -> None:
    drafter = program(cast, cast.lu_ping)
    document = put_in_order(drafter, drafted(drafter))
    there = f"documents/{document['id']}"
    sent_on(drafter, document)
    letter = OutgoingDocument.objects.get()
    reader = program(cast, holder(letter))
    sent_back(reader, document)
    edition = drafter.get(there).json()["edition"]
    drafter.post(f"{there}/submit", {"seen_edition": edition}, key="press-4")
    done = passed_on(cast, reader, letter)
    waiting = drafter.get(there).json()["open_work"][0]
    seen_now = {name: done[name] for name in ("seen_version", "text_digest")}
    reminded = drafter.post(f"tasks/{waiting['task']}/remind", seen_now | {"opinion": "请抓紧"})
    assert reminded.status_code == 200, reminded.json()


def test_a_file_becomes_a_draft_and_then_its_next_version(cast: Cast) -> None:
    drafter = program(cast, cast.lu_ping)
    text = f"{FAULTY['title']}\n清河市交通运输局：\n请贵局派两名同志参加。\n清河航道管理站\n"
    answer = drafter.upload("drafts/file", "函.txt", text.encode(), document_type="letter")
    assert answer.status_code == 200, answer.json()
    made = answer.json()
    assert made["text"]["main_recipients"] == "清河市交通运输局"
    there = f"documents/{made['id']}/versions/file"
    changed = text.replace("两名", "三名").encode()
    edition = str(made["edition"])
    answer = drafter.upload(there, "函.txt", changed, seen_edition=edition, note="改人数")
    assert answer.json()["number"] == 2, answer.json()
    refused(drafter.upload(there, "函.txt", changed, seen_edition=edition), 409, "stale")
    broken = drafter.upload("drafts/file", "函.docx", b"PK\x03\x04", document_type="letter")
    refused(broken, 422, "refused")


def test_a_changed_text_is_the_next_version(cast: Cast) -> None:
    drafter = program(cast, cast.lu_ping)
    made = drafter.post("drafts", FAULTY).json()
    names = ("title", "main_recipients", "issuer_line")
    given = {name: FAULTY[name] for name in names} | {
        "body": "请贵局派三名同志参加。",
        "seen_edition": made["edition"],
        "annexes": [{"title": "检查日程", "body": "8月3日：一号船闸。"}],
    }
    answer = drafter.post(f"documents/{made['id']}/versions", given)
    assert answer.json()["number"] == 2, answer.json()
    shown = drafter.get(f"documents/{made['id']}").json()
    assert shown["text"]["annexes"] == [{"title": "检查日程", "paragraphs": ["8月3日：一号船闸。"]}]
    same = given | {"seen_edition": shown["edition"]}
    refused(drafter.post(f"documents/{made['id']}/versions", same), 422, "refused")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": ""}, "标题"),
        ({"copies": 0}, "印制份数"),
        ({"document_type": "poem"}, "文种"),
        ({"annexes": [{"title": "", "body": "甲"}]}, "附件1没有名称"),
        ({"openness": "not-open"}, "不予公开"),
        ({"concurring": ["0" * 16]}, "没有这个单位"),
        ({"copies": "many"}, "整数"),
    ],
)
def test_a_draft_that_is_not_sound_is_refused_as_on_its_page(
    cast: Cast, changed: Json, told: str
) -> None:
    answer = program(cast, cast.lu_ping).post("drafts", FAULTY | changed)
    assert answer.status_code == 422
    assert told in answer.json()["message"]
    assert not OutgoingDocument.objects.exists()
