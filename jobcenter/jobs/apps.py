from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "jobcenter.jobs"
    label = "jobs"
    verbose_name = _("opgaver i baggrunden")

    def ready(self) -> None:
        # Handlers register themselves in the tasks.py of the app that owns them.
        autodiscover_modules("tasks")
