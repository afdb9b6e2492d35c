"""Every address the resolver knows, and how an example of each is spelt."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

ARGUMENT = re.compile(r"(?<!\?P)<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
# What an address says when it asks for something that is not there.
UNKNOWN = {"int": "999999", "uuid": str(uuid.UUID(int=7)), "str": "999999", "slug": "nothing", "path": "nothing"}


def patterns() -> list[str]:
    """The patterns as the resolver reads them, each once, in the order it tries them."""
    return list(dict.fromkeys(_walk(get_resolver(), "")))


def _walk(resolver, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here
        else:
            yield from _walk(pattern, here)


@dataclass(frozen=True)
class Spelling:
    """How names in addresses become values: `names` by argument, a longer «prefix:argument» first; `examples` for expressions."""

    names: dict[str, str]
    examples: dict[str, str]
    things: dict[str, object]

    def path(self, pattern: str, whose: str = "") -> str:
        """An example of the pattern. `whose` says whose thing it names, where people have their own."""
        if pattern in self.examples:
            return "/" + self.examples[pattern].format_map(self.things)
        return "/" + ARGUMENT.sub(lambda found: str(self._value(pattern, found["name"], whose)), _plain(pattern))

    def path_to_nothing(self, pattern: str) -> str | None:
        """The same address with everything it names unknown; None when it names nothing."""
        if pattern in self.examples or not ARGUMENT.search(pattern):
            return None
        return "/" + ARGUMENT.sub(lambda found: UNKNOWN[found["kind"] or "str"], _plain(pattern))

    def is_personal(self, pattern: str) -> bool:
        """Whether it names something that belongs to one person, so that it is asked for about two of them."""
        if pattern in self.examples:
            return False
        return any(
            f"zoe’s {self._thing(pattern, found['name'])}" in self.things for found in ARGUMENT.finditer(pattern)
        )

    def _value(self, pattern: str, name: str, whose: str):
        thing = self._thing(pattern, name)
        return self.things.get(f"{whose} {thing}".strip(), self.things.get(thing, thing))

    def _thing(self, pattern: str, name: str) -> str:
        begins = [
            each for each in self.names if each.endswith(f":{name}") and pattern.startswith(each.rsplit(":", 1)[0])
        ]
        key = max(begins, key=len, default=name)
        if key not in self.names:
            raise LookupError(f"{pattern} has an argument {name} that matrix.toml names nothing for.")
        return self.names[key]


def _plain(pattern: str) -> str:
    """Without the signs that say where an expression begins and ends."""
    plain = pattern.replace("^", "").removesuffix("$")
    if "(" in plain:
        raise LookupError(f"{pattern} is an expression: give an example of it under [examples] in matrix.toml.")
    return plain
