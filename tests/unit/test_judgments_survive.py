"""Judgments outlive a rerun, other extractors and other texts: applied to the very same words, or looked at again."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from onrecord.errors import ProjectError
from onrecord.judgments.anchoring import text_hash
from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.model.judgment import Draft
from onrecord.model.record import Record
from onrecord.pipeline import Extractors
from onrecord.project import Project, open_project
from onrecord.record.project.records import Records
from onrecord.reviewing import Review
from quick_extractors import QuickParser, quick

pytest.importorskip("duckdb")


def text(number: int) -> str:
    """Five passages of words that stand nowhere else, each of which tells something."""
    chance = random.Random(number)
    return "\n\n".join(" ".join(word(chance) for _ in range(12)) + "!" for _ in range(5))


def word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(5))


def shifted(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
    """Another reader: of some passages it finds the third word, of some the first, of some nothing, of some two."""
    found = []
    for n, (a, b) in enumerate(doc.parse.sentences):
        if not any("!" in w for w in doc.parse.words[a:b]):
            continue
        tokens = {0: (a,), 1: (a + 2,), 2: (), 3: (a, a + 3), 4: (a + 1,)}[n % 5]
        type = "COERCE" if n % 2 else "ASSAULT"
        found += [
            EventMention(token=t, type=type, trigger=doc.parse.span(t, t + 1), evidence=doc.parse.span(a, b))
            for t in tokens
        ]
    return tuple(found)


def project(folder: Path, texts: list[str], extractors: Extractors) -> Project:
    ours = open_project(folder / "p", create=not (folder / "p").exists())
    source = folder / "articles.jsonl"
    lines = (
        {"id": f"n{n}", "text": t, "published": "2026-05-12", "publisher": f"Paper {n}", "uri": f"https://n.test/{n}"}
        for n, t in enumerate(texts)
    )
    source.write_text("\n".join(map(json.dumps, lines)))
    ours.add([source])
    ours.run(extractors=extractors, again="all")
    return ours


def judged(review: Review, most: int) -> dict[str, tuple[str, str]]:
    """Every happening is given a place of its own; what each judgment is of: the text's hash, the words."""
    out: dict[str, tuple[str, str]] = {}
    for n, happening in enumerate(review.reviewed().happenings[:most]):
        j = review.judge(Draft(by="Ana", verdict="change", record=happening.id, field="place", new=f"Place {n}"))
        out[j.id] = (j.target.article, j.target.exact)
    return out


def shown_at(review: Review, joined_words: dict[tuple[str, str], tuple[int, int, str, str]]) -> dict[str, list[str]]:
    """By judgment, the words of the happenings that show its value."""
    found: dict[str, list[str]] = {}
    for h in review.reviewed().happenings:
        for said in h.fields["place"].said:
            if h.anchor is not None:
                found.setdefault(said.judgment, []).append(f"{h.anchor.article}:{h.anchor.exact}")
            elif h.happening is not None:
                for s in h.happening.sources:
                    for e in s.events:
                        _, _, sha, exact = joined_words[s.document, e]
                        found.setdefault(said.judgment, []).append(f"{sha}:{exact}")
    return found


def words(ours: Project) -> dict[tuple[str, str], tuple[int, int, str, str]]:
    out = {}
    for record in ours.outcomes():
        assert isinstance(record, Record)
        for e in record.events:
            t = e.trigger
            out[record.document.id, e.id] = (t.start, t.end, text_hash(record.document.text), t.exact)
    return out


@pytest.mark.parametrize("articles", [10, pytest.param(100, marks=pytest.mark.slow)])
def test_all_judgments_hold_under_another_reader_and_none_moves_to_other_words(tmp_path: Path, articles: int) -> None:
    texts = [text(n) for n in range(articles)]
    with project(tmp_path, texts, quick()) as ours:
        review = Review(ours)
        made = judged(review, 5 * articles)
        assert len(made) == 5 * articles
        ours.run(extractors=quick(shifted), again="all")
        assert review.recheck() == ()
        found = shown_at(review, words(ours))
        assert found.keys() == made.keys()  # every one of them is applied
        for id, (article, exact) in made.items():
            assert found[id] == [f"{article}:{exact}"]  # to its own words, and to these alone
        assert sum(h.machine == () for h in review.reviewed().happenings) > 2 * articles


