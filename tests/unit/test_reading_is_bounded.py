"""Reading takes work in proportion to the text, and says so where there is too much of it: counted, not timed."""

from __future__ import annotations

import time
from collections import Counter

import pytest

import onrecord
from onrecord.annotate import reuse
from onrecord.annotate.answers import Answers, Remembered
from onrecord.clean.bounds import MAX_LINES, MAX_PIECES, check_bounds
from onrecord.clean.document import clean
from onrecord.errors import InputTooLarge
from onrecord.link import event_coreference, party_likeness
from onrecord.link.event_similarity import VETO
from onrecord.model.document import Article
from onrecord.model.entity import Entity, Mention
from quick_extractors import quick


@pytest.mark.parametrize(
    ("unit", "what"),
    [(". ", "words and marks"), ('"', "words and marks"), ("((", "words and marks"), ("a b", "words and marks"),
     ("a\n\n", "words and marks"), ("-\u2028", "words and marks"),
     ("harbour\n", "lines"), ("harbour\r\n", "lines"), ("the harbour\u2028", "lines")],
)  # fmt: skip
def test_a_million_characters_of_nothing_much_are_refused_at_once_with_a_cure(unit: str, what: str) -> None:
    text = (unit * (1_000_000 // len(unit)))[:1_000_000]
    began = time.process_time()
    with pytest.raises(InputTooLarge, match=what) as refused:
        onrecord.read(text, language="en")
    assert "split it" in str(refused.value)
    assert time.process_time() - began < 20  # minutes, if it were read


def test_a_long_article_is_within_bounds() -> None:
    paragraph = "The council of ministers met in Lomé on Monday to hear what the delegations had brought. " * 4
    check_bounds("\n\n".join([paragraph] * (1_000_000 // len(paragraph))))
    check_bounds("a\n \n\n" * MAX_LINES)
    check_bounds("." * MAX_PIECES)
    with pytest.raises(InputTooLarge):
        check_bounds("a\n" * (MAX_LINES + 1))


def test_a_text_beyond_bounds_costs_its_own_article_alone() -> None:
    long = Article(id="long", text="a\n" * (MAX_LINES + 1), language="en")
    short = Article(id="short", text="Togo shut a port! Nobody was hurt.", language="en")
    from onrecord.pipeline import read_all

    failed, read = read_all([long, short], quick())
    assert isinstance(failed, onrecord.Failure)
    assert (failed.error.kind, read.document.id) == ("too_large", "short")


class _Heads:
    """Evidence that counts how much of what is marked is looked at."""

    def __init__(self, marked: int) -> None:
        self.looked = 0
        outer = self

        class Marked(list[tuple[int, int, str]]):
            def __iter__(self):  # type: ignore[no-untyped-def]
                outer.looked += len(self)
                return super().__iter__()

        self._spans = Marked((n, n + 1, "A") for n in range(marked))

    def has(self, head: str) -> bool:
        return head == "h"

    def spans(self, _: str) -> list[tuple[int, int, str]]:
        return self._spans


def test_what_is_marked_in_a_passage_is_found_without_a_look_at_all_others() -> None:
    passages = 300
    heads = _Heads(passages * 2)
    remembered = Remembered(
        [2] * passages,
        [Answers() for _ in range(passages)],
        [lambda n=n: (heads, 2 * n) for n in range(passages)],  # type: ignore[misc]
    )
    assert remembered.spans("h") == [(n, n + 1, "A") for n in range(2 * passages)]
    assert heads.looked < 10 * passages


def test_names_go_to_their_passages_without_a_look_at_all_others() -> None:
    text = "\n\n".join(f"Togo shut port {n}!" for n in range(60))
    document = clean(Article(id="a", text=text, language="en"))
    [parse] = quick().parser.parse([document])
    for n, (start, _) in enumerate(parse.sentences):
        parse.names.append((start, start + 1, f"N{n}"))
    assert [passage.names for passage in reuse._cut(parse)] == [[(0, 1, f"N{n}")] for n in range(60)]


def test_groups_that_nothing_lets_join_are_left_after_one_pair() -> None:
    asked: Counter[tuple[int, int]] = Counter()

    class Scores(dict[tuple[int, int], float]):
        def get(self, key: tuple[int, int], default: float = VETO) -> float:  # type: ignore[override]
            asked[key] += 1
            return default

    assert not event_coreference._may_join(range(1_000), range(1_000, 2_000), Scores())
    assert asked.total() == 1
    assert event_coreference._may_join([0, 1], [2], {(0, 2): 9.0, (1, 2): 9.0})


def test_whether_a_party_is_named_is_found_out_once() -> None:
    looked: Counter[str] = Counter()

    class Mentions(tuple[Mention, ...]):
        def __iter__(self):  # type: ignore[no-untyped-def]
            looked["mentions"] += 1
            return super().__iter__()

    troops = Entity(id="E1", name="troops", kind="other", mentions=Mentions([Mention(0, 6, "troops", "nominal")] * 9))
    assert not any(party_likeness.is_named(troops) for _ in range(100))
    assert looked["mentions"] <= 1
