"""Rights and duties of one borger: what holds, what was weighed, and what somebody is worried about."""

from django.urls import path

from cases.views import concerns, duties, reactivation, rights, sanctions

CASE = "sager/<uuid:case_id>/"
RIGHTS = f"{CASE}ret-og-pligt/"

urlpatterns = [
    path(RIGHTS, rights.rights_and_duties, name="rights_and_duties"),
    path(f"{RIGHTS}sanktion/ny/", sanctions.sanction_new, name="sanction_new"),
    path(f"{RIGHTS}sanktion/<uuid:sanction_id>/", sanctions.sanction, name="sanction"),
    path(f"{RIGHTS}genaabning/", reactivation.reactivation, name="reactivation"),
    path(f"{RIGHTS}arbejdspligt/ny/", duties.duty_new, name="duty_new"),
    path(f"{RIGHTS}arbejdspligt/<uuid:duty_id>/", duties.duty, name="duty"),
    path(f"{CASE}bekymring/ny/", concerns.concern_new, name="concern_new"),
    path(f"{CASE}bekymringer/<uuid:concern_id>/", concerns.concern, name="concern"),
]
