"""The trigger lexicon: which words tell which PLOVER event, and where its parties stand in the sentence.

The TSV files beside this module hold the data, their headers the format. Everything is read once and indexed by the
trigger's lemma; nothing here looks at a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model.plover import MODES, TYPES, EventType

Frame = str  # "V" for verbs; "A", "P", "R" or "S" for nouns (see plover_nouns.tsv)


@dataclass(frozen=True, slots=True)
class Test:
    """One requirement on the neighbourhood of a trigger: `slot` filled (by a word of `words`, if given), or not."""

    slot: str
    words: frozenset[str] | None
    wanted: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A reading of a trigger. `tests` must all hold, each by one of its alternatives."""

    lemma: str
    companion: str | None  # particle of a verb, modifier(s) of a noun, as "a b"
    type: EventType
    mode: str | None
    frame: Frame
    recipients: tuple[str, ...]
    tests: tuple[tuple[Test, ...], ...]
    flags: frozenset[str]

    @property
    def mutual(self) -> bool:
        """Whether the parties in the recipient slots act as well."""
        return self.frame == "R" or any(slot.startswith("=") for slot in self.recipients)


def fold(lemma: str) -> str:
    """One spelling for -ise and -ize."""
    if lemma.endswith("ise") and len(lemma) > 4:
        return lemma[:-3] + "ize"
    return lemma


