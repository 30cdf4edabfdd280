"""How text is cut into words: as parsers of English expect it, with exact places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.backends.word_tokenizer import MAX_CHUNK, tokenize

CUTS = {
    "The minister didn't resign.": "The minister did n't resign .",
    "They can't, won't and cannot go.": "They ca n't , wo n't and can not go .",
    "“We’re done,” she said.": "“ We ’re done , ” she said .",
    "Chile's and the rebels' camps": "Chile 's and the rebels ' camps",
    "Mr. Vidal met Lt. Col. Haas at 10a.m. in Washington, D.C.": (
        "Mr. Vidal met Lt. Col. Haas at 10 a.m. in Washington , D.C."
    ),
    "The U.S. and the U.N. said so.": "The U.S. and the U.N. said so .",
    "a U.S.-backed, 36-year-old ex-general": "a U.S. - backed , 36 - year - old ex - general",
    "It cost $3.5bn (€3bn), up 4%.": "It cost $ 3.5bn ( € 3bn ) , up 4 % .",
    "Rep. Lane (D-Ill.) agreed.": "Rep. Lane ( D - Ill. ) agreed .",
    "Read https://example.org/a-b?c=d, or ask @reader.": "Read https://example.org/a-b?c=d , or ask @reader .",
    "talks—held twice—failed...": "talks — held twice — failed ...",
    "``No,'' he said.": "` ` No , '' he said .",
    "Wed, 3 May 2017, 5pm": "Wed , 3 May 2017 , 5 pm",
    "soldiers/police 10-12 dead": "soldiers / police 10 - 12 dead",
}


@pytest.mark.parametrize("text", CUTS)
def test_text_is_cut_as_a_treebank_cuts_it(text: str) -> None:
    assert " ".join(tokenize(text)[0]) == CUTS[text]


@given(st.text(alphabet=st.sampled_from("ab .,'’\"-—()$1:/\n\u00a0é中😀."), max_size=80))
def test_words_are_slices_that_leave_out_white_space_alone(text: str) -> None:
    words, starts = tokenize(text)
    assert "".join(words) == "".join(text.split())
    assert all(text[at : at + len(word)] == word for word, at in zip(words, starts, strict=True))


def test_no_word_is_longer_than_a_chunk_unless_it_is_an_address() -> None:
    assert max(map(len, tokenize("a" * 5 * MAX_CHUNK)[0])) == MAX_CHUNK
    address = "https://example.org/" + "a" * MAX_CHUNK
    assert tokenize(address)[0] == [address]
