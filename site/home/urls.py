from django.urls import path, re_path

from home import next_version, paper, views

app_name = "home"
STANDARD = r"^standards/(?P<standard_key>[A-Z]+-[0-9]+)/next-version/"
urlpatterns = [
    path("", views.front, name="front"),
    path("search/", views.search, name="search"),
    re_path(rf"{STANDARD}$", next_version.next_version, name="next_version"),
    re_path(rf"{STANDARD}approval/$", next_version.approval, name="approval"),
    re_path(rf"{STANDARD}emergency/$", next_version.emergency, name="emergency"),
    re_path(
        rf"{STANDARD}questions/(?P<question_key>[\w-]+)/review/$", next_version.question_review, name="question_review"
    ),
    re_path(
        rf"{STANDARD}questions/(?P<question_key>[\w-]+)/reading/$",
        next_version.question_reading,
        name="question_reading",
    ),
    re_path(
        rf"{STANDARD}questions/(?P<question_key>[\w-]+)/retirement/$",
        next_version.question_retirement,
        name="question_retirement",
    ),
    re_path(r"^standards/(?P<standard_key>[A-Z]+-[0-9]+)/$", paper.by_key, name="by_key"),
    path("print/", paper.pieces, name="print"),
    path("print/files/<uuid:key>/", paper.printed, name="printed"),
    path("print/<slug:slug>/", paper.piece, name="print_piece"),
    path("print/<slug:slug>/picture/<int:side>/", paper.picture, name="print_picture"),
    path("help/", views.help_page, name="help"),
    path("help/accessibility/", views.accessibility, name="accessibility"),
    path("help/what-we-record/", views.what_we_record, name="what_we_record"),
    path("help/what-this-costs/", views.what_this_costs, name="what_this_costs"),
    path("help/something-wrong/", views.something_wrong, name="something_wrong"),
    path("help/something-wrong/sent/", views.something_wrong_sent, name="something_wrong_sent"),
]
