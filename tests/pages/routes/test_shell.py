"""What holds around every answer: language, security headers, closed corners, files."""

import gzip
import re
from itertools import product
from pathlib import Path

import pytest
import streamlit
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from modules import web
from pages.routes.shell import Shell, index, policy
from tests.pages.visitor import HERE, ROLES, Hall

PAGE = {"Accept": "text/html,application/xhtml+xml"}
INSIDE = Path(streamlit.__file__).parent / "static"
SCRIPT = next(INSIDE.glob("static/js/index.*.js"))
WEB = Path(web.__file__).parent


def test_streamlits_page_is_german_and_ours(hall: Hall) -> None:
    for path in ("/", "/planung", "/bestandsaufnahme", "/was/auch/immer"):
        answer = hall.browser().get(path, headers=PAGE)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert '<html lang="de" translate="no">' in answer.text
        assert "<title>Modulkoffer</title>" in answer.text
        assert answer.headers["cache-control"] == "no-cache"


def test_the_page_loads_nothing_from_elsewhere_and_finds_its_files_from_any_address(hall: Hall) -> None:
    page = hall.browser().get("/", headers=PAGE).text
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert [address for address in addresses if not address.startswith("/")] == []
    assert {"/web/icon.svg"} < set(addresses)
    statuses = {address: hall.browser().get(address).status_code for address in addresses}
    assert [address for address, status in statuses.items() if status != 200] == []
    assert "agent" not in page


def test_whoever_has_no_scripts_reads_why_nothing_appears(hall: Hall) -> None:
    said = re.findall("<noscript>(.*?)</noscript>", hall.browser().get("/", headers=PAGE).text, re.DOTALL)
    assert said == ["<p>Der Modulkoffer braucht JavaScript. Bitte im Browser einschalten oder ein anderes Gerät nehmen.</p>"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/gesund", 200),
        ("/beitreten", 200),
        ("/beitreten/999999", 404),
        (f"/beitreten/{HERE}", 303),
        ("/tablet", 303),
        ("/anmelden", 200),
        ("/api/step", 401),
        ("/api/board?workshop=x", 401),
        ("/live", 401),
        ("/web/icon.svg", 200),
        ("/web/nothing.js", 404),
        ("/protokoll/x.docx", 404),
        ("/protokoll/x.exe", 404),
        ("/ergebnis/x.xlsx", 401),
        ("/schema/ergebnis-1.json", 200),
        ("/schema/ergebnis-2.json", 404),
        ("/beamer/x", 403),
        ("/_stcore/metrics", 404),
        ("/_stcore/host-config", 200),
        (f"/static/js/{SCRIPT.name}", 200),
        ("/abmelden", 405),
        ("/api/entries", 404),
        ("/nirgends", 404),
        ("/a%00b", 400),
        ("/api/board?workshop=%00", 400),
    ],
)
def test_every_answer_carries_the_security_headers(hall: Hall, path: str, status: int) -> None:
    answer = hall.browser().get(path, headers=PAGE if path == "/" else {})
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == policy()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["permissions-policy"] == "camera=(), microphone=(), geolocation=()"


def test_the_policy_lets_in_our_own_scripts_and_streamlits_inline_ones_only() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in policy().split(";"))
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]
    assert len(re.findall("'sha256-", rules["script-src"])) == len(re.findall(r"<script>", index()))
    assert (rules["default-src"], rules["connect-src"], rules["frame-ancestors"]) == ("'self'", "'self'", "'none'")
    assert not re.search(r"https?:", policy())


@pytest.mark.parametrize("corner", ["metrics", "agent", "agent/tools", "upload_file/1/2", "script-health-check"])
def test_what_we_do_not_use_of_streamlit_is_closed(hall: Hall, corner: str) -> None:
    browser = hall.browser()
    asked = product(["GET", "POST", "PUT", "DELETE", "OPTIONS"], [f"/_stcore/{corner}", f"/bestandsaufnahme/_stcore/{corner}"])
    assert {browser.request(method, path, headers=PAGE).status_code for method, path in asked} == {404}


