"""`sanban init`: makes a real, empty organ with its three administrators."""

from __future__ import annotations

import sys

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from sanban.kernel.clock import now
from sanban.org import founding as foundation
from sanban.org.actions.found_organ import Founding, Holder, UnableToFoundOrgan, found_organ
from sanban.org.actor import Console
from sanban.org.models import Organ
from sanban.org.vocabulary import ADMINISTRATORS, AccountRole

_OPTIONS = {
    AccountRole.SYSTEM_ADMINISTRATOR: "system",
    AccountRole.SECURITY_ADMINISTRATOR: "security",
    AccountRole.AUDIT_ADMINISTRATOR: "audit",
}
_PARTS = 3


class Command(BaseCommand):
    """Founds the organ; asks for what the options leave open. There are no default passwords."""

    help = "设立机关和三名管理员（系统、安全、审计），打印各人的启用码"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the organ's name and code, and each administrator as 登录名:姓名:工号."""
        parser.add_argument("--name", help="机关全称，例如 清河航道管理站")
        parser.add_argument("--code", help="机关代字，例如 清航；可以以后再填", default=None)
        for role, option in _OPTIONS.items():
            parser.add_argument(f"--{option}", metavar="登录名:姓名:工号", help=role.label)
        parser.add_argument("--another", action="store_true", help="已有机关时，再设立一个")

    def handle(self, *_arguments: str, **options: str | bool | None) -> None:
        """Bring the database up to date, found the organ, print the codes."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if Organ.objects.exists() and not options["another"]:
            raise CommandError("这里已经设立过机关。要再设立一个，请加 --another。")
        name = _answer(options["name"], "机关全称")
        code = _answer(options["code"], "机关代字（可留空）", may_be_empty=True)
        holders = {
            role: _holder(_answer(options[_OPTIONS[role]], f"{role.label}（登录名:姓名:工号）"))
            for role in ADMINISTRATORS
        }
        at = now()
        try:
            with transaction.atomic():
                founding = found_organ(name=name, organ_code=code, administrators=holders, at=at)
                foundation.provide_all(Console(founding.organ), at)
        except UnableToFoundOrgan as error:
            raise CommandError(error.message) from error
        self._tell(founding, holders)

    def _tell(self, founding: Founding, holders: dict[AccountRole, Holder]) -> None:
        self.stdout.write(
            f"已设立“{founding.organ}”。启用码只显示这一次，七天内有效，请分别交给本人："
        )
        for role, code in founding.codes.items():
            holder = holders[role]
            self.stdout.write(
                f"  {role.label} {holder.name}：登录名 {holder.username}，启用码 {code}"
            )
        self.stdout.write("三人各自打开网站的“首次登录”，用启用码设定口令，再绑定第二因素。")


def _answer(given: object, question: str, *, may_be_empty: bool = False) -> str:
    """Return what an option says, or ask the person at the keyboard."""
    if isinstance(given, str):
        return given.strip()
    if not sys.stdin.isatty():
        if may_be_empty:
            return ""
        raise CommandError(f"还缺“{question}”：请在命令里写明，sanban init --help 列出全部选项。")
    while True:
        answer = input(f"{question}：").strip()
        if answer or may_be_empty:
            return answer


def _holder(written: str) -> Holder:
    parts = [part.strip() for part in written.replace("：", ":").split(":")]
    if len(parts) != _PARTS or not all(parts):
        raise CommandError(f"“{written}”写得不对，应是 登录名:姓名:工号，例如 yanming:严明:QH901。")
    return Holder(*parts)
