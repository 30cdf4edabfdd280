"""Articles into a project: found in files and, where the user names addresses, on the web; kept as they came.

Nothing of an article is lost when the process is killed: its bytes are on the disk before the database names them, and
that an address was visited is written down together with what it gave, or later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from onrecord.errors import InputError
from onrecord.ingest.addresses import is_url
from onrecord.ingest.fetch import Fetcher, Known, Page
from onrecord.ingest.fields import Defaults
from onrecord.ingest.pieces import Found, Listed, Piece, addresses_in, read_piece, split_source
from onrecord.ingest.places import Places
from onrecord.ingest.web import found_at
from onrecord.model.document import Article
from onrecord.model.record import Failure
from onrecord.record.project import files, lock
from onrecord.record.project.archive import Archive
from onrecord.record.project.layout import Layout
from onrecord.record.project.nearness import paragraph_keys
from onrecord.record.project.run import article_id
from onrecord.record.project.store import ArticleRow, Store, Visit

BATCH = 200  # articles that are written down together
_Row = tuple[ArticleRow, str, str | None]


class Added(msgspec.Struct, kw_only=True):
    """What `add` did: articles that are new, that were there already, and that were stated anew in place of others.

    `unreadable` are those whose bytes hold no article: they are kept, and count as failed. `refused` could not even be
    had (no such file, over a limit, an address that gave nothing) and are not in the project. `listed` are addresses
    that feeds name without the words that stand there. `skipped` counts files of a folder that are of other kinds,
    `fetched` the addresses that were asked, `unchanged` those that gave nothing new. Messages come with where and cure.
    """

    new: int = 0
    known: int = 0
    restated: int = 0
    unreadable: list[str] = msgspec.field(default_factory=list)
    refused: list[str] = msgspec.field(default_factory=list)
    listed: list[str] = msgspec.field(default_factory=list)
    skipped: int = 0
    fetched: int = 0
    unchanged: int = 0
    going: str | None = None  # what is being looked at now


Watch = Callable[[Added], None]


class Adder:
    """One call of `add`. `follow`: also fetch what feeds only list; `without`: addresses that are not to be asked;
    `sweep`: look through all that is kept for what killed writers left over, which who adds often does but once."""

    def __init__(
        self,
        layout: Layout,
        store: Store,
        known: Defaults,
        *,
        fetcher: Fetcher | None,
        follow: bool,
        watch: Watch | None,
        without: Iterable[str] = (),
        sweep: bool = True,
    ) -> None:
        self._layout, self._store, self._known, self._follow = layout, store, known, follow
        self._archive = Archive(layout.raw)
        self._fetcher, self._sweep = fetcher, sweep
        self._watch = watch or (lambda _: None)
        self._batch: list[_Row] = []
        self._visits: list[Visit] = []
        self._asked: set[str] = set(without)
        self.added = Added()
        self.failed: set[str] = set()  # addresses that gave nothing

    def add(self, sources: Iterable[str | Path], stdin: BinaryIO | None, lists: Iterable[str | Path]) -> Added:
        """Raises ProjectError where another process is writing."""
        with lock.sole_writer(self._layout.lock):
            if self._sweep:
                files.sweep(self._layout.raw)
            try:
                self._take(sources, stdin, lists)
            finally:
                self._write_down()
        self.added.going = None
        return self.added

    def _take(self, sources: Iterable[str | Path], stdin: BinaryIO | None, lists: Iterable[str | Path]) -> None:
        places = Places(sources, leave_out=self._layout.owns)
        for place in places:
            if is_url(place):
                self._visit(str(place), str(place))
            else:
                self._say(str(place))
                listed = self._keep_all(str(place), split_source(place, stdin=stdin))
                if self._follow:
                    self._follow_all(listed)
        self.added.skipped = places.skipped
        for address, where in self._addresses(lists):
            self._visit(address, where)

    def _addresses(self, lists: Iterable[str | Path]) -> Iterator[tuple[str, str]]:
        for path in lists:
            try:
                yield from addresses_in(path)
            except InputError as error:
                self._refuse(error, str(path))

    # -- the web -------------------------------------------------------------------------------------------------

    def _visit(self, address: str, where: str) -> None:
        """Fetch an address, keep what it gives and, if asked to, fetch what that lists.

        The visit is written down after all of that: one that was cut short is made again.
        """
        if address in self._asked:
            return
        known = self._store.visit(address)
        asked = known if known and (known.followed or not self._follow) else None
        page = self._fetch(address, where, asked)
        if page is None or page.body is None:
            return
        raw = self._archive.put(page.body)  # a feed as a whole, too
        listed = self._keep_all(address, found_at(page))
        followed = not listed or (self._follow and self._follow_all(listed))
        self._visits.append(Visit(address, raw, page.known.etag, page.known.modified, followed))

    def _follow_all(self, listed: Iterable[str]) -> bool:
        """Keep what stands at the addresses that were listed and not fetched before; whether all of them gave it."""
        pages = [self._fetch(uri, uri, None) for uri in listed if uri not in self._asked]
        for page in pages:
            if page is not None:
                self._keep_all(page.asked, found_at(page))
        return None not in pages

    def _fetch(self, address: str, where: str, known: Visit | None) -> Page | None:
        """What stands at an address; None where it cannot be had, which is said."""
        self._asked.add(address)
        self._say(address)
        self._fetcher = self._fetcher or Fetcher()
        try:
            page = self._fetcher.fetch(address, Known(known.etag, known.modified) if known else None)
        except InputError as error:
            self._refuse(error, where)
            self.failed.add(address)
            return None
        self.added.fetched += 1
        self.added.unchanged += page.body is None
        return page

    # -- what was found ------------------------------------------------------------------------------------------

    def _keep_all(self, place: str, found: Iterable[Found]) -> list[str]:
        """Keep the pieces of one place; the addresses that it only lists and that were not fetched before."""
        listed: dict[str, None] = {}
        for item in found:
            if isinstance(item, Piece):
                self._keep(item, place)
            elif isinstance(item, Listed):
                listed[item.uri] = None
            else:
                self.added.refused.append(item.error.message)
        new = [uri for uri in listed if not self._store.stood(uri)]
        if not self._follow:
            self.added.listed += new
        return new

    def _keep(self, piece: Piece, place: str) -> None:
        self._archive.put(piece.data)
        row, found = taken(piece, self._known)
        where = piece.known.uri or place
        if isinstance(found, Failure):
            self.added.unreadable.append(f"{piece.where}: {found.error.message}")
        self._batch.append((row, where, found.text if isinstance(found, Article) else None))
        if len(self._batch) >= BATCH:
            self._write_down()

    def _write_down(self) -> None:
        self._archive.sync()
        with self._store.together():
            for row, place, text in self._batch:
                if self._store.add(row, place, text, paragraph_keys(text or "")):
                    self.added.new += 1
                else:
                    self.added.known += 1
            for visit in self._visits:
                self._store.note_visit(visit)
            self.added.restated += self._store.drop_restated()
        self._batch.clear()
        self._visits.clear()
        self._watch(self.added)

    def _refuse(self, error: InputError, where: str) -> None:
        self.added.refused.append(str(error.at(where)))

    def _say(self, what: str) -> None:
        self.added.going = what
        self._watch(self.added)


def taken(piece: Piece, user: Defaults) -> tuple[ArticleRow, Article | Failure]:
    """The article of a piece under the id that it has wherever it is read, or why there is none, and its row.

    `user` is what the user says of articles that do not say it themselves. Nothing is written.
    """
    raw, known = files.sha256(piece.data), _stated(piece, user)
    stated = msgspec.json.encode(known, order="deterministic").decode()
    row = ArticleRow(id=article_id(raw, f"{piece.form}{stated}".encode()), raw=raw, form=piece.form, stated=stated)
    found = read_piece(piece.data, piece.form, "", known)
    if isinstance(found, Failure):
        return replace(row, kind=found.error.kind, message=found.error.message), found
    return _described(row, found), found


def _stated(piece: Piece, user: Defaults) -> Defaults:
    """What is known of an article beside its bytes: what its source says, else the user, else whose feed it is in."""
    known = piece.known
    return Defaults(
        title=known.title or user.title,
        publisher=known.publisher or user.publisher or piece.site,
        published=known.published or user.published,
        uri=known.uri or user.uri,
        language=known.language or user.language,
    )


def _described(row: ArticleRow, article: Article) -> ArticleRow:
    return replace(
        row,
        given_id=article.id or None,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        uri=article.uri,
        language=article.language,
        text=files.sha256(article.text.encode()),
    )
