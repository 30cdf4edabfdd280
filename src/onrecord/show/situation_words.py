"""The situation in words: how it was made, what a picture shows of it, and what one bar, mark or pair says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model.plover import Quad
from onrecord.show.describe import count
from onrecord.show.svg import signed
from onrecord.situation.channels import Channel, Kind
from onrecord.situation.method import weights_line
from onrecord.situation.score import Cell, Dyad, Part, Situation, identified

KIND_WORDS: dict[Kind, str] = {
    "call": "Calls",
    "visit": "Visits",
    "mediation": "Mediation",
    "talks": "Talks",
    "agreement": "Agreements",
    "concession": "Concessions",
    "refusal": "Talks refused",
}
_ONE: dict[Kind, str] = {
    "call": "call",
    "visit": "visit",
    "mediation": "mediation",
    "talks": "talks",
    "agreement": "agreement",
    "concession": "concession",
    "refusal": "talks refused",
}
QUAD_WORDS: dict[Quad, str] = {
    "material cooperation": "acts of cooperation",
    "verbal cooperation": "words of cooperation",
    "material conflict": "acts of conflict",
    "verbal conflict": "words of conflict",
}


def target_name(dyad: Dyad) -> str:
    """Upon whom; "within itself" where a side acts upon its own."""
    return "within itself" if dyad.source == dyad.target and identified(dyad) else dyad.target.name


def pair_name(dyad: Dyad) -> str:
    """ "A → B"; "A → within itself"."""
    return f"{dyad.source.name} → {target_name(dyad)}"


def contributions(parts: Mapping[Quad, Part]) -> str:
    """ "acts of conflict −14.2 (2), words of cooperation +2 (1)": what each class adds, and how many it is."""
    return ", ".join(
        f"{words} {signed(parts[q].score)} ({parts[q].happenings})"
        for q, words in QUAD_WORDS.items()
        if parts[q].happenings
    )


def cell_line(cell: Cell, label: str) -> str:
    """What a bar says, score, acts and coverage."""
    sources = f"{count(cell.independent_sources, 'independent source')}, {count(cell.articles, 'article')}"
    head = f"{cell.week}, {label}: score {signed(cell.score)} of {count(cell.happenings, 'happening')}"
    return f"{head}; {contributions(cell.parts)}; {sources}"


def channel_line(channel: Channel) -> str:
    """ "2026-W11: Malta and Tunisia, call, planned (1 independent source)"."""
    sides = " and ".join(s.name for s in channel.sides) or "not identified"
    sources = count(channel.independent_sources, "independent source")
    return f"{channel.week}: {sides}, {_ONE[channel.kind]}, {channel.standing} ({sources})"


def channels_line(channels: Iterable[Channel]) -> str:
    return "; ".join(map(channel_line, channels))


def caption(situation: Situation) -> list[str]:
    """How it was made and what it leaves out, in whole sentences."""
    method = situation.method
    own = " These weights are not Onrecord's own." if method.changed else ""
    out = [f"{method.formula[:1].upper()}{method.formula[1:]}. Weights: {weights_line(method)}.{own}"]
    out.append("Intensity: PLOVER's score of each type, −10 to 10. " + method.notes[0])
    undated, all_of = sum(c.undated for c in situation.totals), sum(c.happenings for c in situation.totals)
    if undated:
        out.append(f"{undated} of {count(all_of, 'happening')} without a stated day stand in the week when first told.")
    if left_out := [f"{x.happenings} ({x.reason})" for x in situation.left_out]:
        out.append(f"In no week: {', '.join(left_out)}.")
    return out


def undrawn(situation: Situation, pairs: int, weeks: int) -> list[str]:
    """What a picture of so many pairs and weeks does not show."""
    out = []
    counted = [d for d in situation.dyads if d.happenings]
    unknown = sum(not identified(d) for d in counted)
    if missing := len(counted) - unknown - pairs:
        out.append(f"Pairs not drawn: {missing} with fewer happenings.")
    if unknown:
        out.append(
            "Where one side is not identified, a happening is in “All happenings” and in the table, not in a row."
        )
    if weeks < len(situation.weeks):
        out.append(f"The last {weeks} of {len(situation.weeks)} weeks are drawn; the table has all.")
    return out


def described(situation: Situation, dyads: Iterable[Dyad]) -> str:
    """The picture in words, for who cannot see it."""
    if not situation.weeks:
        return "No happening stands in a week."
    pairs = "; ".join(
        f"{d.source.name} to {d.target.name}: {count(d.happenings, 'happening')}, score {signed(d.score)}"
        for d in dyads
    )
    weeks = "; ".join(
        f"{c.week}: {count(c.happenings, 'happening')}, score {signed(c.score)}" for c in situation.totals[-12:]
    )
    return (
        f"Bars by week for each pair of sides, cooperation above the line and conflict below it. {pairs or 'No pair'}. "
        f"All happenings by week: {weeks}. Channels: {count(len(situation.channels), 'contact')}."
    )
