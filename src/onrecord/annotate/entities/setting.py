"""What the whole article says of where it plays: its dateline, the countries it names, whose organs it speaks of."""

from __future__ import annotations

from collections import Counter
from typing import Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.actors import Alias, gazetteer
from onrecord.annotate.lexicons.reference import FREE_MODIFIERS, GENERAL_ADJECTIVES, STATES
from onrecord.annotate.lexicons.tenures import Office

ALWAYS_PLURAL: Final = frozenset({"authority"})
SECESSION: Final = frozenset({"separatist", "secession", "secessionist", "breakaway", "separatism", "secede"})
US_TERMS: Final = frozenset({
    "administration", "secretary of state", "defense secretary", "treasury secretary", "congressman",
    "congresswoman", "commerce secretary",
})  # fmt: skip


class Setting:
    """Countries by token, and the one country that unmodified organs of state ("the army") belong to."""

    def __init__(self, reading: Reading, names: list[Draft]) -> None:
        self.reading = reading
        self.codes: dict[int, str] = {}  # by token of any name that has a country
        self.states: set[int] = set()  # tokens that name a country or its people
        self.seats: set[int] = set()  # those in "Kabul-based", which says where somebody works and not whose he is
        self.backers: set[int] = set()  # those in "Iran-backed", which says on whose side somebody is
        self.adjectives: set[int] = set()  # those of them that are adjectives
        backing: list[Draft] = []
        for draft in names:
            if draft.actor is None and draft.sense == "city" and draft.country:  # put into another state by its words
                self.codes.update(dict.fromkeys(range(draft.start, draft.end), draft.country))
            if draft.actor is not None and draft.actor.country and draft.sense not in ("outlet",):
                if _only_backs(reading, draft):
                    self.backers.update(range(draft.start, draft.end))
                    backing.append(draft)
                    continue
                based = reading.lower[draft.end : draft.end + 2] in (["-", "based"], ["–", "based"])
                for i in range(draft.start, draft.end):
                    self.codes[i] = draft.actor.country
                    if based:
                        self.seats.add(i)
                    if draft.sense in ("country", "adjective", "capital", "people"):
                        self.states.add(i)
                    if draft.sense in ("adjective", "people"):
                        self.adjectives.add(i)
        self.people = {d.head: d for d in names if d.cluster is not None and d.cluster.kind == "person"}
        self.day = reading.doc.document.article.published
        self.speaks_of_firms = any("BUS" in d.sectors for d in names)
        self.speaks_of_secession = reading.speaks_of(SECESSION)
        self.dateline = self._dateline()
        told = [d for d in names if d not in backing]
        self.focus = self._focus(told)
        self.spoken = {d.actor.country for d in names if d.actor and d.actor.country and d.sense != "outlet"}
        self.played_in = {d.actor.country for d in told if d.actor and d.actor.country and d.sense != "outlet"}

    def _dateline(self) -> str | None:
        """Country of the place in the dateline."""
        span = self.reading.doc.document.dateline
        if span is None:
            return None
        pieces = self.reading.doc.document.article.text[span.start : span.end]
        return country_in(pieces)

    def _focus(self, names: list[Draft]) -> str | None:
        """The dateline's country where the article goes on to speak of it, else a country that clearly leads."""
        counts = Counter(
            d.actor.country
            for d in names
            if d.actor
            and d.actor.country
            and d.sense in ("country", "adjective", "people", "capital", "metonym", "city", "region")
        )
        if self.dateline is not None and any(d.actor.country == self.dateline for d in names if d.actor):
            return self.dateline
        ranked = counts.most_common(2)
        if len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        return None

    def default_country(self, draft: Draft) -> str | None:
        """The country of an organ of state that the phrase names no country of: "the army", "police"."""
        organ = draft.kind == "government" or draft.group == "force"
        general = draft.modifiers & GENERAL_ADJECTIVES or draft.definite in ("indef", "poss")
        plural = draft.number == "pl" and draft.lemma not in ALWAYS_PLURAL
        if draft.group == "force":
            plural = bool(draft.modifiers - FREE_MODIFIERS)
        return self.focus if organ and not general and not plural and draft.lemma not in STATES else None

    def current_offices(self, cluster: Cluster) -> tuple[Office, ...]:
        """Offices that the person is known to hold on the article's date."""
        return cluster.holder.current(self.day) if cluster.holder is not None and self.day is not None else ()

    def country_of(self, draft: Draft) -> str | None:
        """The country that the phrase itself names: "Egyptian police", "Iran's navy", "the army of Sudan"."""
        own = self.within(draft.start, max(draft.end, draft.head + 1), seats=draft.kind != "person")
        if own is not None:
            return own
        for i in range(draft.start, draft.head):
            person = self.people.get(i)
            if person is not None and person.cluster is not None and person.cluster.country:
                return person.cluster.country
        if draft.lemma in US_TERMS and draft.definite != "poss":
            return "USA" if "USA" in self.spoken else None
        if "administration" in draft.modifiers and "USA" in self.spoken:
            return "USA"
        return self._after(draft.head)

    def within(self, start: int, end: int, *, seats: bool = True) -> str | None:
        """The country of the first name in these tokens that has one."""
        for i in range(start, end):
            if i in self.codes and (seats or i not in self.seats):
                return self.codes[i]
        return None

    def _after(self, head: int) -> str | None:
        for child in self.reading.children[head]:
            if (
                child > head
                and self.reading.deps[child] == "prep"
                and self.reading.lower[child] in ("of", "in", "for", "at", "from")
            ):
                start, end = self.reading.parse.subtree(child)
                if end - start < 12:
                    return self.within(start, end)
        return None


