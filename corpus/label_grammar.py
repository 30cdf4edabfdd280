"""What one label says: `{@ID per KEN}`, `{!e1 ASSAULT/drone a=x s=reported}` ... read into typed structs.

Only the label itself is looked at here; whether the ids that it names exist is `references`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from corpus import labels
from corpus.nearest import did_you_mean

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]*")


class EntityLabel(NamedTuple):
    """A mention of one entity or several. `kind` stands where the entity is introduced; `source_of` are statements."""

    ids: tuple[str, ...]
    kind: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    source_of: tuple[str, ...] = ()


class TimeLabel(NamedTuple):
    value: str


class EventLabel(NamedTuple):
    """A telling of an event. `type` stands on the first one only, with the roles and the standing."""

    id: str
    type: str | None = None
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    factuality: str = "actual"
    standing: str | None = None
    performed_by: str | None = None
    known: bool = False


class StatementLabel(NamedTuple):
    """The cue (`part` is "cue") or a stretch of the content of a statement. `act` stands where it is declared."""

    id: str
    part: str
    act: str | None = None
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    via: str | None = None
    within: str | None = None
    outlet: str | None = None
    time: str | None = None
    about: tuple[str, ...] = ()


class DamageLabel(NamedTuple):
    kind: str


Label = EntityLabel | TimeLabel | EventLabel | StatementLabel | DamageLabel
Complaint = tuple[str, str]  # what is wrong, the cure


class LabelFault(Exception):
    """A label that cannot be read: every complaint about it."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__(complaints)
        self.complaints = complaints


def read_label(text: str) -> Label:
    """The label between the braces. Raises LabelFault with everything that is wrong in it."""
    reader = _Fields(text)
    label = _dispatch(text, reader)
    if reader.complaints:
        raise LabelFault(reader.complaints)
    return label


def _dispatch(text: str, fields: _Fields) -> Label:
    head, _, _ = text.partition(" ")
    if text.startswith("@"):
        return _entity(text[1:], fields)
    if text.startswith("!"):
        return _event(text[1:], fields)
    if head == "t":
        return _time(text[1:], fields)
    if head in ("q", "c"):
        return _statement(text[1:], "cue" if head == "q" else "content", fields)
    if head == "?":
        kind = text[1:].strip()
        fields.known(kind, labels.DAMAGE, "damage")
        return DamageLabel(kind)
    cure = "labels begin with @ (entity), t (time), ! (event), q (cue), c (content) or ? (damage)"
    fields.complain(f"no such label {{{text}}}", cure)
    return DamageLabel("")


class _Fields:
    """The words of a label, and the complaints about them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.complaints: list[Complaint] = []
        self.values: dict[str, str] = {}

    def complain(self, problem: str, cure: str) -> None:
        self.complaints.append((problem, cure))

    def known(self, value: str, allowed: Iterable[str], what: str) -> None:
        allowed = list(allowed)
        if value not in allowed:
            self.complain(f"no such {what}: {value!r}", did_you_mean(value, allowed))

    def id(self, value: str, what: str) -> str:
        if not _ID.fullmatch(value):
            self.complain(f"not an id: {value!r}", f"an {what} id is letters, digits, _ . or -")
        return value

    def ids(self, value: str, what: str) -> tuple[str, ...]:
        return tuple(self.id(part, what) for part in value.split("+")) if value else ()

    def attributes(self, words: list[str], allowed: tuple[str, ...]) -> list[str]:
        """Take `key=value` words into `values`; what is left over is returned."""
        rest = []
        for word in words:
            key, equals, value = word.partition("=")
            if not equals:
                rest.append(word)
            elif key not in allowed:
                self.complain(f"{key}= is not known here", f"this label takes {', '.join(a + '=' for a in allowed)}")
            elif not value:
                self.complain(f"{key}= is empty", f"leave {key}= out where nothing is known")
            elif key in self.values:
                self.complain(f"{key}= stands twice", "join several ids by +")
            else:
                self.values[key] = value
        return rest

    def extra(self, words: list[str], cure: str) -> None:
        for word in words:
            self.complain(f"{word!r} is not understood here", cure)

    def time(self, key: str = "t") -> str | None:
        value = self.values.get(key)
        if value is not None and not labels.is_timex(value):
            self.complain(f"not a TIMEX3 value: {value!r}", _TIMEX_CURE)
        return value

    def list_of(self, key: str, what: str) -> tuple[str, ...]:
        return self.ids(self.values.get(key, ""), what)

    def one_of(self, key: str, what: str) -> str | None:
        value = self.values.get(key)
        return None if value is None else self.id(value, what)


_TIMEX_CURE = (
    "write 2014-06-03, 2014-06, 2014-W23, 2014, 2014-Q2, 2014-SU, 2014-06-03TNI, 2014-06-03T18:30, 199X, P2D, PXD, "
    "XXXX-WXX-2, a/b, PRESENT_REF, PAST_REF or FUTURE_REF"
)


def _entity(text: str, fields: _Fields) -> EntityLabel:
    words = text.split()
    sources = tuple(fields.id(w[1:], "statement") for w in words if w.startswith(">"))
    words = [w for w in words if not w.startswith(">")]
    if text[:1].isspace() or not words:
        fields.complain("an entity label without an id", "write {@id} or {@id kind COUNTRY SECTOR}")
        return EntityLabel(())
    ids = fields.ids(words[0], "entity")
    if len(words) == 1:
        return EntityLabel(ids, source_of=sources)
    if len(ids) > 1:
        fields.complain("a mention of several entities cannot introduce them", "introduce each where it stands alone")
    kind, *rest = words[1:]
    fields.known(kind, labels.KINDS, "kind of entity")
    country, sectors = _country_and_sectors(rest, fields)
    return EntityLabel(ids, kind, country, sectors, sources)


def _country_and_sectors(words: list[str], fields: _Fields) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors after the kind. No code is both, so sectors may stand where the country is left out."""
    country = None
    if words and not set(words[0].split(",")) <= labels.SECTORS:
        country = None if words[0] == "-" else _country(words[0], fields)
        words = words[1:]
    sectors = tuple(words[0].split(",")) if words else ()
    for sector in sectors:
        if sector in labels.COUNTRIES:
            fields.complain(f"{sector} is a country code, no sector", "an entity has one: {@id kind COUNTRY SECTORS}")
        else:
            fields.known(sector, sorted(labels.SECTORS), "sector")
    fields.extra(words[1:], "an entity is {@id kind COUNTRY SECTOR,SECTOR}: no spaces between sectors")
    return country, sectors


