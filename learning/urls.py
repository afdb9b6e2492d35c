from django.urls import path

from learning.views import asking, checks, elements, evidence, my_record, people, results, teams

app_name = "learning"
urlpatterns = [
    path("checks/<slug:slug>/", checks.check, name="check"),
    path("checks/<slug:slug>/attempts/", checks.start, name="start"),
    path("checks/<slug:slug>/practice/", checks.practise, name="practise"),
    path("attempts/<uuid:key>/result/", results.result, name="result"),
    path("attempts/<uuid:key>/fresh/", results.fresh, name="fresh"),
    path("ask/", asking.ask, name="ask"),
    path("ask/sent/", asking.asked, name="asked"),
    path("my-record/", my_record.my_record, name="my_record"),
    path("my-record/records.csv", my_record.my_records, name="my_records"),
    path("team/", teams.team, name="team"),
    path("team/table.csv", teams.team_file, name="team_file"),
    path("people/<uuid:key>/", people.person, name="person"),
    path("people/<uuid:key>/dates/", people.dates, name="dates"),
    path("topics/<uuid:key>/conversation/", people.conversation, name="conversation"),
    path("evidence/", evidence.evidence, name="evidence"),
    path("evidence/<str:number>/", evidence.element, name="element"),
    path("evidence/<str:number>/figures/<slug:slug>/", evidence.figure, name="figure"),
    path("evidence/<str:number>/figures/<slug:slug>/table.csv", evidence.figure_file, name="figure_file"),
    path("evidence/<str:number>/claim/", elements.claim, name="claim"),
    path("evidence/<str:number>/own-view/", elements.own_view, name="own_view"),
    path("evidence/<str:number>/proofs/", elements.proof, name="proof"),
    path("evidence/<str:number>/gaps/", elements.gap, name="gap"),
    path("evidence/<str:number>/gaps/<int:pk>/closing/", elements.closing, name="closing"),
]
