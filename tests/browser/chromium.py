"""The Chromium that browser tests drive: one that is there already, or one installed for them.

`python -m tests.browser.chromium` makes sure that there is one and prints its path.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@functools.cache
def find() -> str | None:
    """The path of a Chromium that starts, or None. Not to be asked for the first time while Playwright runs."""
    installed = next((path for path in map(shutil.which, NAMES) if path and starts(path)), None)
    return installed or downloaded()


def launch(playwright: Playwright, path: str) -> Browser:
    """Start it without a window; as root it runs only without its sandbox."""
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])


def starts(path: str) -> bool:
    """False also for the stand-ins that some distributions install and that only ask for a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def downloaded() -> str | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def install() -> None:
    """By apt on Debian where that is allowed, otherwise the build that Playwright offers."""
    root = administrator()
    system = Path("/etc/os-release")
    if root is not None and system.exists() and "\nID=debian\n" in f"\n{system.read_text()}\n":
        subprocess.run([*root, "apt-get", "update", "-qq"], check=False)
        subprocess.run([*root, "apt-get", "install", "-qq", "-y", "chromium"], check=False)
    else:
        libraries = [] if root is None else ["--with-deps"]
        subprocess.run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"], check=False)
    find.cache_clear()


def administrator() -> list[str] | None:
    """What to put before a command to run it as root; None where that is not allowed."""
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


if __name__ == "__main__":
    if find() is None:
        install()
    if (path := find()) is None:
        sys.exit("Für die Browsertests fehlt ein Chromium: sudo apt-get install chromium")
    print(path)
