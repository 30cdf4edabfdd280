"""Words folded and numbered, fingerprints, and the index that finds candidates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link import postings
from onrecord.link.copying import Compared
from onrecord.link.details import are_details, details
from onrecord.link.folded_words import FoldedWords
from onrecord.link.postings import FIRST, LAST, Enough, Postings, sharing_of_all
from onrecord.link.shingles import SHINGLE, WINDOW, fingerprints, shingles
from onrecord.model.document import Article


def words(text: str) -> list[str]:
    folded = FoldedWords(text)
    return [text[a:b] for a, b in zip(folded.starts, folded.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad’s army—3,000 men—left.", ["Chad", "s", "army", "3,000", "men", "left"]),
        ("news\u00adpaper and\u200bso", ["news\u00adpaper", "and\u200bso"]),
        ("東京で会談", ["東", "京", "で", "会", "談"]),
        ("東京 G7サミット", ["東", "京", "G7", "サ", "ミ", "ッ", "ト"]),
        ("... – “”", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_at_their_offsets(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tomás", "TOMAS"), ("Toma\u0301s", "tomás"), ("3,000", "3000"), ("co\u00adup", "coup")],
)
def test_spellings_of_one_word_have_one_hash(one, other):
    assert FoldedWords(one).hashes.tolist() == FoldedWords(other).hashes.tolist()


def test_different_words_and_the_same_letters_in_another_order_have_different_hashes():
    hashes = FoldedWords("raid arid dira air rai r ra raids").hashes
    assert len(set(hashes.tolist())) == len(hashes)


def test_a_hash_does_not_depend_on_where_the_word_stands():
    assert FoldedWords("one two coup").hashes[-1] == FoldedWords("coup").hashes[0]
    assert FoldedWords("one two Argentine").stems[-1] == FoldedWords("argentina").stems[0]


def test_numbers_have_no_stem_of_their_own():
    assert FoldedWords("1234567").stems[0] != FoldedWords("1234599").stems[0]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no deal” today", "no deal"),
        ('He said "no deal" today', "no deal"),
        ("Er sagte „kein Vertrag“ heute", "kein Vertrag"),
        ("«no hay acuerdo», dijo", "no hay acuerdo"),
        ("“We go\nHe left", "We go"),
        ('5" pipe, he said', ""),
    ],
)
def test_quoted_words_stand_between_an_opening_mark_and_the_end_of_the_quotation(text, quoted):
    folded = FoldedWords(text)
    found = [w for w, inside in zip(words(text), folded.quoted, strict=True) if inside]
    assert found == quoted.split()


def test_any_common_stretch_of_the_promised_length_shares_a_fingerprint():
    shared = " ".join(f"word{n}" for n in range(SHINGLE + WINDOW - 1))
    left = FoldedWords(" ".join(f"left{n}" for n in range(50)) + " " + shared)
    right = FoldedWords(shared + " " + " ".join(f"right{n}" for n in range(70)))
    prints = [fingerprints(shingles(w.hashes)) for w in (left, right)]
    assert len(np.intersect1d(*prints))


def test_fingerprints_are_far_fewer_than_words():
    prints = fingerprints(shingles(FoldedWords(" ".join(f"word{n}" for n in range(2000))).hashes))
    assert 2000 / WINDOW <= len(prints) <= 3 * 2000 / WINDOW


def test_a_text_shorter_than_a_shingle_is_one_and_an_empty_text_has_none():
    assert len(shingles(FoldedWords("two words").hashes)) == 1
    assert len(fingerprints(shingles(FoldedWords("").hashes))) == 0


def test_postings_give_the_share_of_the_smaller_set_and_leave_out_what_shares_too_little():
    index = Postings(Enough(0.5, 2))
    sets = [range(10), range(5, 25), range(8, 12), range(100, 110), range(9, 10)]
    given = [index.add(keys) for keys in sets]
    assert given == [{}, {0: 0.5}, {0: 0.5, 1: 1.0}, {}, {}]
    assert index.sharing([8, 9]) == {0: 1.0, 1: 1.0, 2: 1.0}


@given(
    st.lists(st.frozensets(st.integers(0, 30) | st.integers(2**63, 2**63 + 3)), max_size=12),
    st.integers(1, 4),
    st.sampled_from([0.0, 0.1, 0.5]),
    st.sampled_from([1, 1 << 20]),
)
def test_all_at_once_share_what_they_share_one_by_one(keys, number, least, at_once):
    enough, before = Enough(least, number), postings._AT_ONCE
    postings._AT_ONCE = at_once
    try:
        together = sharing_of_all(keys, enough)
    finally:
        postings._AT_ONCE = before
    index = Postings(enough)
    one_by_one = [index.add(some) for some in keys]
    assert together == one_by_one


def test_of_what_very_many_have_the_first_and_the_last_are_counted():
    one, many = Enough(0.1), FIRST + LAST + 50
    index = Postings(one)
    shared = [index.add([7]) for _ in range(many)]
    assert sharing_of_all([[7]] * many, one) == shared
    assert sorted(shared[-1]) == [*range(FIRST), *range(many - 1 - LAST, many - 1)]


def test_sentences_and_quotations_of_texts_folded_together_are_those_of_each_alone():
    texts = ['"Go on," he said. Then he left.', "", "no end", 'Who? "She asked', "I. A “b” C! D"]
    for alone, together in zip(map(FoldedWords, texts), FoldedWords.of_all(texts), strict=True):
        for name in ("starts", "ends", "sentences", "quoted", "opening", "hashes"):
            assert getattr(alone, name).tolist() == getattr(together, name).tolist()


@given(st.lists(st.text(alphabet="ABab. \n7“", max_size=40), max_size=6))
def test_names_and_numbers_of_texts_taken_together_are_those_of_each_alone(texts):
    folded = FoldedWords.of_all(texts)
    together = are_details(folded)
    assert [m.tolist() for m in together] == [are_details([words])[0].tolist() for words in folded]


def test_a_name_is_a_capital_that_no_sentence_needs_and_a_number_is_one_anywhere():
    [found] = are_details([FoldedWords("Farmers met Camilleri in Gozo. Gozo has 300 farmers. ALL OF THEM CAME HOME.")])
    folded = FoldedWords("Farmers met Camilleri in Gozo. Gozo has 300 farmers. ALL OF THEM CAME HOME.")
    told = [folded.text[a:b] for a, b, is_one in zip(folded.starts, folded.ends, found, strict=True) if is_one]
    assert told == ["Camilleri", "Gozo", "Gozo", "300"]


@given(st.lists(st.text("Ab Cd.1\n", max_size=60), min_size=1, max_size=5))
def test_names_and_numbers_in_common_are_counted_of_many_as_of_two(texts):
    one, *others = Compared.of_all([Article(id=f"{n}", text=text) for n, text in enumerate(texts)])
    assert one.details_in_order.tolist() == details(FoldedWords(texts[0])).tolist()
    counted = [(len(other.details), len(one.details & other.details)) for other in others]
    assert one.shared_details(others) == (len(one.details), counted)
