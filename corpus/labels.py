"""What a label may hold: kinds, styles, countries, TIMEX3 values; the rest comes from the model."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final, Literal, get_args

from onrecord.model import plover
from onrecord.model.annotation import Factuality
from onrecord.model.document import FlagKind
from onrecord.model.entity import EntityKind
from onrecord.model.standing import STANDINGS
from onrecord.model.statement import Act, Medium

Style = Literal[
    "agency",
    "broadsheet",
    "tabloid",
    "state_media",
    "readout",
    "local_press",
    "translated",
    "scraped",
    "live_blog",
    "timeline",
    "analysis",
    "headline",
]
STYLES: Final[tuple[Style, ...]] = get_args(Style)

KINDS: Final[MappingProxyType[str, EntityKind]] = MappingProxyType(
    {
        "per": "person",
        "gov": "government",
        "org": "organization",
        "arm": "armed_group",
        "pub": "publication",
        "pla": "place",
        "ppl": "people",
        "doc": "document",
        "oth": "other",
    }
)
ACTS: Final[tuple[str, ...]] = get_args(Act)
MEDIA: Final[tuple[str, ...]] = get_args(Medium)
FACTUALITIES: Final[tuple[str, ...]] = get_args(Factuality)
DAMAGE: Final[tuple[str, ...]] = get_args(FlagKind)
TYPES: Final = plover.TYPES
MODES: Final = plover.MODES
SECTORS: Final = plover.SECTORS
STANDING_VALUES: Final[tuple[str, ...]] = STANDINGS

# ISO 3166-1 alpha-3, in force in 2026 (facts of the standard); KOS for Kosovo is ours, as in the rest of Onrecord.
_ISO: Final = (
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM "
    "BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR "
    "CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB "
    "GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA "
    "JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA "
    "MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR "
    "NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS "
    "SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON "
    "TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE KOS"
)
# ISO 3166-3: states of 1990-2026 that are no more.
_FORMER: Final = "CSK DDR SCG SUN YMD YUG ZAR"
STATES: Final[frozenset[str]] = frozenset(_ISO.split()) | frozenset(_FORMER.split())
COUNTRIES: Final[frozenset[str]] = STATES | plover.PSEUDO_COUNTRIES

# TIMEX3 values (TimeML 1.2.1), with X for what the words leave open and ISO 8601's a/b for an interval.
_YEAR = r"[\dX]{4}"
_MONTH = r"(?:0[1-9]|1[0-2]|XX)"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|XX)"
_CLOCK = r"(?:[01]\d|2[0-4]|XX)(?::[0-5]\d(?::[0-5]\d)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?"
_PART_OF_DAY = r"(?:MO|MI|AF|EV|NI|DT|PM|AM)"
_DAY_DATE = rf"(?:{_YEAR}-{_MONTH}-{_DAY}|{_YEAR}-W(?:[0-4]\d|5[0-3]|XX)-[1-7X])"
_DATE = (
    rf"(?:{_DAY_DATE}(?:T(?:{_CLOCK}|{_PART_OF_DAY}))?|{_YEAR}-{_MONTH}|{_YEAR}-W(?:[0-4]\d|5[0-3]|XX)(?:-WE)?"
    rf"|{_YEAR}-(?:SP|SU|FA|WI)|{_YEAR}-Q[1-4X]|{_YEAR}-H[12X]|{_YEAR}|[\dX]{{3}}|[\dX]{{2}})"
)
_AMOUNT = r"(?:\d+(?:\.\d+)?|X)"
_DURATION = (
    rf"P(?=[\dXT])(?:{_AMOUNT}(?:Y|M|W|D|DE|CE|ML|Q|H|WE|SP|SU|FA|WI))*(?:T(?:{_AMOUNT}(?:H|M|S|{_PART_OF_DAY}))+)?"
)
_ERA = r"(?:PRESENT_REF|PAST_REF|FUTURE_REF)"
TIMEX: Final = re.compile(rf"(?:{_DATE}(?:/{_DATE})?|T{_CLOCK}|T{_PART_OF_DAY}|{_DURATION}|{_ERA})")


def is_timex(value: str) -> bool:
    """Whether `value` is a TIMEX3 value: a date, a time, a duration, a set, a reference or an interval a/b."""
    return TIMEX.fullmatch(value) is not None


def time_type(value: str) -> Literal["date", "time", "duration", "set"]:
    """The TIMEX3 type that a value has by its form: a date without its year comes round again, so it is a set."""
    if value.startswith("XXXX"):
        return "set"
    if value.startswith("P") and not value.endswith("_REF"):
        return "duration"
    return "time" if "T" in value and not value.endswith("_REF") else "date"
