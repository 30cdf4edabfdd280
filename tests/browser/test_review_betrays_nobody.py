"""What articles hold does nothing in the page, the page asks nobody but its own server, and no other site drives it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from watched_browser import NARROW, WIDE, Seen, Served

PAYLOADS = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg/onload=window.hit=1>",
    '"><script>window.hit=1</script>',
    "' onmouseover='window.hit=1",
    "javascript:window.hit=1",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<a href=javascript:window.hit=1>x</a>",
    "{{7*7}}{% raw %}",
    "</textarea></title></style><script>window.hit=1</script>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "<hx-partial hx-on:load='window.hit=1'></hx-partial>",
    "<div hx-get=/log hx-trigger=load hx-on::after:init=window.hit=1></div>",
    "<meta http-equiv=refresh content='0;url=http://198.51.100.7/'>",
    "<link rel=stylesheet href=http://198.51.100.7/x.css>",
    "<base href=http://198.51.100.7/>",
    "<form action=http://198.51.100.7/><button>x",
    "\u202egnp.exe\u2066<script>window.hit=1</script>",
]


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    """A project whose articles carry a payload in every field that an article has."""
    from onrecord.project import open_project

    lines = []
    for n, payload in enumerate(PAYLOADS):
        article = {
            "id": f"a{n}",
            "title": f"Malta {payload} and Tunisia",
            "publisher": f"Wire {payload}",
            "published": f"2026-03-{10 + n % 5:02}",
            "uri": f"https://news.example/{n}" if n % 2 else "javascript:window.hit=1",
            "text": f"Malta's navy attacked a Tunisian tanker on Tuesday, {payload} said.\n"
            f"Tunisia denied that the navy of {payload} attacked the tanker.\n"
            f'"We met {payload} in Rome," Foreign Minister Salwa {payload} told Radio {payload}.',
        }
        lines.append(json.dumps(article))
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    folder = tmp_path / "poisoned"
    with open_project(folder, create=True) as project:
        project.add([tmp_path / "articles.jsonl"])
        project.run()
    return folder


def pages(folder: Path) -> list[str]:
    """Every kind of page of the review, with what the poisoned project has."""
    from onrecord.project import open_project

    with open_project(folder) as project:
        joined = project.joined()
    happenings = [f"/happening/{h.id}" for h in joined.happenings[:6]]
    articles = [f"/article/{d.document.id}?at=0-5" for d in joined.documents]
    return ["/", *happenings, *articles, "/log", "/recheck"]


def test_nothing_that_an_article_holds_runs_or_asks_for_anything(
    poisoned: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    seen = browse(served(poisoned))
    for path in pages(poisoned):
        seen.page.goto(seen.origin + path)
        seen.settled()
        assert seen.page.evaluate("window.hit") is None, path
    seen.page.goto(seen.origin + "/")
    for payload in PAYLOADS[:6]:
        seen.page.keyboard.press("w")
        seen.page.keyboard.insert_text(payload)
        seen.page.keyboard.press("Escape")
        seen.press("a")
        assert seen.page.evaluate("window.hit") is None
    seen.page.goto(seen.origin + "/log")
    assert PAYLOADS[0] in seen.page.inner_text("main")
    seen.nothing_wrong()


def test_the_page_asks_nobody_but_its_own_server(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    seen = browse(served(estuary))
    for key in ("j", "k", "a", "x", "z"):
        seen.press(key)
    for key in ("s", "Escape", "m", "?", "Escape"):
        seen.page.keyboard.press(key)
    for path in pages(estuary):
        seen.page.goto(seen.origin + path)
        seen.settled()
    seen.nothing_wrong()


def test_links_to_the_article_say_nothing_of_where_they_are_followed_from(
    poisoned: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    seen = browse(served(poisoned))
    found = set()
    for path in pages(poisoned):
        seen.page.goto(seen.origin + path)
        for link in seen.page.query_selector_all("a[href]:not([href^='/']):not([href^='#'])"):
            found.add(link.get_attribute("href"))
            assert "noreferrer" in str(link.get_attribute("rel"))
    assert found
    assert all(href.startswith("https://news.example/") for href in found)


ATTACK = """<!doctype html><title>elsewhere</title><form id=f method=post action="{0}/judge">
<input name=draft value='{1}'><input name=undo value=last></form>
<form id=p method=post enctype=text/plain action="{0}/judge"><input name=draft value='{1}'></form>
<img src="{0}/judge?draft=x"><script>
const body = new URLSearchParams({{draft: '{1}'}}), no = () => 0;
fetch("{0}/judge", {{method: "POST", mode: "no-cors", credentials: "include", body}}).catch(no);
fetch("{0}/log", {{credentials: "include"}}).then(r => r.text()).then(t => document.title = "read " + t).catch(no);
setTimeout(() => document.getElementById(location.hash.slice(1) || "f").submit(), 200);
</script>"""


@pytest.fixture
def elsewhere() -> Iterator[Callable[[str], str]]:
    """Another site on this machine, which shows the page that it is given."""
    shown = {"page": ""}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(shown["page"].encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def at(page: str) -> str:
        shown["page"] = page
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield at
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("form", ["f", "p"])
def test_another_site_in_the_same_browser_changes_and_reads_nothing(
    estuary: Path,
    served: Callable[..., Served],
    browse: Callable[..., Seen],
    elsewhere: Callable[[str], str],
    form: str,
) -> None:
    server = served(estuary)
    seen = browse(server)
    draft = seen.page.get_attribute("button[data-key=a]", "value")
    attack = elsewhere(ATTACK.format(server.origin, draft))
    page = seen.page.context.new_page()  # the same browser, with the cookie
    page.goto(f"{attack}#{form}")
    page.wait_for_url(server.origin + "/judge")
    assert "onrecord:" in page.inner_text("body")
    assert not (estuary / "judgments.jsonl").exists()
    assert "read" not in page.title()


def test_no_other_site_can_put_the_page_into_a_frame(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen], elsewhere: Callable[[str], str]
) -> None:
    server = served(estuary)
    seen = browse(server)
    page = seen.page.context.new_page()
    page.goto(elsewhere(f'<!doctype html><title>x</title><iframe src="{server.origin}/"></iframe>'))
    page.wait_for_timeout(500)
    assert all("Onrecord" not in (frame.title() or "") for frame in page.frames[1:])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_no_serious_fault(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen], scheme: str, size: dict[str, int]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the package axe-playwright-python")
    seen = browse(served(estuary), size=size, scheme=scheme)
    seen.press("a")
    seen.page.keyboard.press("s")
    faults = []
    for path in [None, *pages(estuary)[:3], pages(estuary)[8], "/log", "/recheck"]:
        if path is not None:
            seen.page.goto(seen.origin + path)
            seen.settled()
        found = _axe(axe, seen)
        faults += [(path, v["id"], v["impact"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found]
    assert faults == []


def _axe(axe: Any, seen: Seen) -> list[dict[str, Any]]:
    """What axe-core calls serious or critical; it is put in by the driver, past the page's own policy."""
    results = axe.Axe().run(seen.page, options={"resultTypes": ["violations"]}).response
    return [v for v in results["violations"] if v["impact"] in ("serious", "critical")]
