"""What pages of the booklet say, in words, for the screen and for its file alike."""

from standards.reports.suggestions import answer_page, queue_page
from standards.reports.targets import TARGET_COLUMNS, target_cells, targets_page, targets_shown

__all__ = ["TARGET_COLUMNS", "answer_page", "queue_page", "target_cells", "targets_page", "targets_shown"]
