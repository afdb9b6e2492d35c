"""PURE. GIFT: questions as plain text, parted by empty lines, with the answers in braces."""

from quizzes.formats.base import Log
from quizzes.formats.decoding import Text, decode
from quizzes.formats.gift.blocks import blocks_of
from quizzes.formats.gift.questions import read_block

NAME = "gift"
LABEL = "GIFT"


def read(data: bytes, log: Log, *, encoding: str = "") -> None:
    content = decode(data, log, encoding=encoding)
    if content is None:
        return
    text = Text(content)
    category = ""
    for block in blocks_of(text):
        category = read_block(block, text, category, log)
