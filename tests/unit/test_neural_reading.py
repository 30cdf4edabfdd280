"""What is made of the encoder's scores: spans, sentence starts, probabilities; and what happens without weights."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.backends.encoder import Encoder
from onrecord.annotate.backends.neural_evidence import softmax
from onrecord.annotate.backends.sentence_starts import plausible_starts
from onrecord.annotate.backends.spans import spans
from onrecord.errors import WeightsError

LABELS = st.sampled_from(["O", "B-GPE", "I-GPE", "B-ORG", "I-ORG"])


def test_a_span_goes_on_while_its_label_does() -> None:
    labels = "B-GPE I-GPE B-GPE O I-ORG I-ORG I-GPE".split()
    assert spans(labels, 10) == [(10, 12, "GPE"), (12, 13, "GPE"), (14, 16, "ORG"), (16, 17, "GPE")]


@given(st.lists(LABELS))
def test_spans_cover_what_is_labelled_and_nothing_else(labels: list[str]) -> None:
    found = spans(labels)
    covered = {n: kind for start, end, kind in found for n in range(start, end)}
    assert covered == {n: label[2:] for n, label in enumerate(labels) if label != "O"}
    assert all(a[1] <= b[0] for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "scored", "starts"),
    [
        ("Talks failed . Peru left .", [3], [0, 3]),
        ("“ If it holds , ” he said", [1, 6], [0]),
        ("It failed . ” He left .", [3, 4], [0, 3]),
        ("On Monday , Peru left", [3], [0]),
    ],
)
def test_no_sentence_begins_after_a_comma_or_leaves_one_without_a_word(
    text: str, scored: list[int], starts: list[int]
) -> None:
    words = text.split()
    found = np.zeros(len(words), bool)
    found[scored] = True
    assert plausible_starts(found, np.zeros(len(words), bool), words) == starts


def test_a_passage_begins_a_sentence_whatever_its_words() -> None:
    firsts = np.array([True, False, True, True])
    assert plausible_starts(np.zeros(4, bool), firsts, [",", "“", "”", "x"]) == [0, 2, 3]


def test_probabilities_sum_to_one_and_keep_the_order_of_scores() -> None:
    scores = np.array([[1000.0, 998.0, 990.0], [0.5, 0.5, 2.0]], np.float32)
    found = softmax(scores)
    assert np.allclose(found.sum(axis=1), 1)
    assert (found.argsort(axis=1, kind="stable") == scores.argsort(axis=1, kind="stable")).all()


@pytest.mark.parametrize("files", [(), ("heads.json", "scorer.npz", "reader.onnx")], ids=["missing", "damaged"])
def test_weights_that_cannot_be_loaded_are_told_with_a_cure(tmp_path: Path, files: tuple[str, ...]) -> None:
    for name in files:
        (tmp_path / name).write_text('{"columns": {}, "labels": {}}')
    with pytest.raises(WeightsError) as told:
        Encoder(tmp_path)
    assert told.value.cure
