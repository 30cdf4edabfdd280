"""Lengths of time ("for three weeks", "18-month-long") and repeated times ("every Friday", "weekly")."""

from __future__ import annotations

from onrecord.annotate.timex import lexicon, neighbours, numerals
from onrecord.annotate.timex.context import Context, Reading, vague
from onrecord.annotate.timex.grammar import Grammar, Hit

GRAMMAR = Grammar()


@GRAMMAR.rule(
    (
        "(?:the|those|these|its|their|his|her)? "
        "(?:first|last|final|opening|initial|early|latest|past|remaining)? {approx:<approx>}? "
        "{count:<count>} {more:<more>}? {unit:<units>} {half:and a half}?"
    ),
    "{approx:<approx>}? {count:<card>} -? {unit:<unit>|<units>} (?:-?long)?",
    (
        "{approx:<approx>}? {count:a|an|one|another|an additional|an entire|a full|a whole} {unit:<unit>} "
        "{half:and a half}?"
    ),
    "{approx:<approx>}? {half:half} (?:a|an) {unit:<unit>|dozen}",
    "{count:several|multi} - {unit:<unit>}",
    "(?:the)? (?:entire|whole) {unit:<unit>}",
    "within {count:<count>} {unit:<units>}",
)
def duration(hit: Hit, _: Context) -> Reading | None:
    """three weeks, nearly four years, 18-month-long, two and a half hours."""
    unit = hit.word("unit")
    if unit in ("", "dozen") or not _is_length(hit):
        return None
    n = numerals.count(hit.words("count")) if hit.words("count") else None
    if (
        "entire" in hit.words()
        or "whole" in hit.words()
        or (n is None and {"an", "additional", "another"} & set(hit.words()))
    ):
        n = 1
    if hit.words("half"):
        n = (n or 0) + 0.5
    return vague(numerals.duration(n, unit), "duration")


_RATE_UNITS = frozenset(
    "percent % dollars euros cents pounds times each barrels tons tonnes people cars units head".split()
)


def _is_length(hit: Hit) -> bool:
    """Not an age ("a 42-year-old man"), a rate ("$50 a day") or a fraction of the clock's name ("minute amounts")."""
    words = hit.words()
    if hit.after() == "-" and hit.after(2) in ("old", "olds"):
        return False
    if hit.after() in ("old", "olds") or (hit.after() == "-" and hit.after(2) == "to"):
        return False
    if "quarter" in hit.word("unit") and (hit.after() in ("of", "-", "century") or "-" in words):
        return False  # a fraction
    if len(words) == 2 and words[0] in ("a", "an") and "-" not in words:
        return _not_a_rate(hit)
    return True


def _not_a_rate(hit: Hit) -> bool:
    """ "a day" behind a number or a plural is a rate; behind a preposition or a verb, a length."""
    before = hit.before()
    if hit.after() in ("after", "before", "later", "earlier"):
        return True
    if hit.words()[1] == "quarter":
        return False
    if hit.words()[1] in ("decade", "century", "season") and before not in neighbours.BEFORE_LENGTH:
        return False
    return before in neighbours.BEFORE_LENGTH


@GRAMMAR.rule(
    "{core:<card> -? {unit:<unit>} - old} (?:civil|border|peace|military|armed|trade|political)? (?:"
    + "|".join(sorted(neighbours.AGED_THINGS))
    + ")"
)
def age_of_thing(hit: Hit, _: Context) -> Reading | None:
    """the 18-month-old ceasefire."""
    return vague(numerals.duration(numerals.count(hit.words("core")[:-4]), hit.word("unit")), "duration")


@GRAMMAR.rule(
    "{lead:for|in|after|over|within|lasting|lasted|took|take|last|spent} {core:{unit:<units>}}",
    "{unit:<units>} or {other:<units>}",
    "{unit:decades|centuries}",
    "(?:the)? (?:intervening|early) {unit:years}",
    "{unit:<units>} - long",
    "a {while:while}",
    "{some:some time}",
    "a (?:long|short|brief|lengthy) {while:time|period|while}",
)
def vague_duration(hit: Hit, _: Context) -> Reading | None:
    """for weeks, days or weeks, decades."""
    unit = hit.word("unit")
    if hit.words("some") and hit.capital_before() and hit.before() not in ("for", "after"):
        return None
    if not unit:
        return vague("PXX", "duration") if hit.before() in ("for", "in", "after", "quite") else None
    if hit.words("lead") and hit.after() in ("-", "of"):
        return None
    return vague(numerals.duration(None, unit), "duration")


_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "quarterly": "P1Q",
    "hourly": "PT1H", "nightly": "P1D", "fortnightly": "P2W", "biweekly": "P2W", "biannually": "P6M",
}  # fmt: skip


@GRAMMAR.rule(
    "{adverb:" + "|".join(_ADVERBS) + "}",
    "(?:every|each) (?:other|single)? {count:<card>}? {unit:<unit>|<units>|second}",
    "(?:every|each) {count:<card>} to <card> {unit:<units>}",
)
def repeated_unit(hit: Hit, _: Context) -> Reading | None:
    """weekly, every day, each month, every two years."""
    if hit.words("adverb"):
        return None if _is_rate(hit) else vague(_ADVERBS[hit.word("adverb")], "set")
    n = 2 if "other" in hit.words() else numerals.count(hit.words("count")) or 1
    if hit.word("unit") == "second":
        return None
    return vague(numerals.duration(n, hit.word("unit")), "set")


def _is_rate(hit: Hit) -> bool:
    """ "up 8 percent annually", "the quarterly dividend": how much or which, not when."""
    lead = [hit.before(n) for n in (1, 2, 3)]
    counted = any(word[:1].isdigit() or word in ("percent", "%") for word in lead)
    return counted or (hit.after().isalpha() and hit.after() not in neighbours.AFTER_ADVERB)


@GRAMMAR.rule(
    "(?:once|twice|<ones> times|several times|many times|<dayno> times) (?:a|every|each|per|an) {unit:<unit>}",
)
def times_a_unit(hit: Hit, _: Context) -> Reading | None:
    """twice a month."""
    return vague(numerals.duration(1, hit.word("unit")), "set")


@GRAMMAR.rule(
    "(?:every|each) (?:other)? {weekday:<weekday>} {part:<daypart>}?",
    "{weekday:<weekday>} {part:mornings|afternoons|evenings|nights}",
    "{plural:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays}",
    "(?:every|each) {month:<month>}",
    "(?:every|each) {season:<season>}",
    "(?:every|each) {daypart:morning|afternoon|evening|night}",
)
def repeated_day(hit: Hit, _: Context) -> Reading | None:
    """every Friday, Tuesday nights, each July."""
    if hit.words("month"):
        return vague(f"XXXX-{lexicon.MONTHS.index(hit.word('month')) + 1:02}", "set")
    if hit.words("season"):
        return vague(f"XXXX-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[lexicon.SEASONS[hit.word('season')]] }", "set")
    if hit.words("daypart"):
        return vague(f"XXXX-XX-XXT{lexicon.DAYPARTS[hit.word('daypart')]}", "set")
    name = hit.word("weekday") or hit.word("plural")[:-1]
    part = lexicon.DAYPARTS.get(hit.word("part"), "")
    return vague(f"XXXX-WXX-{lexicon.WEEKDAYS.index(name) + 1}" + (f"T{part}" if part else ""), "set")
