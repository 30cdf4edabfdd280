"""What is computed and not written: the form of a mention, and whether a statement is in its speaker's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Paragraph, Stretch
from onrecord.model.entity import EntityKind, MentionForm
from onrecord.model.statement import Form

_PRONOUNS = frozenset(
    "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself "
    "we us our ours ourselves they them their theirs themselves who whom whose which that this these those one "
    "ones both all each neither either none many some several others another most few everyone everybody anyone "
    "someone nobody here there".split()
)
# Titles that a name may follow: alone they are descriptions, however they are written.
_TITLES = frozenset(
    "president minister premier chancellor general king queen emir sultan prince princess sheikh imam bishop "
    "archbishop colonel major captain commander lieutenant sergeant judge justice senator deputy governor mayor "
    "ambassador consul secretary speaker chairman chairwoman director spokesman spokeswoman sheriff chief police army "
    "navy government ministry parliament cabinet court council house state".split()
)
_GENERIC_KINDS: frozenset[EntityKind] = frozenset({"people", "document", "other"})
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_AFTER_HEAD = re.compile(
    r",|\s\(|\s(?:of|in|from|at|on|near|with|who|that|which|for|by|to|and|against|based|led|aged)\s", re.IGNORECASE
)
_SENTENCE_START = re.compile(r"(?:\A|[.!?:]['\"”’)]*\s+|[“\"‘«(])\Z")
_CAPITALS_SAY_NOTHING = 0.7  # of the words of four letters or more: a headline in capitals


def is_pronoun(words: str) -> bool:
    return words.strip("“”\"'‘’").lower() in _PRONOUNS


def head_word(words: str) -> str:
    """The last word before what follows the head of a noun phrase ("of ...", "in ...", a comma); "" if none."""
    head = _head(words)
    return head[0] if head else ""


def head_end(words: str) -> int:
    """Where the head word of a mention ends; the end of the mention if it has no word."""
    head = _head(words)
    return head.end() if head else len(words)


def _head(words: str) -> re.Match[str] | None:
    after = _AFTER_HEAD.search(words)
    tokens = list(_WORD.finditer(words, 0, after.start() if after else len(words))) or list(_WORD.finditer(words))
    return tokens[-1] if tokens else None


def capitals_tell(text: str, span: Stretch, paragraph: Paragraph) -> bool:
    """Whether a capital at the head of this mention means a name: not in a capitalised headline, nor as first word."""
    long = [w for w in _WORD.findall(text[paragraph.start : paragraph.end]) if len(w) > 3]
    if sum(w[0].isupper() for w in long) > _CAPITALS_SAY_NOTHING * len(long):
        return False
    one_word = len(_WORD.findall(_AFTER_HEAD.split(text[span[0] : span[1]], maxsplit=1)[0])) == 1
    return not (one_word and _SENTENCE_START.search(text[max(paragraph.start, span[0] - 6) : span[0]]))


def form_by_capitals(words: str) -> MentionForm:
    """name: the head is capitalised and no mere title."""
    head = head_word(words)
    return "name" if head[:1].isupper() and head.lower() not in _TITLES else "nominal"


def form_by_kind(words: str, kind: EntityKind) -> MentionForm:
    """The likely form where capitals tell nothing: groups, texts and things are mostly described, not named."""
    head = head_word(words)
    plural = head.lower().endswith(("s", "men")) and not head.isupper() and kind == "armed_group"
    return "nominal" if kind in _GENERIC_KINDS or plural else form_by_capitals(words)


_QUOTED = re.compile(
    r"“[^”]*(?:”|\Z)|«[^»]*(?:»|\Z)|„[^“”]*(?:[“”]|\Z)|\"[^\"]*(?:\"|\Z)"
    r"|‘(?:[^‘’]|’(?=\w))*’(?!\w)|(?<!\w)'(?=\S)(?:[^']|'(?=\w))*(?<=\S)'(?!\w)"
)


def quoted_stretches(text: str, paragraphs: Sequence[Paragraph]) -> list[Stretch]:
    """Everything between quotation marks; a quotation that is not closed runs to the end of its paragraph."""
    return [
        (p.start + m.start(), p.start + m.end()) for p in paragraphs for m in _QUOTED.finditer(text[p.start : p.end])
    ]


def statement_form(text: str, content: Sequence[Stretch], quoted: Sequence[Stretch]) -> Form:
    """direct: every word of the content is quoted; indirect: none; mixed: some are."""
    letters = [i for a, b in content for i in range(a, b) if text[i].isalnum()]
    inside = sum(any(a <= i < b for a, b in quoted) for i in letters)
    if not inside:
        return "indirect"
    return "direct" if inside == len(letters) else "mixed"