def _rows(name: str) -> list[list[str]]:
    text = (files("onrecord.annotate.lexicons") / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


# Words of classes that news spells otherwise too.
_SPELT_ALSO = {"ceasefire": "cease-fire", "airstrike": "air strike", "airstrikes": "air strikes"}


@cache
def classes() -> dict[str, frozenset[str]]:
    """Noun classes by name; members folded, multiword ones joined by spaces."""
    return {
        name: _spelt(fold(w.lower().replace("_", " ")) for w in words.split())
        for name, words in _rows("plover_classes.tsv")
    }


@cache
def verb_rules() -> dict[str, tuple[Rule, ...]]:
    """Rules by the verb's lemma, those that ask for most first."""
    return _index(_rule(t, row, "V", row[2], row[3]) for row in _padded("plover_verbs.tsv", 4) for t in row[0].split())


def verb_lemma(lemma: str, word: str) -> str:
    """The lexicon's lemma of a verb; lemmatizers that do not know it lose its -e ("staged" -> "stag")."""
    lemma = fold(lemma)
    if not word.endswith(("ed", "ing")) or lemma in verb_rules():
        return lemma
    bare = lemma.removesuffix("ed").removesuffix("ing")
    return next((known for known in (lemma + "e", bare, bare + "e") if known in verb_rules()), lemma)


@cache
def adjective_rules() -> dict[str, tuple[Rule, ...]]:
    """Rules by the predicative adjective ("critical of"), read like verbs."""
    return _index(
        _rule(t, row, "V", row[2], row[3]) for row in _padded("plover_adjectives.tsv", 4) for t in row[0].split()
    )


@cache
def participation_words() -> dict[str, str]:
    """Word of somebody's part in an act -> its kind: "noun", "verb", "involved" (after "be") or "behind"."""
    return {word: kind for kind, words in _rows("plover_participation.tsv") for word in words.split()}


@cache
def plain_rule(type_: EventType, mode: str | None = None) -> Rule:
    """A rule without a trigger, for events that no single word tells."""
    return Rule("", None, type_, mode, "V", (), (), frozenset())


@cache
def noun_rules() -> dict[str, tuple[Rule, ...]]:
    """Rules by the noun's lemma, those that ask for most first."""
    return _index(
        _rule(t, row, row[2], row[3], row[4]) for row in _padded("plover_nouns.tsv", 5) for t in row[0].split()
    )


def suffers(lemma: str) -> bool:
    """Whether whoever stands behind "of" suffers what the noun tells ("release", "arrest"), in each of its senses."""
    rules = noun_rules().get(fold(lemma), ())
    return bool(rules) and all(rule.frame == "P" for rule in rules)


@cache
def support_verbs() -> dict[str, str]:
    """Verbs that lend their subject to an event noun, and whether it acts ("agent") or suffers ("patient")."""
    return {verb.split("_")[0]: role for role, verbs in reversed(_rows("plover_support.tsv")) for verb in verbs.split()}


@cache
def mode_words() -> dict[EventType, tuple[tuple[str, frozenset[str]], ...]]:
    """Per type, the words that tell a mode, in order of precedence."""
    out: dict[EventType, list[tuple[str, frozenset[str]]]] = {}
    for type_, mode, words in _rows("plover_modes.tsv"):
        out.setdefault(_event_type(type_), []).append(
            (mode, frozenset(fold(w.replace("_", " ")) for w in words.split()))
        )
    return {t: tuple(rows) for t, rows in out.items()}


@cache
def context_words() -> dict[str, tuple[str, ...]]:
    """The PLOVER contexts of each word (or pair of words)."""
    out: dict[str, tuple[str, ...]] = {}
    for context, words in _rows("plover_contexts.tsv"):
        for word in words.split():
            out[word.replace("_", " ")] = (*out.get(word.replace("_", " "), ()), context)
    return out


@cache
def topic_words() -> dict[str, tuple[str, int]]:
    """Word (or pair) -> the topic it speaks for and its weight; weight 2 decides."""
    out: dict[str, tuple[str, int]] = {}
    for topic, words in _rows("plover_topics.tsv"):
        for word in words.split():
            out[word.lower().replace("_", " ")] = (topic, 2 if word.isupper() else 1)
    return out


def _padded(name: str, width: int) -> list[list[str]]:
    return [row + [""] * (width - len(row)) for row in _rows(name)]


def _index(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    out: dict[str, list[Rule]] = {}
    for rule in rules:
        out.setdefault(rule.lemma, []).append(rule)
    return {lemma: tuple(sorted(found, key=_specificity)) for lemma, found in out.items()}


_TELLING = frozenset({"neg", "adv", "oprd", "future"})  # tests that turn a verb's meaning


def _specificity(rule: Rule) -> tuple[int, int]:
    telling = sum(any(t.slot in _TELLING for t in alternatives) for alternatives in rule.tests)
    first = 10 if "first" in rule.flags else 0
    return -len((rule.companion or "").split()) - first, -len(rule.tests) - 2 * telling


def _event_type(name: str) -> EventType:
    return TYPES[TYPES.index(name)]


def _rule(trigger: str, row: list[str], frame: Frame, recipients: str, conditions: str) -> Rule:
    type_, _, mode = row[1].partition("/")
    event_type = _event_type(type_)
    if mode and mode not in MODES[event_type]:
        raise ValueError(f"{trigger}: {type_} has no mode {mode!r}")
    if frame == "V":
        lemma, _, companion = trigger.partition("_")
        companion = companion.replace("_", " ")
    else:
        *before, lemma = trigger.split("+")
        companion = " ".join(before)
    parts = conditions.split()
    return Rule(
        lemma=fold(lemma.lower()),
        companion=companion or None,
        type=event_type,
        mode=mode or None,
        frame=frame,
        recipients=tuple(s for s in recipients.split(",") if s),
        tests=tuple(tuple(_test(alt) for alt in part.split("|")) for part in parts if not part.startswith("+")),
        flags=frozenset(part[1:] for part in parts if part.startswith("+")),
    )


def _test(text: str) -> Test:
    if text.startswith("-"):
        return Test(text[1:], None, False)
    slot, colon, words = text.partition(":")
    wanted = not slot.endswith("!")
    if not colon:
        return Test(slot, None, True)
    return Test(slot.rstrip("!"), _words(words), wanted)


def _words(text: str) -> frozenset[str]:
    out: set[str] = set()
    for word in text.split(","):
        out |= classes()[word] if word in classes() else {fold(word.replace("_", " "))}
    return _spelt(out)


def _spelt(words: Iterable[str]) -> frozenset[str]:
    found = frozenset(words)
    return found | {_SPELT_ALSO[w] for w in found & _SPELT_ALSO.keys()}


# Past participles that are not the lemma plus -ed, of verbs that may stand before a noun.
_IRREGULAR = {"slain": "slay", "overthrown": "overthrow", "freed": "free", "jailed": "jail", "deposed": "depose"}


@cache
def participles() -> dict[str, str]:
    """Participle -> lemma of the verbs that tell an event before a noun too ("the detained editor")."""
    out = dict(_IRREGULAR)
    for lemma, rules in verb_rules().items():
        if any("adj" in rule.flags for rule in rules):
            out[lemma + "d" if lemma.endswith("e") else lemma + "ed"] = lemma
            if lemma[-1] == "p":
                out[lemma + "ped"] = lemma
    return out


@cache
def active_participles() -> frozenset[str]:
    """Lemmas of verbs whose -ing form before a noun tells an event ("protesting students")."""
    return frozenset(lemma for lemma, rules in verb_rules().items() if any("ing" in rule.flags for rule in rules))
