"""An optional reader: a language model behind an OpenAI-compatible address that the user names. Off by default.

The model is asked for the record of one article at a time, as data, without tools. Nothing it says is written down
unless its words stand verbatim in the article; what it says of other things is dropped, and counted.

    endpoint (the network)  <-  prompt (what is asked)
    answer (what came back, as drafts)  ->  grounding (drafts -> lines with spans)  ->  reader (one article -> Record)
"""
