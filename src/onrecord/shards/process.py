"""The process of the local engine that reads shards, one after the other: `python -m onrecord.shards.process`.

Jobs come through its standard input and reports go through its standard output, a line of JSON each.
"""

from __future__ import annotations

import os
import sys

import msgspec

from onrecord.shards.unit import Job, attempt


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers
    for line in sys.stdin.buffer:
        answers.write(msgspec.json.encode(attempt(msgspec.json.decode(line, type=Job))) + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
