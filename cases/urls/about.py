"""About the borger, and where the law places her."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from cases.enums import Voice
from cases.views import about, assignments, visitation


class VoiceConverter(StringConverter):
    """borger or faglig; any other word is no address."""

    regex = "|".join(Voice.values)


register_converter(VoiceConverter, "voice")

urlpatterns = [
    path("sager/<uuid:case_id>/om/", about.about, name="about"),
    path("sager/<uuid:case_id>/om/styrke/<uuid:strength_id>/", about.strength, name="strength"),
    path("sager/<uuid:case_id>/om/skaanebehov/<uuid:need_id>/", about.need, name="need"),
    path("sager/<uuid:case_id>/om/foelsomt/<uuid:fact_id>/", about.sensitive, name="sensitive"),
    path("sager/<uuid:case_id>/om/problem/<voice:voice>/", about.problem, name="problem"),
    path("sager/<uuid:case_id>/om/problem/borger/skaerm/", about.problem_kiosk, name="problem_kiosk"),
    path("sager/<uuid:case_id>/om/problem/borger/papir/", about.problem_paper, name="problem_paper"),
    path("sager/<uuid:case_id>/om/sagsbehandler/", assignments.assign, name="assign"),
    path("sager/<uuid:case_id>/om/kontaktoplysninger/", about.contact_details, name="contact_details"),
    path("sager/<uuid:case_id>/om/samtaleform/", about.how_to_talk, name="how_to_talk"),
    path("sager/<uuid:case_id>/visitation/", visitation.visitation, name="visitation"),
    path("sager/<uuid:case_id>/visitation/ny/", visitation.visitation_new, name="visitation_new"),
]
