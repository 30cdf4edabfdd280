"""Builds the derived actor tables of `src/onrecord/annotate/lexicons/data` from open gazetteers.

    python tools/build_actors.py GAZETTEER_FOLDER [--given-names]

Only with --given-names is the package Faker (MIT) needed, whose lists of given names are taken over.

The folder holds wikidata_dated_roles.jsonl (CC0), reign_leaders_1945_2021.jsonl (MIT), archigos_4_1_leaders.jsonl
(CC BY 4.0), phoenix_actors.jsonl (MIT, PETRARCH2) and cia_factbook_leaders_2026-05.jsonl (public domain). Written are
`actor_holders.tsv.gz` (people with dated offices) and `actor_given_names.tsv`; the hand-written tables beside them are
edited in place, `actor_holders_added.tsv` among them, whose rows come first and win.
"""

from __future__ import annotations

import gzip
import importlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.annotate.lexicons.actors import DATA, actor_nouns, country_names, fold, gazetteer, read_table
from onrecord.annotate.lexicons.people import HONORIFICS, NOT_NAMES, ORGANIZATION_WORDS

SINCE = "1980"  # offices given up before are of no use for news
WIKIDATA_UNTIL, PHOENIX_UNTIL, LEADERS_UNTIL = "2022-12-31", "2014-06-30", "2021-08"  # how far the sources reach

HEADER = """\
# People with dated offices. Built by tools/build_actors.py; do not edit.
# Sources: Wikidata by way of every-politician-scrapers (CC0, to 2022); Archigos 4.1 (CC BY 4.0, Goemans, Gleditsch and
# Chiozza); REIGN (MIT, to 2021); PETRARCH2 Phoenix actors (MIT, Open Event Data Alliance, to 2014); CIA World Factbook
# (public domain, early 2026); our own actor_holders_added.tsv (Apache-2.0).
# keys (folded names)\tname\tgender\twikidata\toffices as country~sectors~role~start~end~known until
"""

COUNTRIES = {
    "united-kingdom": "GBR", "us": "USA", "australia": "AUS", "spain": "ESP", "france": "FRA", "japan": "JPN",
    "india": "IND", "italy": "ITA", "nigeria": "NGA", "sudan": "SDN", "canada": "CAN", "ukraine": "UKR",
    "russia": "RUS", "taiwan": "TWN", "philippines": "PHL", "south-sudan": "SSD", "chile": "CHL", "israel": "ISR",
    "brazil": "BRA", "belarus": "BLR", "pakistan": "PAK", "south-korea": "KOR", "argentina": "ARG", "hungary": "HUN",
    "kenya": "KEN", "zimbabwe": "ZWE", "turkey": "TUR", "yemen": "YEM", "china": "CHN", "south-africa": "ZAF",
    "indonesia": "IDN", "mexico": "MEX", "kazakhstan": "KAZ", "iran": "IRN", "iraq": "IRQ", "vietnam": "VNM",
    "hong-kong": "HKG", "armenia": "ARM", "world": "UNO", "egypt": "EGY", "somalia": "SOM",
}  # fmt: skip

