"""What an entity is on the article's date: kind, country, PLOVER sectors, role. The article's words win."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import dataclass, replace

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.name_clusters import acts_as_government
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.registry import role_nouns
from onrecord.annotate.entities.setting import DELEGATES, Setting, own_end
from onrecord.annotate.entities.titles import role_end
from onrecord.annotate.lexicons import offices, phrases
from onrecord.annotate.lexicons.actors import actor_nouns
from onrecord.annotate.lexicons.holders import Holder, Office
from onrecord.model.entity import EntityKind


@dataclass(frozen=True, slots=True)
class Profile:
    kind: EntityKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None


def describe(reading: Reading, setting: Setting, cluster: Cluster, at: dict[int, Cluster]) -> Profile:
    """The profile that the article's words and the gazetteer support."""
    actor = cluster.actor
    if actor is not None and any(m.form == "name" for m in cluster.mentions):
        sectors = actor.sectors or _state_sectors(reading, cluster)
        return Profile(_kind_of_actor(reading, cluster), actor.country, sectors, wikidata=actor.wikidata)
    if actor is not None:
        return Profile(actor.kind, actor.country, actor.sectors or ("GOV",))
    if cluster.kind == "person" and cluster.named:
        return _describe_person(setting, cluster, at)
    return _describe_nominal(reading, setting, cluster, at)


def _kind_of_actor(reading: Reading, cluster: Cluster) -> EntityKind:
    actor = cluster.actor
    assert actor is not None
    if not actor.id.startswith("country:"):
        return actor.kind
    acting = any(
        (m.form == "nominal" and m.lemma not in offices.STATE_NOUNS)
        or m.sense == "metonym"
        or acts_as_government(reading, m)
        for m in cluster.mentions
        if m.form != "pronoun"
    )
    return "government" if acting else "place"


def _state_sectors(reading: Reading, cluster: Cluster) -> tuple[str, ...]:
    return ("GOV",) if _kind_of_actor(reading, cluster) == "government" else ()


def _describe_person(setting: Setting, cluster: Cluster, at: dict[int, Cluster]) -> Profile:
    role = _best_role(cluster)
    nouns = [n for m in cluster.mentions for n in m.roles]
    nouns += [m.lemma for m in cluster.mentions if m.form == "nominal" and m.lemma]
    if cluster.holder is None and (style := _style_as_name(cluster)):
        nouns = [n for n in nouns if n not in style]
        role = next((m.role for m in cluster.mentions if m.role and not set(m.roles) <= style), None)
    former = any(m.former for m in cluster.mentions)
    bodies = _bodies(setting, cluster, at)
    country = _country_of_person(setting, cluster, bodies)
    sectors = _sectors(nouns, former, bodies, role) or _sectors_of_counterpart(cluster, at)
    if "OPP" not in sectors and _opposes(setting, cluster):
        sectors = ("OPP", *(s for s in sectors if s not in offices.OFFICES))
    if "OPP" in sectors and _claims_office(role) and setting.speaks_of_secession:
        sectors = tuple("REB" if s == "OPP" else s for s in sectors)
    told = Profile("person", country, sectors, role, None)
    return as_of(told, cluster.holder, nouns, former, setting.day) if cluster.holder else told


def as_of(told: Profile, holder: Holder, nouns: list[str], former: bool, day: dt.date | None) -> Profile:
    """What the article tells, completed by the offices that the registry knows on the article's date."""
    known = replace(told, wikidata=holder.wikidata)
    held = tuple(o for o in holder.offices if o.always) if day is None else holder.current(day)
    given_up = () if day is None else holder.given_up(day)
    if day is None and not held:
        return replace(known, country=told.country or holder.offices[-1].country or None)
    if not held and not given_up:
        return replace(known, country=told.country or holder.offices[0].country or None)
    if held and not former:
        office = next((o for o in reversed(held) if set(nouns) & role_nouns(o)), held[-1])
        telling = any(n not in offices.VAGUE for n in nouns) and set(told.sectors) - {"CVL"}
        sectors = told.sectors if telling else office.sectors
        return replace(
            known, country=told.country or office.country or None, sectors=sectors, role=_office_role(told, office)
        )
    office = (given_up or held)[-1]
    gone = former or not nouns or any(set(nouns) & role_nouns(o) for o in given_up)
    if not gone:
        return replace(known, country=told.country or office.country or None)
    elite = ("ELI",) if offices.OFFICES & set(office.sectors) or not office.sectors else office.sectors
    sectors = tuple(dict.fromkeys((*elite, *(s for s in told.sectors if s not in offices.OFFICES))))
    former_role = f"former {office.role}" if office.role else None
    role = former_role if former_role and _is_relation(told.role) else told.role or former_role
    return replace(known, country=told.country or office.country or None, sectors=sectors, role=role)


