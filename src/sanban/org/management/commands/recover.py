"""`sanban recover`: the way back in when an administrator has lost password and second factor."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sanban.kernel.clock import now
from sanban.org.actions.reset_credentials import UnableToResetCredentials, reset_credentials
from sanban.org.actor import Console
from sanban.org.models import Account


class Command(BaseCommand):
    """Resets an administrator's credentials from the server's own keyboard; it is on record."""

    help = "在服务器上重置管理员的口令和第二因素，打印新的启用码（记入审计）"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name the administrator signs in with, and the reason."""
        parser.add_argument("username", help="管理员的登录名")
        parser.add_argument("--reason", required=True, help="事由，记入审计")

    def handle(self, *_arguments: str, username: str, reason: str, **_options: object) -> None:
        """Reset and print the code; ordinary people ask the security administrator."""
        account = Account.objects.select_related("organ").filter(username=username).first()
        if account is None or not account.is_administrator:
            raise CommandError(
                f"没有登录名是“{username}”的管理员；业务人员的凭据请由安全管理员在网页上重置。"
            )
        console = Console(account.organ)
        try:
            code = reset_credentials(account, actor=console, at=now(), reason=reason)
        except UnableToResetCredentials as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"{account.holder_name}的新启用码：{code}（七天内有效，只显示这一次）")
