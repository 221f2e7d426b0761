"""Login, logout and one's own profile."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jobcenter.accounts.actions import people
from jobcenter.accounts.forms import ChangePasswordForm, LoginForm
from jobcenter.accounts.profile import held_roles, open_sessions
from jobcenter.dates import today


class Login(LoginView):
    """Open to all (Django marks it so). `?fra=` says why one is here: a code, never a text."""

    template_name = "accounts/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {"came_from": self.request.GET.get("fra", "")}


@method_decorator(require_POST, name="dispatch")
class Logout(LogoutView):
    """POST only. The browser forgets what it kept of us."""

    def get_default_redirect_url(self) -> str:
        return super().get_default_redirect_url() + "?fra=ud"

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response


@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    """Who am I here, what may I see, and where am I logged in?"""
    context = {
        "roles": held_roles(request.user, today()),
        "sessions": open_sessions(request.user, at=timezone.now(), here=request.session.session_key),
    }
    return render(request, "accounts/profile.html", context)


@require_GET
def active(request: HttpRequest) -> HttpResponse:
    """Somebody is typing: the session lives on. Gives the form that is open the token of today, as any page would."""
    return HttpResponse(status=204, headers={"X-CSRFToken": get_token(request)})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """A new password; the other sessions end, this one stays."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        people.set_password(
            user=request.user,
            by=request.user,
            on=today(),
            password=form.cleaned_data["new_password1"],
            keep_session=request.session.session_key,
        )
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Din adgangskode er skiftet. Du er logget ud alle andre steder."))
        return redirect("profile")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Log out everywhere but here."""
    ended = people.end_other_sessions(
        user=request.user, by=request.user, on=today(), keep_session=request.session.session_key
    )
    text = ngettext("Du er logget ud ét andet sted.", "Du er logget ud %(n)d andre steder.", ended) % {"n": ended}
    messages.success(request, text if ended else _("Du var ikke logget ind andre steder."))
    return redirect("profile")
