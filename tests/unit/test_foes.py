"""Those who want to be misread: look-alike names, texts without end, weights that somebody changed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import onrecord
from onrecord import workers
from onrecord.annotate.backends.encoder import WEIGHTS, Encoder
from onrecord.clean.document import clean
from onrecord.errors import EmptyInput, ReaderDied, TookTooLong, UnsupportedLanguage, WeightsError
from onrecord.model.document import Article
from onrecord.model.record import Failure
from quick_extractors import misbehaving

Count = Callable[[str, object], None]


def lookalikes(text: str) -> list[tuple[str, str]]:
    flags = clean(Article(id="x", text=text, language="en")).flags
    return [(f.exact, f.note.split("“")[1].split("”")[0]) for f in flags if f.kind == "name_variant"]


@pytest.mark.parametrize(
    ("word", "like"),
    [
        ("\u0420ussia", "Pussia"),  # Cyrillic Er, which looks like P
        ("Ir\u0430n", "Iran"),
        ("Isr\u0430\u0435l", "Israel"),
        ("\u039dorway", "Norway"),
        ("Ukr\u0430\u0456n\u0435", "Ukraine"),
        ("Chad\u0435an", "Chadean"),
    ],
)
def test_names_that_mix_alphabets_are_flagged_and_left_as_they_are(word: str, like: str) -> None:
    text = f"The foreign minister of {word} said on Tuesday that talks had failed."
    assert lookalikes(text) == [(word, like)]
    document = clean(Article(id="x", text=text, language="en"))
    assert document.view.text == text


def test_a_word_wholly_of_another_alphabet_is_flagged_where_it_stands_for_one_of_the_text() -> None:
    copied = "\u0421\u041e\u0421\u0410"  # СОСА, all Cyrillic
    assert lookalikes(f"The COCA growers of Bolivia met {copied} buyers.") == [(copied, "COCA")]
    assert lookalikes(f"The growers of Bolivia met {copied} buyers.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Газета «Правда» told reporters in Moscow that Ιωάννης was free.",
        "The angle α and the drug β-blocker were mentioned, Müller said in Zürich.",
        "Ordinary words in ordinary letters, with a naïve façade.",
    ],
)
def test_foreign_words_that_imitate_nothing_are_not_flagged(text: str) -> None:
    assert lookalikes(text) == []


@pytest.mark.parametrize("name", ["vocab.txt", "heads.json", "scorer.npz"])
def test_weights_that_were_changed_are_not_used(tmp_path: Path, name: str) -> None:
    for file in WEIGHTS.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path / file.name)
    with (tmp_path / name).open("ab") as changed:
        changed.write(b"\n")
    with pytest.raises(WeightsError, match=f"{name} is not the file that was shipped"):
        Encoder(tmp_path)


def test_reading_has_a_clock_and_keeps_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers.Pool.__init__, "__defaults__", (misbehaving, 1.0, None))
    unreadable = Failure.of("b", WeightsError("not to be read"))
    texts = {"a": "Chad shut a road! So it was.", "c": "They hang in there for ever.", "d": "Mali shut a mine! Yes."}
    articles: list[Article | Failure] = [Article(id=id, text=text, language="en") for id, text in texts.items()]
    articles.insert(1, unreadable)
    began = time.monotonic()
    outcomes = list(workers.read_all(articles, misbehaving))
    assert time.monotonic() - began < 60
    assert [o.document.id for o in outcomes] == ["a", "b", "c", "d"]
    assert [o.error.kind if isinstance(o, Failure) else "read" for o in outcomes] == [
        "read", "weights", "timeout", "read",
    ]  # fmt: skip


HANGS = "They hang in there for ever."


def test_reading_in_python_can_have_a_clock(monkeypatch: pytest.MonkeyPatch, record_property: Count) -> None:
    monkeypatch.setattr("onrecord.pipeline.default_extractors", misbehaving)
    article = Article(id="a", text=HANGS, language="en")
    began = time.monotonic()
    for timeout in (0.3, 1.0):
        with pytest.raises(TookTooLong, match="took too long"):
            onrecord.read(HANGS, language="en", timeout=timeout)
    read = list(onrecord.read_many([{"text": "Chad shut a road! So it was.", "language": "en"}, article], timeout=0.5))
    assert [type(one).__name__ for one in read] == ["Record", "Failure"]
    assert time.monotonic() - began < 60
    with pytest.raises(ReaderDied, match="died 2 times"):
        onrecord.read("They die in there.", language="en", timeout=60)
    record_property("tried", 4)


def test_reading_apart_gives_the_same_record_and_the_same_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.pipeline.default_extractors", misbehaving)
    text = "Chad shut a road! So it was."
    assert onrecord.read(text, language="en", timeout=60) == onrecord.read(text, language="en")
    for timeout in (None, 60.0):
        with pytest.raises(EmptyInput):
            onrecord.read(" ", timeout=timeout)
        with pytest.raises(UnsupportedLanguage):
            onrecord.read(text, language="de", timeout=timeout)
