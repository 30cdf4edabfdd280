"""Prints where the rules of who is who were loaded from, then the record of each document of the bank and the corpus.

Run by tests/conformance/test_compiled_wheel.py, with the checkout first in the path, then with a compiled wheel.
"""

from __future__ import annotations

import sys

import corpus
from conformance import bank
from onrecord.annotate.entities import extractor
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.pipeline import read_all

EVERY = 4  # of the corpus's documents


def main() -> None:
    print(extractor.__file__)
    texts = {**bank.TEXTS, **{d.id: d.text for d in corpus.read()[::EVERY]}}
    articles = (Article(id=id, text=text, published=bank.PUBLISHED) for id, text in texts.items())
    for outcome in read_all(articles):
        sys.stdout.buffer.write(codec.encode(outcome) + b"\n")


if __name__ == "__main__":
    main()
