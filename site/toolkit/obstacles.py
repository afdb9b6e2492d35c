"""Refusing with reasons: rules return obstacles in words, actions refuse if there are any."""


class NotAllowed(Exception):
    """Somebody asked for something that may not be done now; `reasons` are sentences fit for the page."""

    def __init__(self, reasons: list[str]):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def refuse_if(obstacles: list[str]) -> None:
    """Raise `NotAllowed` when there is at least one obstacle."""
    if obstacles:
        raise NotAllowed(obstacles)
