from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self):
        from config import admin_nonces, checks  # noqa: F401, registers the checks

        admin_nonces.install()
