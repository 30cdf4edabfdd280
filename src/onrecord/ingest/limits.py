"""How much of one article is read. Nothing over a limit is read in whole before it is refused."""

from __future__ import annotations

# 160,000 words: no news article comes near, and a parser's time on more is counted in minutes.
MAX_CHARS = 1_000_000
# Bytes of a plain text file (four to a character at most), of a page of HTML, of one line of JSON Lines (an escaped
# character takes six) and of a whole JSON file.
MAX_TEXT_BYTES = 4 * MAX_CHARS + 4
MAX_HTML_BYTES = 25_000_000
MAX_LINE_BYTES = 8_000_000
MAX_JSON_BYTES = 100_000_000
# Seconds and bytes that the extraction of one page may take.
HTML_SECONDS = 10.0
HTML_MEMORY = 1_000_000_000
