"""The views in a browser: nothing is cut off, an accessibility checker finds nothing serious, every mark leads on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from watched_browser import NARROW, WIDE, Seen, Served

VIEWS = ("/chronology", "/escalation", "/network", "/map", "/map?zoom=world", "/search?q=police", "/dossier")
SIZES = {"wide": WIDE, "narrow": NARROW}
CUT = """() => [...document.querySelectorAll('main svg')].filter(svg => svg.checkVisibility()).flatMap(svg => {
  const box = svg.viewBox.baseVal;
  return [...svg.querySelectorAll('text')].filter(text => {
    const t = text.getBBox();
    return t.x < box.x - 1 || t.y < box.y - 1 || t.x + t.width > box.x + box.width + 1
      || t.y + t.height > box.y + box.height + 1;
  }).map(text => text.textContent);
})"""
SPILT = """() => [...document.querySelectorAll('svg.network a')].filter(a => a.querySelector('.box')).filter(a => {
  const box = a.querySelector('.box').getBBox();
  return [...a.querySelectorAll('text')].some(text => {
    const t = text.getBBox();
    return t.x < box.x || t.x + t.width > box.x + box.width;
  });
}).map(a => a.textContent)"""
Browse = Callable[..., Seen]


@pytest.fixture
def at(served: Callable[..., Served], estuary: Path, browse: Browse) -> Callable[..., Seen]:
    """`at("/map", size=NARROW)`: a view of the project, opened."""
    site = served(estuary)
    return lambda path, **how: browse(site, path, **how)


def axe() -> str:
    package = pytest.importorskip("axe_playwright_python", reason="the package axe-playwright-python is not installed")
    return next(Path(package.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_serious(at: Any, size: str, scheme: str) -> None:
    checker = axe()
    for path in (*VIEWS, "/"):
        page = at(path, size=SIZES[size], scheme=scheme).page
        page.evaluate(checker)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == [], path


@pytest.mark.parametrize("size", SIZES)
def test_no_label_is_cut_off_and_no_page_is_wider_than_the_screen(at: Any, size: str) -> None:
    for path in VIEWS:
        seen = at(path, size=SIZES[size])
        assert seen.page.evaluate(CUT) == [], path
        assert seen.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, path
        seen.nothing_wrong()
    assert at("/network", size=SIZES[size]).page.evaluate(SPILT) == []


def test_every_mark_is_reached_by_keyboard_and_leads_to_the_happenings_behind_it(at: Any) -> None:
    seen = at("/network")
    arrow = seen.page.locator("svg.network:visible a[href*=manner]").first
    told = arrow.get_attribute("aria-label")
    arrow.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/chronology?**")
    assert seen.page.locator("li.happened").count() == int(told.split(": ")[1].split(" ")[0])
    seen.page.locator("li.happened .line a").first.click()
    seen.page.wait_for_url("**/happening/**")
    seen.nothing_wrong()


@pytest.mark.parametrize("path", ["/chronology", "/escalation", "/network", "/map", "/search?q=police"])
def test_all_that_a_view_links_to_is_there(at: Any, path: str) -> None:
    page = at(path).page
    addresses = page.eval_on_selector_all("main a", "links => links.map(a => a.href.baseVal ?? a.getAttribute('href'))")
    assert addresses
    for address in dict.fromkeys(addresses):
        if address.startswith("#"):
            assert page.locator(f"[id='{address[1:]}']").count() == 1, address
        else:
            assert page.request.get(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + address).ok, address


def test_the_slider_goes_back_in_time_and_the_record_is_that_of_the_day(at: Any) -> None:
    seen = at("/chronology")
    before = seen.page.locator(".lead").inner_text()
    slide = seen.page.locator("input.slide")
    slide.focus()
    for _ in range(3):
        seen.page.keyboard.press("Home")
        if "as_of=" in seen.page.url:
            break
    seen.page.wait_for_url("**as_of=2026-03-11**")
    assert "The record of 11 March 2026" in seen.page.locator(".as-of").inner_text()
    assert seen.page.locator(".lead").inner_text() != before


def test_without_scripts_the_day_is_chosen_by_the_date_and_its_button(at: Any) -> None:
    seen = at("/map", scripts=False)
    seen.page.fill("#as-of", "2026-03-23")
    seen.page.click(".as-of button")
    assert "as_of=2026-03-23" in seen.page.url
    assert "The record of 23 March 2026" in seen.page.locator(".as-of").inner_text()


def test_a_word_is_searched_by_keyboard_and_shown_where_it_stands(at: Any) -> None:
    seen = at("/search")
    seen.page.keyboard.type("fishermen")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**q=fishermen**")
    assert seen.page.locator("mark.asked").first.inner_text().lower() == "fishermen"
    seen.page.locator("#articles ~ ul a").first.click()
    seen.page.wait_for_url("**/article/**")
    seen.nothing_wrong()


def test_the_dossier_opens_and_looks_as_it_does_in_a_file(at: Any) -> None:
    seen = at("/dossier")
    seen.page.get_by_role("link", name="Open the dossier").click()
    seen.page.wait_for_url("**/dossier/print")
    assert seen.page.locator("#chronology").count() == 1
    assert seen.page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Charter")
    seen.nothing_wrong()