def _country(code: str, fields: _Fields) -> str:
    if code not in labels.COUNTRIES:
        cure = "ISO 3166 alpha-3 (Kosovo: KOS), or IGO UNO EUR NGO ISM IMG MNC, or - for none"
        fields.complain(f"no such country: {code!r}", cure)
    return code


def _time(text: str, fields: _Fields) -> TimeLabel:
    value = text.strip()
    if not labels.is_timex(value):
        fields.complain(f"not a TIMEX3 value: {value!r}", _TIMEX_CURE)
    return TimeLabel(value)


def _event(text: str, fields: _Fields) -> EventLabel:
    words = text.split()
    if text[:1].isspace() or not words:
        fields.complain("an event label without an id", "write {!id TYPE s=STANDING} or, told again, {!id}")
        return EventLabel("")
    id = fields.id(words[0], "event")
    rest = fields.attributes(words[1:], ("a", "r", "p", "t", "f", "s", "by"))
    known = "ref" in rest
    rest = [w for w in rest if w != "ref"]
    typed = rest[0] if rest else None
    fields.extra(rest[1:], "an event is {!id TYPE/mode a= r= p= t= f= s= by=}")
    factuality = fields.values.get("f", "actual")
    fields.known(factuality, labels.FACTUALITIES, "factuality (f=)")
    type, mode = _type_and_mode(typed, fields)
    standing = _standing(type, fields)
    _only_on_first(type, fields)
    return EventLabel(
        id, type, mode, fields.list_of("a", "entity"), fields.list_of("r", "entity"), fields.one_of("p", "entity"),
        fields.time(), factuality, standing, fields.one_of("by", "statement"), known,
    )  # fmt: skip


def _type_and_mode(typed: str | None, fields: _Fields) -> tuple[str | None, str | None]:
    if typed is None:
        return None, None
    type, _, mode = typed.partition("/")
    fields.known(type, labels.TYPES, "PLOVER type")
    if mode and type in labels.TYPES and mode not in (modes := labels.MODES[type]):
        cure = did_you_mean(mode, modes) if modes else f"write {type} alone"
        fields.complain(f"{type} has no mode {mode!r}", cure)
    return type, mode or None


def _standing(type: str | None, fields: _Fields) -> str | None:
    standing = fields.values.get("s")
    if standing is not None:
        fields.known(standing, labels.STANDING_VALUES, "standing (s=)")
    elif type is not None:
        fields.complain("the first telling has no standing", "add s=reported (or another of the nine standings)")
    return standing


def _only_on_first(type: str | None, fields: _Fields) -> None:
    if type is None and (given := [f"{k}=" for k in fields.values if k in "arpts"]):
        cure = "write them on the first telling, with the TYPE; a later telling is {!id}, {!id f=FACT} or {!id ref}"
        fields.complain(f"{' '.join(given)} on a telling without a TYPE", cure)


def _statement(text: str, part: str, fields: _Fields) -> StatementLabel:
    words = text.split()
    letter = "q" if part == "cue" else "c"
    if not words:
        fields.complain(f"{{{letter}}} without an id", f"write {{{letter} s1 ...}}")
        return StatementLabel("", part)
    id = fields.id(words[0], "statement")
    rest = fields.attributes(words[1:], ("by", "to", "via", "in", "out", "t", "about"))
    act = rest[0] if rest else None
    fields.extra(rest[1:], f"a statement is {{{letter} id ACT by= to= via= in= out= t= about=}}")
    if act is not None:
        fields.known(act, labels.ACTS, "act")
    elif part == "cue" or fields.values:
        fields.complain("a statement without its act", f"write {{{letter} {id} assert ...}}")
    if "via" in fields.values:
        fields.known(fields.values["via"], labels.MEDIA, "medium (via=)")
    return StatementLabel(
        id, part, act, fields.list_of("by", "entity"), fields.list_of("to", "entity"), fields.values.get("via"),
        fields.one_of("in", "statement"), fields.one_of("out", "entity"), fields.time(),
        fields.list_of("about", "event"),
    )  # fmt: skip