# Correlates of War country numbers (facts) to ISO 3166.
COW = dict(
    pair.split("=")
    for pair in """
    2=USA 20=CAN 31=BHS 40=CUB 41=HTI 42=DOM 51=JAM 52=TTO 53=BRB 54=DMA 55=GRD 56=LCA 57=VCT 58=ATG 60=KNA 70=MEX
    80=BLZ 90=GTM 91=HND 92=SLV 93=NIC 94=CRI 95=PAN 100=COL 101=VEN 110=GUY 115=SUR 130=ECU 135=PER 140=BRA
    145=BOL 150=PRY 155=CHL 160=ARG 165=URY 200=GBR 205=IRL 210=NLD 211=BEL 212=LUX 220=FRA 221=MCO 223=LIE
    225=CHE 230=ESP 232=AND 235=PRT 255=DEU 260=DEU 290=POL 305=AUT 310=HUN 316=CZE 317=SVK 325=ITA 331=SMR
    338=MLT 339=ALB 341=MNE 343=MKD 344=HRV 345=SRB 346=BIH 347=KOS 349=SVN 350=GRC 352=CYP 355=BGR 359=MDA
    360=ROU 365=RUS 366=EST 367=LVA 368=LTU 369=UKR 370=BLR 371=ARM 372=GEO 373=AZE 375=FIN 380=SWE 385=NOR
    390=DNK 395=ISL 402=CPV 403=STP 404=GNB 411=GNQ 420=GMB 432=MLI 433=SEN 434=BEN 435=MRT 436=NER 437=CIV
    438=GIN 439=BFA 450=LBR 451=SLE 452=GHA 461=TGO 471=CMR 475=NGA 481=GAB 482=CAF 483=TCD 484=COG 490=COD
    500=UGA 501=KEN 510=TZA 516=BDI 517=RWA 520=SOM 522=DJI 530=ETH 531=ERI 540=AGO 541=MOZ 551=ZMB 552=ZWE
    553=MWI 560=ZAF 565=NAM 570=LSO 571=BWA 572=SWZ 580=MDG 581=COM 590=MUS 591=SYC 600=MAR 615=DZA 616=TUN
    620=LBY 625=SDN 626=SSD 630=IRN 640=TUR 645=IRQ 651=EGY 652=SYR 660=LBN 663=JOR 666=ISR 670=SAU 678=YEM
    679=YEM 690=KWT 692=BHR 694=QAT 696=ARE 698=OMN 700=AFG 701=TKM 702=TJK 703=KGZ 704=UZB 705=KAZ 710=CHN
    712=MNG 713=TWN 731=PRK 732=KOR 740=JPN 750=IND 760=BTN 770=PAK 771=BGD 775=MMR 780=LKA 781=MDV 790=NPL
    800=THA 811=KHM 812=LAO 816=VNM 820=MYS 830=SGP 835=BRN 840=PHL 850=IDN 860=TLS 900=AUS 910=PNG 920=NZL
    935=VUT 940=SLB 946=KIR 947=TUV 950=FJI 955=TON 970=NRU 983=MHL 986=PLW 987=FSM 990=WSM""".split()
)
CIA_NAMES = {
    "Burma": "MMR", "Korea, North": "PRK", "Korea, South": "KOR", "The Gambia": "GMB", "The Bahamas": "BHS",
    "Congo, Democratic Republic of the": "COD", "Congo, Republic of the": "COG", "Cabo Verde": "CPV", "Czechia": "CZE",
    "C&ocirc;te d'Ivoire": "CIV", "Cote d'Ivoire": "CIV", "Timor-Leste": "TLS", "Turkey (Turkiye)": "TUR",
    "Turkiye": "TUR",
    "DRC": "COD", "Congo (Brazzaville)": "COG", "The Dominican": "DOM",
    "Holy See (Vatican City)": "VAT", "Micronesia, Federated States of": "FSM",
}  # fmt: skip
CIA_UNNAMED = {"ct": "CAF", "ae": "ARE", "fm": "FSM"}  # by their FIPS code, where the file gives no name
# Words of an office -> sectors; the first that fits.
OFFICE_SECTORS = (
    (r"chief of (the )?(general|defen[cs]e|naval|air|army)? ?staff|commander|inspector.general of the army", "MIL"),
    (r"supreme court|constitutional court|court of|chief justice|\bjudge\b|\bjustice of", "JUD"),
    (r"intelligence|secret service|\bmossad\b|\bcia\b", "SPY|GOV"),
    (r"police", "COP"),
    (r"first lady|first gentleman|spouse", "ELI"),
    (r"speaker|president of the (senate|chamber|national assembly|house|state duma|parliament|congress|council of the "
     r"federation|knesset|lok sabha|verkhovna|majlis)|majority leader|minority leader|member of parliament|"
     r"whip", "LEG"),
    (r"leader of the opposition|shadow", "OPP|LEG"),
    (r"leader of the .* party|party leader|chair(man|woman)? of the .* party", "PTY"),
    (r"archbishop|bishop|mufti|rabbi", "REL"),
    (r"defen[cs]e", "GOV|MIL"),
    (r".", "GOV"),
)  # fmt: skip
SHORT_OFFICES = re.compile(
    r"^(acting |interim |deputy |first |vice |vice-)*(president|prime minister|premier|vice president|chancellor|"
    r"king|queen|emir|sultan|head of state|minister of [a-z ]+|attorney general|prosecutor general|chief justice)$",
    re.IGNORECASE,
)
PHOENIX_SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "OPP": "OPP", "LEG": "LEG", "JUD": "JUD", "REB": "REB", "INS": "REB", "SEP": "REB",
    "SPY": "SPY", "COP": "COP", "REL": "REL", "BUS": "BUS", "EDU": "EDU", "MED": "JRN", "ELI": "ELI", "PTY": "PTY",
    "CRM": "CRM", "UAF": "UAF", "LAB": "LAB", "HRI": "SOC", "NGO": "SOC", "CVL": "CVL",
}  # fmt: skip


