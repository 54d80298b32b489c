"""How fast the site answers with 100,000 documents in it: sending on, 会签 to 30, every list, a page.

``python -m benchmarks.load --documents 100000 --database sqlite`` (or ``postgresql``) generates a
demonstration in a site of its own, measures, prints a table, and takes everything away. With
``--folder`` the site (SQLite only) is made there, kept, and used again as it is the next time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.databases import KINDS, ROOT, run, site

if TYPE_CHECKING:
    from django.test import Client

    from sanban.documents.models import OutgoingDocument
    from sanban.org.models import Person

SUBMISSIONS, ROUNDS, SIGNERS, CONCURRENCES = 60, 8, 30, 6
BARS = "送审 p95 ≤ 300 毫秒；会签 30 人 ≤ 1 秒；列表 ≤ 25 次查询"
_ME = "benchmarks.load"


def main() -> None:
    """Generate and measure, or do the measuring inside a site."""
    parser = argparse.ArgumentParser(prog=f"python -m {_ME}")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--inside", action="store_true")
    asked = parser.parse_args()
    if asked.inside:
        _inside()
    elif asked.folder:
        _measure(_kept(asked.folder), asked.documents, is_new=not asked.folder.exists())
    else:
        with site(asked.database) as environment:
            _measure(environment, asked.documents, is_new=True)


def _kept(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "SANBAN_VAR": str(folder.absolute()),
        "SANBAN_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "sanban.config.settings.base",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
        "OMP_NUM_THREADS": "1",
    }


def _measure(environment: dict[str, str], documents: int, *, is_new: bool) -> None:
    if is_new:
        begun = time.monotonic()
        run(["-m", "sanban", "generate", "--documents", str(documents)], environment)
        _say(f"生成{documents}件，用时{time.monotonic() - begun:.0f}秒")
    _say(run(["-m", _ME, "--inside"], environment))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _inside() -> None:
    """Measure inside a site."""
    import django  # noqa: PLC0415 - only inside a site

    django.setup()
    from django.db import connection  # noqa: PLC0415 - as above

    from sanban.documents.models import OutgoingDocument  # noqa: PLC0415 - as above
    from sanban.procedures.models import Case, Event  # noqa: PLC0415 - as above

    counts = [
        f"{label}{model.objects.count():,}"
        for label, model in (("公文", OutgoingDocument), ("办理实例", Case), ("流转记录", Event))
    ]
    _say(f"{connection.vendor}：{'，'.join(counts)}。要求：{BARS}")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as its own daemon would have done by the next morning
    with _engine_watched() as spent:
        _submissions()
        _concurrences()
        _say(f"以上各步里调用核稿引擎{len(spent)}次，共{sum(spent) * 1000:.0f}毫秒")
    _lists()


@contextmanager
def _engine_watched() -> Iterator[list[float]]:
    """Note how long the engine is asked for meanwhile."""
    from sanban.documents import completing, engine, typesetter  # noqa: PLC0415 - only inside a site

    spent: list[float] = []
    doors = (
        (engine, "check_limited"),
        (typesetter, "typeset_limited"),
        (completing, "complete_limited"),
        (completing, "bound_text_limited"),
    )
    before = [(module, name, getattr(module, name)) for module, name in doors]
    for module, name, function in before:
        setattr(module, name, _timed(function, spent))
    yield spent
    for module, name, function in before:
        setattr(module, name, function)


def _timed(function: Callable[..., object], spent: list[float]) -> Callable[..., object]:
    def asked(*arguments: object, **named: object) -> object:
        begun = time.monotonic()
        try:
            return function(*arguments, **named)
        finally:
            spent.append(time.monotonic() - begun)

    return asked


def _browser(person: Person) -> Client:
    from tests.sanban.org.signed_in import browser  # noqa: PLC0415 - only inside a site

    client = browser(person)
    client.defaults["SERVER_NAME"] = "127.0.0.1"
    return client


def _figures(label: str, seconds: list[float], remark: str = "") -> None:
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    _say(
        f"{label}：{len(seconds)}次，p50 {statistics.median(ordered) * 1000:.0f} 毫秒，"
        f"p95 {p95 * 1000:.0f} 毫秒，最长 {ordered[-1] * 1000:.0f} 毫秒{remark}"
    )


def _drafts(count: int) -> list[OutgoingDocument]:
    from sanban.documents.models import OutgoingDocument  # noqa: PLC0415 - only inside a site
    from sanban.documents.vocabulary import State  # noqa: PLC0415 - as above

    rows = OutgoingDocument.objects.filter(state=State.DRAFT, document_type="letter", asked=None)
    return list(rows.select_related("drafter__account", "unit").order_by("pk")[:count])


def _submissions() -> None:
    """Send drafts on; in the next request the next person has each on his list."""
    from sanban.kernel.public_id import new_public_id  # noqa: PLC0415 - only inside a site
    from sanban.procedures.models import Assignment  # noqa: PLC0415 - as above

    sent: list[float] = []
    shown: list[float] = []
    # The first of all requests loads the site's own code: it is made, and not counted.
    for draft in _drafts(SUBMISSIONS + CONCURRENCES + 1)[CONCURRENCES:]:
        browser = _browser(draft.drafter)
        form = {"key": new_public_id(), "seen_edition": draft.edition, "opinion": ""}
        begun = time.monotonic()
        answer = browser.post(f"{draft.address}case/submit", form)
        sent.append(time.monotonic() - begun)
        draft.refresh_from_db()
        if answer.status_code != 302 or draft.case is None:
            raise SystemExit(f"没有送出：{answer.status_code} {draft.title}")
        work = Assignment.objects.open().select_related("person__account").get(case=draft.case)
        reader = _browser(work.person)
        words = {"q": draft.title}
        begun = time.monotonic()
        page = reader.get("/desk/to-do/", words)
        shown.append(time.monotonic() - begun)
        if draft.title not in page.content.decode():
            raise SystemExit(f"下一个人的待办里没有：{draft.title}")
    _figures("送审（一次请求，办完即在下一个人的待办里）", sent[1:])
    _figures("随后打开下一个人的待办（按标题筛选）", shown[1:])


def _concurrences() -> None:
    """Ask thirty units at once: from the head's click until all thirty have it."""
    from lxml import html  # noqa: PLC0415 - only here wanted

    from sanban.kernel.public_id import new_public_id  # noqa: PLC0415 - only inside a site
    from sanban.procedures.models import Assignment  # noqa: PLC0415 - as above

    drafts = _drafts(CONCURRENCES)
    units = _stations(drafts[0])
    taken: list[float] = []
    for draft in drafts:
        head = _bring_to_head(draft, units, new_public_id)
        browser = _browser(head)
        page = browser.get(f"{draft.address}case/")
        forms = html.fromstring(page.content.decode()).forms
        form = next(one for one in forms if str(one.fields.get("form", "")).startswith("complete-"))
        filled = {
            name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"
        }
        begun = time.monotonic()
        answer = browser.post(f"{draft.address}case/act", filled)
        taken.append(time.monotonic() - begun)
        asked = Assignment.objects.open().filter(case=draft.case, step="concurrence").count()
        if answer.status_code != 302 or asked != SIGNERS:
            raise SystemExit(f"会签没有送到{SIGNERS}人：{answer.status_code}，{asked}人")
    _figures(f"会签 {SIGNERS} 人（处长办理的一次请求，办完 {SIGNERS} 人都已收到）", taken)


