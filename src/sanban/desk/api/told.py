"""What programs send about work and what they are shown of it."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from sanban.org.api import Given, Id, Told, Words

LARGEST = 1_000_000
_MOST_CHOSEN = 50


class TasksAsked(Told):
    """By what the list is narrowed and sorted, as on its page."""

    q: Words = Field("", description="标题中的字词", max_length=60)
    procedure: Words = Field("", description="流程代码", max_length=60)
    step: Words = Field("", description="环节名称", max_length=60)
    due: Words = Field("", description="期限：overdue、soon、normal、none", max_length=20)
    unit: Words = Field("", description="拟稿单位的编号", max_length=60)
    since: Words = Field("", description="发起自，如 2026-07-01", max_length=10)
    until: Words = Field("", description="发起至", max_length=10)
    sort: Words = Field("", description="title、due、opened 等，前面加减号倒序", max_length=20)
    page: int = Field(1, ge=1, le=LARGEST)


class TaskShown(Told):
    """A piece of work."""

    id: str
    title: str
    task: str = Field(description="do 办理，accept 接办，assist 协办")
    procedure: str
    procedure_label: str
    step: str
    step_label: str
    holder: str
    is_own: bool = Field(description="否的是代别人办理")
    drafter: str
    unit: str
    opened_at: datetime
    due_at: datetime | None
    due: str
    document: str | None = Field(description="公文的编号")


class TasksPage(Told):
    """A page of the list."""

    count: int
    page: int
    pages: int
    items: list[TaskShown]


class Choosable(Told):
    """Something that can be chosen."""

    code: str
    label: str


class Doable(Told):
    """A verb that stands open, with what can be chosen in its fields."""

    verb: str
    label: str
    needs_opinion: bool
    choices: dict[str, list[Choosable]]


class TaskDetail(TaskShown):
    """A piece of work with what can be done about it."""

    seen_version: int = Field(description="办理时原样送回；之后流程有变化就回答 409")
    text_digest: str = Field(description="办理时原样送回；之后文稿有改动就回答 409")
    is_signing: bool = Field(description="是签发，只能在网页上办")
    wants: list[str] = Field(description="这一环节还缺什么")
    doable: list[Doable]
    history: list[str]


class ActGiven(Given):
    """What was before whoever acts, and his words."""

    seen_version: int = Field(ge=1)
    text_digest: Words = Field(max_length=64)
    opinion: Words = Field("", description="意见")


class CompleteGiven(ActGiven):
    """办理."""

    choice: Words = Field(
        "agree", description="agree 同意，reserve 保留意见；票签另有 against、abstain"
    )
    chosen: list[Id] = Field(
        default_factory=list, description="下一环节办理人的编号", max_length=_MOST_CHOSEN
    )


class SendBackGiven(ActGiven):
    """退回."""

    to: Words = Field(description="退回到哪个环节，用 doable 里给出的代码")
    reason: Words = Field(description="退回理由的代码")
    mode: Words = Field("direct", description="direct 改好直送退回人，through 逐级重走")
