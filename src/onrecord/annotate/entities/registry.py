"""Which known office holder a person of the article is. Nobody is taken for a namesake: the article must agree."""

from __future__ import annotations

import datetime as dt
from typing import Final

from onrecord.annotate.entities.draft import Cluster
from onrecord.annotate.lexicons import holders
from onrecord.annotate.lexicons.actors import actor_nouns, country_names, fold, generalizations
from onrecord.annotate.lexicons.offices import RELATIONS
from onrecord.annotate.lexicons.tenures import LEADING_ROLES, OWN_UNTIL, Holder, Office

REMEMBERED: Final = 10  # years in which who held a leading office is known by the name alone
LIFETIME: Final = 45  # years after a last office in which its holder may still be news
# Offices by which a surname alone is known: "President Obama", "Chancellor Merkel".
KNOWN_BY_SURNAME: Final = frozenset(
    {"president", "prime minister", "premier", "chancellor", "secretary of state", "king", "foreign minister",
     "defense secretary", "defence secretary", "pope", "secretary general", "secretary-general", "foreign secretary",
     "president-elect", "vice president", "senator", "secretary"}
)  # fmt: skip


def identify(cluster: Cluster, spoken: set[str], day: dt.date | None) -> Holder | None:
    """The one holder that the names, titles, countries and date of the article fit, else None."""
    told = {m.pieces for m in cluster.mentions if m.form == "name" and m.pieces}
    names = {pieces for pieces in told if len(pieces) > 1 or pieces[0] in holders.mononyms()} | _styled(cluster)
    own = {id(h): h for pieces in told for h in holders.own_people().get(pieces, ()) if _is_own(h, cluster)}
    if own:
        return next(iter(own.values())) if len(own) == 1 else None
    roles = {r for m in cluster.mentions for r in m.roles}
    found = {id(h): h for name in names for h in holders.by_name(name)}
    fitting = [h for h in found.values() if _fits(h, cluster, spoken, day) and _agrees(h, roles)]
    if not fitting:
        fitting = [h for h in found.values() if _is_known_by_name(h, cluster, spoken, day) and _agrees(h, roles)]
    if not fitting and not names:
        fitting = _by_title(cluster, spoken, roles, day)
    if len(fitting) > 1 and day is not None:
        fitting = [h for h in fitting if h.current(day)]
    if not found and not fitting:
        fitting = _by_near_name(cluster, names, spoken, roles, day)
        fitting = fitting or _by_sound(cluster, names, spoken, roles, day)
    return fitting[0] if len(fitting) == 1 else None


def _styled(cluster: Cluster) -> set[tuple[str, ...]]:
    """Names with the style before them that some bear as a part of theirs: "Sheikh Hasina", "King Charles"."""
    names = ((m.role, m.pieces) for m in cluster.mentions if m.form == "name" and m.role and m.pieces)
    styled = {(*fold(role), *pieces) for role, pieces in names if " " not in role}
    return {pieces for pieces in styled if holders.by_name(pieces)}


def _is_own(holder: Holder, cluster: Cluster) -> bool:
    """Whether one of the user's table can be meant: only another country in the article's words speaks against it."""
    countries = {o.country for o in holder.offices if o.country}
    return not countries or cluster.country is None or cluster.country in countries


def _by_near_name(
    cluster: Cluster, names: set[tuple[str, ...]], spoken: set[str], roles: set[str], day: dt.date | None
) -> list[Holder]:
    """One whose name is spelt almost so, where an office that the article gives is one of his on the day or before."""
    if day is None or not roles:
        return []
    near = {id(h): h for name in names for h in holders.by_near_name(name)}
    if not names:
        piece = next((m.pieces[-1] for m in cluster.mentions if m.form == "name" and m.pieces), "")
        near = {id(h): h for surname in holders.near_surnames(piece) for h in holders.by_surname(surname)}
    titles = roles | {office for r in roles for office in STYLES.get(r, ())}
    return [
        h
        for h in near.values()
        if _fits(h, cluster, spoken, day)
        and any(titles & role_nouns(o) for o in (h.current(day) if not names else (*h.current(day), *h.given_up(day))))
    ]


