from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "sager"

    def ready(self) -> None:
        # Reflection may not hold a borger's name, and only this room knows them.
        from cases.queries.named import names_in
        from jobcenter.reflection import identifiers

        identifiers.register(names_in)
