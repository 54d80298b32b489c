"""`sanban audit verify` and `sanban audit anchor`."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sanban.audit.actions.anchor import anchor_chains
from sanban.audit.queries import organs_on_record, verify_chain
from sanban.kernel.clock import now


class Command(BaseCommand):
    """Checks the audit trail, or notes its end outside the database."""

    help = "核验审计记录（verify），或者在库外留存链尾印记（anchor）"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of what to do."""
        parser.add_argument(
            "what", choices=["verify", "anchor"], help="verify 核验；anchor 留存印记"
        )

    def handle(self, *_arguments: str, what: str, **_options: object) -> None:
        """Do it; a chain that does not hold ends the command with status 1."""
        if what == "anchor":
            self._anchor()
        else:
            self._verify()

    def _anchor(self) -> None:
        ends = anchor_chains(at=now())
        for organ_id, end in ends.items():
            self.stdout.write(f"机关 {organ_id}：第{end.sequence}条，{end.digest}")
        self.stdout.write(f"已留存{len(ends)}条印记：{settings.AUDIT_ANCHORS}")

    def _verify(self) -> None:
        broken = []
        for organ_id in organs_on_record():
            verdict = verify_chain(organ_id)
            if verdict.holds:
                self.stdout.write(f"机关 {organ_id}：{verdict.count}条记录完整，没有改动。")
            else:
                broken.append(
                    f"机关 {organ_id}：第{verdict.broken_at}条起不可信——{verdict.reason}。"
                )
        if broken:
            raise CommandError("\n".join(broken))
