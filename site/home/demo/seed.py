"""Westerby Borough Council from nothing, made only by calling actions: the demo cannot show what the rules forbid."""

import datetime as dt
from functools import partial

from django.db import transaction

from home.actions import set_up_site
from home.demo import booklet, emergency, evidence, lookups, suggestions
from home.demo.checks import Checks
from home.demo.organisation import COUNCIL, JOANNE, MARCUS, NADIA, WORKERS
from home.demo.programme import rules
from home.demo.staff import FOUNDED, Staff
from home.demo.story import Story
from learning.actions.assigning import assign, assign_requirement, move_due_date
from learning.actions.coaching import close_topic, raise_topic
from learning.actions.evidencing import add_gap, add_proof, judge, say
from learning.actions.requiring import set_programme, set_requirement
from learning.models import Cycle, Topic
from people.queries import manager_of
from quizzes.actions.bank import make_ready, review_question, write_question
from quizzes.actions.quizzes import set_quiz
from quizzes.models import Question, Quiz
from standards.actions.answering import answer_fit
from standards.actions.checking import check_without_change
from standards.actions.issuing import make_edition
from standards.actions.measuring import record_target_result
from standards.actions.publishing import approve, submit_for_second_reading
from standards.actions.setting_up import set_up_booklet
from standards.actions.suggesting import move_suggestions
from standards.actions.writing import create_chapter, create_standard, revise_standard
from standards.models import ChapterPage, Criterion, Fit, StandardPage
from standards.queries import current_versions
from toolkit.dates import add_months

ADA, REX, PRIYA, MAIR, AISHA = "Ada Lindqvist", "Rex Oduya", "Priya Shah", "Mair Jenkins", "Aisha Rahman"
PUBLISHED, ASKED, REQUIRED, CHANGED = 190, 188, 185, 34

# What PHONE-3 said before the change that Aisha still has to answer for.
BEFORE_THE_CHANGE = {
    "promise": "Leave a message and somebody rings you back within 2 working days.",
    "line": ("ring-anyway", "ring when you have news for the caller"),
    "target": ("ring-back", 2),
}
# One check is late by now and one comes near; one was made and found nothing to change.
MONTHS_TO_CHECK = {"POST-2": 6, "WEB-1": 7, "COMP-1": 6}
WHY_IT_CHANGED = "One complaint in six last winter was about a call that never came. Staff asked for one day, kept."

FITS = [
    ("Sunita Patel", "EMAIL-1", "in_the_way", "Nobody watches the lettings inbox after 4 on a Friday.", 9),
    ("Omar Siddiqui", "HOME-1", "already", "", 120),
    ("Ben Whitlock", "PHONE-1", "change", "", 118),
    ("Chloe Barnes", "PHONE-2", "in_the_way", "The old phones can’t hold a call while I ring another team.", 140),
    ("Esther Mensah", "PHONE-2", "in_the_way", "My handset drops the caller when I dial a second number.", 137),
    ("Imran Yousaf", "PHONE-3", "already", "", 20),
    ("Zoe Tanaka", "MEMBER-1", "change", "", 75),
    (
        "Darren Stokes",
        "OUT-2",
        "in_the_way",
        "We can’t stop on Mill Lane when somebody waves. There’s traffic behind us.",
        66,
    ),
    ("Esther Mensah", "FACE-3", "in_the_way", "The private room is booked for interviews every Tuesday.", 101),
]


def seed_demo(*, today: dt.date) -> None:
    """Tell the whole story up to `today` in one transaction: all of Westerby or none of it."""
    story = Story(today)
    with transaction.atomic():
        Westerby(story).tell()
        story.play()