def test_after_a_rerun_by_the_same_reader_all_is_as_it_was(tmp_path: Path) -> None:
    with project(tmp_path, [text(n) for n in range(6)], quick()) as ours:
        review = Review(ours)
        judged(review, 30)
        ids = [h.id for h in review.reviewed().happenings]
        review.judge(Draft(by="Ben", verdict="same", record=ids[0], other=ids[7]))
        before = review.reviewed()
        written = ours.layout.judgments.read_bytes()
        ours.run(extractors=quick(parser=QuickParser()), again="all")
        assert Review(ours).reviewed() == before
        assert ours.layout.judgments.read_bytes() == written


def test_judgments_of_texts_that_changed_are_listed_and_applied_to_nothing(tmp_path: Path) -> None:
    texts = [text(n) for n in range(20)]
    with project(tmp_path, texts, quick()) as ours:
        made = judged(Review(ours), 100)
    # The first ten stand with a word before them now, so that every offset is another one.
    changed = [f"Corrected. {t}" if n < 10 else t for n, t in enumerate(texts)]
    again = tmp_path / "again"
    again.mkdir()
    with project(again, changed, quick()) as ours:
        ours.layout.judgments.write_bytes((tmp_path / "p" / "judgments.jsonl").read_bytes())
        review = Review(ours)
        hashes = {text_hash(t) for t in texts[10:]}
        listed = {r.judgment.id for r in review.recheck()}
        assert listed == {id for id, (article, _) in made.items() if article not in hashes}
        assert len(listed) == 50
        assert all(r.article is not None for r in review.recheck())  # found again by their address
        found = shown_at(review, words(ours))
        assert found.keys() == made.keys() - listed


def test_new_articles_do_not_undo_what_was_said(tmp_path: Path) -> None:
    with project(tmp_path, [text(1)], quick()) as ours:
        review = Review(ours)
        (judgment, *_) = judged(review, 1)
    with project(tmp_path, [text(1), text(2)], quick()) as ours:
        labels = [h.fields["place"] for h in Review(ours).reviewed().happenings]
        assert [x.value for x in labels if x.by == ("Ana",)] == ["Place 0"]
        assert any(judgment in x.judgments for x in labels)


def test_the_words_of_another_sentence_are_never_taken_for_the_judged_ones(tmp_path: Path) -> None:
    with project(tmp_path, [text(1)], quick()) as ours:
        review = Review(ours)
        line = ours.layout.judgments
        judged(review, 1)
        line.write_bytes(re.sub(rb'"exact":"\w+"', b'"exact":"elsewheres"', line.read_bytes(), count=1))
        (left,) = Review(ours).recheck()
        assert "do not stand there" in left.why


def test_verify_checks_the_judgments_and_names_the_line_of_a_wrong_one(tmp_path: Path) -> None:
    with project(tmp_path, [text(1)], quick()) as ours:
        review = Review(ours)
        judged(review, 2)
        verdict = ours.verify()
        assert verdict.sound
        assert verdict.checked["judgments"] == 2
        file = ours.layout.judgments
        first, second = file.read_bytes().splitlines(keepends=True)
        tampered = re.sub(rb'"exact":"\w+"', b'"exact":"elsewheres"', second, count=1)
        file.write_bytes(first + b"gibberish\n" + tampered)
        assert [f.where for f in ours.verify().faults] == ["judgments.jsonl, line 2", "judgments.jsonl, line 3"]
        assert len(Review(ours).reviewed().judgments) == 2


def test_while_a_run_reads_anew_nothing_is_made_of_two_records(tmp_path: Path) -> None:
    with project(tmp_path, [text(1), text(2)], quick()) as ours:
        review = Review(ours)
        (first, *_) = review.reviewed().happenings
        assert first.happening is not None
        article = first.happening.sources[0].document
        records = Records(ours.layout.articles)  # a run is at it: this record is a newer one
        record = ours.record(article)
        assert isinstance(record, Record)
        records.put(article, replace(record, events=()))
        with pytest.raises(ProjectError, match="anew"):
            review.judge(Draft(by="Ana", verdict="accept", record=first.id))
        assert review.history() == ()
        ours.layout.manifest.unlink()  # and now it puts its tables in place
        assert len(review.reviewed().happenings) == 10