def place_office_holders(setting: Setting, clusters: list[Cluster], at: dict[int, Cluster]) -> None:
    """Give those who hold an office of a state that no word names the one state of the article.

    Only where the article gives nobody else that office: of two presidents neither's country is known by it.
    """
    if setting.focus is None:
        return
    people = [c for c in clusters if c.kind == "person" and c.named and c.number == "sg"]
    for cluster in people:
        titles = {r for m in cluster.mentions for r in m.roles} - offices.VAGUE - offices.RELATIONS - phrases.RANKS
        speaks = {
            r
            for m in cluster.mentions
            for r in m.roles
            if r in offices.VAGUE and set(_sectors_in(m.role)) & offices.OF_STATES
        }
        national = speaks | {r for r in titles if set(_noun_sectors([r])) & offices.OF_STATES}
        national |= (
            {r for m in cluster.mentions for r in m.roles if _is_local(r)}
            if setting.spoken == {setting.focus}
            else set()
        )
        if any(offices.INTERNATIONAL.intersection((m.role or "").lower().split()) for m in cluster.mentions):
            continue
        if setting.spoken != {setting.focus}:
            national -= offices.TRAVELLING
        abroad = setting.spoken != {setting.focus}
        claimed = any((m.former and abroad) or _claims_office(m.role) for m in cluster.mentions)
        if not national or claimed or _delegated(cluster):
            continue
        if cluster.holder is None and _country_of_person(setting, cluster, _bodies(setting, cluster, at)) is None:
            rivals = [c for c in people if c is not cluster and any(set(m.roles) & national for m in c.mentions)]
            if not rivals:
                cluster.country = setting.focus


def _is_local(role: str) -> bool:
    """Whether those who are called so are mostly of the country that the article plays in: unions, parties."""
    return role in offices.LOCALS or bool(set(_noun_sectors([role])) & offices.LOCAL_SECTORS)


def _delegated(cluster: Cluster) -> bool:
    return any(set(r.split()) & DELEGATES for m in cluster.mentions for r in m.roles)


def _sectors_of_counterpart(cluster: Cluster, at: dict[int, Cluster]) -> tuple[str, ...]:
    """ "his Dominican counterpart" holds the office of whom "his" means, in another state."""
    for mention in cluster.mentions:
        if mention.form == "nominal" and mention.lemma == "counterpart":
            for i in range(mention.start, mention.head):
                owner = at.get(i)
                if owner is not None and owner is not cluster and owner.kind == "person":
                    return tuple(_noun_sectors([n for m in owner.mentions for n in m.roles if n not in offices.VAGUE]))
    return ()


def _style_as_name(cluster: Cluster) -> set[str]:
    """ "King" of "King Dele Obi, a Lagos rapper": a given name, since what he is called besides is nothing royal."""
    told = {n for m in cluster.mentions for n in m.roles} | {m.lemma for m in cluster.mentions if m.form == "nominal"}
    own = told & offices.STYLES_AS_NAMES
    others = told - own - {""}
    return own if own and others and not set(_noun_sectors(sorted(others))) - {"CVL", "BUS", "LAB", "JRN"} else set()


def _best_role(cluster: Cluster) -> str | None:
    """The first role told: rather than a rank's abbreviation or a relation to somebody, one that names an office."""
    roles = [(m.role, set(m.roles)) for m in cluster.mentions if m.role]
    telling = [role for role, nouns in roles if not role.endswith(".") and nouns - offices.RELATIONS - phrases.RANKS]
    return next(iter(telling), roles[0][0] if roles else None)


def _office_role(told: Profile, office: Office) -> str | None:
    return office.role if office.role and (told.role is None or _is_relation(told.role)) else told.role


def _is_relation(cluster_role: str | None) -> bool:
    """ "his Russian counterpart" tells whom somebody meets and not what he is."""
    return cluster_role is not None and cluster_role.split()[-1].lower() in offices.RELATIONS


def _bodies(setting: Setting, cluster: Cluster, at: dict[int, Cluster]) -> list[Cluster]:
    """Organisations and governments that the person's titles name."""
    reading = setting.reading
    found: list[Cluster] = []
    for mention in cluster.mentions:
        for start, end in mention.role_spans:
            for i in range(start, own_end(reading, start, end)):
                body = at.get(i)
                if (
                    body is not None
                    and body.kind not in ("person", "people")
                    and body not in found
                    and i not in setting.seats
                    and i not in setting.backers
                ):
                    found.append(body)
        for child in reading.children[mention.head] if mention.form == "name" else ():
            if reading.deps[child] == "prep" and reading.lower[child] in ("of", "from", "at", "with"):
                body = at.get(reading.parse.child(child, "pobj") or -1)
                if body is not None and body.kind not in ("person", "people", "place") and body not in found:
                    found.append(body)
    return found


