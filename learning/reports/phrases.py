"""Words that several pages share, so that they say the same."""

import datetime as dt


def counted(number: int, one: str, many: str = "") -> str:
    """«1 question», «3 questions»."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def day(date: dt.date) -> str:
    """«23 November 2026»."""
    return f"{date.day} {date:%B %Y}"


def month(date: dt.date) -> str:
    """«March 2027»."""
    return f"{date:%B %Y}"


def listed(words: list[str]) -> str:
    """«Phone, Email and Post»."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def time_needed(minutes: int) -> str:
    return "Under a minute" if minutes <= 1 else f"About {minutes} minutes"


def took(seconds: int) -> str:
    """«50 seconds», «1 minute 50», «2 minutes»: a person's own time, to ten seconds."""
    seconds = max(10, 10 * ((seconds + 5) // 10))
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} seconds"
    return counted(minutes, "minute") + (f" {rest}" if rest else "")


def hours(minutes: int) -> str:
    """«2 hours 50 minutes»."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return counted(rest, "minute")
    return counted(whole, "hour") + (f" {counted(rest, 'minute')}" if rest else "")
