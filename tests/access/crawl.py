"""Asks for every address as everybody, once, and keeps of each answer only what the tests want to know."""

import hashlib
import re
from dataclasses import dataclass

from tests.access.addresses import patterns
from tests.access.answers import Answer
from tests.access.matrix import METHODS, Line, Matrix
from tests.access.world import KEY_MARK, MARKS, PEOPLE_OF_THE_FIRST, PEOPLE_OF_THE_SECOND, ROLES, World

DOORS = ("sign in", "refused", "second factor", "sign in again", "no such way")
EVERYTHING_MARKED = (*MARKS.values(), *PEOPLE_OF_THE_FIRST, *PEOPLE_OF_THE_SECOND, KEY_MARK)
PASSWORD = re.compile(r'type="?password', re.IGNORECASE)


@dataclass(frozen=True)
class Seen:
    """One answer to one person."""

    line: Line
    path: str
    who: str
    method: str
    outcome: str
    writes: frozenset[str]
    headers: dict[str, str]
    marks: frozenset[str]
    asks_for_password: bool
    digest: str

    def __str__(self):
        return f"{self.who} {self.method} {self.line}"

    @property
    def is_in_admin(self) -> bool:
        return self.path.startswith("/admin/")


class Crawl:
    def __init__(self, world: World, matrix: Matrix):
        self.posts = matrix.posts
        self.spelling = matrix.spelling(world.things)
        self.lines = matrix.lines(self.spelling, patterns())
        self.seen = [
            self._ask(world, line, who, method, self.spelling.path(line.pattern, line.whose))
            for line in self.lines
            for who in ROLES
            for method in METHODS
        ]
        self.nothings = [
            self._ask(world, each.line, each.who, each.method, path)
            for each in self._worth_asking_in_vain()
            if (path := self.spelling.path_to_nothing(each.line.pattern))
        ]

    def _worth_asking_in_vain(self) -> list[Seen]:
        """One for each pattern and person who gets past the door: with a thing that does not exist, what then?"""
        through = [each for each in self.seen if each.outcome not in DOORS]
        return list({(each.line.pattern, each.who, each.method): each for each in through}.values())

    def _ask(self, world: World, line: Line, who: str, method: str, path: str) -> Seen:
        data = self.posts.get(line.pattern) if method == "POST" else None
        return _seen(line, who, method, path, world.visitors[who].ask(path, method, data))


def _seen(line: Line, who: str, method: str, path: str, answer: Answer) -> Seen:
    return Seen(
        line=line,
        path=path,
        who=who,
        method=method,
        outcome=answer.outcome,
        writes=answer.writes,
        headers=answer.headers,
        marks=frozenset(mark for mark in EVERYTHING_MARKED if mark in answer.text),
        asks_for_password=bool(PASSWORD.search(answer.text)),
        digest=hashlib.sha256(answer.lasting_text(path).encode()).hexdigest(),
    )