def test_files_are_taken_from_facilitators_only(hall: Hall) -> None:
    inside = TestClient(Shell(PlainTextResponse("taken")))
    taken = {
        role: inside.put("/_stcore/upload_file/session/file", cookies=dict(browser.cookies)).text
        for role, browser in hall.all_roles().items()
    }
    assert taken == dict.fromkeys(ROLES, "not found") | {"facilitator": "taken"}


def test_nobody_frames_or_steers_the_app(hall: Hall) -> None:
    for path in ("/_stcore/host-config", "/planung/_stcore/host-config"):
        told = hall.browser().get(path).json()
        assert (told["allowedOrigins"], told["enableCustomParentMessages"]) == ([], False)
        assert told["blockErrorDialogs"] is True


# ── files ────────────────────────────────────────────────────────────────────


def test_streamlits_files_come_compressed_and_for_good(hall: Hall) -> None:
    browser = hall.browser()
    answer = browser.get(f"/static/js/{SCRIPT.name}", headers={"Accept-Encoding": "gzip"})
    assert (answer.headers["content-encoding"], answer.content) == ("gzip", SCRIPT.read_bytes())
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert int(answer.headers["content-length"]) < SCRIPT.stat().st_size / 2
    plain = browser.get(f"/static/js/{SCRIPT.name}", headers={"Accept-Encoding": "identity"})
    assert ("content-encoding" in plain.headers, plain.content) == (False, SCRIPT.read_bytes())


def test_our_files_come_compressed_and_are_kept_under_their_version(hall: Hall) -> None:
    file = WEB / "style" / "tokens.css"
    browser = hall.browser()
    versioned = browser.get("/web/style/tokens.css?v=1", headers={"Accept-Encoding": "gzip"})
    assert versioned.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (versioned.headers["content-encoding"], versioned.content) == ("gzip", file.read_bytes())
    assert len(gzip.compress(file.read_bytes())) >= int(versioned.headers["content-length"])
    assert versioned.headers["vary"] == "Accept-Encoding"
    asked_again = browser.get("/web/style/tokens.css")
    assert asked_again.headers["cache-control"] == "no-cache"
    tag = asked_again.headers["etag"]
    kept = browser.get("/web/style/tokens.css", headers={"If-None-Match": tag})
    assert (kept.status_code, kept.content) == (304, b"")


@pytest.mark.parametrize("kind", ["js", "css", "svg", "woff2"])
def test_every_kind_of_file_has_its_type(hall: Hall, kind: str) -> None:
    types = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml", "woff2": "font/woff2"}
    file = next(WEB.rglob(f"*.{kind}"))
    answer = hall.browser().get(f"/web/{file.relative_to(WEB).as_posix()}")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, types[kind])


@pytest.mark.parametrize(
    "path",
    [
        "%2e%2e/catalogue.py",
        "..%2fcatalogue.py",
        "..%2f..%2fapp.py",
        "style/..%2f..%2fcatalogue.py",
        "%2fetc/passwd",
        "%2fetc%2fhostname.svg",
        "..%5ccatalogue.py",
        "__init__.py",
        "tablet/page.html",
        "vendor/renew.sh",
        "vendor/README.md",
        "style",
        "",
        "nothing.js",
        "a" * 300 + ".js",
        "a/" * 900 + "a.js",
        "icon.svg/x",
        "😀.js",
        ".%2e/x.js",
    ],
)
def test_nothing_but_browser_files_leaves_the_house(hall: Hall, path: str) -> None:
    answer = hall.browser().get(f"/web/{path}")
    assert answer.status_code == 404
    assert "import" not in answer.text


@pytest.mark.parametrize("path", ["..%2findex.html", "..%2f..%2f__init__.py", "%2fetc%2fpasswd", "a" * 300, "js/nothing.js"])
def test_nothing_else_of_streamlit_leaves_the_house(hall: Hall, path: str) -> None:
    answer = hall.browser().get(f"/static/{path}")
    assert (answer.status_code, "immutable" in answer.headers.get("cache-control", "")) == (404, False)
