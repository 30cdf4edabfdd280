"""What people say of the record: kept for ever, anchored to exact words, applied beside the machine's output.

identifiers ids that sort by time, whatever the clock says
log         judgments.jsonl: one judgment a line, on the disk before anybody is told that it is saved
anchoring   are the judged words still there? Exactly, or not at all
holding     which judgments hold: undone, and undone again, and of each person the last word
regrouping  which events are one happening where people say so
queue       in what order questions are put: effect x doubt
checks      is every line a judgment whose words stand where it says?
learning    what judgments teach: proposals and thresholds, measured on judgments held out
learned_file what is switched on of it: learned.toml
"""
