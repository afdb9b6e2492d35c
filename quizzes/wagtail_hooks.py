"""What editors find about questions beside Wagtail's own pages."""

from django.urls import path, reverse
from wagtail import hooks

from quizzes import writing_views
from standards.admin_menu import BOOKLET_MENU, ForEditors


@hooks.register("register_admin_urls")
def write_questions():
    return [
        path("questions/", writing_views.begin, name="begin_question"),
        path("questions/new/<slug:standard_key>/<slug:kind>/", writing_views.write_new, name="write_new_question"),
        path("questions/<slug:key>/", writing_views.write, name="write_question"),
    ]


@hooks.register(BOOKLET_MENU)
def lead_to_questions():
    return ForEditors("Questions", reverse("quizzes:bank"), icon_name="list-ul", order=38)


@hooks.register(BOOKLET_MENU)
def lead_to_how_questions_are_doing():
    return ForEditors("How questions are doing", reverse("quizzes:doing"), icon_name="help", order=39)


@hooks.register(BOOKLET_MENU)
def lead_to_questions_from_a_file():
    return ForEditors("Bring in questions", reverse("quizzes:bring_in_questions"), icon_name="upload", order=55)
