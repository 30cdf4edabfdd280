"""What training makes of text and labels before any network sees them."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.document import Document
from onrecord.annotate.backends.windows import MAX_PIECES
from onrecord.annotate.backends.word_tokenizer import tokenize
from training import corpus_sheets, invented, names, silver_sheets, variations
from training.sheets import UNKNOWN, Sheet, examples
from training.silver import Paragraph, Silver
from training.tables import HEADS, PARSE_HEADS, RECORD_HEADS, ROLES, columns

TEXT = "Police in Tulcan detained Oda Brenn on Friday, officials said."


def paragraph(text: str = TEXT, **known: object) -> Paragraph:
    """A parse in which every word hangs on the first; only the cuts are real."""
    words, starts = tokenize(text)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    count = len(words)
    columns = {"tags": ["NN"] * count, "heads": [0] * count, "deps": ["ROOT"] + ["dep"] * (count - 1)}
    blank = {"sentences": [0], "names": [], "unsure_arcs": [], "unsure_tags": [], "unsure_names": []}
    return Paragraph(text, starts, ends, **(columns | blank | known))  # type: ignore[arg-type]


def silver(*paragraphs: Paragraph, id: str = "d") -> Silver:
    return Silver("test", id, list(paragraphs))


def test_columns_of_heads_lie_side_by_side() -> None:
    ranges = columns(PARSE_HEADS + RECORD_HEADS)
    assert all(end == start for (_, end), (start, _) in zip(list(ranges.values()), list(ranges.values())[1:]))
    assert [end - start for start, end in ranges.values()] == [len(HEADS[head]) for head in ranges]


def test_heads_of_the_parse_come_first_so_that_stage_two_can_take_their_columns_over() -> None:
    assert columns(PARSE_HEADS).items() <= columns(PARSE_HEADS + RECORD_HEADS).items()


def test_heads_count_through_the_document_and_sentences_never_cross_paragraphs() -> None:
    sheet = silver_sheets.sheet(silver(paragraph(), paragraph()))
    size = len(tokenize(TEXT)[0])
    assert sheet.heads is not None
    assert sheet.sentence_ids is not None
    assert list(sheet.heads) == [0] * size + [size] * size
    assert len(set(sheet.sentence_ids)) == 2


def test_words_on_which_teachers_differ_are_not_learned_from_but_are_measured_on() -> None:
    unsure = paragraph(unsure_arcs=[2], unsure_tags=[3], unsure_names=[1])
    learned, measured = (silver_sheets.sheet(silver(unsure), sure_only=sure) for sure in (True, False))
    assert learned.heads is not None
    assert measured.heads is not None
    assert (learned.heads[2], learned.labels["tag"][3], learned.labels["name"][1]) == (UNKNOWN,) * 3
    assert UNKNOWN not in (measured.heads[2], measured.labels["tag"][3], measured.labels["name"][1])


def test_every_word_lands_in_one_window_and_cut_arcs_are_unknown() -> None:
    long = paragraph(" ".join([TEXT] * 30))
    sheet = silver_sheets.sheet(silver(long))
    windows = list(examples(sheet))
    assert sum(len(w.labels["tag"]) for w in windows) == len(long.starts)
    assert all(w.size <= MAX_PIECES for w in windows)
    later = windows[1].heads
    assert later is not None
    assert set(later) == {UNKNOWN}


def test_every_paragraph_is_learned_from_in_windows_of_its_own_as_the_run_time_reads_it() -> None:
    windows = list(examples(silver_sheets.sheet(silver(paragraph(), paragraph("No boats left."), paragraph()))))
    size = len(tokenize(TEXT)[0])
    assert [len(w.labels["tag"]) for w in windows] == [size, 4, size]
    assert [set(w.heads.tolist()) for w in windows if w.heads is not None] == [{0}, {0}, {0}]


def test_an_annotated_name_overrules_the_teachers_label_but_not_their_span() -> None:
    seen = paragraph(names=[(4, 6, "ORG")])  # "Oda Brenn"
    found, unsure = names.corrected(seen, [names.Gold(TEXT.index("Brenn"), TEXT.index(" on"), ("PERSON",), True)], 0)
    assert found == [(4, 6, "PERSON")]
    assert unsure == []


def test_a_name_that_annotators_did_not_mark_is_left_open() -> None:
    seen = paragraph(names=[(2, 3, "PERSON"), (7, 8, "DATE")])  # "Tulcan", "Friday"
    found, unsure = names.corrected(seen, [], 0)
    assert found == [(2, 3, "PERSON"), (7, 8, "DATE")]
    assert unsure == [2]


def test_variations_change_spelling_and_nothing_else() -> None:
    sheet = silver_sheets.sheet(silver(*(paragraph() for _ in range(60))))
    other = variations.varied(sheet, np.random.default_rng(1))
    assert other.labels is sheet.labels
    assert other.heads is sheet.heads
    spelt = {paragraph.words for paragraph in other.paragraphs}
    assert len(spelt) > 3
    assert len({tuple(word.lower() for word in words) for words in spelt}) == 1


def test_invented_documents_are_the_same_every_time_and_whole() -> None:
    made = list(invented.documents(300))
    assert made[:20] == list(invented.documents(20))
    assert not any("{" in text or "  " in text for _, texts in made for text in texts)


@pytest.mark.parametrize(
    ("verb", "form", "inflected"),
    [
        ("carry", "s", "carries"),
        ("carry", "ed", "carried"),
        ("kidnap", "ing", "kidnapping"),
        ("give_up", "en", "given up"),
        ("flee", "ing", "fleeing"),
        ("release", "ing", "releasing"),
        ("march", "s", "marches"),
    ],
)
def test_verbs_are_inflected(verb: str, form: str, inflected: str) -> None:
    assert invented.inflected(verb, form) == inflected


MARKED = """% Written for Onrecord, CC0-1.0.
=== t-0001 | agency | ECU | 2014-06-03
[Police]{@police gov ECU COP} [detained]{!arrest COERCE/arrest a=police r=brenn s=confirmed} \
[Oda Brenn]{@brenn per ECU}, [officials]{@off per ECU GOV >s1} [said]{q s1 confirm by=off about=arrest}.
"""


@pytest.fixture
def document() -> Document:
    from corpus.markup import read_text

    found = read_text(MARKED)
    assert not found.findings
    return found.documents[0]


def marked_sheet(document: Document) -> tuple[list[str], Sheet]:
    parsed = silver(*(paragraph(document.text[p.start : p.end]) for p in document.paragraphs), id=document.id)
    assert corpus_sheets.agrees(document, parsed)
    sheet = corpus_sheets.sheet(document, parsed)
    return [word for p in sheet.paragraphs for word in p.words], sheet


def labelled(words: list[str], sheet: Sheet, head: str) -> dict[str, str]:
    column = sheet.labels[head]
    return {word: HEADS[head][n] for word, n in zip(words, column, strict=True) if n > 0}


def test_marks_of_the_corpus_become_labels_of_words(document: Document) -> None:
    words, sheet = marked_sheet(document)
    assert labelled(words, sheet, "trigger") == {"detained": "B-COERCE"}
    assert labelled(words, sheet, "mode") == {"detained": "arrest"}
    assert labelled(words, sheet, "standing") == {"detained": "confirmed"}
    assert labelled(words, sheet, "cue") == {"said": "B-cue"}
    assert labelled(words, sheet, "act") == {"said": "confirm"}
    assert labelled(words, sheet, "source") == {"officials": "B-source"}


def test_marks_of_the_corpus_become_roles_of_pairs(document: Document) -> None:
    words, sheet = marked_sheet(document)
    pairs = {(words[a], words[b]): ROLES[role] for a, b, role in sheet.pairs}
    assert pairs["detained", "Police"] == "actor"
    assert pairs["detained", "Oda"] == "recipient"
    assert pairs["said", "officials"] == "source"


def test_changed_text_is_not_taken_for_what_the_teachers_read(document: Document) -> None:
    assert not corpus_sheets.agrees(document, silver(paragraph("Another text."), id=document.id))
