"""PURE. Moodle's own file of a question bank, which Totara reads and writes too."""

from quizzes.formats.moodle_xml.reading import read
from quizzes.formats.moodle_xml.writing import write

NAME = "moodle_xml"
LABEL = "Moodle XML"

__all__ = ["LABEL", "NAME", "read", "write"]
