from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        from home.printing import KIND, print_piece
        from toolkit.long_work import register

        register(KIND, print_piece, stoppable=True)
