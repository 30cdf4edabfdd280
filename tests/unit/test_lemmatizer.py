"""Base forms and coarse parts of speech from words and tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.backends.coarse_pos import coarse_pos
from onrecord.annotate.backends.lemmatizer import lemma

VERBS = """
said/VBD/say told/VBD/tell hoped/VBD/hope hopes/VBZ/hope rated/VBN/rate planned/VBN/plan dying/VBG/die lied/VBD/lie
shot/VBN/shoot withdrew/VBD/withdraw denies/VBZ/deny accused/VBD/accuse swinging/VBG/swing panicked/VBD/panic
googled/VBD/google tweeted/VBD/tweet relaunching/VBG/relaunch livestreamed/VBD/livestream vlogged/VBD/vlog
re-opened/VBD/re-open succeed/VBP/succeed 's/VBZ/be had/VBD/have did/VBD/do 'd/VBD/have
"""
NOUNS = """
talks/NNS/talk bases/NNS/base houses/NNS/house buses/NNS/bus clashes/NNS/clash militiamen/NNS/militiaman
crises/NNS/crisis galleries/NNS/gallery wives/NNS/wife series/NNS/series safehouses/NNS/safehouse drones/NNS/drone
Houthis/NNPS/houthis news/NN/news
"""
OTHERS = """
larger/JJR/large biggest/JJS/big happier/JJR/happy later/RBR/late better/JJR/good better/RBR/well wo/MD/will n't/RB/not
them/PRP/they THE/DT/the 1960s/NNS/1960s “/``/"
"""


@pytest.mark.parametrize("case", (VERBS + NOUNS + OTHERS).split())
def test_a_tagged_word_has_its_base_form(case: str) -> None:
    word, tag, expected = case.split("/")
    assert lemma(word, tag) == expected


@given(st.text(max_size=12), st.sampled_from("NN NNS VBD VBG VBZ VBP JJR JJS RBR RB PRP MD XX".split()))
def test_any_word_has_a_lower_case_lemma(word: str, tag: str) -> None:
    assert lemma(word, tag) == lemma(word, tag).lower()
    assert bool(lemma(word, tag)) == bool(word)


def test_relations_decide_between_verb_and_auxiliary_and_between_prepositions_and_marks() -> None:
    words = "they have said that it has power before it ends".split()
    tags = "PRP VBP VBN IN PRP VBZ NN IN PRP VBZ".split()
    deps = "nsubj aux ROOT mark nsubj ccomp dobj mark nsubj advcl".split()
    assert coarse_pos(words, tags, deps) == "PRON AUX VERB SCONJ PRON VERB NOUN SCONJ PRON VERB".split()
