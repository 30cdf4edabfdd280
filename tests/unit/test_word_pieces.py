"""Words as the encoder gets them: pieces of BERT's vocabulary, shapes, and windows of whole passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.backends import wordpiece
from onrecord.annotate.backends.windows import Words, windows
from onrecord.annotate.backends.wordpiece import MAX_WORD_PIECES, encode, shape, vocabulary

PIECES = {
    "talks": "talks",
    "Chile": "chile",
    "deescalated": "dee ##sca ##lated",
    "Élysée": "ely ##see",
    "U.S.": "u . s .",
    "n't": "n ' t",
    "中国": "中 国",
    "\u200b": "[UNK]",
    "x" * 101: "[UNK]",
}
SHAPES = {
    "talks": wordpiece.LOWER,
    "中国": wordpiece.LOWER,
    "Chile": wordpiece.TITLE,
    "NATO": wordpiece.UPPER,
    "U.S.": wordpiece.UPPER,
    "I": wordpiece.INITIAL,
    "McRae": wordpiece.MIXED,
    "3rd": wordpiece.DIGITS,
    "—": wordpiece.SYMBOLS,
}


@pytest.mark.parametrize("word", PIECES)
def test_a_word_is_cut_into_the_longest_known_pieces(word: str) -> None:
    names = list(vocabulary())
    assert " ".join(names[n] for n in encode(word).ids) == PIECES[word]


@pytest.mark.parametrize("word", SHAPES)
def test_a_shape_tells_what_lower_casing_loses(word: str) -> None:
    assert shape(word) == SHAPES[word]


@given(st.text(min_size=1, max_size=40))
def test_every_word_has_a_piece_and_none_too_many(word: str) -> None:
    assert 1 <= len(encode(word).ids) <= MAX_WORD_PIECES
    assert 1 <= encode(word).shape < wordpiece.SHAPES


@given(
    st.lists(st.lists(st.sampled_from(["a", "unceasefired", ".", "”", "Xq-" * 30]), max_size=60), max_size=6),
    st.integers(MAX_WORD_PIECES + 2, 64),
)
def test_windows_hold_every_word_once_in_order_and_keep_their_size(passages: list[list[str]], limit: int) -> None:
    found = list(windows([Words(words, [True] * len(words)) for words in passages], limit))
    flat = [word for words in passages for word in words]
    assert [(w.first, w.last) for w in found] == list(zip([0, *(w.last for w in found)], [w.last for w in found]))
    assert (found[-1].last if found else 0) == len(flat)
    for window in found:
        ids = window.input_ids[0]
        assert len(ids) == len(window.shape_ids[0]) <= limit
        assert [ids[at] for at in window.word_pieces] == [encode(w).ids[0] for w in flat[window.first : window.last]]


def test_a_long_passage_is_cut_where_a_sentence_ends() -> None:
    words = ["a", "b", ".", "”"] * 20
    found = windows([Words(words, [True] * len(words))], 40)
    assert all(words[w.last - 1] == "”" for w in found)


def test_short_passages_share_a_window_and_are_marked_apart() -> None:
    (window,) = windows([Words(["Talks", "fail"], [True, True]), Words(["Peru", "'s"], [True, False])])
    ids = vocabulary()
    assert window.input_ids.tolist() == [
        [ids[p] for p in ("[CLS]", "talks", "fail", "[SEP]", "peru", "'", "s", "[SEP]")]
    ]
    assert window.shape_ids.tolist() == [[0, 2, 1, 0, 2, 9, 9, 0]]
    assert window.word_pieces.tolist() == [1, 2, 4, 5]
