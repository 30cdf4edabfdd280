"""The words of time. Common knowledge of English (months, numerals, units), written down for the grammar."""

from __future__ import annotations

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_ABBREVIATIONS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_ABBREVIATIONS = ("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun")

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
NUMBERS: dict[str, int] = (
    {w: n for n, w in enumerate(ONES)}
    | {w: 10 * n for n, w in enumerate(TENS) if w}
    | {"hundred": 100, "thousand": 1000, "a": 1, "an": 1, "couple": 2, "dozen": 12}
)
ORDINAL_NUMBERS: dict[str, int] = {w: n for n, w in enumerate(ORDINALS)} | {"thirtieth": 30}
SPELLED_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                   "eighties": 80, "nineties": 90}  # fmt: skip

UNITS = ("day", "night", "weekend", "week", "fortnight", "month", "quarter", "season", "year", "decade", "century",
         "hour", "minute")  # fmt: skip
PLURALS = {
    "days": "day", "nights": "night", "weekends": "weekend", "weeks": "week", "fortnights": "fortnight",
    "months": "month", "quarters": "quarter", "seasons": "season", "years": "year", "decades": "decade",
    "centuries": "century", "hours": "hour", "minutes": "minute", "seconds": "second",
    "springs": "spring", "summers": "summer", "autumns": "autumn", "winters": "winter",
}  # fmt: skip
# ISO 8601 duration of one unit: (is it a time unit, letter, how many of it).
DURATIONS: dict[str, tuple[str, int]] = {
    "day": ("D", 1), "night": ("D", 1), "weekend": ("WE", 1), "week": ("W", 1), "fortnight": ("W", 2),
    "month": ("M", 1), "quarter": ("Q", 1), "year": ("Y", 1), "decade": ("Y", 10), "century": ("Y", 100),
    "season": ("M", 3), "hour": ("TH", 1), "minute": ("TM", 1), "second": ("TS", 1),
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
DAYPARTS = {
    "morning": "MO", "mornings": "MO", "midmorning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "afternoon": "AF", "afternoons": "AF", "midafternoon": "AF", "lunchtime": "MI", "midday": "MI",
    "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV",
    "night": "NI", "nights": "NI", "overnight": "NI", "daytime": "DT",
}  # fmt: skip

ALIASES: dict[str, str] = (
    {a: next(m for m in MONTHS if m.startswith(a[:3])) for a in MONTH_ABBREVIATIONS}
    | {"yr": "year", "yrs": "years", "hrs": "hours", "hr": "hour", "mins": "minutes", "min": "minute",
       "secs": "seconds", "midweek": "mid", "till": "until", "tonite": "tonight", "fall's": "fall"}
)  # fmt: skip
WEEKDAY_ALIASES = {a: next(d for d in WEEKDAYS if d.startswith(a[:3])) for a in WEEKDAY_ABBREVIATIONS}
# Written with a capital or not meant: "may", "march", "august", "sat", "sun", "mar".
PROPER = frozenset(MONTHS) | frozenset(WEEKDAYS)

# Units from now that a word before a unit means, days from today.
STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1,
        "following": 1, "upcoming": 1}  # fmt: skip
DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

# Fixed feasts and days: (month, day). Countries differ on the rest (independence days, mother's day), which are left.
FIXED_DAYS: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1),
    "valentine's day": (2, 14), "may day": (5, 1), "halloween": (10, 31), "bastille day": (7, 14),
    "veterans day": (11, 11), "armistice day": (11, 11), "epiphany": (1, 6), "st patrick's day": (3, 17),
    "april fools day": (4, 1), "april fool's day": (4, 1), "all saints day": (11, 1), "juneteenth": (6, 19),
}  # fmt: skip
# Days counted from Easter Sunday of the western churches.
EASTER_DAYS: dict[str, int] = {
    "good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0, "palm sunday": -7, "ash wednesday": -46,
    "maundy thursday": -3, "ascension day": 39, "pentecost": 49, "whit monday": 50,
}  # fmt: skip
# (month, weekday, which one) of the United States' moving holidays.
MOVING_DAYS: dict[str, tuple[int, int, int]] = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1),
    "martin luther king day": (1, 0, 3), "columbus day": (10, 0, 2), "presidents day": (2, 0, 3),
}  # fmt: skip

# Nouns that name happenings, beside those made from verbs by these endings.
EVENT_SUFFIXES = ("tion", "sion", "ment", "ing", "ance", "ence", "out", "down")
# Nouns with such an ending that name bodies, people or things.
NO_EVENTS: frozenset[str] = frozenset(
    """government parliament department regiment detachment contingent apartment basement document instrument monument
    element segment equipment ornament garment cement pavement environment establishment
    nation organization organisation institution association federation commission delegation administration
    opposition coalition faction constitution population union corporation foundation section station legislation
    legion region religion condition position mission ambition emotion tradition generation ammunition munition
    provision mansion pension television person million billion dimension division extension
    building king being thing ring wing spring string morning evening ceiling something anything nothing everything
    ambulance finance ordinance alliance balance distance instance insurance substance audience residence
    science sentence absence evidence intelligence influence confidence province fence essence
    town crown uniform layout scout""".split()
)
EVENT_NOUNS: frozenset[str] = frozenset(
    """attack assault raid strike airstrike bombing blast explosion ambush clash fight battle war offensive siege
    massacre
    killing murder death shooting stabbing kidnapping abduction hijacking arrest raid crackdown coup uprising revolt
    rebellion riot protest rally march demonstration sit-in strike boycott walkout vote election referendum poll ballot
    runoff inauguration summit meeting talk talks negotiation conference session visit trip tour call conversation
    discussion dialogue consultation phone-call interview speech address statement announcement remark comment letter
    tweet post message release handover withdrawal pullout ceasefire truce deal pact accord treaty agreement resolution
    decree order law ban sanction embargo blockade curfew trial hearing verdict ruling sentence conviction indictment
    lawsuit appeal probe inquiry investigation search invasion incursion intervention deployment mobilization exercise
    drill test launch landing crash collapse fire flood earthquake quake storm hurricane outbreak famine drought
    resignation appointment dismissal nomination funeral ceremony parade celebration festival match game race ouster
    overthrow toppling impeachment takeover merger acquisition bid offer proposal threat warning accusation denial
    demand request plea refusal rejection designation expulsion deportation detention escape rescue evacuation aid
    delivery shipment exchange swap transfer seizure theft robbery hack breach leak incident event episode accident
    confrontation standoff dispute crisis unrest violence fighting shelling bombardment gunfire firefight shootout
    execution beheading torture rape abuse arrival departure return move decision""".split()
)
# Verbs that add only "happened" to their noun: its time is theirs.
LIGHT_VERBS: frozenset[str] = frozenset(
    """be take occur happen hold begin start come make launch carry stage conduct mount commit give have do erupt break
    end continue resume open close follow convene organize organise schedule plan set slate expect deliver perform
    undertake stand go face sign reach issue impose announce suffer last mark pay stage wage pass cast sustain place
    complete execute host arrange lead open approve adopt ratify conclude seal broker
    negotiate strike chair attend moderate""".split()
)
