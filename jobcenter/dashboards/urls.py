"""Addresses of the front door, the team page and the operation page."""

from django.urls import path

from jobcenter.dashboards.views import drift, due, home, team

urlpatterns = [
    path("", home.home, name="home"),
    path("team/", team.team, name="team"),
    path("team/frister/", due.due, name="team_due"),
    path("team/venter/", team.waiting, name="team_waiting"),
    path("drift/", drift.drift, name="drift"),
]
