from django.urls import path, re_path

from standards import coverage_views, importing_views, issues, suggestion_views, synonym_views, upkeep, views

app_name = "standards"
urlpatterns = [
    path("imports/", importing_views.bring_in, name="bring_in"),
    path("imports/<uuid:key>/", importing_views.check_import, name="check_import"),
    path("looked-up/", synonym_views.looked_up, name="looked_up"),
    path("looked-up/<int:pk>/no-answer-needed/", synonym_views.no_answer_needed, name="no_answer_needed"),
    path("coverage/<slug:framework_key>/", coverage_views.coverage, name="coverage"),
    path("coverage/<slug:framework_key>/table.csv", coverage_views.coverage_table, name="coverage_table"),
    path(
        "coverage/<slug:framework_key>/<str:number>/wording/", coverage_views.licensed_wording, name="licensed_wording"
    ),
    path("fit/<uuid:version_key>/", views.fit, name="fit"),
    path("suggestions/", suggestion_views.suggestions, name="suggestions"),
    path("suggestions/answer/", suggestion_views.answer, name="answer_suggestions"),
    re_path(r"^standards/(?P<standard_key>[A-Z]+-[0-9]+)/changes/$", views.changes, name="changes"),
    re_path(
        r"^standards/(?P<standard_key>[A-Z]+-[0-9]+)/on/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})/$",
        issues.on_a_day,
        name="on",
    ),
    re_path(r"^standards/(?P<standard_key>[A-Z]+-[0-9]+)/checks/$", upkeep.checks, name="checks"),
    path("versions/<uuid:version_key>/later-reading/", upkeep.later_reading, name="later_reading"),
    path("standards/editions/", issues.editions, name="editions"),
    path("standards/editions/<int:number>/", issues.edition, name="edition"),
    path("standards/targets/", views.targets, name="targets"),
    path("standards/targets/targets.csv", views.targets_file, name="targets_file"),
    path("standards/<slug:chapter_slug>/<slug:standard_slug>/", views.standard, name="standard"),
]
