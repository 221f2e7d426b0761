"""The register of what must be filled in."""

from django.urls import path

from cases.views import documentation

urlpatterns = [path("dokumentation/", documentation.documentation, name="documentation")]
