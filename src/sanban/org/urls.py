"""Addresses of the organisation."""

from __future__ import annotations

from django.urls import path

from sanban.org.views import (
    accounts,
    audit,
    enrol,
    home,
    importing,
    people,
    standing_in,
    tokens,
    units,
)

app_name = "org"

_PERSON = "people/<str:person_id>"
_UNIT = "units/<str:unit_id>"
_ACCOUNT = "accounts/<str:account_id>"

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("enrol/", enrol.EnrolView.as_view(), name="enrol"),
    path("units/", units.UnitsView.as_view(), name="units"),
    path("units/create", units.CreateUnitView.as_view(), name="create-unit"),
    path(f"{_UNIT}/", units.UnitView.as_view(), name="unit"),
    path(f"{_UNIT}/rename", units.RenameUnitView.as_view(), name="rename-unit"),
    path(f"{_UNIT}/move", units.MoveUnitView.as_view(), name="move-unit"),
    path(f"{_UNIT}/leader", units.LeaderView.as_view(), name="put-in-charge"),
    path(f"{_UNIT}/dissolve", units.DissolveUnitView.as_view(), name="dissolve-unit"),
    path(f"{_UNIT}/posts", units.CreatePostView.as_view(), name="create-post"),
    path("posts/<str:post_id>/abolish", units.AbolishPostView.as_view(), name="abolish-post"),
    path("people/", people.PeopleView.as_view(), name="people"),
    path("people/register", people.RegisterPersonView.as_view(), name="register-person"),
    path(f"{_PERSON}/", people.PersonView.as_view(), name="person"),
    path(f"{_PERSON}/correct", people.CorrectPersonView.as_view(), name="correct-person"),
    path(f"{_PERSON}/appoint", people.AppointView.as_view(), name="appoint"),
    path(f"{_PERSON}/relieve/<str:post_id>", people.RelieveView.as_view(), name="relieve"),
    path(f"{_PERSON}/primary/<str:post_id>", people.MakePrimaryView.as_view(), name="make-primary"),
    path(f"{_PERSON}/hand-over", people.HandOverView.as_view(), name="hand-over"),
    path(f"{_PERSON}/leave", people.LeaveView.as_view(), name="leave"),
    path(f"{_PERSON}/account", accounts.OpenAccountView.as_view(), name="open-account"),
    path("remits/", standing_in.RemitsView.as_view(), name="remits"),
    path("remits/assign", standing_in.AssignRemitView.as_view(), name="assign-remit"),
    path(
        "remits/<str:remit_id>/withdraw",
        standing_in.WithdrawRemitView.as_view(),
        name="withdraw-remit",
    ),
    path("absences/", standing_in.AbsencesView.as_view(), name="absences"),
    path("absences/record", standing_in.RecordAbsenceView.as_view(), name="record-absence"),
    path(
        "absences/<str:absence_id>/cancel",
        standing_in.CancelAbsenceView.as_view(),
        name="cancel-absence",
    ),
    path("delegations/", standing_in.DelegationsView.as_view(), name="delegations"),
    path("delegations/give", standing_in.DelegateView.as_view(), name="delegate"),
    path(
        "delegations/<str:delegation_id>/end",
        standing_in.EndDelegationView.as_view(),
        name="end-delegation",
    ),
    path("tokens/", tokens.TokensView.as_view(), name="tokens"),
    path("tokens/make", tokens.MakeTokenView.as_view(), name="make-token"),
    path("tokens/<str:token_id>/revoke", tokens.RevokeTokenView.as_view(), name="revoke-token"),
    path("accounts/", accounts.AccountsView.as_view(), name="accounts"),
    path(
        "accounts/administrator",
        accounts.OpenAdministratorView.as_view(),
        name="open-administrator",
    ),
    path("accounts/activate-all", accounts.ActivateAllView.as_view(), name="activate-all"),
    path(f"{_ACCOUNT}/activate", accounts.ActivateAccountView.as_view(), name="activate-account"),
    path(f"{_ACCOUNT}/reset", accounts.ResetCredentialsView.as_view(), name="reset-credentials"),
    path(f"{_ACCOUNT}/disable", accounts.DisableAccountView.as_view(), name="disable-account"),
    path("imports/", importing.ImportsView.as_view(), name="imports"),
    path("imports/read", importing.ReadImportView.as_view(), name="read-import"),
    path("imports/example.xlsx", importing.ExampleView.as_view(), name="import-example"),
    path("imports/<str:import_id>/", importing.ImportView.as_view(), name="import"),
    path("imports/<str:import_id>/apply", importing.ApplyImportView.as_view(), name="apply-import"),
    path("audit/", audit.AuditView.as_view(), name="audit"),
    path("audit/check", audit.CheckTrailView.as_view(), name="check-trail"),
]
