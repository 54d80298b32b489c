"""32 signers at once on one document, 100 rounds: exactly one effect each.

``python -m benchmarks.signing`` measures SQLite and PostgreSQL one after the other. In every round 32
threads, each with a connection of its own, complete the same piece of work at the same moment; one
wins, the others are told who was faster.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from benchmarks.databases import KINDS, run, site

SIGNERS, ROUNDS = 32, 100
_ME = "benchmarks.signing"


def measure(kind: str, rounds: int) -> str:
    """Return what came of one database, as a line."""
    with site(kind) as environment:
        found = json.loads(run(["-m", _ME, "--inside", "--rounds", str(rounds)], environment))
    return (
        f"{kind}：{rounds}轮，每轮{SIGNERS}人同时签发；恰好一次生效的{found['once']}轮，"
        f"签名{found['signatures']}个，签发事件{found['events']}条，签名全部有效{found['valid']}；"
        f"落后的{found['overtaken']}次被告知由谁办理，其他回答{found['other']}；"
        f"一轮中位{found['median']:.2f}秒"
    )


def inside(rounds: int) -> None:
    """Do the rounds inside a site, and say what came of them."""
    import django  # noqa: PLC0415 - only inside a site

    django.setup()
    from sanban.documents.models import OutgoingDocument, Signature  # noqa: PLC0415 - as above
    from sanban.documents.signatures import standing_signatures  # noqa: PLC0415 - as above
    from sanban.procedures.models import Event  # noqa: PLC0415 - as above
    from tests.cast import make_cast  # noqa: PLC0415 - as above
    from tests.sanban.documents.issuing import letter_at  # noqa: PLC0415 - as above

    cast = make_cast()
    said: Counter[str] = Counter()
    seconds: list[float] = []
    once = 0
    for _ in range(rounds):
        document = letter_at(cast, "sign-off")
        begun = time.monotonic()
        answers = _sign_at_once(document, cast.acting(cast.zhou_hang))
        seconds.append(time.monotonic() - begun)
        said.update(answers)
        is_once = Signature.objects.filter(document=document).count() == 1
        once += is_once and answers.count("signed") == 1
    documents = OutgoingDocument.objects.select_related("current")
    told = {
        "once": once,
        "signatures": Signature.objects.count(),
        "events": Event.objects.filter(verb="complete", actor=cast.zhou_hang).count(),
        "valid": sum(len(standing_signatures(one)) for one in documents),
        "overtaken": said["overtaken"],
        "other": {word: n for word, n in said.items() if word not in {"signed", "overtaken"}},
        "median": sorted(seconds)[len(seconds) // 2],
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False))


def _sign_at_once(document: object, actor: object) -> list[str]:
    from django.db import OperationalError, connection  # noqa: PLC0415 - only inside a site

    from sanban.documents.actions.handle import handle  # noqa: PLC0415 - as above
    from sanban.documents.models import OutgoingDocument  # noqa: PLC0415 - as above
    from sanban.org.actor import Actor  # noqa: PLC0415 - as above
    from sanban.procedures.carrying_out import Overtaken  # noqa: PLC0415 - as above
    from sanban.procedures.domain.commands import Complete  # noqa: PLC0415 - as above
    from sanban.procedures.models import Assignment  # noqa: PLC0415 - as above
    from tests.cast import NOW  # noqa: PLC0415 - as above

    assert isinstance(document, OutgoingDocument)  # noqa: S101 - so it is called
    assert isinstance(actor, Actor)  # noqa: S101 - as above
    party = Assignment.objects.open().get(case=document.case).party
    together = Barrier(SIGNERS)

    def sign(number: int) -> str:
        together.wait()
        try:
            handle(
                document, lambda request: Complete(request, party),
                actor=actor, at=NOW, key=f"sign-{number}",
            )  # fmt: skip
        except Overtaken:
            return "overtaken"
        except OperationalError as error:
            return str(error)
        else:
            return "signed"
        finally:
            connection.close()

    with ThreadPoolExecutor(SIGNERS) as pool:
        return list(pool.map(sign, range(SIGNERS)))


def main() -> None:
    """Measure, or do the rounds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.signing")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--inside", action="store_true")
    asked = parser.parse_args()
    if asked.inside:
        inside(asked.rounds)
        return
    for kind in asked.kind or KINDS:
        sys.stdout.write(measure(kind, asked.rounds) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
