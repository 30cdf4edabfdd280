"""Chunks cut otherwise than their signs say ("don't", "cannot", "10am") and abbreviations that keep their stop.

The cuts are those of the Penn Treebank ("do n't", "can not"), as spaCy's English tokenizer (MIT) has them too.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

_APOSTROPHES = ("'", "’")
_PERSONS = "i you he she it we they".split()
_POINTERS = "that this these those there here".split()
_ASKING = "how what when where which who why".split()
_NEGATED = "ai are ca could dare did do does had has have is may might must need ought sha should was were wo would"
_PERFECT = "could might must should would not".split()
_FUSED = {  # fused words of speech, in the spelling with ' or without any sign at all
    "cannot": "can not",
    "gonna": "gon na",
    "gotta": "got ta",
    "wanna": "wan na",
    "let's": "let 's",
    "c'mon": "c'm on",
    "y'all": "y' all",
    "i'ma": "i 'm a",
    "im": "i m",
    "ive": "i ve",
    "youre": "you re",
    "youve": "you ve",
    "youll": "you ll",
    "theyre": "they re",
    "theyve": "they ve",
    "theyll": "they ll",
    "weve": "we ve",
    "thats": "that s",
    "whats": "what s",
    "itll": "it ll",
}
_WHOLE = (
    "o'clock ma'am ol' 'em 'til 'cause 'bout and/or w/o goin' doin' nothin' somethin' lovin' havin' 'll 're 've 'd c++"
)
_ABBREVIATIONS = """
Mr. Mrs. Ms. Dr. Prof. Messrs. Mx. Rev. Fr. Hon. Gov. Sen. Rep. Pres. Amb. Jr. Sr. St. Mt. Ft.
Gen. Adm. Lt. Col. Capt. Maj. Sgt. Cpl. Pvt. Brig. Cmdr. Supt. Insp. Det.
Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.
Bros. Co. Corp. Inc. Ltd. vs. v.s. a.m. p.m. e.g. i.e. E.g. I.e. E.G. I.E. Ph.D. M.D.
Ak. Ala. Ariz. Ark. Calif. Colo. Conn. D.C. Del. Fla. Ga. Ia. Id. Ill. Ind. Kan. Kans. Ky. La. Mass. Md. Mich. Minn.
Miss. Mo. Mont. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Okla. Ore. Pa. S.C. Tenn. Va. Wash. Wis.
"""


@cache
def exceptions() -> dict[str, tuple[str, ...]]:
    """Each chunk that is an exception, in every case and with every apostrophe it is written with, and its words."""
    table: dict[str, tuple[str, ...]] = {}
    for words in chain(_contractions(), (tuple(cut.split()) for cut in _FUSED.values()), _wholes()):
        for form in (words, (words[0].capitalize(), *words[1:]), tuple(w.upper() for w in words)):
            for apostrophe in _APOSTROPHES:
                cut = tuple(word.replace("'", apostrophe) for word in form)
                table.setdefault("".join(cut), cut)
    table.update((word, (word,)) for word in _ABBREVIATIONS.split())
    table.update((f"{letter}.", (f"{letter}.",)) for letter in "abcdefghijklmnopqrstuvwxyz")
    table.update((f"{hour}{half}", (str(hour), half)) for hour in range(1, 13) for half in ("am", "pm", "a.m.", "p.m."))
    return table


def _contractions() -> list[tuple[str, ...]]:
    ends = {who: ["'ll", "'d", "'s", "'ve", "'re"] for who in (*_POINTERS, *_ASKING)}
    ends |= {who: ["'ll", "'d"] for who in _PERSONS}
    for who, own in zip(_PERSONS, (["'m", "'ve"], *[["'re", "'ve"]], ["'s"], ["'s"], ["'s"], *[["'re", "'ve"]] * 2)):
        ends[who] = ends[who] + own
    simple = [(who, end) for who, found in ends.items() for end in found]
    double = [(who, end, "'ve") for who, found in ends.items() for end in found if end in ("'ll", "'d")]
    denied = [(verb, nt, *more) for verb in _NEGATED.split() for nt in ("n't", "nt") for more in ((), ("'ve",))]
    clear = [cut for cut in denied if "".join(cut) not in ("want", "cant've")]
    return [*simple, *double, *clear, *((verb, "'ve") for verb in _PERFECT)]


def _wholes() -> list[tuple[str, ...]]:
    return [(word,) for word in _WHOLE.split()]
