"""Who is meant: nominals and pronouns to the entities that they refer to, in text order."""

from __future__ import annotations

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.nominals import count_of
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.setting import Setting
from onrecord.annotate.lexicons.actors import Actor, country_names, generalizations

GOVERNMENTS = frozenset(
    {"government", "administration", "regime", "junta", "cabinet", "leadership", "executive branch", "executive",
     "caretaker government", "transitional government", "interim government", "coalition government",
     "military government", "provisional government", "unity government", "central government", "ruling council",
     "federal government", "military junta", "presidency"}
)  # fmt: skip
STATES = frozenset({"country", "nation", "state", "republic", "kingdom", "homeland"})
BODIES = frozenset({"government", "organization", "armed_group", "publication"})
# General nouns for a body, and what it must be.
BODY_NOUNS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "group": (frozenset({"armed_group", "organization"}), frozenset()),
    "organization": (frozenset({"armed_group", "organization"}), frozenset()),
    "organisation": (frozenset({"armed_group", "organization"}), frozenset()),
    "movement": (frozenset({"armed_group", "organization"}), frozenset({"PTY", "REB", "OPP", "REL", "SOC", "PRM"})),
    "network": (frozenset({"armed_group", "publication"}), frozenset()),
    "newspaper": (frozenset({"publication"}), frozenset()),
    "paper": (frozenset({"publication"}), frozenset()),
    "daily": (frozenset({"publication"}), frozenset()),
    "magazine": (frozenset({"publication"}), frozenset()),
    "broadcaster": (frozenset({"publication"}), frozenset()),
    "channel": (frozenset({"publication"}), frozenset()),
    "news agency": (frozenset({"publication"}), frozenset()),
    "website": (frozenset({"publication"}), frozenset()),
    "agency": (frozenset({"organization", "government", "publication"}), frozenset()),
    "institution": (frozenset({"organization", "government"}), frozenset()),
    "body": (frozenset({"organization"}), frozenset()),
    "bloc": (frozenset({"organization"}), frozenset()),
    "alliance": (frozenset({"organization"}), frozenset()),
    "party": (frozenset({"organization"}), frozenset({"PTY", "OPP"})),
    "company": (frozenset({"organization"}), frozenset({"BUS"})),
    "firm": (frozenset({"organization"}), frozenset({"BUS"})),
    "university": (frozenset({"organization"}), frozenset({"EDU"})),
    "militia": (frozenset({"armed_group"}), frozenset()),
    "cartel": (frozenset({"armed_group"}), frozenset({"CRM"})),
    "gang": (frozenset({"armed_group"}), frozenset({"CRM"})),
    "court": (BODIES, frozenset({"JUD"})),
    "tribunal": (BODIES, frozenset({"JUD"})),
    "parliament": (BODIES, frozenset({"LEG"})),
    "watchdog": (frozenset({"organization", "government"}), frozenset()),
    "charity": (frozenset({"organization"}), frozenset({"SOC"})),
    "rights group": (frozenset({"organization"}), frozenset({"SOC"})),
    "terrorist group": (frozenset({"armed_group"}), frozenset()),
    "terrorist organization": (frozenset({"armed_group"}), frozenset()),
    "militant group": (frozenset({"armed_group"}), frozenset()),
    "rebel group": (frozenset({"armed_group"}), frozenset()),
    "extremist group": (frozenset({"armed_group"}), frozenset()),
    "insurgency": (frozenset({"armed_group"}), frozenset()),
}
PAIRS = frozenset({"leader", "president", "side", "country", "nation", "man", "minister", "party", "government", "official",
                   "diplomat", "state", "neighbor", "foreign minister", "woman", "politician", "ally", "rival", "power",
                   "candidate", "prime minister", "capital", "prime ministers"})  # fmt: skip
PEOPLE_WORDS = frozenset(
    {"man", "woman", "person", "suspect", "victim", "accused", "boy", "girl", "official", "source"}
)


