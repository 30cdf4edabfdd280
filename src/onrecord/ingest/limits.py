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
# Seconds that pass until a container (WARC, Parquet, a feed) gives its next article, bytes of memory that taking it
# apart may take, and how much more there may be unpacked than packed, once it is more than a little.
FOREIGN_SECONDS = 60.0
FOREIGN_MEMORY = 3_000_000_000
MAX_FEED_BYTES = 25_000_000
MAX_FEED_ENTRIES = 10_000
MAX_ZIP_FILES = 100_000
MAX_RATIO = 100
RATIO_FROM = 32_000_000
