"""Which address leads to which context."""

from __future__ import annotations

from django.urls import include, path

from sanban.config.api import api
from sanban.documents.urls_issue import SEALS

urlpatterns = [
    path("", include("sanban.documents.urls")),
    path("", include("sanban.ui.urls")),
    path("api/v1/", api.urls),
    path("desk/", include("sanban.desk.urls")),
    path("demo/", include("sanban.demo.urls")),
    path("sign-in/", include("sanban.org.sign_in.urls")),
    path("manage/seals/", include(SEALS)),
    path("manage/procedures/", include("sanban.procedures.urls")),
    path("manage/", include("sanban.org.urls")),
]

handler400 = "sanban.ui.views.bad_request"
handler403 = "sanban.ui.views.forbidden"
handler404 = "sanban.ui.views.not_found"
handler500 = "sanban.ui.views.server_error"