def _by_sound(
    cluster: Cluster, names: set[tuple[str, ...]], spoken: set[str], roles: set[str], day: dt.date | None
) -> list[Holder]:
    """One whose name is written so in another transliteration, in office on the day, where nothing speaks against."""
    found = {id(h): h for name in names for h in holders.by_sound(name)} if day is not None else {}
    return [
        h for h in found.values() if day and h.current(day) and _fits(h, cluster, spoken, day) and _agrees(h, roles)
    ]


# Styles that stand for an office.
STYLES: Final = {"ayatollah": ("supreme leader",), "governor": ("governor",), "congressman": ("representative",),
          "lawmaker": ("senator", "representative"), "congresswoman": ("representative",)}  # fmt: skip


def _fits(holder: Holder, cluster: Cluster, spoken: set[str], day: dt.date | None) -> bool:
    if holder.own:
        return _is_own(holder, cluster)
    countries = {o.country for o in holder.offices}
    if cluster.gender and holder.gender and cluster.gender != holder.gender:
        return False
    if not countries & ({cluster.country} if cluster.country else spoken) and not _unmistakable(holder, cluster, day):
        return False
    if day is None:
        return True
    last = max((o.end or o.start)[:4] for o in holder.offices)
    first = min(o.start[:4] for o in holder.offices)
    return int(first) - 15 <= day.year and day.year - int(last) < LIFETIME


def _unmistakable(holder: Holder, cluster: Cluster, day: dt.date | None) -> bool:
    """Leads a state on that day, or is about to and called so, and nothing in the article says another country."""
    if day is None or cluster.country:
        return False
    if any(r.endswith(("-elect", "-designate")) for r in cluster.roles) and _will_lead(holder, day):
        return True
    return any(
        (role_nouns(o) & LEADING and not o.role.startswith("Deputy"))
        or o.role == f"leader of {country_names().get(o.country)}"
        for o in holder.current(day)
    )


def _will_lead(holder: Holder, day: dt.date) -> bool:
    """Whether the holder leads a state within a year of the day and not yet on it."""
    soon = f"{day.year + 1:04}-{day.month:02}-01"
    return any(day.isoformat() < o.start <= soon and role_nouns(o) & LEADING for o in holder.offices)


def _is_known_by_name(holder: Holder, cluster: Cluster, spoken: set[str], day: dt.date | None) -> bool:
    """A leading figure on that day, or not long before it, and no word says another country.

    Who has a surname that many have is known so only where the article names no country at all.
    """
    if day is None or cluster.country or {cluster.gender, holder.gender} == {"m", "f"}:
        return False
    recent = [o for o in holder.given_up(day) if o.end and _is_remembered(o, day)]
    leading = f"leader of {country_names().get(holder.offices[-1].country)}"
    known = [o for o in (*holder.current(day), *recent) if o.until == OWN_UNTIL or o.role == leading]
    return bool(known) and (holders.is_rare(fold(holder.name)[-1]) or not spoken)


def _is_remembered(office: Office, day: dt.date) -> bool:
    """Who led a state is, for life; others are for some years."""
    gone = day.year - int(office.end[:4])
    return gone <= REMEMBERED or (gone < LIFETIME and office.role.startswith(LEADING_ROLES))


AT_THE_TOP: Final = frozenset({"president", "prime minister", "chancellor", "supreme leader"})
LEADING: Final = frozenset(
    {
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "pope",
        "foreign minister",
        "secretary of state",
        "secretary-general",
        "secretary general",
        "supreme leader",
        "crown prince",
    }
)


