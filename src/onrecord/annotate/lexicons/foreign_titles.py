"""Titles that news leaves in their own language: "Bundeskanzler", "Premier ministre", "Ministro de Defensa".

Each with the English noun for it and, where only one state or few have it, their codes. Source: general knowledge of
the authors (Apache-2.0, like the rest of this package).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

# English noun: title=CODE,CODE; spaces as "_". Both spellings where one has accents.
_TITLES: Final = """
president: presidente presidenta presidentti=FIN prezydent=POL prezident presiden=IDN presidenti=ALB präsident
 präsidentin président présidente bundespräsident=DEU,AUT,CHE bundespräsidentin=DEU,AUT,CHE cumhurbaşkanı=TUR
 cumhurbaskani=TUR rashtrapati=IND pangulo=PHL predsednik předseda prezidentas=LTU prezidents=LVA
prime minister: premier_ministre première_ministre premiere_ministre primer_ministro primera_ministra
 primeiro-ministro primeira-ministra primo_ministro statsminister=DNK,NOR,SWE pääministeri=FIN paaministeri=FIN
 peaminister=EST miniszterelnök=HUN miniszterelnok=HUN premiér=CZE,SVK perdana_menteri=MYS başbakan=TUR basbakan=TUR
 pradhan_mantri=IND kryeministri=ALB kryeminister=ALB minister-president=NLD,BEL presidente_del_gobierno=ESP
 presidente_del_consiglio=ITA minister-präsident forsætisráðherra=ISL prim-ministru=ROU,MDA
chancellor: bundeskanzler=DEU,AUT bundeskanzlerin=DEU,AUT kanzler kanzlerin
premier: ministerpräsident=DEU ministerpräsidentin=DEU ministerpraesident=DEU landeshauptmann=AUT landeshauptfrau=AUT
 lehendakari=ESP menteri_besar=MYS mukhyamantri=IND
foreign minister: außenminister außenministerin aussenminister bundesaußenminister=DEU bundesaußenministerin=DEU
 ministro_de_relaciones_exteriores ministra_de_relaciones_exteriores ministro_degli_esteri=ITA utrikesminister=SWE
 utenriksminister=NOR udenrigsminister=DNK ministre_des_affaires_étrangères ulkoministeri=FIN canciller chanceler
interior minister: innenminister innenministerin bundesinnenminister=DEU bundesinnenministerin=DEU ministro_dell'interno
 ministre_de_l'intérieur ministro_del_interior ministra_del_interior inrikesminister=SWE
defense minister: verteidigungsminister verteidigungsministerin bundesverteidigungsminister=DEU
 bundesverteidigungsministerin=DEU ministro_de_defensa ministra_de_defensa ministro_della_difesa=ITA
 ministre_de_la_défense ministre_des_armées=FRA försvarsminister=SWE forsvarsminister=DNK,NOR
finance minister: finanzminister finanzministerin bundesfinanzminister=DEU bundesfinanzministerin=DEU
 ministro_de_hacienda ministra_de_hacienda finansminister=SWE,NOR,DNK
justice minister: justizminister justizministerin bundesjustizminister=DEU bundesjustizministerin=DEU
 justitieminister=SWE
minister: ministro ministra ministre bundesminister=DEU,AUT bundesministerin=DEU,AUT menteri=IDN,MYS mantri=IND
 bakan=TUR staatssekretär statsråd=NOR,SWE
governor: gobernador gobernadora governador governadora gubernur=IDN wali vali=TUR hetman wojewoda=POL
mayor: alcalde alcaldesa bürgermeister bürgermeisterin oberbürgermeister=DEU oberbürgermeisterin=DEU
 burgemeester=NLD,BEL
 sindaco=ITA sindaca=ITA maire=FRA prefeito=BRA prefeita=BRA intendente wali_kota=IDN bupati=IDN borgmester=DNK
 borgermester=NOR polgármester=HUN
prefect: préfet=FRA préfète=FRA prefetto=ITA
senator: senador senadora senatore=ITA sénateur sénatrice
lawmaker: diputado diputada deputado deputada onorevole=ITA député députée riksdagsledamot=SWE teachta_dála=IRL
 folketingsmedlem=DNK
general: général generale=ITA
colonel: coronel
commander: comandante
prosecutor: fiscal_general procureur procurador procuradora procuratore=ITA
king: koning=NLD,BEL konge=DNK,NOR kong=DNK,NOR
supreme leader: rahbar=IRN
"""
# What joins a title to what its bearer is minister, mayor or prosecutor of.
PARTICLES: Final = frozenset(
    {"de", "del", "della", "dell'", "dello", "des", "du", "da", "do", "dos", "das", "di", "för", "für"}
)
# What ministers are of, in Spanish, Portuguese, French and Italian.
PORTFOLIOS: Final = frozenset(
    "defensa interior exteriores salud hacienda justicia trabajo educación educacion economía economia energía "
    "energia minas transporte transportes agricultura ambiente gobierno gobernación gobernacion seguridad "
    "relaciones cultura vivienda comercio turismo finanzas planificación planificacion igualdad industria defesa "
    "saúde saude fazenda justiça justica trabalho educação educacao governo segurança seguranca relações relacoes "
    "comércio finanças financas défense defense intérieur interieur armées armees santé sante justice travail "
    "éducation education économie economie énergie energie finances affaires étrangères etrangeres sports culture "
    "difesa interno esteri salute giustizia lavoro infrastrutture istruzione sviluppo público publico pública "
    "publica social sociales nacional".split()
)
_JOINING: Final = PARTICLES | {"la", "las", "los", "le", "les", "l'", "e", "et", "y"}


class ForeignTitle(NamedTuple):
    english: str
    countries: tuple[str, ...]


@cache
def foreign_titles() -> MappingProxyType[str, ForeignTitle]:
    """Every title, in small letters, with the English noun and the states that alone have it (() for no few)."""
    found: dict[str, ForeignTitle] = {}
    for entry in _TITLES.replace("\n ", " ").strip().splitlines():
        english, _, words = entry.partition(": ")
        for word in words.split():
            title, _, codes = word.partition("=")
            found[title.replace("_", " ")] = ForeignTitle(english, tuple(filter(None, codes.split(","))))
    return MappingProxyType(found)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(title.split(" ", 1)[0] for title in foreign_titles())


def title_end(words: Sequence[str], start: int, end: int) -> int:
    """The index after the foreign title with its field that begins at `start` of `words`, all in small letters.

    "ministro de defensa" of "ministro de defensa ramiro escalona"; `start` where none begins there.
    """
    if start >= end or words[start] not in _first_words():
        return start
    known = foreign_titles()
    length = next((n for n in (3, 2, 1) if " ".join(words[start : start + n]) in known and start + n < end), 0)
    after = start + length
    if not length or after >= end or words[after] not in PARTICLES:
        return after
    last = after + 1
    while last < end and (words[last] in PORTFOLIOS or words[last] in _JOINING):
        last += 1
    return last if words[last - 1] in PORTFOLIOS and last < end else after
