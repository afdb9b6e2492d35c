"""Who at Westerby must show which chapter, by when."""

from dataclasses import dataclass

EVERYONE: dict = {}
FACING = {"customer_facing": True}
DESK = {"has_desk": True}


@dataclass(frozen=True)
class Rule:
    """`began` is how many days ago the requirement began."""

    chapter: str
    audience: dict
    began: int = 185
    days_to_show: int = 35


def rules(team_keys: dict[str, str]) -> list[Rule]:
    """One for each chapter; `team_keys` maps a team's name to its key."""
    visiting = [team_keys[name] for name in ("Housing advice", "Repairs and caretaking", "Council tax and benefits")]
    outside = [team_keys[name] for name in ("Repairs and caretaking", "Street scene")]
    return [
        Rule("PHONE", FACING, days_to_show=28),
        Rule("EMAIL", DESK, began=10),
        Rule("POST", {"all": [DESK, FACING]}),
        Rule("FACE", FACING),
        Rule("WEB", {"all": [DESK, FACING]}),
        Rule("HOME", {"all": [FACING, {"teams": visiting}]}, days_to_show=28),
        Rule("OUT", {"teams": outside}),
        Rule("MEMBER", DESK),
        Rule("COMP", EVERYONE),
    ]
