from django.urls import path

from quizzes import views

app_name = "quizzes"
urlpatterns = [
    path("attempts/<uuid:key>/", views.attempt, name="attempt"),
    path("attempts/<uuid:key>/questions/<int:slot>/", views.question, name="question"),
    path("attempts/<uuid:key>/questions/<int:slot>/feedback/", views.feedback, name="feedback"),
    path("attempts/<uuid:key>/submission/", views.submission, name="submission"),
]