def _country_of_person(setting: Setting, cluster: Cluster, bodies: list[Cluster]) -> str | None:
    for mention in cluster.mentions:
        for start, end in mention.role_spans:
            own = range(start, own_end(setting.reading, start, end))
            codes = [setting.codes[i] for i in own if i in setting.codes and i not in setting.seats]
            if codes:
                return codes[0]
            for i in range(start, end):
                if (code := offices.PARTY_ADJECTIVES.get(setting.reading.lower[i])) and "LEG" in _noun_sectors(
                    mention.roles
                ):
                    return code
    for mention in cluster.mentions:
        if mention.form == "nominal" and mention.country:
            return mention.country
    for body in bodies:
        code = body.actor.country if body.actor else body.country
        if code:
            return code
    if cluster.country:
        return cluster.country
    if (code := _homeland(setting, cluster)) is not None:
        return code
    told = (r for m in cluster.mentions for r in m.roles)
    return next((offices.OF_ONE_STATE[r] for r in told if r in offices.OF_ONE_STATE), _by_party(setting, cluster))


def _by_party(setting: Setting, cluster: Cluster) -> str | None:
    """ "R-Utah" in "Sen. X (R-Utah)": how the United States name party and state of a member of Congress."""
    words = setting.reading.words
    for mention in cluster.mentions:
        if mention.form == "name" and "LEG" in _noun_sectors(mention.roles):
            after = "".join(words[mention.end : mention.end + 4])
            if offices.PARTY_AND_STATE.match(after):
                return "USA"
    return None


def _homeland(setting: Setting, cluster: Cluster) -> str | None:
    """ "Senator X of Oklahoma", "X from Kenya"."""
    reading = setting.reading
    for mention in cluster.mentions:
        for child in reading.children[mention.head] if mention.form == "name" else ():
            if reading.deps[child] == "prep" and reading.lower[child] in ("of", "from") and child == mention.end:
                place = reading.parse.child(child, "pobj")
                if place is not None and place in setting.codes:
                    return setting.codes[place]
    return None


def _noun_sectors(nouns: list[str]) -> list[str]:
    found: list[str] = []
    for lemma in nouns:
        noun = actor_nouns().get(lemma)
        for sector in noun.sectors if noun else ():
            if sector not in found:
                found.append(sector)
    return found


def _sectors(nouns: list[str], former: bool, bodies: list[Cluster], role: str | None) -> tuple[str, ...]:
    """Sectors by the exact nouns, then by the body that a vague one ("a spokesman for ...") belongs to."""
    exact = _noun_sectors([n for n in nouns if n not in offices.VAGUE and n not in phrases.RANKS])
    of_bodies = [s for b in bodies for s in (b.actor.sectors if b.actor else _noun_sectors(sorted(_lemmas(b))))]
    vague = _noun_sectors([n for n in nouns if n in offices.VAGUE])
    ranks = _noun_sectors([n for n in nouns if n in phrases.RANKS])
    found = exact or of_bodies or _sectors_in(role) or ranks or vague
    if not exact and of_bodies:  # "rebel spokesman Colonel X": his side, and what he is in it
        found = [*of_bodies, *(s for s in ranks if s != "ELI")]
    if "BUS" in of_bodies and offices.OF_FIRMS.intersection(nouns) and set(exact) <= {"GOV"}:
        found = of_bodies  # "Gazprom's chief executive"
    if set(exact) <= {"CVL"} and of_bodies and not ranks:  # "analyst Jan Kos of the institute"
        found = [*of_bodies, *exact]
    if any(n in offices.OPPOSITION for n in nouns):
        found = ["OPP", *found]
    if (side := _side(role)) is not None:
        found = [side, *(s for s in found if s not in offices.OFFICES)]
    if former and offices.OFFICES & set(found):
        found = ["ELI", *(s for s in found if s not in offices.OFFICES)]
    if former and not found and offices.RULERS.intersection(nouns):
        found = ["ELI"]
    told = tuple(dict.fromkeys(found))
    return tuple(s for s in told if s != "CVL") or told  # a minister is somebody's son too


def _opposes(setting: Setting, cluster: Cluster) -> bool:
    """ "a former minister, now leader of the opposition": the words of one of his titles say so."""
    words = setting.reading.lower
    return any("opposition" in words[a:b] for m in cluster.mentions for a, b in m.role_spans)


