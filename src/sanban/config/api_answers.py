"""Whatever refuses a request to the interface for programs answers in its one shape."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

Respond = Callable[[HttpRequest], HttpResponse]
PLACE = "/api/"
_SENTENCES: dict[int, tuple[str, str]] = {
    400: ("bad-request", "没有读懂这个请求，请对照接口说明检查地址、请求头和内容。"),
    401: ("no-token", "请在请求头 Authorization 里写明“Bearer 令牌”。"),
    403: ("forbidden", "没有权限办理。"),
    404: ("not-found", "没有找到，或者您无权查看。"),
    405: ("wrong-method", "这个地址不支持这种请求方法，请对照接口说明。"),
    411: ("length-required", "请求没有说明内容长度，请带上 Content-Length 再发。"),
    413: ("too-large", "内容太大，没有接收，请压缩或拆分后再发。"),
    500: ("fault", "系统出错，这一步没有办成，请稍后重试；再出错请联系系统管理员。"),
}


class ApiAnswersMiddleware:
    """Puts refusals of outer layers, made for people's browsers, into the shape programs expect."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, in JSON where something is refused, and let no proxy keep it."""
        response = self._respond(request)
        if not request.path_info.startswith(PLACE):
            return response
        response.headers.setdefault("Cache-Control", "no-store")
        if response.status_code < HTTPStatus.MULTIPLE_CHOICES or _is_ours(response):
            return response
        return told(*_known(response.status_code))


def _is_ours(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("application/json")


def _known(status: int) -> tuple[int, str, str]:
    if status not in _SENTENCES:
        status = 404 if status < HTTPStatus.BAD_REQUEST else 400 if status < 500 else 500  # noqa: PLR2004
    return status, *_SENTENCES[status]


def told(status: int, code: str, message: str) -> HttpResponse:
    """Return a refusal."""
    answer = JsonResponse(
        {"message": message, "code": code},
        status=status,
        json_dumps_params={"ensure_ascii": False},
    )
    answer["Cache-Control"] = "no-store"
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def sentence(status: int) -> tuple[str, str]:
    """Return code and sentence of a status."""
    _, code, message = _known(status)
    return code, message