def _agrees(holder: Holder, roles: set[str]) -> bool:
    """Whether what the article calls the person can be what the holder is: a footballer is no minister."""
    nouns = actor_nouns()
    told = {s for r in roles - RELATIONS if r in nouns for s in nouns[r].sectors}
    known = {s for o in holder.offices for s in o.sectors}
    public = {"GOV", "LEG", "MIL", "ELI", "PTY", "OPP", "JUD", "SPY", "COP"}
    return not told or bool(told & known) or bool(told & public and known & public)


def _by_title(cluster: Cluster, spoken: set[str], roles: set[str], day: dt.date | None) -> list[Holder]:
    """ "President Obama" on a day on which one president of a country of the article is called so."""
    titles = roles & KNOWN_BY_SURNAME
    if not roles and day is not None:
        titles = set(AT_THE_TOP)  # only the leaders of states go by a bare surname
    if "head of government" in roles:  # "the Obama administration"
        titles = titles | {"president", "prime minister"}
    if day is None or not titles:
        return []
    piece = next((m.pieces[-1] for m in cluster.mentions if m.form == "name" and m.pieces), "")
    found = []
    for holder in holders.by_surname(piece):
        offices = [o for o in holder.current(day) if _is_called(titles, o)]
        if offices and _fits(holder, cluster, spoken, day):
            found.append(holder)
    if len({c for h in found for c in (o.country for o in h.current(day))}) == 1:  # one person in two spellings
        found = sorted(found, key=lambda h: h.wikidata is None)[:1]
    return found


def _is_called(titles: set[str], office: Office) -> bool:
    leads = bool(titles & AT_THE_TOP) and office.role == f"leader of {country_names().get(office.country)}"
    return leads or bool(titles & role_nouns(office)) or _is_secretary(titles, office)


def _is_secretary(titles: set[str], office: Office) -> bool:
    """ "Secretary Kerry": how the United States address the heads of departments."""
    return "secretary" in titles and office.country == "USA" and office.role.startswith("Secretary of")


def role_nouns(office: Office) -> set[str]:
    """Nouns of the lexicon that an office's title holds: {"president"} for "President of Venezuela"."""
    words = office.role.lower().replace("minister of foreign affairs", "foreign minister").split()
    head = words[: words.index("of")] if "of" in words and words[:1] not in (["secretary"], ["head"]) else words
    nouns, found = actor_nouns(), set()
    for start in range(len(head)):
        for length in (3, 2, 1):
            phrase = " ".join(head[start : start + length])
            if phrase in nouns and nouns[phrase].kind == "person":
                found.add(phrase)
                break
    return found


def join_same(clusters: list[Cluster]) -> list[Cluster]:
    """`clusters` with those that one holder is meant by made one: "Gadhafi" here and "Qaddafi" there."""
    first: dict[int, Cluster] = {}
    kept: list[Cluster] = []
    for cluster in clusters:
        home = first.setdefault(id(cluster.holder), cluster) if cluster.holder is not None else cluster
        if home is cluster:
            kept.append(cluster)
            continue
        for mention in cluster.mentions:
            home.add(mention)
        home.roles |= cluster.roles
    return kept


def take_holder(cluster: Cluster, holder: Holder, day: dt.date | None) -> None:
    """Give the cluster what the registry knows: gender, country, and what its holder was called on the day."""
    cluster.holder = holder
    for mention in cluster.mentions:
        if mention.form == "name" and mention.pieces and not holders.bears(holder, mention.pieces):
            mention.misspelt = True
    cluster.gender = cluster.gender or holder.gender
    offices = holder.current(day) if day is not None else ()
    last = offices or (holder.given_up(day)[-1:] if day is not None else ())
    if not cluster.country:
        source = last or holder.offices[-1:]
        cluster.country = (source[-1].country or None) if source else None
    for office in last:
        for noun in role_nouns(office):
            cluster.roles |= generalizations(noun)
        if "LEG" in office.sectors:
            cluster.roles |= {"lawmaker", "legislator", "politician"}