BODIES = {"EUR", "IGO", "UNO", "NGO"}


class Office(NamedTuple):
    country: str
    sectors: str
    role: str
    start: str
    end: str
    until: str  # the source knows of nothing later: an office without end may have ended after that


class Person:
    def __init__(self, name: str) -> None:
        self.name, self.gender, self.wikidata = name, "", ""
        self.keys: dict[str, None] = {}
        self.offices: list[Office] = []


def main(folder: Path, *, given_names: bool) -> None:
    people: dict[tuple[str, str], Person] = {}
    for source in (added(), cia(folder), wikidata(folder), leaders(folder), phoenix(folder)):
        for name, others, gender, qid, office in source:
            merge(people, name, others, gender, qid, office)
    write_holders(joined({id(p): p for p in people.values()}.values()))
    if given_names:
        write_given_names(folder)


Row = tuple[str, list[str], str, str, Office]


def merge(
    people: dict[tuple[str, str], Person], name: str, others: list[str], gender: str, qid: str, office: Office
) -> None:
    keys = [k for k in dict.fromkeys(" ".join(fold(n)) for n in (name, *others)) if k]
    home = next((people[office.country, k] for k in keys if (office.country, k) in people), None)
    home = home or same_tenure(people, keys, office) or Person(name)
    home.gender, home.wikidata = home.gender or gender, home.wikidata or qid
    told = any(o.start[:7] == office.start[:7] for o in home.offices if o.country == office.country)
    tells = office.role and office.until != LEADERS_UNTIL  # who led a state may be known by a better name for it
    if not told and (tells or not covered(home, office)):
        home.offices.append(office)
    for key in keys:
        home.keys.setdefault(key)
        people.setdefault((office.country, key), home)


def joined(people: Iterable[Person]) -> list[Person]:
    """The people, with those who left a state for a body of states whole: Mark Rutte, of the Netherlands, then NATO.

    A full name that one person of a state and one of a body have is one person's, unless the genders differ.
    """
    people = list(people)
    named: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for key in person.keys:
            if " " in key:
                named[key].append(person)
    gone: set[int] = set()
    for person in people:
        if person.offices and {o.country for o in person.offices} <= BODIES:
            others = {id(p): p for key in person.keys for p in named.get(key, ()) if p is not person}
            others = {n: p for n, p in others.items() if n not in gone and {person.gender, p.gender} != {"m", "f"}}
            of_states = [p for p in others.values() if not {o.country for o in p.offices} <= BODIES]
            for other in others.values() if len(of_states) < 2 and id(person) not in gone else ():
                person.offices += other.offices
                person.keys |= other.keys
                person.gender, person.wikidata = person.gender or other.gender, person.wikidata or other.wikidata
                gone.add(id(other))
    return [p for p in people if id(p) not in gone]


