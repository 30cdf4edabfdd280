"""The process of the local engine that reads shards, one after the other: `python -m onrecord.shards.process`.

Jobs come through its standard input and reports go through its standard output, a line of JSON each. With two arguments
its readers are forked from the nursery of its parent: an open socket's descriptor, and what reader it has loaded.
"""

from __future__ import annotations

import os
import sys

import msgspec

from onrecord.readers import Nursery, end_with_parent
from onrecord.shards.unit import Job, attempt, lend


def main() -> None:
    end_with_parent()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers
    match sys.argv[1:]:
        case [control, reader]:
            lend(reader, Nursery.lent(int(control)))
    for line in sys.stdin.buffer:
        answers.write(msgspec.json.encode(attempt(msgspec.json.decode(line, type=Job))) + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
