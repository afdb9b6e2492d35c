from django.urls import path, re_path

from quizzes import doing_views, importing_views, views, writing_views

app_name = "quizzes"
urlpatterns = [
    path("attempts/<uuid:key>/", views.attempt, name="attempt"),
    path("attempts/<uuid:key>/questions/<int:slot>/", views.question, name="question"),
    path("attempts/<uuid:key>/questions/<int:slot>/feedback/", views.feedback, name="feedback"),
    path("attempts/<uuid:key>/questions/<int:slot>/draft/", views.draft, name="draft"),
    path("attempts/<uuid:key>/more-time/", views.more_time, name="more_time"),
    path("attempts/<uuid:key>/submission/", views.submission, name="submission"),
    path("how-questions-are-doing/", doing_views.doing, name="doing"),
    re_path(
        r"^how-questions-are-doing/(?P<standard_key>[A-Z]+-[0-9]+)/$",
        doing_views.on_standard,
        name="doing_on_standard",
    ),
    path("how-questions-are-doing/<slug:slug>/", doing_views.in_chapter, name="doing_in_chapter"),
    path("how-questions-are-doing/<slug:slug>/table.csv", doing_views.in_chapter_file, name="doing_file"),
    path("questions/", writing_views.questions, name="bank"),
    path("questions/<slug:key>/", writing_views.question, name="bank_question"),
    path("questions/<slug:key>/sending/", writing_views.sending, name="send_question"),
    path("questions/<slug:key>/reading/", writing_views.reading, name="read_question"),
    path("questions/<slug:key>/return/", writing_views.returning, name="return_question"),
    path("questions/<slug:key>/retirement/", writing_views.retirement, name="retire_question"),
    path("question-files/", importing_views.bring_in, name="bring_in_questions"),
    path("question-files/<uuid:key>/", importing_views.question_file, name="question_file"),
    path("question-files/template.<slug:ending>", importing_views.template, name="question_template"),
    path("question-files/made/<uuid:key>/", importing_views.import_batch, name="import_batch"),
    path("question-files/made/<uuid:key>/undoing/", importing_views.undoing, name="undo_import"),
]