def same_tenure(people: dict[tuple[str, str], Person], keys: list[str], office: Office) -> Person | None:
    """Who is known, under another spelling with a name in common, to have come into office there in this month."""
    pieces = {p for key in keys for p in key.replace("-", " ").split() if len(p) > 3}
    if len(office.start) < SAME_TENURE or office.end or not pieces:
        return None
    for (country, key), person in people.items():
        if country == office.country and pieces.intersection(key.replace("-", " ").split()):
            for o in person.offices:
                one = o.start[:SAME_TENURE] == office.start[:SAME_TENURE] and not o.end
                if one and o.role.split(" of ")[0] == office.role.split(" of ")[0]:
                    return person
    return None


def covered(person: Person, office: Office) -> bool:
    """Whether better sources already speak of the same years."""
    return any(
        o.role and o.start <= (office.end or "9999") and office.start <= (o.end or "9999") for o in person.offices
    )


def added() -> Iterator[Row]:
    for name, others, gender, country, role, sectors, start, end, _, checked in read_table("actor_holders_added.tsv"):
        yield name, [o for o in others.split("|") if o], gender, "", Office(country, sectors, role, start, end, checked)


def sectors_of(office: str) -> str:
    return next(s for pattern, s in OFFICE_SECTORS if re.search(pattern, office.lower()))


def full_role(position: str, country: str) -> str:
    position = position.strip()
    name = country_names().get(country)
    article = "the " if name in ("United States", "United Kingdom", "Philippines", "Netherlands") else ""
    return f"{position} of {article}{name}" if name and SHORT_OFFICES.match(position) else position


