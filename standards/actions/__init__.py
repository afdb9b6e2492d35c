"""Everything that can be done to the booklet."""

from standards.actions.answering import answer_fit
from standards.actions.checking import check_without_change, remind_owners
from standards.actions.emergencies import publish_alone, read_afterwards
from standards.actions.frameworks import load_framework, load_our_frameworks, word_criterion
from standards.actions.issuing import make_edition
from standards.actions.measuring import record_target_result
from standards.actions.publishing import approve, freeze_version, send_change, submit_for_second_reading
from standards.actions.setting_up import set_up_booklet
from standards.actions.suggesting import move_suggestions, rebuild_suggestions
from standards.actions.writing import create_chapter, create_standard, revise_standard

__all__ = [
    "answer_fit",
    "approve",
    "check_without_change",
    "create_chapter",
    "create_standard",
    "freeze_version",
    "load_framework",
    "load_our_frameworks",
    "make_edition",
    "move_suggestions",
    "publish_alone",
    "read_afterwards",
    "rebuild_suggestions",
    "record_target_result",
    "remind_owners",
    "revise_standard",
    "send_change",
    "set_up_booklet",
    "submit_for_second_reading",
    "word_criterion",
]
