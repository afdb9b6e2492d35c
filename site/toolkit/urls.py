from django.urls import path

from toolkit import views

app_name = "toolkit"
urlpatterns = [
    path("work/<uuid:key>/", views.work, name="work"),
    path("work/<uuid:key>/stop/", views.stop, name="stop_work"),
    path("work/<uuid:key>/again/", views.again, name="work_again"),
]
