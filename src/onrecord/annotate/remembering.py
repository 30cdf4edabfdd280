"""Remembering what a function says of a parse: rules ask the same of the same word again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from onrecord.model.syntax import Parse

Asked = ParamSpec("Asked")
Said = TypeVar("Said")


def once_a_parse(function: Callable[Concatenate[Parse, Asked], Said]) -> Callable[Concatenate[Parse, Asked], Said]:
    """`function`, which runs once for a parse and what is asked of it. It may look at nothing else, nor change it.

    What it said lies with the parse and goes with it.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembering(parse: Parse, /, *asked: Asked.args, **named: Asked.kwargs) -> Said:
        said = parse.remembered.setdefault(name, {})
        key = (*asked, *named.items())
        if key not in said:
            said[key] = function(parse, *asked, **named)
        answer: Said = said[key]
        return answer

    return remembering
