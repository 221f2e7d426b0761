"""People, units, roles and who holds which role where; and the sessions of those who are logged in."""

from jobcenter.accounts.models.organisation import Membership, Role, Unit
from jobcenter.accounts.models.sessions import Session
from jobcenter.accounts.models.users import User

__all__ = ["Membership", "Role", "Session", "Unit", "User"]