def _only_backs(reading: Reading, draft: Draft) -> bool:
    """ "pro-Russian", "Iran-backed": tells of a side and not of a country's own."""
    before, after = reading.lower[max(0, draft.start - 2) : draft.start], reading.lower[draft.end : draft.end + 2]
    sides = SIDES | GONE if draft.actor is not None and draft.actor.id.startswith("place:") else SIDES
    sided = before[-1:] in (["-"], ["–"]) and before[0] in sides
    return sided or (after[:1] == ["-"] and after[-1] in BACKED)


SIDES: Final = frozenset({"pro", "anti", "non", "un"})
GONE: Final = frozenset(
    {"ex", "post"}
)  # of states that are no more: "ex-Soviet", but an "ex-Malian minister" is Malian
BACKED: Final = frozenset(
    "backed supported funded allied trained armed aligned sponsored brokered imposed sanctioned mediated installed "
    "appointed occupied controlled born raised educated bound".split()
)


def country_in(text: str) -> str | None:
    """The country that a dateline such as "KYIV, UKRAINE" is in, None for none or an unknown place."""
    from onrecord.annotate.lexicons.actors import fold

    pieces = fold(text)
    for i in range(len(pieces)):
        group = gazetteer().get(pieces[i])
        for length in range(group.longest, 0, -1) if group else ():
            for alias in group.by_pieces.get(pieces[i : i + length], ()) if group else ():
                if len(alias.pieces) <= len(pieces) - i and _is_place(alias):
                    return alias.actor.country
    return None


def _is_place(alias: Alias) -> bool:
    return alias.sense in ("country", "capital", "city", "region", "metonym") or alias.actor.kind == "government"


DELEGATES: Final = frozenset(
    "envoy ambassador representative negotiator coordinator mediator adviser advisor expert specialist analyst "
    "rapporteur "
    "correspondent emissary".split()
)


def own_end(reading: Reading, start: int, end: int) -> int:
    """Token before what somebody is sent to or concerned with: an envoy for Syria is not Syria's."""
    delegate = False
    for i in range(start, end):
        delegate = delegate or reading.lemmas[i] in DELEGATES
        if delegate and reading.lower[i] in ("to", "for", "on"):
            return i
    return end
