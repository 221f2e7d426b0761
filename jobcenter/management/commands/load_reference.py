"""Loads every room's reference data: roles, dated rules, code lists. Running it again changes nothing."""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.module_loading import module_has_submodule

ROOMS = ("jobcenter.", "cases", "offers")


class Command(BaseCommand):
    help = "Indlæser opslagsdata: roller, daterede regler og kodelister. Kan køres igen uden skade."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for config in apps.get_app_configs():
            if config.name.startswith(ROOMS) and module_has_submodule(config.module, "reference"):
                with transaction.atomic():
                    import_module(f"{config.name}.reference").load()
                if options["verbosity"] > 0:
                    self.stdout.write(f"{config.label}: indlæst")
