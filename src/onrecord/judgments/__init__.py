"""What people say of the record: kept for ever, anchored to exact words, applied beside the machine's output.

log         judgments.jsonl: one judgment a line, on the disk before anybody is told that it is saved
anchoring   are the judged words still there? Exactly, or not at all
holding     which judgments hold: undone, and undone again, and of each person the last word
applying    the machine's lines with the judgments that hold: every field labelled
queue       what to ask next: effect x doubt
learning    what judgments teach: proposals and thresholds, measured on judgments held out
"""
