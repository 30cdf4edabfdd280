"""Whose somebody is, by what he leads or is called, and whose he is not, by where he only travels."""

from __future__ import annotations

from onrecord.annotate.entities.appositions import role_end
from onrecord.annotate.entities.draft import Cluster
from onrecord.annotate.entities.setting import Setting
from onrecord.annotate.lexicons import offices
from onrecord.annotate.lexicons.foreign_titles import foreign_titles


def only_travels_there(setting: Setting, cluster: Cluster) -> bool:
    """ "President-elect X flew to Paris": the one state of the article is told only as where he goes."""
    reading = setting.reading
    there: set[int] = set()
    for mention in cluster.mentions:
        relation, verb = reading.governor(mention.head)
        if relation == "nsubj" and reading.lemmas[verb] in offices.JOURNEYS:
            ways = (c for c in reading.children[verb] if c > verb and reading.deps[c] in ("prep", "dobj"))
            there.update(i for c in ways for i in range(*reading.parse.subtree(c)))
    return bool(there) and all(i in there for i, code in setting.codes.items() if code == setting.focus)


def only_state(setting: Setting, role: str) -> str | None:
    """ "ESP" of "lehendakari"; of several states that have the title, the one that the article plays in."""
    foreign = foreign_titles().get(role)
    states = foreign.countries if foreign is not None else ()
    here = setting.focus if setting.focus in states else None
    return here or (states[0] if len(states) == 1 and not setting.played_in - {states[0]} else None)


def of_ruler(setting: Setting, cluster: Cluster) -> tuple[str, ...]:
    """ "GOV" of "Kenya's leader", "the leader of Kenya": of a state itself, and of nothing in it."""
    reading, spans = setting.reading, [span for m in cluster.mentions for span in m.role_spans]
    spans += [(m.start, max(m.end, role_end(reading, m))) for m in cluster.mentions if m.lemma == "leader"]
    for start, end in spans:
        others = {reading.lower[i] for i in range(start, end) if i not in setting.states and reading.pieces[i]}
        leads = not others.isdisjoint(("leader", "leaders"))
        if leads and others <= {"leader", "leaders", "of", "and", "the", "'s", "’s"} and end - start > 1:
            return ("GOV",) if any(i in setting.states for i in range(start, end)) else ()
    return ()
