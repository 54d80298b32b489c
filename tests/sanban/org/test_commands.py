"""`sanban init` and `sanban recover` at the server's own keyboard."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sanban.kernel.clock import now
from sanban.org.actions.enrol import enrol
from sanban.org.models import Account, Organ
from tests.cast import Cast

PASSWORD = "windy lock 七月"  # noqa: S105 - of a test
THREE = {"system": "yan:严明:1", "security": "he：贺严：2", "audit": "yu:于清:3"}


@pytest.mark.django_db
def test_init_makes_a_real_empty_organ_and_tells_the_codes() -> None:
    """With options for everything nothing is asked; each administrator can enrol with his code."""
    said = StringIO()
    call_command("init", name="清河航道管理站", code="清航", stdout=said, **THREE)

    assert Organ.objects.get().organ_code == "清航"
    line = next(line for line in said.getvalue().splitlines() if "审计管理员" in line)
    code = line.rpartition(" ")[2]
    assert enrol(username="yu", code=code, password=PASSWORD, at=now()).holder_name == "于清"
    with pytest.raises(CommandError, match="已经设立过机关"):
        call_command("init", name="乙站", stdout=said, **THREE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({**THREE}, "还缺“机关全称”"),
        ({"name": "甲站", **THREE, "audit": "yu:于清"}, "应是 登录名:姓名:工号"),
        ({"name": "甲站", **THREE, "audit": "yu:于清:1"}, "须是三个人"),
    ],
)
def test_init_says_what_is_missing_or_wrong(options: dict[str, str], sentence: str) -> None:
    """Without a person at the keyboard nothing is guessed."""
    with pytest.raises(CommandError, match=sentence):
        call_command("init", **options)
    assert not Organ.objects.exists()


def test_recover_lets_a_locked_out_administrator_in_again(cast: Cast) -> None:
    """Only administrators, only with a reason; the code is told once."""
    said = StringIO()
    call_command("recover", cast.he_yan.username, reason="手机丢失", stdout=said)
    assert "贺严的新启用码：" in said.getvalue()
    assert Account.objects.get(pk=cast.he_yan.pk).enrolment_until is not None
    for username in (cast.lu_ping.account.username, "nobody"):
        with pytest.raises(CommandError, match="没有登录名是"):
            call_command("recover", username, reason="x")
    Account.objects.filter(pk=cast.he_yan.pk).update(is_active=False)
    with pytest.raises(CommandError, match="不在使用"):
        call_command("recover", cast.he_yan.username, reason="x")