class Westerby:
    """Puts what happened there into the story."""

    def __init__(self, story: Story):
        self.story = story
        self.staff = Staff(story)
        self.checks = Checks(story)

    def tell(self) -> None:
        self.staff.tell()
        self.staff.move(AISHA, days_ago=20, team="Housing advice", manager=JOANNE, job_title="Housing advice officer")
        self.story.at(FOUNDED - 2, self._set_up)
        self._publish_booklet()
        self.story.at(ASKED, self._write_questions)
        for rule_place, chapter in enumerate(booklet.chapters()):
            self._require(chapter.key, minute=rule_place)
        self._work_through_the_year()
        self._change_a_promise()
        self._look_after_the_booklet()
        self._say_what_gets_in_the_way()
        lookups.tell(self.story, lambda: self.staff[ADA])
        emergency.tell(self.story, lambda: self.staff[PRIYA])
        self._talk()
        self._gather_evidence()
        self._these_days()

    # --- the booklet --------------------------------------------------------------------------------------------------

    def _set_up(self, now: dt.datetime) -> None:
        self.booklet = set_up_site(
            organisation_name=COUNCIL,
            help_phone="01632 960100",
            help_email="customer.care@westerby.example",
            accessibility_contact="Write to access@westerby.example or ring 01632 960130.",
            pounds_per_hour="21.50",
            risk_line="Someone at risk? 01632 960555",
            by=None,
            now=now,
        )
        set_up_booklet(parent=self.booklet.get_parent(), by=None, now=now)

    def _publish_booklet(self) -> None:
        for place, chapter in enumerate(booklet.chapters()):
            self.story.at(PUBLISHED, partial(self._publish_chapter, chapter), hour=9, minute=place * 5)

    def _publish_chapter(self, chapter: booklet.Chapter, now: dt.datetime) -> None:
        page = create_chapter(
            booklet=self.booklet,
            key=chapter.key,
            title=chapter.title,
            slug=chapter.slug,
            icon=chapter.icon,
            intro=chapter.intro,
            by=self.staff[ADA],
            read_by=self.staff[REX],
            now=now,
        )
        for standard in chapter.standards:
            self._publish_standard(page, standard, now)
            now += dt.timedelta(minutes=1)

    def _publish_standard(self, chapter: ChapterPage, standard: dict, now: dt.datetime) -> None:
        fields, body = booklet.page_fields(standard), booklet.body(standard)
        targets = booklet.targets(standard, effective_from=self.story.day(PUBLISHED))
        if standard["key"] == "PHONE-3":
            fields, targets, body = _as_before_the_change(fields, targets, body)
        page = create_standard(
            chapter=chapter,
            fields=fields
            | {
                "checked_on": self.story.day(PUBLISHED),
                "next_check_on": add_months(self.story.day(PUBLISHED), MONTHS_TO_CHECK.get(standard["key"], 12)),
                "deputy_role": "Customer Care Manager",
                "owner_email": "customer.care@westerby.example",
            },
            targets=targets,
            body=body,
            criteria=standard["criteria"],
            change_reason=standard["change_reason"],
            by=self.staff[ADA],
            now=now,
        )
        self._second_reading(page, now)
        last_month = add_months(self.story.today.replace(day=1), -1)
        for target in standard["target"]:
            if "result" in target:
                self.story.at(
                    max(1, (self.story.today - last_month).days - 32),
                    partial(self._measure, standard["key"], target, last_month),
                )

    def _second_reading(self, page: StandardPage, now: dt.datetime) -> None:
        submit_for_second_reading(page=page, by=self.staff[ADA])
        approve(page=page, by=self.staff[REX], now=now)

    def _measure(self, standard_key: str, target: dict, month: dt.date, now: dt.datetime) -> None:
        record_target_result(
            standard_key=standard_key,
            target_key=target["key"],
            month=month,
            value=target["result"]["value"],
            by=self.staff[PRIYA],
            now=now,
        )

    def _change_a_promise(self) -> None:
        """PHONE-3 promises one working day from here on."""
        standard = next(s for c in booklet.chapters() for s in c.standards if s["key"] == "PHONE-3")

        def change(now: dt.datetime) -> None:
            page = StandardPage.objects.get(key="PHONE-3")
            revise_standard(
                page=page,
                change="material",
                reason=WHY_IT_CHANGED,
                fields={"promise": standard["promise"], "checked_on": self.story.day(CHANGED)},
                targets=booklet.targets(standard, effective_from=self.story.day(CHANGED)),
                body=booklet.body(standard),
                by=self.staff[ADA],
                now=now,
            )
            self._review_questions(page, now)
            self._second_reading(page, now)

        self.story.at(CHANGED, change, hour=11)

    def _look_after_the_booklet(self) -> None:
        """An edition when the booklet came out and one after the change; and a check that found nothing to change."""
        for days_ago in (PUBLISHED - 1, CHANGED - 2):
            self.story.at(days_ago, self._make_edition, hour=9)
        self.story.at(12, self._check, hour=14)

    def _make_edition(self, now: dt.datetime) -> None:
        make_edition(name=f"{now:%B %Y}", dated=now.date(), by=self.staff[ADA], now=now)

    def _check(self, now: dt.datetime) -> None:
        page = StandardPage.objects.get(key="COMP-1")
        check_without_change(page=page, next_check_on=add_months(now.date(), 6), by=self.staff[ADA], now=now)

    # --- questions and who must answer them ---------------------------------------------------------------------------

    def _write_questions(self, now: dt.datetime) -> None:
        for chapter in booklet.chapters():
            for standard in chapter.standards:
                for question in standard["question"]:
                    self._write_question(standard, question, now)
            set_quiz(
                chapter_key=chapter.key,
                title=chapter.title,
                slug=chapter.slug,
                standard_keys=[standard["key"] for standard in chapter.standards],
                by=self.staff[PRIYA],
                now=now,
            )

    def _write_question(self, standard: dict, question: dict, now: dt.datetime) -> None:
        target = question.get("target")
        version = write_question(
            key=question["key"],
            standard_key=standard["key"],
            kind="judgement",
            spec=booklet.spec(question),
            tests_line=booklet.line_id(standard["key"], question["tests"]),
            cites_target=f"{standard['key']}/{target}" if target else "",
            reviewed_for=1,
            by=self.staff[PRIYA],
            now=now,
        )
        make_ready(version=version, read_by=self.staff[NADIA], now=now)

    def _review_questions(self, page: StandardPage, now: dt.datetime) -> None:
        """Priya reads each question that rests on words about to change, and finds it still right."""
        draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        for citation in draft.citations_to_review():
            question = Question.objects.get(key=citation.key)
            review_question(question=question, words=draft.words(), by=self.staff[PRIYA], now=now)

    def _require(self, chapter_key: str, *, minute: int) -> None:
        def require(now: dt.datetime) -> None:
            rule = self._rule(chapter_key)
            programme = set_programme(
                key="customer-care", title="Customer care, every year", by=self.staff[PRIYA], now=now
            )
            requirement = set_requirement(
                programme=programme,
                quiz=Quiz.objects.get(chapter_key=chapter_key),
                audience=rule.audience,
                begins_on=self.story.day(rule.began),
                days_to_show=rule.days_to_show,
                by=self.staff[PRIYA],
                now=now,
            )
            assign_requirement(requirement=requirement, today=self.story.day(rule.began), now=now)

        began = 10 if chapter_key == "EMAIL" else REQUIRED
        self.story.at(began, require, hour=8, minute=minute)

    def _rule(self, chapter_key: str):
        team_keys = {name: str(team.key) for name, team in self.staff.teams.items()}
        return next(rule for rule in rules(team_keys) if rule.chapter == chapter_key)

    # --- what people did ----------------------------------------------------------------------------------------------

    def _work_through_the_year(self) -> None:
        self.checks.hold_back("Kasia Nowak", "HOME")
        self.checks.hold_back("Liam Doyle", "PHONE")
        self.checks.hold_back("Ngozi Eze", *(chapter.key for chapter in booklet.chapters()))
        self.checks.hold_back(AISHA, "HOME", "EMAIL")
        self.checks.hold_back("Stefan Ionescu", "OUT", "FACE", "PHONE", "COMP")
        self.checks.hold_back("Leroy Grant", "OUT", "COMP", "PHONE")
        self.checks.hold_back("Femi Balogun", "HOME", "OUT")
        for name in ("Ben Whitlock", "Grace Adeyemi", "Alice Chung", "Philip Ashe", "Lily Bright", "Graham Pyke"):
            self.checks.hold_back(name, "EMAIL")
        for worker in WORKERS:
            began = min(worker.joined, REQUIRED)
            skill = self.story.chance.uniform(0.78, 0.96)
            for visit in range(4):
                days_ago = began - 3 - visit * self.story.chance.randint(4, 7)
                self._visit(worker, days_ago, skill)
            for days_ago in (self.story.chance.randint(20, CHANGED - 2), self.story.chance.randint(2, 9)):
                if days_ago < began:
                    self._visit(worker, days_ago, skill)

    def _visit(self, worker, days_ago: int, skill: float) -> None:
        if days_ago < 1 or (worker.left is not None and days_ago <= worker.left):
            return
        hour, minute = self.story.chance.randint(8, 16), self.story.chance.randint(0, 59)
        if self.story.day(days_ago).weekday() > 4:
            days_ago += 2  # Nobody is asked to do this at a weekend.
        if worker.name == AISHA and days_ago < CHANGED:
            return
        self.story.at(
            days_ago,
            lambda now: self.checks.visit(self.staff[worker.name], now, skill=skill),
            hour=hour,
            minute=minute,
        )

    def _say_what_gets_in_the_way(self) -> None:
        for name, key, answer, what, days_ago in FITS:
            self.story.at(days_ago, partial(self._fit, name, key, answer, what), hour=15)
        for whose, to, answer, told, days_ago in suggestions.ANSWERS:
            self.story.at(days_ago, partial(self._answer_staff, whose, to, answer, told), hour=16)

    def _fit(self, name: str, key: str, answer: str, what: str, now: dt.datetime) -> None:
        answer_fit(version=current_versions()[key], person=self.staff[name], answer=answer, what=what, now=now)

    def _answer_staff(self, whose: list, to: str, answer: str, told: str, now: dt.datetime) -> None:
        fits = [Fit.objects.filter(person=self.staff[name], version__standard_key=key).first() for name, key in whose]
        move_suggestions(fits=fits, to=to, answer=answer, told=told, by=self.staff[ADA], now=now)

    def _talk(self) -> None:
        asked = [
            ("Tom Ferris", "HOME-2", "On turning up when nobody expects you.", 6, None),
            ("Grace Adeyemi", "COMP-1", "On spotting a complaint that doesn’t use the word.", 4, None),
            ("Maggie Dunn", "OUT-2", "On being asked about planning.", 5, None),
            ("Ben Whitlock", "PHONE-2", "On transferring to Adult Social Care.", 130, 124),
            ("Mair Jenkins", "HOME-3", "On leaving when somebody is upset.", 96, 90),
            ("Chloe Barnes", "PHONE-1", "On callers who can’t hear.", 150, 141),
            ("Lucas Silva", "WEB-3", "On closing a chat.", 82, 80),
            ("Alice Chung", "POST-2", "On recovery letters.", 70, 61),
            ("Winston Clarke", "OUT-3", "On whom to tell about lights.", 140, 137),
            ("Kate Osei", "MEMBER-2", "On planning objections.", 112, 104),
            ("Sandra Whitby", "FACE-3", "On asking about money at the counter.", 58, 51),
        ]
        for name, key, words, raised, talked in asked:
            self.story.at(raised, partial(self._ask, name, key, words), hour=13)
            if talked:
                self.story.at(talked, partial(self._have_talked, name, key), hour=14)

    def _ask(self, name: str, key: str, words: str, now: dt.datetime) -> None:
        raise_topic(person=self.staff[name], standard_key=key, kind="asked", words=words, now=now)

    def _have_talked(self, name: str, key: str, now: dt.datetime) -> None:
        person = self.staff[name]
        topic = Topic.objects.get(person=person, standard_key=key, talked_on=None)
        close_topic(topic=topic, outcome="sorted", talked_on=now.date(), by=manager_of(person, on=now.date()), now=now)

    def _gather_evidence(self) -> None:
        for days_ago, happen in (
            (92, self._claim),
            (90, partial(self._prove, evidence.PROOFS[:4])),
            (52, partial(self._judge, "partial", "gathering")),
            (42, partial(self._prove, evidence.PROOFS[4:])),
            (24, self._admit),
            (23, partial(self._judge, "partial", "checking")),
        ):
            self.story.at(days_ago, happen, hour=16)

    def _claim(self, now: dt.datetime) -> None:
        say(criterion=_training(), claim=evidence.CLAIM, by=self.staff[PRIYA], now=now)

    def _judge(self, band: str, stage: str, now: dt.datetime) -> None:
        judge(criterion=_training(), band=band, stage=stage, owner=self.staff[PRIYA], by=self.staff[PRIYA], now=now)

    def _prove(self, proofs: list[dict], now: dt.datetime) -> None:
        for proof in proofs:
            days = proof.get("expires")
            facts = {name: value for name, value in proof.items() if name != "expires"}
            expires_on = self.story.day(-days) if days is not None else None
            add_proof(criterion=_training(), **facts, expires_on=expires_on, by=self.staff[PRIYA], now=now)

    def _admit(self, now: dt.datetime) -> None:
        gap = evidence.GAP
        add_gap(
            criterion=_training(),
            title=gap["title"],
            words=gap["words"],
            owner=self.staff[MARCUS],
            due_on=self.story.day(-gap["due_in"]),
            by=self.staff[PRIYA],
            now=now,
        )

    def _these_days(self) -> None:
        self.story.at(3, self._begin_home_visits, hour=15)
        self.story.at(8, self._give_more_time, hour=9)
        self.story.at(1, lambda now: assign(today=now.date(), now=now), hour=2)

    def _begin_home_visits(self, now: dt.datetime) -> None:
        self.checks.begin(self.staff[AISHA], "HOME", now, answers=1)

    def _give_more_time(self, now: dt.datetime) -> None:
        cycle = Cycle.objects.get(person=self.staff["Ben Whitlock"], requirement__quiz__chapter_key="EMAIL")
        move_due_date(
            cycle=cycle,
            to=self.story.day(-39),
            reason="Covering two patches until the new officer starts.",
            by=self.staff[JOANNE],
            now=now,
        )


def _training() -> Criterion:
    return Criterion.objects.get(number="2.2.1")


def _as_before_the_change(fields: dict, targets: list[dict], body: list[dict]) -> tuple[dict, list[dict], list[dict]]:
    name, words = BEFORE_THE_CHANGE["line"]
    line = booklet.line_id(fields["key"], name)
    for block in body:
        for item in block["value"].get("lines", []):
            if item["id"] == line:
                item["value"] = words
    key, value = BEFORE_THE_CHANGE["target"]
    targets = [target | {"value": value} if target["key"] == key else target for target in targets]
    return fields | {"promise": BEFORE_THE_CHANGE["promise"]}, targets, body
