"""What editors find about questions beside Wagtail's own pages."""

from django.urls import reverse
from wagtail import hooks

from standards.admin_menu import BOOKLET_MENU, ForEditors


@hooks.register(BOOKLET_MENU)
def lead_to_how_questions_are_doing():
    return ForEditors("How questions are doing", reverse("quizzes:doing"), icon_name="help", order=40)
