"""`sanban generate`: fills a made-up organ with documents, for demonstrations and for measurements."""

from __future__ import annotations

import time

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sanban.demo.actions.found_demo import demo_organ
from sanban.demo.actions.generate import FOUNDED_BEFORE, generate
from sanban.demo.samples import engine
from sanban.kernel.clock import now
from sanban.kernel.errors import DomainError
from sanban.org.actions.reset_credentials import reset_credentials
from sanban.org.actor import Console
from sanban.org.models import Account, Organ

_NAME = "青川航道管理局"
_SECONDS = 2.0


class Command(BaseCommand):
    """Founds the demonstration where there is none, and generates documents in it."""

    help = "设立演示机关（如还没有）并生成演示公文；人员、公文全是虚构的，不会写入真实的机关"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many documents, into which organ, and the seed of chance."""
        parser.add_argument("--documents", type=int, required=True, metavar="N", help="生成多少件")
        parser.add_argument("--organ", default=_NAME, help=f"演示机关的名称，默认“{_NAME}”")
        parser.add_argument("--seed", type=int, default=1, help="随机种子，同一种子生成的相同")

    def handle(self, *_arguments: str, documents: int, organ: str, seed: int, **_: object) -> None:
        """Bring the database up to date, found, generate, and say how people get in."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        begun = self._told = time.monotonic()
        try:
            demo, codes = demo_organ(organ, at=now() - FOUNDED_BEFORE)
            generate(demo, documents, at=now(), seed=seed, press=engine(), progress=self._progress)
        except DomainError as error:
            raise CommandError(error.message) from error
        minutes, seconds = divmod(int(time.monotonic() - begun), 60)
        self.stdout.write(f"“{demo}”已生成{documents}件公文，用时{minutes}分{seconds}秒。")
        if codes:
            self._let_in(demo)

    def _progress(self, done: int, of: int) -> None:
        """Say how far it is, every few seconds."""
        if done < of and time.monotonic() - self._told < _SECONDS:
            return
        self._told = time.monotonic()
        self.stdout.write(f"已生成{done}/{of}件")

    def _let_in(self, demo: Organ) -> None:
        """Give the administrators codes of today; everybody else gets his from them."""
        self.stdout.write("启用码只显示这一次，七天内有效；人员的启用码由安全管理员在网页上重置：")
        accounts = Account.objects.filter(organ=demo, person=None).order_by("pk")
        for account in accounts.select_related("organ"):
            code = reset_credentials(account, actor=Console(demo), at=now(), reason="演示机关启用")
            self.stdout.write(
                f"  {account.get_role_display()} {account.holder_name}："
                f"登录名 {account.username}，启用码 {code}"
            )
