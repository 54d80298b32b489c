"""The tables of the organisation."""

from sanban.org.models.absence import Absence
from sanban.org.models.account import Account
from sanban.org.models.api_token import ApiToken
from sanban.org.models.delegation import Delegation
from sanban.org.models.handover import Handover
from sanban.org.models.organ import Organ
from sanban.org.models.person import Appointment, Person
from sanban.org.models.post import LeaderInCharge, Post
from sanban.org.models.remit import Remit
from sanban.org.models.staff_import import StaffImport
from sanban.org.models.unit import Unit, UnitRecord

__all__ = [
    "Absence",
    "Account",
    "ApiToken",
    "Appointment",
    "Delegation",
    "Handover",
    "LeaderInCharge",
    "Organ",
    "Person",
    "Post",
    "Remit",
    "StaffImport",
    "Unit",
    "UnitRecord",
]
