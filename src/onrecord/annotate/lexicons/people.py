"""Given names with their gender, and the words that stand before or within names of people.

`actor_given_names.tsv` is derived from Wikidata (CC0) by `tools/build_actors.py`, with additions of our own.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from onrecord.annotate.lexicons.actors import fold, read_table

HONORIFICS: Final[dict[str, str]] = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "madam": "f", "madame": "f", "lady": "f", "lord": "m",
    "dame": "f", "dr": "", "prof": "", "rev": "", "gen": "", "lt": "", "col": "", "maj": "", "capt": "", "sgt": "",
    "cpl": "", "adm": "", "cmdr": "", "brig": "", "sen": "", "rep": "", "gov": "", "pres": "", "hon": "", "st": "",
    "fr": "", "sheikh": "m", "sheik": "m", "mullah": "m", "maulana": "m", "hajji": "m", "don": "m", "doña": "f",
    "monsieur": "m", "señor": "m", "señora": "f", "herr": "m", "frau": "f", "mx": "", "ayatollah": "m", "imam": "m",
    "king": "m", "queen": "f", "prince": "m", "princess": "f", "pope": "m", "emperor": "m", "empress": "f",
    "father": "m", "sister": "f", "brother": "m", "mother": "f", "rabbi": "", "cardinal": "m", "archbishop": "",
    "bishop": "", "lt.": "", "baroness": "f", "baron": "m", "count": "m", "countess": "f", "sultan": "m", "emir": "m",
}  # fmt: skip

# Capitalised before a name these are no relatives.
CLERGY: Final = {"Father": "priest", "Sister": "nun", "Mother": "nun", "Brother": "monk"}
GENDERED_NOUNS: Final[dict[str, str]] = {
    "man": "m", "men": "m", "boy": "m", "father": "m", "son": "m", "brother": "m", "husband": "m", "king": "m",
    "prince": "m", "businessman": "m", "policeman": "m", "congressman": "m", "widower": "m", "uncle": "m",
    "nephew": "m",
    "grandfather": "m", "strongman": "m", "statesman": "m", "gunman": "m", "imam": "m", "spokesman": "m", "monk": "m",
    "chairman": "m", "fisherman": "m", "pope": "m", "sultan": "m", "emir": "m", "woman": "f", "women": "f", "girl": "f",
    "mother": "f", "daughter": "f", "sister": "f", "wife": "f", "queen": "f", "princess": "f", "businesswoman": "f",
    "policewoman": "f", "congresswoman": "f", "widow": "f", "aunt": "f", "niece": "f", "grandmother": "f",
    "spokeswoman": "f", "chairwoman": "f", "nun": "f", "first lady": "f", "actress": "f", "girlfriend": "f",
    "boyfriend": "m", "salesman": "m", "cameraman": "m", "nobleman": "m", "stateswoman": "f", "empress": "f",
}  # fmt: skip

# Names of places that people bear as given names.
PLACES_AS_GIVEN_NAMES: Final = frozenset(
    "jordan chad israel georgia paris cuba india kenya ireland france holland england brazil chile china asia "
    "malta sydney austin dallas houston madison florence lourdes sofia victoria virginia carolina savannah "
    "roma montana dakota nevada arizona tennessee texas maine denver phoenix memphis charlotte orlando "
    "lincoln jackson kingston london milan vienna valencia adelaide perth hamilton wellington georgetown "
    "salvador santiago merida alexandria sidney lima panama america tripoli macon tyre troy cali bali "
    "brittany normandy petra salem bari jericho bethlehem stanley douglas roseau brooklyn boston bronx cyprus "
    "malaysia egypt armenia zaire scotland odessa geneva genoa verona siena catalina aspen raleigh lansing "
    "trenton camden chester lancaster preston clinton shelby logan sierra indiana missouri trinidad persia "
    "arabia bolivia ethiopia nigeria somalia".split()
)
# Capitalised words that make an organisation's or a place's name of what stands before them.
ORGANIZATION_WORDS: Final = frozenset(
    "air airlines airways bank university college institute center centre council committee party times post "
    "news journal tribune herald radio television tv press agency ministry army navy police corps command "
    "force forces authority street square bridge river valley mountain mountains lake island islands bay "
    "beach airport station park tower hotel hospital school city town county state province region district "
    "north south east west accord accords agreement treaty summit conference protocol convention war day week "
    "month cup games olympics group inc corp corporation company ltd fund foundation society association "
    "union federation league club parliament congress senate assembly court commission board office "
    "department bureau administration government".split()
)
# Party adjectives that stand before names: "Republican Hal Brandt".
PARTISANS: Final = frozenset(
    "republican democrat democratic conservative labour labor liberal libertarian socialist communist "
    "independent islamist nationalist".split()
)
# Last words of names of bodies and things that no person's name ends on.
BODY_ENDINGS: Final = frozenset(
    "alliance group front movement coalition network army brigade brigades council program programme "
    "initiative act law museum gallery church mosque campaign party university institute foundation committee "
    "commission agency ministry company corporation organization organisation association union federation "
    "league forces bank airport hospital newspaper magazine academy authority treaty agreement accord summit "
    "conference project center centre society militia battalion regiment corps squad tribunal court "
    "parliament assembly senate congress airlines".split()
)
# Persons whom news calls by their initials alone.
KNOWN_BY_INITIALS: Final = frozenset(
    "amlo mbs mbz jfk fdr rfk lbj aoc bbm pnoy gma sbf cfk vgs sby ykl dsk mlk obl".split()
)
# Common family names of China, Hong Kong, Taiwan, Korea and Singapore, as news spells them.
EAST_ASIAN_SURNAMES: Final = frozenset(
    "ahn an au bae baek bai bang byun cai cao chae chai chan chang chao chau che chen cheng cheon cheong "
    "cheuk cheung chew chi chiang chin ching chiu cho choe choi chong chou chow choy chu chua chui chun chung "
    "cui dai deng ding dong du fan fang feng foo fong fu fung gao geng goh gong gu guan guo gwak ha hahn ham "
    "han hao he heng heo ho hong hou hsiao hsieh hsu hu hua huang hui hung huo hwang hwangbo im jang jeon "
    "jeong ji jia jiang jin jo joo ju jung kan kang kao ke khoo kim ko koh kong koo ku kuan kuo kwan kwok "
    "kwon lai lam lau law lee lei leung li liang liao lim lin ling liu lo loh loong low lu lui luk luo ma mah "
    "mai mak mao mei meng min mo mok moon mu na nam namgoong nan ng ngai noh oh on ong ou pae paek pak pan "
    "pang park peng ping poon pu pun qi qian qiao qin qiu quan rao ren rha rim roh ryang ryoo ryu seo seok "
    "seong shao shen sheng shi shih shim shin shum sim sin sit siu so soh sohn soon son song su suh sun sung "
    "sze tai tam tan tang tao teng teo teoh tian tien ting to tong tsai tsang tse tseng tsoi tsui tu tung wan "
    "wang wei wen won wong woo wu xi xia xiang xiao xie xin xiong xu xue yam yan yang yao yau ye yee yeh yen "
    "yeo yeon yeoh yeung yi yim yin yip yiu yoo yoon you yu yuan yue yuen yum yun yung zeng zhai zhan zhang "
    "zhao zheng zhong zhou zhu zhuang zhuo zou zuo".split()
)
# Last words of names of papers, magazines and stations.
PAPER_ENDINGS: Final = frozenset(
    "times post news journal tribune herald gazette daily weekly magazine newspaper chronicle telegraph "
    "courier bulletin examiner inquirer observer mirror dispatch globe ledger sentinel argus echo star mail "
    "review radio television tv broadcasting".split()
)
# Proper nouns that are no actors.
NOT_NAMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas "
    "easter ramadan eid god allah covid covid-19 islam christianity internet file photo video watch read "
    "english arabic gmt est utc noon midnight am pm mr. ms. north south east west northern southern eastern "
    "western".split()
)


@cache
def _given_names() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("actor_given_names.tsv")}


@lru_cache(maxsize=1 << 16)
def gender(given_name: str) -> str | None:
    """ "m", "f", "" for a name that both bear, None for no given name that we know."""
    pieces = fold(given_name)
    return _given_names().get(pieces[0]) if pieces else None
