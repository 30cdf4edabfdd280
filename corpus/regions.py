"""Regions of the world by ISO 3166 alpha-3, as news desks cut it (general knowledge; no standard's list)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_REGIONS: Final = {
    "North Africa": "DZA EGY ESH LBY MAR MRT TUN",
    "West and Central Africa": (
        "AGO BEN BFA CAF CIV CMR COD COG CPV GAB GHA GIN GMB GNB GNQ LBR MLI NER NGA SEN SHN SLE STP TCD TGO ZAR"
    ),
    "East Africa": "BDI COM DJI ERI ETH KEN MDG MUS MYT REU RWA SDN SOM SSD SYC TZA UGA",
    "Southern Africa": "BWA LSO MOZ MWI NAM SWZ ZAF ZMB ZWE",
    "North America": "BMU CAN GRL SPM USA",
    "Central America and the Caribbean": (
        "ABW AIA ATG BES BHS BLM BLZ BRB CRI CUB CUW CYM DMA DOM GLP GRD GTM HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC "
        "PAN PRI SLV SXM TCA TTO VCT VGB VIR"
    ),
    "South America": "ARG BOL BRA CHL COL ECU FLK GUF GUY PER PRY SGS SUR URY VEN",
    "West Asia": "ARE BHR IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM YMD",
    "Central Asia and the Caucasus": "ARM AZE GEO KAZ KGZ TJK TKM UZB",
    "South Asia": "AFG BGD BTN IND IOT LKA MDV NPL PAK",
    "East Asia": "CHN HKG JPN KOR MAC MNG PRK TWN",
    "South-East Asia": "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM",
    "Eastern Europe": "BLR CZE CSK HUN MDA POL ROU RUS SUN SVK UKR BGR",
    "South-Eastern Europe": "ALB BIH CYP GRC HRV KOS MKD MNE SCG SRB SVN YUG",
    "Western and Northern Europe": (
        "ALA AND AUT BEL CHE DDR DEU DNK ESP EST FIN FRA FRO GBR GGY GIB IMN IRL ISL ITA JEY LIE LTU LUX LVA MCO MLT "
        "NLD NOR PRT SJM SMR SWE VAT"
    ),
    "Oceania": (
        "ASM AUS CCK COK CXR FJI FSM GUM KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV VUT WLF WSM"
    ),
}
REGIONS: Final[MappingProxyType[str, str]] = MappingProxyType(
    {code: region for region, codes in _REGIONS.items() for code in codes.split()}
)


def region_of(country: str | None) -> str:
    """The region of a country; "none" for no country or a PLOVER pseudo-country."""
    return REGIONS.get(country or "", "none")
