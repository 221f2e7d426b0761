"""The catalogue with its occupancy, the companies, and what is chosen or tried on a sag."""

from django.urls import path

from cases.views import enrolments, offers, placements

urlpatterns = [
    path("tilbud/", offers.offers, name="offers"),
    path("tilbud/<uuid:offer_id>/", offers.offer, name="offer"),
    path("virksomheder/", offers.workplaces, name="workplaces"),
    path("sager/<uuid:case_id>/tilbud/", enrolments.case_offers, name="case_offers"),
    path("sager/<uuid:case_id>/tilbud/<uuid:offer_id>/vaelg/", enrolments.enrol, name="enrol"),
    path("sager/<uuid:case_id>/forloeb/<uuid:enrolment_id>/", enrolments.enrolment, name="enrolment"),
    path("sager/<uuid:case_id>/praktik/ny/", placements.placement_new, name="placement_new"),
    path("sager/<uuid:case_id>/praktik/<uuid:placement_id>/", placements.placement, name="placement"),
]
