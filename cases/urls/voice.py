"""The borger's voice: her own pages first, then what staff read and register of it."""

from django.urls import path, re_path

from cases.views import borger, check_ins, voice

MEETING = "sager/<uuid:case_id>/samtaler/<uuid:meeting_id>/"
PLACEMENT = "sager/<uuid:case_id>/praktik/<uuid:placement_id>/"
STATEMENT = "sager/<uuid:case_id>/stemmer/<uuid:statement_id>/"

urlpatterns = [
    # Whatever stands behind /svar/ is answered in the same way, also a link that lost or gained a letter or a line
    # on its way.
    path("svar/tak/", borger.svar_tak, name="svar_tak"),
    re_path(r"^svar/(?P<token>[\s\S]*?)/?\Z", borger.svar, name="svar"),
    path("borger/", borger.kiosk, name="borger"),
    path("borger/tak/", borger.tak, name="borger_tak"),
    path("borger/tilbage/", borger.tilbage, name="borger_tilbage"),
    path(f"{MEETING}stemme/", voice.meeting, name="voice"),
    path(f"{MEETING}stemme/skaerm/", voice.kiosk, name="voice_kiosk"),
    path(f"{MEETING}stemme/papir/", voice.paper, name="voice_paper"),
    path(f"{MEETING}stemme/link/", voice.link, name="voice_link"),
    path(f"{MEETING}stemme/mening/", voice.own_meaning, name="own_meaning"),
    path("sager/<uuid:case_id>/links/<uuid:link_id>/traek-tilbage/", voice.link_withdraw, name="voice_link_withdraw"),
    path(STATEMENT, voice.statement, name="statement"),
    path(f"{STATEMENT}fejlregistreret/", voice.statement_wrong, name="statement_wrong"),
    path(f"{PLACEMENT}hvordan-gaar-det/", check_ins.check_ins, name="check_ins"),
    path(f"{PLACEMENT}hvordan-gaar-det/skaerm/", check_ins.check_in_kiosk, name="check_in_kiosk"),
    path(f"{PLACEMENT}hvordan-gaar-det/papir/", check_ins.check_in_paper, name="check_in_paper"),
]