def _stations(like: OutgoingDocument) -> list[object]:
    """Return thirty stations of the organ, each with a head; made when first asked for."""
    from sanban.kernel.clock import now  # noqa: PLC0415 - only inside a site
    from sanban.org.models import Unit  # noqa: PLC0415 - as above
    from sanban.org.vocabulary import UnitKind  # noqa: PLC0415 - as above
    from tests.factories.org import make_person, make_post, make_unit  # noqa: PLC0415 - as above

    organ = like.organ
    found = list(Unit.objects.filter(organ=organ, kind=UnitKind.SUBORDINATE))
    for number in range(len(found), SIGNERS):
        at = now()
        unit = make_unit(organ, f"第{number + 1}管理站", at=at, kind=UnitKind.SUBORDINATE)
        post = make_post(unit, "站长", is_head=True)
        make_person(organ, f"ZZ{number:03}", f"站长{number + 1}", post, at=at)
        found.append(unit)
    return list(found)


def _bring_to_head(
    draft: OutgoingDocument, units: list[object], new_key: Callable[[], str]
) -> Person:
    """Send a draft on to the head of its unit, with thirty units to be asked; return the head."""
    from sanban.documents.actions.handle import handle  # noqa: PLC0415 - only inside a site
    from sanban.documents.actions.read import confirm_reading  # noqa: PLC0415 - as above
    from sanban.documents.actions.submit import submit  # noqa: PLC0415 - as above
    from sanban.documents.models import AskedUnit  # noqa: PLC0415 - as above
    from sanban.kernel.clock import now  # noqa: PLC0415 - as above
    from sanban.org.actor import Actor  # noqa: PLC0415 - as above
    from sanban.org.models import Person  # noqa: PLC0415 - as above
    from sanban.procedures.domain.commands import Complete  # noqa: PLC0415 - as above
    from sanban.procedures.models import Assignment  # noqa: PLC0415 - as above

    def actor(person: Person) -> Actor:
        return Actor(person.account, person)

    AskedUnit.objects.bulk_create(
        AskedUnit(document=draft, unit=unit, purpose="concurrence") for unit in units
    )
    submit(draft, actor=actor(draft.drafter), at=now(), key=new_key(), seen_edition=None)
    draft.refresh_from_db()
    work = Assignment.objects.open().get(case=draft.case)
    reader = Person.objects.select_related("account").get(pk=work.person_id)
    text = draft.present.text_digest
    confirm_reading(draft, actor=actor(reader), at=now(), key=new_key(), text_digest=text)
    draft.refresh_from_db()
    handle(
        draft,
        lambda asked: Complete(asked, work.party),
        actor=actor(reader),
        at=now(),
        key=new_key(),
    )
    draft.refresh_from_db()
    return Assignment.objects.open().select_related("person__account").get(case=draft.case).person


