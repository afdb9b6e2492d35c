"""Questions to the booklet."""

from standards.queries.checking import checked, remarks_on_draft, remarks_on_page
from standards.queries.citing import Flagged, flagged
from standards.queries.editing import criterion_trail, drafts_of, waiting_for
from standards.queries.editions import EditionStory, edition_in_force, edition_story, editions, versions_in
from standards.queries.finding import Found, find
from standards.queries.keeping import DueCheck, due_checks, unread_versions
from standards.queries.past import PastStandard, standard_on
from standards.queries.readers import Addresses, address_of_paths, chapters_for, readable, standards_for
from standards.queries.reading import Choice, StandardAsRead, page_at, standard_as_read, standards_in
from standards.queries.suggesting import (
    AnsweredInTime,
    Queue,
    Said,
    Suggestion,
    answer_to,
    answered_in_time,
    came_of_it,
    fits_by_key,
    lately_answered,
    queue,
    suggestions_by_key,
    versions_that_could_come_of,
    waiting_suggestions,
    what_was_said,
)
from standards.queries.targets import OnPaper, RegisteredTarget, target_register
from standards.queries.versions import VersionStory, current_versions, history, publisher_of, version_in_force

__all__ = [
    "Addresses",
    "AnsweredInTime",
    "Choice",
    "DueCheck",
    "EditionStory",
    "Flagged",
    "Found",
    "OnPaper",
    "PastStandard",
    "Queue",
    "RegisteredTarget",
    "Said",
    "StandardAsRead",
    "Suggestion",
    "VersionStory",
    "address_of_paths",
    "answer_to",
    "answered_in_time",
    "came_of_it",
    "chapters_for",
    "checked",
    "criterion_trail",
    "current_versions",
    "drafts_of",
    "due_checks",
    "edition_in_force",
    "edition_story",
    "editions",
    "find",
    "fits_by_key",
    "flagged",
    "history",
    "lately_answered",
    "page_at",
    "publisher_of",
    "queue",
    "readable",
    "remarks_on_draft",
    "remarks_on_page",
    "standard_as_read",
    "standard_on",
    "standards_for",
    "standards_in",
    "suggestions_by_key",
    "target_register",
    "unread_versions",
    "version_in_force",
    "versions_in",
    "versions_that_could_come_of",
    "waiting_for",
    "waiting_suggestions",
    "what_was_said",
]
