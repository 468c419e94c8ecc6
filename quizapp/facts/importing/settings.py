"""What whoever imports says of the topic, since no table does. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TopicSettings:
    """What the tables do not say of their topic. What is None stays as it is, or gets the model's default.

    `countries` are words for codes: {"KZ": {"name": "Kazakhstan", "adjective": "Kazakh"}}. `data_set` is the title of
    the Source that the tables are. With `replace`, what fixtures loaded into this topic gives way.
    """

    slug: str
    title: str | None = None
    sides: tuple[str, ...] | None = None
    language: str | None = None
    countries: Mapping[str, Mapping[str, str]] | None = None
    data_set: str = ""
    replace: bool = False
