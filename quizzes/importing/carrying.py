"""PURE. What was read of a file as plain data, and back: it crosses from one process to another, and waits in a row."""

import base64
import dataclasses
import types
import typing
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from quizzes.formats.base import Parsed


def to_data(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: to_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [to_data(each) for each in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value) if isinstance(value, Fraction | StrEnum) else value


def from_data(data: Any) -> Parsed:
    parsed: Parsed = _made(Parsed, data)
    return parsed


def _made(kind: Any, data: Any) -> Any:
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is types.UnionType:
        return None if data is None else _made(arguments[0], data)
    if arguments:
        return tuple(_made(arguments[0], each) for each in data)
    made: Any = kind
    if dataclasses.is_dataclass(kind):
        return made(**{name: _made(of, data[name]) for name, of in _fields(made).items()})
    if kind is bytes:
        return base64.b64decode(data)
    return data if kind in (str, int, bool) else kind(data)


@cache
def _fields(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