def wikidata(folder: Path) -> Iterator[Row]:
    for line in (folder / "wikidata_dated_roles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["start"] or (row["end"] or "9999") < SINCE or (not row["end"] and row["start"] < "1995"):
            continue
        country, others = COUNTRIES[row["country"]], [row["enwiki"].split(" (")[0]] if row["enwiki"] else []
        role = full_role(row["position"], country)
        office = Office(country, sectors_of(row["position"]), role, row["start"], row["end"] or "", WIKIDATA_UNTIL)
        yield row["person"], others, (row["gender"] or "")[:1], row["wikidata"], office


TITLE = re.compile(
    r"(?:(?:Interim|Acting|Transition|Transitional|Caretaker|Sovereign|Federal|GNU Interim|CNSP) )?"
    r"(?:Supreme Leader|Crown Prince and Prime Minister|Prime Minister and Foreign Minister|Sultan and Prime Minister|"
    r"Taoiseach \(Prime Minister\)|Vice President|Prime Minister|President of the Swiss Confederation|President|King|"
    r"Queen|Sultan|Amir|Emir|Grand Duke|Prince|Pope|Chancellor|Premier|Governor General|Chief Minister|"
    r"Minister of State|State Affairs Commission President|General Secretary)(?= )"
)
SAME_TENURE = 7  # characters of the date by which a tenure in two sources is one: "2025-01"


def cia(folder: Path) -> Iterator[Row]:
    """Those in office: "President Joseph AOUN (since 9 January 2025)", with the surname in capitals."""
    codes = {name: code for code, name in country_names().items()} | CIA_NAMES
    for line in (folder / "cia_factbook_leaders_2026-05.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        country = CIA_UNNAMED.get(row["gec"]) or codes.get(row["country"])
        if country in ("GUM", "PRI"):
            continue  # their chief of state is that of the United States
        for field in ("chief_of_state", "head_of_government"):
            told = re.match(r"(.*?),? \(since (.*?)[,)]", (row[field] or "").split("; ")[0])
            title = TITLE.match(told.group(1)) if told else None
            if told is None or title is None or not country or "represented by" in row[field]:
                continue  # a king of other realms is known as the king of his own
            name, since = re.sub(r"^.*, ", "", told.group(1)[title.end() :]).strip(), day(told.group(2))
            name = re.sub(r"^(?:Sir|Dame|Dr\.|Col\.|Gen\.|Capt\.|General|Colonel|Ratu) ", "", name).split(" of ")[0]
            if since and len(name.split()) > 1 and sum(c.isupper() for c in name) > len(name.split()):
                role = full_role(title.group().replace(" (Prime Minister)", ""), country)
                yield tidy(name), short_forms(name), "", "", Office(country, "GOV", role, since, "", "2026-01")


MONTHS = {
    m[:3]: i
    for i, m in enumerate(
        "January February March April May June July August September October November December".split(), 1
    )
}


def day(text: str) -> str:
    match = re.match(r"(?:(?:(\d+) )?([A-Z][a-z]+) )?(\d{4})$", text.strip())
    if match is None or (match.group(2) and match.group(2)[:3] not in MONTHS):
        return ""
    parts = (match.group(3), MONTHS[match.group(2)[:3]] if match.group(2) else None, match.group(1))
    return "-".join(str(part).zfill(2) for part in parts if part is not None)


def tidy(name: str) -> str:
    return " ".join(
        w.title() if w.isupper() and len(w) > 2 and set(w) - set("IVX") else w
        for w in re.sub(r'"[^"]*" ?|, Jr\.', "", name).split()
    )


def short_forms(name: str) -> list[str]:
    """Names as news gives them: a given name and the surname, which the Factbook prints in capitals."""
    words = re.sub(r'"[^"]*" ?|, Jr\.', "", name).split()
    capitals = [i for i, w in enumerate(words) if sum(c.isupper() for c in w) > 1 and not w.endswith(".")]
    if not capitals:
        return []
    surname = " ".join(words[capitals[0] : capitals[-1] + 1])
    given = words[: capitals[0]]
    return [f"{g} {surname}" for g in given if len(g) > 2] + ([f"{' '.join(given)} {surname}"] if given else [])


def leaders(folder: Path) -> Iterator[Row]:
    for file, key in (("archigos_4_1_leaders.jsonl", "ccode"), ("reign_leaders_1945_2021.jsonl", "country_cow")):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            country, name = COW.get(row[key]), re.sub(r"\s*\(.*?\)", "", row["leader"])
            end = row["end"] or ""
            if country is None or len(name.split()) < 2 or (end or "9999") < SINCE:
                continue
            if end >= "2014-12-31" and key == "ccode":
                continue  # Archigos ends there: the tenure may go on
            gender = {"1": "m", "0": "f"}.get(row.get("gender", ""), "")
            role = f"leader of {country_names()[country]}" if country in country_names() else ""
            yield name, [], gender, "", Office(country, "GOV", role, row["start"], end, LEADERS_UNTIL)


def phoenix(folder: Path) -> Iterator[Row]:
    for line in (folder / "phoenix_actors.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = row["name"].lower().split()
        if not 2 <= len(words) <= 4 or any(w in ORGANIZATION_WORDS or not w.isalpha() for w in words):
            continue
        others = [a for a in row["aliases"] if len(a.split()) == 2 and not noun_at_front(a)][:2]
        for role in row["roles"]:
            start, end = role.get("start", ""), role.get("end", "")
            country = role["code"][:3]
            groups = [PHOENIX_SECTORS.get(g) for g in re.findall("...", role["code"][3:])]
            sectors = "|".join(dict.fromkeys(g for g in groups if g))
            if start and sectors and country in country_names() and (end or "9999") >= SINCE:
                yield (
                    row["name"].title(),
                    [o.title() for o in others],
                    "",
                    "",
                    Office(country, sectors, "", start, end, PHOENIX_UNTIL),
                )


def noun_at_front(alias: str) -> bool:
    """ "PRESIDENT OBAMA", "MR OBAMA": a title and no given name."""
    first = alias.lower().split()[0]
    return first in actor_nouns() or first in HONORIFICS


def write_holders(people: Iterable[Person]) -> None:
    lines = []
    for person in people:
        if not any(key.isascii() for key in person.keys):
            continue  # no name in Latin script is known
        offices = ";".join("~".join(o) for o in sorted(person.offices, key=lambda o: o.start))
        lines.append("\t".join(("|".join(person.keys), person.name, person.gender, person.wikidata, offices)))
    data = HEADER + "\n".join(sorted(lines)) + "\n"
    (DATA / "actor_holders.tsv.gz").write_bytes(gzip.compress(data.encode(), 9, mtime=0))
    print(f"{len(lines)} people, {len(data) / 1e6:.1f} MB")


EAST_ASIAN = {"taiwan", "south-korea", "china", "vietnam", "hong-kong", "hungary", "japan"}  # surname first
# Given names somewhere that are words of English news: as names they would do more harm than good.
WORDS = frozenset(
    """
    age among angel ascension astride author baby beat bent beta blessing brak can cap chase come comfort constant cord
    crystal dawn del desire destiny dev diamond dori drew echo edit else eve ever faith fancy fides floor forum gal gala
    golden greet grit gully gun harm harmony harsh hung infant innocent jail jet joke joy junior kick lady lean lies
    line loan lone lot love lucky made male martial mate maxima mentor mile misty neo odd over owe pal paloma par
    patience peace peer per press prior prudence raven rim roar rosy run rut saga server sole son summer ties till tome
    tone tore toy urban valid van visa wage ward yen yoga""".split()
)
AMERICAN_NAMES = 700  # of each gender, the most frequent: the rest of the list is full of oddities


def write_given_names(folder: Path) -> None:
    """Given names of office holders, then of Faker's lists, with their gender; hand-written additions win."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seen = set()
    for line in (folder / "wikidata_dated_roles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["gender"] and row["wikidata"] not in seen and row["country"] not in EAST_ASIAN:
            seen.add(row["wikidata"])
            pieces = fold(row["person"])
            if len(pieces) > 1 and len(pieces[0]) > 1 and pieces[0].isalpha():
                counts[pieces[0]][row["gender"][0]] += 1
    genders = listed_names() | {name: one_gender(count) for name, count in counts.items()}
    genders |= {row[0]: row[1] for row in read_table("actor_given_names.tsv")}
    header = [line for line in (DATA / "actor_given_names.tsv").read_text("utf-8").splitlines() if line.startswith("#")]
    rows = [f"{name}\t{gender}" for name, gender in sorted(genders.items())]
    (DATA / "actor_given_names.tsv").write_text("\n".join([*header, *rows]) + "\n", encoding="utf-8")


def listed_names() -> dict[str, str]:
    """Given names of all locales of Faker that are neither words nor names of places, with their gender."""
    found: dict[str, set[str]] = defaultdict(set)
    for locale in sorted(importlib.import_module("faker.config").AVAILABLE_LOCALES):
        for name, gender in names_of(locale):
            pieces = fold(name)
            if len(pieces) == 1 and len(pieces[0]) > 2 and pieces[0].isascii() and pieces[0].isalpha():
                found[pieces[0]].add(gender)
    words = WORDS | gazetteer().keys() | actor_nouns().keys() | ORGANIZATION_WORDS | NOT_NAMES
    return {name: "".join(sex) if len(sex) == 1 else "" for name, sex in found.items() if name not in words}


def names_of(locale: str) -> Iterator[tuple[str, str]]:
    try:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    except ModuleNotFoundError:
        return
    for attribute, gender in (("first_names_male", "m"), ("first_names_female", "f")):
        names = getattr(provider, attribute, ())
        if locale == "en_US":
            names = sorted(names, key=lambda name: -names[name])[:AMERICAN_NAMES]
        yield from ((name, gender) for name in names if isinstance(name, str))


def one_gender(count: Counter[str]) -> str:
    share = count["m"] / sum(count.values())
    return "m" if share >= 0.85 else "f" if share <= 0.15 else ""


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), given_names="--given-names" in sys.argv[2:])
