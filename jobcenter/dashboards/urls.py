"""Addresses of the front door, the team page and the operation page."""

from django.urls import path

from jobcenter.dashboards.views import home

app_name = "dashboards"
urlpatterns = [
    path("", home.home, name="home"),
]
