"""2,000 numbers by 16 processes in one series: all distinct, none left out.

``python -m benchmarks.numbering`` measures SQLite and PostgreSQL one after the other; ``--naive`` takes
the numbers as the highest plus one, to show that the measurement would notice.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from contextlib import suppress

from benchmarks.databases import KINDS, run, site, start

NUMBERS, PROCESSES = 2_000, 16
_ME = "benchmarks.numbering"


def measure(kind: str, *, is_naive: bool) -> str:
    """Return what came of one database, as a line."""
    with site(kind) as environment:
        run(["-m", _ME, "--prepare"], environment)
        words = ["-m", _ME, *(["--naive"] if is_naive else [])]
        workers = [start([*words, "--work", str(one)], environment) for one in range(PROCESSES)]
        for worker in workers:
            assert worker.stdout is not None  # noqa: S101 - asked for
            worker.stdout.readline()  # ready
        begun = time.monotonic()
        for worker in workers:  # all are told before any is waited for
            assert worker.stdin is not None  # noqa: S101 - asked for
            worker.stdin.write("go\n")
            worker.stdin.flush()
        for worker in workers:
            worker.communicate()
        seconds = time.monotonic() - begun
        found = json.loads(run(["-m", _ME, "--count"], environment))
    return (
        f"{kind}：{NUMBERS}个号，{PROCESSES}个进程，{seconds:.1f}秒（每秒{NUMBERS / seconds:.0f}个）；"
        f"不同的{found['distinct']}个，缺{found['gaps']}个，出错{found['errors']}次"
    )


def _set_up() -> None:
    import django  # noqa: PLC0415 - only inside a site

    django.setup()


def prepare() -> None:
    """Make the station and a draft for every number."""
    _set_up()
    from sanban.documents.models import OutgoingDocument  # noqa: PLC0415 - as above
    from tests.cast import NOW, make_cast  # noqa: PLC0415 - as above

    cast = make_cast()
    OutgoingDocument.objects.bulk_create(
        OutgoingDocument(
            organ=cast.organ, document_type="letter", title=f"第{number}件", drafter=cast.lu_ping,
            unit=cast.business, key=f"bench-{number}", created_at=NOW, changed_at=NOW,
        )
        for number in range(NUMBERS)
    )  # fmt: skip


def work(place: int, *, is_naive: bool) -> None:
    """Take the numbers of every sixteenth draft, each in a transaction of its own."""
    _set_up()
    from sanban.documents.actions.number import take  # noqa: PLC0415 - as above
    from sanban.documents.models import IssuedNumber, NumberSeries, OutgoingDocument  # noqa: PLC0415
    from sanban.org.models import Person  # noqa: PLC0415 - as above
    from tests.cast import NOW  # noqa: PLC0415 - as above

    clerk = Person.objects.get(name="林晓")
    drafts = list(OutgoingDocument.objects.order_by("pk"))[place::PROCESSES]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for draft in drafts:
        if not is_naive:
            take(draft, "清河函", by=clerk, at=NOW)
            continue
        series, _ = NumberSeries.objects.get_or_create(organ=draft.organ, code="清河函", year=2026)
        highest = IssuedNumber.objects.filter(series=series).order_by("-serial").first()
        number = IssuedNumber.of(series, highest.serial + 1 if highest else 1, draft)
        number.by, number.at = clerk, NOW
        with suppress(Exception):  # the constraint refuses what came out double
            number.save()


def count() -> None:
    """Say how many numbers there are and how many are missing."""
    _set_up()
    from sanban.documents.domain.numbering import gaps  # noqa: PLC0415 - as above
    from sanban.documents.models import IssuedNumber, OutgoingDocument  # noqa: PLC0415 - as above

    serials = set(IssuedNumber.objects.values_list("serial", flat=True))
    told = {
        "distinct": len(serials),
        "gaps": len(list(gaps(serials, max(serials, default=0) + 1))),
        "errors": OutgoingDocument.objects.filter(numbers=None).count(),
    }
    sys.stdout.write(json.dumps(told))


def main() -> None:
    """Measure, or do one part of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.numbering")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--naive", action="store_true")
    parser.add_argument("--prepare", action="store_true")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--work", type=int)
    asked = parser.parse_args()
    if asked.prepare:
        prepare()
    elif asked.count:
        count()
    elif asked.work is not None:
        work(asked.work, is_naive=asked.naive)
    else:
        for kind in asked.kind or KINDS:
            sys.stdout.write(measure(kind, is_naive=asked.naive) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