def _sectors_in(role: str | None) -> list[str]:
    """ "GOV" of "Foreign Ministry spokesman": by the body that the role's own words name."""
    words, nouns = re.findall(r"[a-z]+", (role or "").lower()), actor_nouns()
    for length in (3, 2, 1):
        for i in range(len(words) - length + 1):
            noun = nouns.get(" ".join(words[i : i + length]))
            if noun is not None and noun.kind in ("government", "organization") and noun.sectors:
                return list(noun.sectors)
    return []


def _claims_office(role: str | None) -> bool:
    """ "self-declared president", "so-called governor"."""
    words = re.findall(r"[a-z]+", (role or "").lower())
    return any(
        (a == "self" and b in offices.CLAIMED) or (a, b) == ("so", "called") for a, b in itertools.pairwise(words)
    )


def _side(role: str | None) -> str | None:
    """ "separatist leader", "self-declared president": who does not hold what others know as an office."""
    words = re.findall(r"[a-z]+", (role or "").lower())
    if _claims_office(role):
        return next((offices.SIDES[w] for w in words if w in offices.SIDES), "OPP")
    before_of = itertools.takewhile(lambda w: w not in ("of", "for", "against", "on", "to", "in"), words)
    return next((offices.SIDES[w] for w in before_of if w in offices.SIDES), None)


def _lemmas(cluster: Cluster) -> set[str]:
    return {m.lemma for m in cluster.mentions if m.form == "nominal" and m.lemma}


def _describe_nominal(reading: Reading, setting: Setting, cluster: Cluster, at: dict[int, Cluster]) -> Profile:
    kind = cluster.kind or "other"
    if kind == "person" and cluster.number == "pl":
        kind = "people"
    lemmas = [m.lemma for m in cluster.mentions if m.form == "nominal" and m.lemma]
    country = next((m.country for m in cluster.mentions if m.country), None)
    if cluster.named and not lemmas:
        return Profile(kind, country or _country_in_name(setting, cluster), _sectors_of_name(reading, cluster))
    bodies = [at[i] for m in cluster.mentions for i in range(m.start, m.end) if i in at and at[i] is not cluster]
    former = any(reading.lower[i] in ("former", "ex-") for m in cluster.mentions for i in range(m.start, m.head))
    sectors = _sectors(lemmas, former, bodies, None)
    return Profile(
        kind, country, sectors, _role_of_nominal(reading, cluster) if offices.OFFICES & set(sectors) else None
    )


def _role_of_nominal(reading: Reading, cluster: Cluster) -> str | None:
    """ "ambassador to Chad" of "Mali's ambassador to Chad": what an unnamed office holder is called."""
    if cluster.kind != "person" or cluster.number != "sg":
        return None
    told = next((m for m in cluster.mentions if m.form == "nominal" and m.lemma), None)
    if told is None or told.lemma in offices.RELATIONS:
        return None
    start = told.start
    for i in range(told.start, told.head):
        if reading.tags[i] in ("POS", "PRP$", "DT", "CD"):
            start = i + 1
    words = reading.parse.span(start, max(role_end(reading, told), told.head + 1)).exact
    return " ".join(words.split())


def _country_in_name(setting: Setting, cluster: Cluster) -> str | None:
    return next((setting.codes[i] for m in cluster.mentions for i in range(m.start, m.end) if i in setting.codes), None)


def _sectors_of_name(reading: Reading, cluster: Cluster) -> tuple[str, ...]:
    """Sectors by a noun within the name: "University of Karslund" is EDU."""
    nouns = actor_nouns()
    for mention in cluster.mentions:
        for i in range(mention.start, mention.end):
            noun = nouns.get(reading.lower[i])
            if noun and noun.sectors and noun.kind != "person":
                return noun.sectors
    return ()


def best_name(reading: Reading, cluster: Cluster) -> str:
    """The gazetteer's name, the fullest of a person's names, or the first phrase without its article."""
    names = [m for m in cluster.mentions if m.form == "name"]
    if cluster.actor is not None:
        return cluster.actor.name
    if names:
        longest = max(names, key=lambda m: (len(m.pieces), -m.start))
        if cluster.holder is not None and len(longest.pieces) == 1:
            return cluster.holder.name
        return reading.parse.span(longest.start, longest.end).exact
    described = [m for m in cluster.mentions if m.form == "nominal"] or cluster.mentions
    label = next((m.label for m in described if m.label), "")
    return label or _without_article(reading, described[0])


def _without_article(reading: Reading, mention: Draft) -> str:
    start = mention.start
    if start < mention.end - 1 and reading.lower[start] in ("the", "a", "an", "this", "that", "these", "those"):
        start += 1
    return reading.parse.span(start, mention.end).exact