class Resolver:
    """Walks through nominals and pronouns in text order; clusters of names are there from the start."""

    def __init__(self, reading: Reading, setting: Setting, clusters: list[Cluster]) -> None:
        self.reading, self.setting, self.clusters = reading, setting, clusters
        self.by_actor = {c.actor.id: c for c in clusters if c.actor is not None}
        self.at: dict[int, Cluster] = {m.head: c for c in clusters for m in c.mentions}  # by head token
        self.speakers: dict[int, list[Cluster]] = {}  # by passage, for "I"

    def new(self, draft: Draft) -> None:
        cluster = Cluster(draft.kind, number=draft.number, gender=draft.gender)
        cluster.add(draft)
        if draft.lemma:
            cluster.roles |= generalizations(draft.lemma)
        self.clusters.append(cluster)

    def nominal(self, draft: Draft) -> None:
        """Put a nominal into the cluster that it refers to, or make it one of its own."""
        draft.country = draft.country or self.setting.country_of(draft)
        if draft.same_as is not None and draft.same_as.cluster is not None:
            self.join(draft.same_as.cluster, draft)
        elif (pair := self._pair(draft)) is not None:
            draft.extra = pair[1:]
            pair[0].add(draft)
        elif (home := self._home(draft)) is not None:
            self.join(home, draft)
        else:
            self.new(draft)
        assert draft.cluster is not None
        self.at[draft.head] = draft.cluster

    def join(self, cluster: Cluster, draft: Draft) -> None:
        cluster.add(draft)
        if draft.lemma and (cluster.kind == "person" or not cluster.named):
            cluster.roles |= generalizations(draft.lemma)

    def _home(self, draft: Draft) -> Cluster | None:
        if (named := self._named_within(draft)) is not None:
            return named
        if draft.lemma in GOVERNMENTS and draft.kind == "government":
            return self._government(draft)
        if draft.lemma in STATES and draft.number == "sg":
            return self._state(draft)
        if draft.kind == "person" and draft.number == "sg":
            return self._person(draft)
        if draft.kind in BODIES and draft.number == "sg":
            return self._body(draft) or self._repeated(draft)
        return self._repeated(draft)

    def _named_within(self, draft: Draft) -> Cluster | None:
        """ "the OPEC+ alliance", "the Interfax news agency": the name that the noun says the kind of."""
        if draft.number != "sg" or draft.kind not in BODIES:
            return None
        inner = self.at.get(draft.head - 1)
        if (
            inner is None
            or not inner.named
            or inner.kind not in BODIES
            or (inner.actor and inner.actor.id.startswith("country:"))
        ):
            return None
        if self.reading.deps[draft.head - 1] not in ("compound", "nmod", "amod"):
            return None
        kinds = BODY_NOUNS.get(draft.lemma)
        return inner if kinds is not None and inner.kind in kinds[0] else None

    # governments and states -----------------------------------------------------------------------------------------
    def _government(self, draft: Draft) -> Cluster | None:
        """A government is its country's entity; of no known country it is the one last spoken of."""
        country = draft.country
        if country is None and draft.definite == "def":
            earlier = self._latest(
                lambda c: c.actor is None and c.kind == "government" and bool(c.roles & GOVERNMENTS), draft
            )
            country = self.setting.focus
            if country is None:
                return earlier
        if country is None:
            return None
        return self._country(country)

    def _country(self, code: str) -> Cluster | None:
        actor = f"country:{code}"
        if actor not in self.by_actor and code in country_names():
            cluster = Cluster("government", actor=Actor(actor, country_names()[code], "government", code), country=code)
            self.by_actor[actor] = cluster
            self.clusters.append(cluster)
        return self.by_actor.get(actor)

    def _state(self, draft: Draft) -> Cluster | None:
        if draft.definite != "def" or draft.modifiers - {"whole", "entire"}:
            return None
        return self._latest(lambda c: c.actor is not None and c.actor.id.startswith("country:"), draft)

    # people ---------------------------------------------------------------------------------------------------------
    def _person(self, draft: Draft) -> Cluster | None:
        if draft.definite not in ("def", "poss"):
            return None
        fitting = [c for c in self.clusters if self._person_fits(draft, c)]
        earlier = [c for c in fitting if c.before(draft.start)]
        if not earlier:
            return None
        return max(earlier, key=lambda c: self._salience(c, draft))

    def _person_fits(self, draft: Draft, cluster: Cluster) -> bool:
        if cluster.kind != "person" or cluster.number != "sg":
            return False
        if draft.gender and cluster.gender and draft.gender != cluster.gender:
            return False
        if draft.country and cluster.country and draft.country != cluster.country:
            return False
        if draft.country and not cluster.country and cluster.named and draft.lemma not in cluster.roles:
            return False
        if draft.lemma in cluster.roles:
            return not cluster.named or self._modifiers_agree(draft, cluster)
        return draft.lemma in PEOPLE_WORDS - {"official", "source"} and cluster.named is False

    def _modifiers_agree(self, draft: Draft, cluster: Cluster) -> bool:
        """ "the foreign minister" is nobody whose office is another one."""
        if " " in draft.lemma:
            return draft.lemma in cluster.roles
        return True

    # bodies ---------------------------------------------------------------------------------------------------------
    def _body(self, draft: Draft) -> Cluster | None:
        if draft.lemma == "world body":
            return self.by_actor.get("org:United Nations")
        kinds = BODY_NOUNS.get(draft.lemma)
        if kinds is None or draft.definite != "def":
            return None

        def fits(c: Cluster) -> bool:
            if (
                c.kind not in kinds[0]
                or c.number != "sg"
                or (c.actor is not None and c.actor.id.startswith("country:"))
            ):
                return False
            sectors = set(c.actor.sectors) if c.actor else set()
            if kinds[1] and sectors and not sectors & kinds[1]:
                return False
            if kinds[1] and not sectors and not self._says(c, draft.lemma):
                return False
            return not (
                draft.country
                and c.country
                and c.country != draft.country
                and len(c.country) == 3
                and c.country not in PSEUDO
            )

        return self._latest(fits, draft)

    def _says(self, cluster: Cluster, lemma: str) -> bool:
        return lemma in cluster.roles or any(lemma in m.pieces for m in cluster.mentions)

    def _repeated(self, draft: Draft) -> Cluster | None:
        """The same noun, or a more general one, for the same people: "10 sailors", "the sailors", "the crew members"."""
        if draft.definite == "indef":
            return None
        general = draft.lemma in HYPERNYMS and draft.definite == "def"

        def fits(c: Cluster) -> bool:
            if c.named and c.kind != draft.kind:
                return False
            if c.number != draft.number or (c.kind != draft.kind and not {c.kind, draft.kind} <= {"person", "people"}):
                return False
            if draft.country and c.country and draft.country != c.country:
                return False
            if draft.lemma not in c.roles and not (general and c.kind in ("person", "people")):
                return False
            return self._phrases_agree(draft, c)

        return self._latest(fits, draft)

    def _phrases_agree(self, draft: Draft, cluster: Cluster) -> bool:
        own = draft.modifiers - FREE_MODIFIERS
        count = count_of(self.reading, draft)
        for m in cluster.mentions:
            if m.form == "nominal" and count is not None:
                other = count_of(self.reading, m)
                if other is not None and other != count:
                    return False
        known = cluster.modifiers - FREE_MODIFIERS
        if draft.definite == "def":
            return not own or own <= known or not known
        return own == known

    # two at once ----------------------------------------------------------------------------------------------------
    def _pair(self, draft: Draft) -> tuple[Cluster, ...] | None:
        """ "the two leaders", "both sides": the last two that were spoken of together."""
        count = count_of(self.reading, draft)
        both = self.reading.lower[draft.start] == "both"
        if (
            draft.lemma not in PAIRS
            and draft.lemma not in GOVERNMENTS
            or draft.number != "pl"
            or not (both or count == 2)
        ):
            return None
        if count == 2 and draft.definite == "indef" and self.reading.lower[draft.start] not in ("the", "both", "these"):
            return None
        person = draft.kind == "person"

        def fits(c: Cluster) -> bool:
            if person:
                return (
                    c.kind == "person"
                    and c.number == "sg"
                    and (draft.lemma in c.roles or draft.lemma in ("man", "woman", "leader"))
                )
            return c.actor is not None and c.actor.id.startswith("country:")

        return self._together(fits, draft)

    def _together(self, fits, draft: Draft) -> tuple[Cluster, ...] | None:  # type: ignore[no-untyped-def]
        sentence = self.reading.sentence_of[draft.start]
        by_sentence: dict[int, list[Cluster]] = {}
        for cluster in self.clusters:
            if fits(cluster):
                for m in cluster.mentions:
                    if m.start < draft.start and m.form != "pronoun":
                        here = by_sentence.setdefault(self.reading.sentence_of[m.start], [])
                        if cluster not in here:
                            here.append(cluster)
        for number in sorted(by_sentence, reverse=True):
            if len(by_sentence[number]) >= 2 and number <= sentence:
                pair = sorted(by_sentence[number], key=lambda c: c.before(draft.start).start)  # type: ignore[union-attr]
                return tuple(pair[:2])
        return None

    # salience -------------------------------------------------------------------------------------------------------
    def _latest(self, fits, draft: Draft) -> Cluster | None:  # type: ignore[no-untyped-def]
        fitting = [c for c in self.clusters if c.before(draft.start) is not None and fits(c)]
        return max(fitting, key=lambda c: c.before(draft.start).start, default=None)  # type: ignore[union-attr]

    def _salience(self, cluster: Cluster, draft: Draft) -> tuple[int, int]:
        last = cluster.before(draft.start)
        assert last is not None
        return (int(draft.lemma in {r for m in cluster.mentions for r in m.roles}), last.start)


PSEUDO = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})
HYPERNYMS = frozenset({"crew", "crew member", "service member", "serviceman", "people", "person", "man", "woman", "victim",
                       "prisoner", "detainee", "captive", "hostage", "member", "child", "group", "member"})  # fmt: skip
FREE_MODIFIERS = frozenset({"other", "such", "same", "several", "many", "more", "new", "local", "senior", "own", "late", "free",
                            "former", "current", "two", "three", "four", "five", "alleged", "suspected"})  # fmt: skip
