"""What is computed and not written: the form of a mention, and whether a statement is in its speaker's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Paragraph, Stretch
from onrecord.model.entity import MentionForm
from onrecord.model.statement import Form

_PRONOUNS = frozenset(
    "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself "
    "we us our ours ourselves they them their theirs themselves who whom whose which that this these those one "
    "ones both all each neither either none many some several others another most few everyone everybody anyone "
    "someone nobody here there".split()
)
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_AFTER_HEAD = re.compile(
    r",|\s\(|\s(?:of|in|from|at|on|near|with|who|that|which|for|by|to|and|against|based|led|aged)\s", re.IGNORECASE
)
# A capital that makes no name: adjectives of nationality before a common noun are told by the noun after them.
_TITLES = frozenset(
    "president minister general king queen prince sheikh colonel major captain judge senator governor mayor".split()
)


def mention_form(words: str, *, starts_sentence: bool) -> MentionForm:
    """The form of a mention by its words alone: a name if its head, or the word before "of", is capitalised."""
    if words.lower() in _PRONOUNS:
        return "pronoun"
    head_part = _AFTER_HEAD.split(words, maxsplit=1)[0]
    tokens = _WORD.findall(head_part) or _WORD.findall(words)
    if not tokens:
        return "nominal"
    if tokens[0].lower() in ("the", "a", "an") and len(tokens) > 1:
        tokens, starts_sentence = tokens[1:], False
    head = tokens[-1]
    if not head[:1].isupper() or (len(tokens) == 1 and starts_sentence and head.lower() in _TITLES):
        return "nominal"
    return "nominal" if head.lower() in _TITLES and len(tokens) == 1 else "name"


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
