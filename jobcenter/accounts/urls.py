"""The addresses of login and profile."""

from __future__ import annotations

from django.urls import path

from jobcenter.accounts import views

urlpatterns = [
    path("log-ind/", views.Login.as_view(), name="login"),
    path("log-ud/", views.Logout.as_view(), name="logout"),
    path("profil/", views.profile, name="profile"),
    path("profil/aktiv/", views.active, name="active"),
    path("profil/adgangskode/", views.password, name="password"),
    path("profil/log-ud-andre-steder/", views.end_other_sessions, name="end_other_sessions"),
]
