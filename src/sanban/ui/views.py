"""Pages that say what went wrong, each in one sentence."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static


def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask by habit to the icon."""
    return redirect(static("ui/icon.svg"), permanent=True)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request could not be understood."""
    del exception
    return _message(request, HTTPStatus.BAD_REQUEST, "请求不完整", "请回到上一页重新提交。")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this is not allowed."""
    del exception
    return _message(
        request, HTTPStatus.FORBIDDEN, "不能这样办", "您没有办理这一步的权限，请联系管理员。"
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page has grown too old to submit."""
    del reason
    return _message(
        request,
        HTTPStatus.FORBIDDEN,
        "页面已过期",
        "请刷新页面后重新提交；浏览器需允许本站 Cookie。",
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is nothing here."""
    del exception
    return _message(
        request,
        HTTPStatus.NOT_FOUND,
        "没有找到",
        "页面不存在，或文稿已到期清除；请从首页重新开始。",
    )


def server_error(_request: HttpRequest) -> HttpResponse:
    """Say that the site itself failed and nothing was kept half-done.

    The page is made without asking who is signed in: the database may be what failed.
    """
    words = {
        "heading": "系统出错",
        "sentence": "这一步没有办成，请重试；仍不行请把时间告诉管理员。",
    }
    page = render_to_string("ui/message.html", words)
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _message(request: HttpRequest, status: HTTPStatus, heading: str, sentence: str) -> HttpResponse:
    return render(
        request, "ui/message.html", {"heading": heading, "sentence": sentence}, status=status
    )
