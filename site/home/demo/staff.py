"""Brings Westerby's people in, each on the day they began, and takes one of them out again."""

import datetime as dt

from home.demo.organisation import DEPUTIES, TEAMS, WORKERS, Worker
from home.demo.story import Story
from people.actions import appoint_deputy, create_account, grant_role, join, leave, move, open_team
from people.models import Person, Team

FOUNDED = 200


class Staff:
    """Everybody by name, once they have joined."""

    def __init__(self, story: Story):
        self.story = story
        self.teams: dict[str, Team] = {}
        self.people: dict[str, Person] = {}

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def tell(self) -> None:
        """Put everybody's comings and goings into the story."""
        self.story.at(FOUNDED, self._open_teams, hour=8)
        for worker in WORKERS:
            self.story.at(min(worker.joined, FOUNDED), lambda now, worker=worker: self._join(worker, now), hour=9)
            if worker.left is not None:
                self.story.at(worker.left - 1, lambda now, worker=worker: self._leave(worker, now), hour=9)
        for manager, deputy, began in DEPUTIES:
            self.story.at(began, lambda now, pair=(manager, deputy): self._appoint(*pair, now), hour=9, minute=30)

    def move(self, name: str, *, days_ago: int, team: str, manager: str, job_title: str) -> None:
        """Somebody goes to another team."""
        self.story.at(
            days_ago,
            lambda now: move(
                person=self[name],
                team=self.teams[team],
                manager=self[manager],
                job_title=job_title,
                on=self.story.day(days_ago),
                by=self["Yusuf Demir"],
                now=now,
            ),
            hour=8,
        )

    def _open_teams(self, now: dt.datetime) -> None:
        for name, parent in TEAMS.items():
            self.teams[name] = open_team(name=name, parent=self.teams.get(parent), by=None, now=now)

    def _join(self, worker: Worker, now: dt.datetime) -> None:
        employment = join(
            name=worker.name,
            known_as=worker.known_as,
            team=self.teams[worker.team],
            manager=self.people.get(worker.manager),
            job_title=worker.title,
            starts_on=self.story.day(worker.joined),
            work_email=worker.email,
            kind=worker.kind,
            employer=worker.employer,
            is_customer_facing=worker.facing,
            has_desk=worker.desk,
            by=None,
            now=now,
        )
        person = self.people[worker.name] = employment.person
        create_account(person=person, email=worker.email, is_demo=True, demo_part=worker.part, by=None, now=now)
        if worker.role:
            grant_role(person=person, role=worker.role, by=None, now=now)

    def _leave(self, worker: Worker, now: dt.datetime) -> None:
        leave(person=self[worker.name], last_day=self.story.day(worker.left), by=self["Yusuf Demir"], now=now)

    def _appoint(self, manager: str, deputy: str, now: dt.datetime) -> None:
        appoint_deputy(
            manager=self[manager], deputy=self[deputy], starts_on=now.date(), ends_on=None, by=self[manager], now=now
        )
