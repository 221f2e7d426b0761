"""The plain texts: where the administrator words them, and where a sag shows the borger's rights."""

from django.urls import path

from cases.views import texts

urlpatterns = [
    path("tekster/", texts.texts, name="texts"),
    path("tekster/spoergsmaal/<slug:indicator_code>/", texts.indicator, name="text_indicator"),
    path("tekster/<slug:text_code>/<slug:language>/", texts.public_text, name="text_public"),
    path("sager/<uuid:case_id>/rettigheder/", texts.rights, name="rights"),
]
