"""Requests that are too large are refused before a byte of them is read."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

Respond = Callable[[HttpRequest], HttpResponse]


class RequestLimitMiddleware:
    """Answers 413 to a body longer than ``LARGEST_REQUEST``, 411 to one of unknown length.

    The web server sets no limit of its own.
    """

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or refuse it."""
        declared = request.META.get("CONTENT_LENGTH") or "0"
        if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
            return _refusal(
                HTTPStatus.LENGTH_REQUIRED, "上传时没有说明文件大小，请换用常见浏览器重新上传。"
            )
        if not declared.isdecimal() or int(declared) > settings.LARGEST_REQUEST:
            largest = settings.LARGEST_UPLOAD // (1024 * 1024)
            return _refusal(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"文件超过 {largest} MB，没有接收；请压缩文中图片或拆分文件后再上传。",
            )
        return self._respond(request)


def _refusal(status: HTTPStatus, sentence: str) -> HttpResponse:
    page = render_to_string("ui/message.html", {"heading": "没有接收", "sentence": sentence})
    return HttpResponse(page, status=status)
