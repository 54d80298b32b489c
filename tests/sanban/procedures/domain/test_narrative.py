"""A history reads as sentences."""

from __future__ import annotations

from datetime import timedelta

from sanban.procedures.domain import commands
from sanban.procedures.domain.narrative import history
from sanban.procedures.domain.terms import Choice
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.organ import FANG, LIN, LU, QIN, TANG, XU, People


def test_a_history_tells_who_did_what(desk: Desk, people: People) -> None:
    """Names, times, words, reasons; for another, and entered late."""
    people.mandates.add((QIN.person, FANG.person))
    desk.do(LU, opinion="请核。")
    desk.take(commands.Complete(desk.request(QIN, FANG), desk.work(FANG).id))
    desk.do(TANG, Choice.RESERVE, "经费再商", step="concur")
    desk.send_back(XU, "draft")
    happened = desk.now - timedelta(minutes=5)
    desk.take(commands.EnterLate(desk.request(LIN), desk.work(LU, "draft").id, happened, "停电"))
    assert history(desk.state) == (
        "2026年7月6日9:10，陆平发起“拟稿”。",
        "2026年7月6日9:20，陆平办理“拟稿”，同意；意见：请核。",
        "2026年7月6日9:30，秦岚代方圆办理“二次核稿”，同意。",
        "2026年7月6日9:40，唐安办理“会签”，保留意见；意见：经费再商。",
        "2026年7月6日9:50，许堰从“会签”退回；理由：文字标点有差错；退回“拟稿”，直送退回人；意见：请改正。",
        "2026年7月6日9:45，林晓代陆平补办“拟稿”；停电；2026年7月6日10:00登记。",
    )
