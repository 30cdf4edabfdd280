"""Names of groups in two languages: "Gulf Clan" and "Clan del Golfo" are one name in other words and another order.

Words that groups of the news are called by, as Spanish, Portuguese, French, Italian, German, Turkish and Arabic (in
Latin letters) have them, each with the English word. Source: general knowledge of the authors (Apache-2.0, like the
rest of this package).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from onrecord.annotate.lexicons.actors import Alias, gazetteer

# What kind of group it is: a name must hold one of these to be looked for in other words.
_KINDS: Final = """
cartel=cartel,kartel,cartell clan=clan,klan train=tren,trem army=ejercito,exercito,armee,esercito,jaish,jaysh,ordusu
front=frente,fronte,jabhat,jabha,cephesi movement=movimiento,movimento,mouvement,harakat,haraka,bewegung,hareketi
party=partido,parti,partito,partei,hizb,partisi,partidul command=comando,commando,kommando
brigade=brigada,brigata,liwa brigades=brigadas,brigate,kataib,kata,saraya,brigaden force=fuerza,forza
forces=fuerzas,forcas,quwat,kuvvetleri,krafte union=union,uniao,unione,ittihad,birligi
group=grupo,groupe,gruppo,gruppe,jamaat,jamaa family=familia,famille,famiglia league=liga,ligue,lega
alliance=alianza,alianca,alleanza,allianz,ittifaki coalition=coalicion,coalizao,coalizione,koalition
brotherhood=hermandad,irmandade,ikhwan council=consejo,conselho,conseil,consiglio,majlis,konseyi
rally=rassemblement resistance=resistencia,resistenza,muqawama,direnisi column=columna,coluna
committee=comite,comitato,komitee
self-defence=autodefensa,autodefensas guard=guardia,guarda,garde guards=guardias,gardes gang=banda,pandilla
legion=legion,legione,fayluq phalange=falange,kataeb assembly=asamblea,assembleia,assemblee,assemblea
"""
_OTHERS: Final = """
liberation=liberacion,libertacao,liberazione,tahrir,kurtulus,befreiung freedom=libertad,liberdade,liberte,liberta
national=nacional,nationale,nazionale,watani,ulusal,milli people=pueblo,povo,peuple,popolo,volk,shaab,shaabi,halk
popular=popular,populaire,popolare revolution=revolucion,revolucao,rivoluzione,thawra,devrim
revolutionary=revolucionario,revolucionaria,revolucionarias,revolucionarios,revolutionnaire,rivoluzionario
revolutionary=devrimci armed=armada,armadas,armado,arme,armees,armate democratic=democratico,democratica,democratique
democratic=demokratik,demokratische socialist=socialista,socialiste,sozialistische communist=comunista,communiste
workers=trabajadores,trabalhadores,travailleurs,lavoratori,karkeren,isci labour=labor,laburista,trabalhista
justice=justicia,justica,giustizia,adalet,adala development=desarrollo,desenvolvimento,developpement,kalkinma
islamic=islamico,islamica,islami,islamique,islamiyya,islamiya unity=unidad,unidade,unite,unita,wahda
red=rojo,roja,vermelho,vermelha,rouge,rosso,rossa,rote black=negro,negra,preto,noir,nero white=blanco,branco,blanche
green=verde,vert new=nuevo,nueva,novo,nova,nouveau,nouvelle,nuovo generation=generacion,geracao,generazione
sun=sol,soles,suns,soleil gulf=golfo,golfe north=norte,nord northeast=noreste,nordeste northwest=noroeste
south=sur,sul,sud east=este,leste,est west=oeste,ouest,ovest pacific=pacifico capital=capital first=primer,primeiro
first=primero,primera,premier state=estado,etat,stato,devlet,dawla christian=cristiano,crista,chretien,cristiana
sacred=sagrado,sagrada holy=santo,santa martyrs=martires,martyrs,shuhada wolves=lobos knights=caballeros
templar=templarios choneros=choneros eagles=aguilas kurdistan=kurdistane faction=fraccion homeland=patria,vatan
hope=esperanza,esperanca,espoir victory=victoria,vitoria,victoire,fath,nasr peace=paz,paix,pace,salam
conservative=conservador,conservadora,conservateur liberal=liberal,liberale radical=radical,radicale
republican=republicano,republicana,republicain,cumhuriyet,cumhuriyetci progressive=progresista,progressiste
youth=juventud,juventude,jeunesse,shabab women=mujeres,mulheres,femmes farmers=campesinos,camponeses,paysans
miners=mineros,mineurs independence=independencia,independance,istiqlal defence=defensa,defesa,defense,difesa,savunma
security=seguridad,seguranca,securite,sicurezza action=accion,acao,azione citizens=ciudadanos,cidadaos,citoyens
united=unido,unida,unidos,unidas,unis,unies,uniti jihad=yihad,djihad sword=espada,saif,sayf god=allah,dios,deus,dieu
"""
_WORDS_BETWEEN: Final = frozenset(
    "de del la las los el al da das do dos du des le les l di della delle dei degli der die of the for and y e et "
    "und ve wa a".split()
)
_ADDED: Final = frozenset({"gang", "group"})  # what English adds to names that tell the kind already
LAST: Final = frozenset({"cartel", "clan"})  # English names end on them: "Halcon Cartel"
MOST = 6  # words of a name after or before the word for its kind


def _table(text: str) -> dict[str, str]:
    return {word: english for row in text.split() for english, _, all_ in [row.partition("=")]
            for word in (english, *all_.split(","))}  # fmt: skip


@cache
def kinds() -> dict[str, str]:
    """Words for kinds of groups in any language, to the English one."""
    return _table(_KINDS)


@cache
def _english() -> dict[str, str]:
    return {**_table(_OTHERS), **kinds()}


@cache
def foreign_kinds() -> frozenset[str]:
    """Words for kinds of groups that are no English words, and those that stand first in Spanish names too."""
    return frozenset(word for word, english in kinds().items() if word != english) | LAST


@lru_cache(maxsize=1 << 14)
def content(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell of a folded name, in English, in alphabetical order; () for one that names no kind of group.

    "Cartel de los Soles" and "Sun Cartel" have the same.
    """
    words = [p for p in pieces if p not in _WORDS_BETWEEN]
    told = sorted({_english().get(w) or _english().get(w.removesuffix("s")) or _singular(w) for w in words})
    if len(told) > 2:
        told = [w for w in told if w not in _ADDED] or told  # "Aragua Train gang"
    return tuple(told) if len(told) > 1 and any(w in kinds() for w in words) else ()


def _singular(word: str) -> str:
    """Of English and Romance nouns: "zeta" of "zetas", "halcon" of "halcones"."""
    if len(word) > 5 and word.endswith("es") and word[-3] not in "aeiou":
        return word[:-2]
    return word.removesuffix("s")


def is_foreign(pieces: tuple[str, ...]) -> bool:
    """Whether a name of several words has one that only another language has: "Cartel de Sinaloa"."""
    table = _english()
    return any(p in _WORDS_BETWEEN - _ENGLISH or table.get(p, p) != p for p in pieces) and len(pieces) > 1


_ENGLISH: Final = frozenset({"of", "the", "for", "and", "a", "al", "el"})


@cache
def in_other_words() -> dict[tuple[str, ...], Alias]:
    """Bodies of the registry by the content of their names, where it is that of one body alone."""
    found: dict[tuple[str, ...], dict[str, Alias]] = {}
    for group in gazetteer().values():
        for aliases in group.by_pieces.values():
            for alias in aliases:
                if alias.sense == "organization" and (key := content(alias.pieces)):
                    found.setdefault(key, {}).setdefault(alias.actor.id, alias)
    return {key: next(iter(bodies.values())) for key, bodies in found.items() if len(bodies) == 1}
