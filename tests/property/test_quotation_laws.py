"""What holds for the statements of any text, however broken its quotation marks."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.annotate.quotation.quotes import find_quotations
from onrecord.model.annotation import AnnotatedDocument, Attribution

Annotate = Callable[..., AnnotatedDocument]

PIECES = st.sampled_from(
    [
        '"', "“", "”", "''", "``", "'", "’", "‘", "«", "»", " ", "\n", "\n\n", ".", ",", ":", "?", " — ",
        "Ortiz", " said", "said ", " that ", " the army", " denied", " according to", " told reporters", " who",
        " accused Peru of", " spying", " declined to comment", " We will go", " It is over", " was expected to", " and",
        " in a statement", " urged", " claim that", " did not", " reported", " as saying",
        "Chile", " 6'2", "�", "\u200b",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))
LAWS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(TEXTS)
@LAWS
def test_statements_of_any_text_keep_the_laws(annotated: Annotate, text: str) -> None:
    doc = annotated(text)
    found = doc.attributions
    assert len({a.statement.id for a in found}) == len(found)
    for attribution in found:
        _spans_equal_their_slices(text, attribution)
        _content_is_free_of_its_cue(attribution)
    _nesting_is_a_forest(found)


def _spans_equal_their_slices(text: str, attribution: Attribution) -> None:
    s = attribution.statement
    for span in filter(None, (s.source_span, s.cue, *s.content)):
        assert text[span.start : span.end] == span.exact
    assert list(s.content) == sorted(s.content, key=lambda c: c.start)


def _content_is_free_of_its_cue(attribution: Attribution) -> None:
    cue = attribution.statement.cue
    assert cue is None or not any(c.overlaps(cue) for c in attribution.statement.content)


def _nesting_is_a_forest(found: tuple[Attribution, ...]) -> None:
    within = {a.statement.id: a.statement.within for a in found}
    for id_ in within:
        seen: set[str] = set()
        at: str | None = id_
        while at is not None:
            assert at in within
            assert at not in seen
            seen.add(at)
            at = within[at]


@given(TEXTS)
@LAWS
def test_quotations_of_any_text_are_disjoint_and_inside_their_paragraph(annotated: Annotate, text: str) -> None:
    parse = annotated(text).parse
    end = 0
    for quotation in find_quotations(parse).items:
        passage = parse.document.passages[quotation.passage]
        assert end <= quotation.start < quotation.end
        assert passage.start <= quotation.start
        assert quotation.end <= passage.end
        end = quotation.end
