"""Pages of HTML that are one file each: no script, nothing loaded from anywhere, all that is not ours escaped.

Jinja2 with autoescape draws them, so that a name or quote can only become markup where a template says so; the one
place is the chart, which is our own and escaped where it is made. The content security policy allows nothing but the
page's own style sheet, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.model.standing import STANDINGS, Standing
from onrecord.show import dates
from onrecord.show.chronology import Entry, by_day
from onrecord.show.describe import count
from onrecord.show.palette import SIGNS
from onrecord.show.words import printable

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

STANDING_WORDS: dict[Standing, str] = {
    "confirmed": "by a party that was there, or an official record",
    "reported": "told as fact, on nobody’s first-hand word",
    "alleged": "one side says so",
    "disputed": "said by one, denied by another",
    "denied": "denied, and nobody asserts it",
    "planned": "announced or agreed, not yet done",
    "threatened": "said as a threat or ultimatum",
    "hypothetical": "possible, considered, rumoured",
    "negated": "told as not having happened",
}


@cache
def _environment() -> Environment:
    from jinja2 import PackageLoader

    return environment(PackageLoader("onrecord.show"))


def environment(loader: BaseLoader) -> Environment:
    """Jinja2 as all our pages use it: everything escaped and made visible, and nothing forgotten in silence."""
    from jinja2 import Environment, StrictUndefined

    found = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    found.filters |= {"day": dates.day, "web": _is_web, "capitalize_first": _capitalized}
    found.globals |= {"signs": SIGNS, "standing_words": STANDING_WORDS}
    return found


def page(template: str, **context: Any) -> str:
    """A template of `show/templates`, with the style sheet in it and the policy that allows no other."""
    from markupsafe import Markup

    ours = _environment()
    assert ours.loader is not None
    style = ours.loader.get_source(ours, "style.css")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    known = {"style": Markup(style), "style_hash": f"sha256-{digest}"}
    return ours.get_template(template).render(known | context)


def timeline(entries: Sequence[Entry], *, title: str, dek: str, notes: Sequence[str], version: str) -> str:
    """The chronology as a page; `version` is of Onrecord."""
    return page(
        "timeline.html",
        kicker="Chronology",
        title=title,
        dek=dek,
        notes=notes,
        version=version,
        standings=standings_of(entries),
        days=by_day(entries),
    )


def standings_of(entries: Sequence[Entry]) -> list[Standing]:
    """Those that are there, in the order of STANDINGS."""
    there = {e.standing for e in entries}
    return [s for s in STANDINGS if s in there]


def summary(entries: Sequence[Entry], *, articles: int, origins: int) -> str:
    """ "14 happenings, told by 6 articles that go back to 4 origins."."""
    told = f"{count(len(entries), 'happening')}, told by {count(articles, 'article')}"
    return f"{told}, which {'goes' if articles == 1 else 'go'} back to {count(origins, 'origin')}."


def _shown(value: object) -> object:
    """Every text that a template writes goes through here; what is markup already is our own."""
    return printable(value) if type(value) is str else value


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_web(uri: str | None) -> bool:
    """Whether it is an address to link to: anything else (javascript:, data:, file:) is no link."""
    return bool(uri) and str(uri).lower().startswith(("https://", "http://")) and uri == printable(str(uri))
