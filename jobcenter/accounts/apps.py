from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "jobcenter.accounts"
    label = "accounts"
    verbose_name = "medarbejdere"

    def ready(self) -> None:
        from jobcenter.accounts import signals

        signals.connect()