def _lists() -> None:
    """Open every list, and pages of documents, as people of every kind."""
    from django.db import connection  # noqa: PLC0415 - only inside a site
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    from sanban.desk.lists import LISTS  # noqa: PLC0415 - as above
    from sanban.documents.models import OutgoingDocument  # noqa: PLC0415 - as above
    from sanban.org.models import Person  # noqa: PLC0415 - as above

    titles = ("局长", "副局长（综合）", "主任", "核稿员", "文书", "处长", "科员")
    people = [
        Person.objects.filter(
            organ__is_demo=True, appointments__post__title=title, appointments__is_primary=True
        ).first()
        for title in titles
    ]
    browsers = [(title, _browser(one)) for title, one in zip(titles, people, strict=True) if one]
    last = (
        OutgoingDocument.objects.filter(state="released").order_by("-pk").values_list("public_id")
    )
    pages = [(one.label, f"/desk/{one.code}/") for one in LISTS]
    pages += [
        (label, f"/documents/{last[0][0]}/{address}")
        for label, address in (("公文正文页", ""), ("办理页", "case/"), ("版本页", "versions/"))
    ]
    for label, address in pages:
        seconds: list[float] = []
        queries, slowest = 0, ("", 0.0)
        for title, browser in browsers:
            if address.startswith("/documents/") and title not in ("局长", "主任"):
                continue
            for _ in range(ROUNDS):
                with CaptureQueriesContext(connection) as captured:
                    begun = time.monotonic()
                    answer = browser.get(address)
                    spent = time.monotonic() - begun
                if answer.status_code != 200:
                    continue
                seconds.append(spent)
                queries = max(queries, len(captured))
                slowest = max(slowest, (title, spent), key=lambda one: one[1])
        if seconds:
            _figures(label, seconds, f"；最多{queries}次查询；最慢的是{slowest[0]}")


if __name__ == "__main__":
    main()
