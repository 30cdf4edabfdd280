"""Addresses added to a project: kept under their address, asked for again only where something may be new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("protego")
pytest.importorskip("feedparser")

from local_site import Site, site
from onrecord.ingest.fetch import Fetcher
from onrecord.project import Added, Project, open_project
from onrecord.record.project.archive import Archive
from onrecord.record.project.files import sha256
from quick_extractors import quick

__all__ = ["site"]  # the fixture
WORDS = "Ghana's coast guard stopped two trawlers near Takoradi on Monday! Eleven sailors were held, officials said. "
HTML = {"Content-Type": "text/html"}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "p", create=True) as project:
        yield project


def fetcher() -> Fetcher:
    return Fetcher(allowed=lambda a: a.is_loopback, wait=lambda _: None)


def add(project: Project, *sources: str, **options: object) -> Added:
    return project.add(sources, fetcher=fetcher(), **options)  # type: ignore[arg-type]


def page(title: str) -> bytes:
    body = "".join(f"<p>{title}: {WORDS}</p>" for _ in range(4))
    return f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>".encode()


def feed(site: Site, *paths: str) -> bytes:
    items = "".join(
        f"<item><title>{p}</title><link>{site.url}{p}</link><description>Short.</description></item>" for p in paths
    )
    whole = f"<item><title>Whole</title><link>{site.url}/whole</link><description>{WORDS * 15}</description></item>"
    return f"<rss version='2.0'><channel><title>Gulf Courier</title>{items}{whole}</channel></rss>".encode()


def test_a_page_is_kept_as_it_came_under_its_address(project: Project, site: Site) -> None:
    site.answers["/a"] = (200, HTML, page("Trawlers"))
    assert add(project, f"{site.url}/a", publisher="Gulf Courier").new == 1
    [article] = project.articles()
    assert (article.uri, article.title, article.publisher) == (f"{site.url}/a", "Trawlers", "Gulf Courier")
    assert project.places(article.id) == [f"{site.url}/a"]
    project.run(extractors=quick())
    assert project.verify().sound


def test_an_address_is_asked_again_and_not_sent_again_where_it_is_as_before(project: Project, site: Site) -> None:
    site.answers["/a"] = (200, HTML | {"ETag": '"1"'}, page("Trawlers"))
    add(project, f"{site.url}/a")
    site.answers["/a"] = (304, {}, b"")
    again = add(project, f"{site.url}/a")
    assert (again.new, again.known, again.unchanged) == (0, 0, 1)
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_later_version_of_a_page_is_kept_beside_the_earlier(project: Project, site: Site) -> None:
    for title in ("Trawlers", "Trawlers freed"):
        site.answers["/a"] = (200, HTML, page(title))
        add(project, f"{site.url}/a")
    assert sorted(str(a.title) for a in project.articles()) == ["Trawlers", "Trawlers freed"]


def test_a_feed_gives_its_articles_and_lists_the_others(project: Project, site: Site) -> None:
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"f"'}, feed(site, "/a", "/b"))
    added = add(project, f"{site.url}/feed")
    assert (added.new, added.listed) == (1, [f"{site.url}/a", f"{site.url}/b"])
    assert [a.publisher for a in project.articles()] == ["Gulf Courier"]
    assert Archive(project.layout.raw).get(sha256(site.answers["/feed"][2])) == site.answers["/feed"][2]  # type: ignore[index,arg-type]
    assert project.verify().sound
    assert [p for p in site.paths() if p != "/robots.txt"] == ["/feed"]


def test_what_a_feed_lists_is_fetched_once_when_asked_to(project: Project, site: Site) -> None:
    rss = {"Content-Type": "application/rss+xml", "ETag": '"f"'}
    site.answers |= {"/feed": (200, rss, feed(site, "/a", "/gone")), "/a": (200, HTML, page("Trawlers"))}
    add(project, f"{site.url}/feed")
    first = add(project, f"{site.url}/feed", follow=True)  # the list is asked for whole: it was not followed before
    assert (first.new, first.known, len(first.refused)) == (1, 1, 1)
    assert "404" in first.refused[0]
    site.asked.clear()
    add(project, f"{site.url}/feed", follow=True)
    assert [p for p in site.paths() if p != "/robots.txt"] == ["/feed", "/gone"]  # what failed is tried once more
    site.answers["/gone"] = (200, HTML, page("Found again"))
    add(project, f"{site.url}/feed", follow=True)
    site.asked.clear()
    site.answers["/feed"] = (304, {}, b"")
    assert add(project, f"{site.url}/feed", follow=True).unchanged == 1
    assert site.asked[-1][1]["if-none-match"] == '"f"'


def test_a_list_of_addresses_costs_the_good_ones_nothing(project: Project, site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, HTML, page("Trawlers"))
    (tmp_path / "urls").write_text(f"# mine\nftp://a.example/x\n{site.url}/none\n{site.url}/a\nnot an address\n")
    added = project.add(urls=[tmp_path / "urls", tmp_path / "no-such-list"], fetcher=fetcher())
    assert added.new == 1
    assert [m.partition("urls, ")[2][:6] for m in added.refused[:3]] == ["line 2", "line 3", "line 5"]
    assert "no-such-list" in added.refused[3]


def test_a_visit_is_written_down_no_sooner_than_what_it_gave(
    project: Project, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"f"'}, feed(site, "/a"))

    def stopped(self: Fetcher, url: str, known: object = None) -> None:
        if url.endswith("/a"):
            raise KeyboardInterrupt
        return fetch(self, url, known)  # type: ignore[arg-type,return-value]

    fetch = Fetcher.fetch
    monkeypatch.setattr(Fetcher, "fetch", stopped)
    with pytest.raises(KeyboardInterrupt):
        add(project, f"{site.url}/feed", follow=True)
    assert project.counts().input == 1  # what came before is kept
    monkeypatch.setattr(Fetcher, "fetch", fetch)
    site.answers["/a"] = (200, HTML, page("Trawlers"))
    assert add(project, f"{site.url}/feed", follow=True).new == 1


def test_nothing_but_an_address_asks_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole of a project's work, where any look-up of a name or connection fails the test."""
    import socket

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, lambda *_, **__: pytest.fail("the network was asked"))
    (tmp_path / "feed.xml").write_bytes(feed(Site(), "/a"))
    (tmp_path / "a.html").write_bytes(page("Trawlers"))
    with open_project(tmp_path / "q", create=True) as project:
        project.add([tmp_path / "feed.xml", tmp_path / "a.html"])
        project.run(extractors=quick())
        assert project.verify().sound
