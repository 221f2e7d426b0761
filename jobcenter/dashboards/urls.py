"""Addresses of the front door, the team page and the operation page."""

from django.urls import path

from jobcenter.dashboards.views import day, drift, due, home, leader, missing_steps, movement, outreach, talks, team

urlpatterns = [
    path("", home.home, name="home"),
    path("min-dag/", day.day, name="day"),
    path("team/", team.team, name="team"),
    path("team/kontakt/", outreach.outreach, name="team_outreach"),
    path("team/frister/", due.due, name="team_due"),
    path("team/bekymringer/", leader.concerns, name="team_concerns"),
    path("team/lederens-blik/", leader.looks, name="team_looks"),
    path("team/manglende-trin/", missing_steps.missing_steps, name="team_missing_steps"),
    path("team/bevaegelse/", movement.movement, name="team_movement"),
    path("team/bevaegelse/sager/", movement.movement_cases, name="team_movement_cases"),
    path("team/samtaler/", talks.talks, name="team_talks"),
    path("team/samtaler/holdt/", talks.talks_held, name="team_talks_held"),
    path("team/samtaler/loefter/", talks.promised, name="team_talks_promises"),
    path("team/venter/", team.waiting, name="team_waiting"),
    path("drift/", drift.drift, name="drift"),
]
