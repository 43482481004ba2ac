"""Frozen domain values to JSON bytes and back, the same bytes for the same value."""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    return TypeAdapter(cls)


def dump(value: object) -> bytes:
    """UTF-8 JSON of a frozen dataclass, fields in the order of their definition."""
    return _adapter(type(value)).dump_json(value)  # type: ignore[arg-type]  # classes are hashable


def load(cls: type[T], data: bytes) -> T:
    """The value again; raises pydantic.ValidationError where the bytes don't fit the type."""
    value: T = _adapter(cls).validate_json(data)  # type: ignore[arg-type]
    return value
