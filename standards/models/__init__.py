from standards.models.criteria import Criterion, CriterionGroup, Framework
from standards.models.editions import Edition, EditionVersion
from standards.models.fits import Fit
from standards.models.imports import BookletImport
from standards.models.looking_after import CheckReminder, LaterReading, StandardCheck
from standards.models.looking_up import SearchMiss, SearchSynonym
from standards.models.pages import BookletPage, ChapterPage, StandardPage
from standards.models.printed import Printed
from standards.models.suggestions import SuggestionMove, SuggestionNow
from standards.models.targets import Target, TargetResult
from standards.models.versions import Ask, Change, StandardVersion
from standards.models.workflow import SecondReaderTask

__all__ = [
    "Ask",
    "BookletImport",
    "BookletPage",
    "Change",
    "ChapterPage",
    "CheckReminder",
    "Criterion",
    "CriterionGroup",
    "Edition",
    "EditionVersion",
    "Fit",
    "Framework",
    "LaterReading",
    "Printed",
    "SearchMiss",
    "SearchSynonym",
    "SecondReaderTask",
    "StandardCheck",
    "StandardPage",
    "StandardVersion",
    "SuggestionMove",
    "SuggestionNow",
    "Target",
    "TargetResult",
]
