"""The interface for programs, put together: its parts, its refusals, its OpenAPI document."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from sanban.config.api_answers import sentence, told
from sanban.desk.api import tasks
from sanban.documents.api import reading, writing
from sanban.kernel.errors import DomainError, StaleError
from sanban.org.api import ApiRefused, ApiRequest, Bearer
from sanban.org.sign_in.gate import INTERFACE
from sanban.org.sign_in.tokens import Fault, TokenRefused
from sanban.procedures.carrying_out import UnableToAct
from sanban.procedures.domain.deciding import RefusalKind


class Interface(NinjaAPI):
    """Names its operations by what they do, not by where their code lies."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the name of an operation in the OpenAPI document."""
        return operation.view_func.__name__.replace("_", "-")


api = Interface(
    title="三办接口",
    version="1",
    description="供机关其他系统以某个人的身份读写公文和待办。令牌在“管理—我的令牌”生成。",
    urls_namespace=INTERFACE,
    openapi_url=None,
    docs_url=None,
)
api.add_router("", tasks.router)
api.add_router("", reading.router)
api.add_router("", writing.router)

_COMPLAINTS = {
    "missing": "没有填写",
    "extra_forbidden": "不是这里的字段",
    "string_too_long": "太长",
    "too_long": "太多",
    "int_parsing": "要写整数",
    "int_type": "要写整数",
    "bool_parsing": "要写 true 或 false",
    "bool_type": "要写 true 或 false",
    "string_type": "要写文字",
    "list_type": "要写成列表",
    "literal_error": "不在可选的几种里",
}


@api.get("/openapi.json", auth=Bearer(None), include_in_schema=False)
def openapi(request: ApiRequest) -> OpenAPISchema:
    """Return the OpenAPI document."""
    del request
    return document()


def document() -> OpenAPISchema:
    """Return the OpenAPI document; the copy in ``docs/reference`` is made from it."""
    return api.get_openapi_schema(path_prefix="/api/v1/")


def _refuse(status: int, code: str, message: str) -> HttpResponse:
    return told(status, code, message)


@api.exception_handler(ApiRefused)
def _refused(request: HttpRequest, error: ApiRefused) -> HttpResponse:
    del request
    return _refuse(error.status, error.code, error.message)


@api.exception_handler(TokenRefused)
def _token_refused(request: HttpRequest, error: TokenRefused) -> HttpResponse:
    del request
    special = {
        Fault.TOO_MANY: HTTPStatus.TOO_MANY_REQUESTS,
        Fault.ADMINISTRATOR: HTTPStatus.FORBIDDEN,
    }
    return _refuse(special.get(error.fault, HTTPStatus.UNAUTHORIZED), error.fault, error.message)


@api.exception_handler(AuthenticationError)
def _no_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    del request, error
    return _refuse(HTTPStatus.UNAUTHORIZED, *sentence(HTTPStatus.UNAUTHORIZED))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    del request, error
    return _refuse(HTTPStatus.NOT_FOUND, *sentence(HTTPStatus.NOT_FOUND))


@api.exception_handler(StaleError)
def _stale(request: HttpRequest, error: StaleError) -> HttpResponse:
    del request
    return _refuse(HTTPStatus.CONFLICT, "stale", error.message)


@api.exception_handler(DomainError)
def _domain(request: HttpRequest, error: DomainError) -> HttpResponse:
    del request
    if isinstance(error, UnableToAct) and error.kind is RefusalKind.NOT_FOUND:
        return _refuse(HTTPStatus.NOT_FOUND, "not-found", error.message)
    return _refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "refused", error.message)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    del request
    return _refuse(error.status_code, *sentence(error.status_code))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Tell the first fault; an address that names nothing is not found."""
    del request
    first = error.errors[0]
    place = [str(part) for part in first["loc"]]
    if place[0] == "path":
        return _refuse(HTTPStatus.NOT_FOUND, *sentence(HTTPStatus.NOT_FOUND))
    complaint = _COMPLAINTS.get(str(first["type"]), "不合要求")
    name = ".".join(place[2:] or place[1:] or place)
    message = f"“{name}”{complaint}，请对照接口说明检查。"
    return _refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", message)
