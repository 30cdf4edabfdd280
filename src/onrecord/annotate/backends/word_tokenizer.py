"""Text to words in the manner of the Penn Treebank, as parsers of English expect them.

White space cuts a text into chunks, and a chunk is cut without regard to its neighbours, so that every distinct one is
cut once and remembered: exceptions first, then signs off both ends, then signs between. The cuts follow spaCy's English
tokenizer (MIT) wherever its choice is not an oddity of its own ("Wed" is a day here, "8)" no face, "U.S.-led" as
many words as "US-led").
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.annotate.backends.contractions import exceptions

MAX_CHUNK = 160  # characters; longer chunks are no words, and cutting one costs its length squared

_QUOTES = "'\"”“`‘´’‚„»«「」『』《》〈〉"
_MARKS = ",:;!?¿¡()\\[\\]{}<>_#*&。？！，、；：～·।،؛؟"
_CURRENCY = "$£€¥฿₠-₿﷼"
_ICONS = "¦©®°℀℁℃-℆℈℉№℗℞-℣℥℧℩℮↕-↙↜-⇿⌀-➿⬀-⯾\U0001f000-\U0001faff\ufffd"
_UNITS = (
    "km km² km³ m m² m³ dm cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz m/s km/h kmh mph hPa Pa mbar mb "
    "MB kb KB gb GB tb TB T G M K %"
).split()

_PREFIX = re.compile(rf"\.\.+|''|…|\+(?![0-9])|(?:US|C|A)\$|[§%=—–{_MARKS}{_QUOTES}{_CURRENCY}{_ICONS}]")
_SUFFIX = re.compile(
    rf"""(?: (?<!\.)\.\.+ | ['’][sS] | '' | […—–{_MARKS}{_QUOTES}{_ICONS}]
         | (?<=[0-9])\+ | (?<=[0-9])(?:(?:US|C|A)\$ | [{_CURRENCY}])
         | (?<=[0-9])(?:{"|".join(sorted(_UNITS, key=len, reverse=True))})
         | (?<=[^\W_A-Z])\. | (?<=[%²\-+{_MARKS}{_QUOTES}])\. | (?<=[A-Z][A-Z])\. )$""",
    re.VERBOSE,
)
_INFIX = re.compile(
    rf"""\.\.+ | … | [{_ICONS}]
       | (?<=[0-9])[+\-*^](?=[0-9-])
       | (?<=[a-zß-öø-ÿ{_QUOTES}])\.(?=[A-ZÀ-ÖØ-Þ{_QUOTES}])
       | (?<=[^\W\d_]),(?=[^\W\d_])
       | (?<=[^\W_])(?:---|--|——|[-–—~])(?=[^\W\d_])
       | (?<=[A-Z]\.)[-–](?=[a-z])
       | (?<=[^\W_])[:<>=/](?=[^\W\d_])""",
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"(?:[\w+.-]{2,20}://\S+|(?:[\w.+-]{1,64}@)?(?:[^\W_][\w-]{0,62}\.){1,8}[a-z]{2,24}(?::\d{2,5})?(?:[/?#]\S*)?)\Z"
)
_CHUNK = re.compile(r"\S+")


def tokenize(text: str) -> tuple[list[str], list[int]]:
    """The words of `text`, none of them white space, and where in `text` each starts: `text[start:][:len(word)]`."""
    words: list[str] = []
    starts: list[int] = []
    for match in _CHUNK.finditer(text):
        at = match.start()
        for word in cut(match.group()):
            words.append(word)
            starts.append(at)
            at += len(word)
    return words, starts


@lru_cache(maxsize=1 << 16)
def cut(chunk: str) -> tuple[str, ...]:
    """The words of one chunk without white space; put together they are the chunk."""
    if len(chunk) <= MAX_CHUNK:
        return tuple(_cut(chunk))
    if _ADDRESS.match(chunk):
        return (chunk,)
    return tuple(word for at in range(0, len(chunk), MAX_CHUNK) for word in _cut(chunk[at : at + MAX_CHUNK]))


def _cut(chunk: str) -> list[str]:
    before: list[str] = []
    after: list[str] = []
    known, rest = exceptions(), chunk
    while rest and rest not in known:
        prefix, suffix = _PREFIX.match(rest), _SUFFIX.search(rest)
        if prefix is not None:
            before.append(prefix.group())
            rest = rest[prefix.end() :]
            suffix = _SUFFIX.search(rest) if rest not in known else None
        if suffix is not None:
            after.append(suffix.group())
            rest = rest[: suffix.start()]
        if prefix is None and suffix is None:
            break
    core = _core(rest)
    if core and after and after[-1] == "." and core[-1] + "." in known:
        core[-1] += after.pop()  # "(R-Fla.)"
    return [*before, *core, *reversed(after)]


def _core(rest: str) -> list[str]:
    """The words of a chunk whose ends are bare."""
    if rest in exceptions():
        return list(exceptions()[rest])
    if rest.isalnum():
        return [rest]
    if _ADDRESS.match(rest):
        return [rest]
    out, start = [], 0
    for sign in _INFIX.finditer(rest):
        out += [rest[start : sign.start()], sign.group()]
        start = sign.end()
    return [word for word in (*out, rest[start:]) if word]
