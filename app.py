"""The one entry of the Modulkoffer: the ASGI app, and the command line (`python app.py --help`)."""

import asyncio
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402 - the tree must be importable first
from starlette.middleware import Middleware  # noqa: E402

from data.schema import migrate  # noqa: E402
from facilitation import retention  # noqa: E402
from facilitation.errors import Busy, ReadOnly  # noqa: E402
from pages import fault, reception  # noqa: E402
from pages.routes import routes  # noqa: E402
from pages.routes.shell import Shell  # noqa: E402


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Migrate, welcome the first facilitator, and end all streams as soon as the server is asked to stop."""
    migrate(reception.settings().database)
    password = reception.welcome()
    if password:
        print(f"\n  Erste Anmeldung:  Name moderation   Passwort {password}\n", flush=True)
    _close_streams_on_stop()
    forgetting = asyncio.create_task(_forget_daily())
    yield {}
    forgetting.cancel()
    reception.signal().close()


async def _forget_daily() -> None:
    """Delete what is due, at start and once a day."""
    while True:
        with suppress(Busy, ReadOnly):
            await asyncio.to_thread(retention.forget, reception.house())
        await asyncio.sleep(24 * 3600)


def _close_streams_on_stop() -> None:
    """Uvicorn waits for open answers when it is asked to stop, and a stream never ends by itself."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def stop(signum: int, frame: FrameType | None, before: Any = before) -> None:
            loop.call_soon_threadsafe(reception.signal().close)
            if callable(before):
                before(signum, frame)

        signal.signal(number, stop)


app = st.App(
    ROOT / "pages" / "start.py",
    lifespan=lifespan,
    routes=routes(),
    middleware=[Middleware(fault.Start), Middleware(Shell)],
    on_script_error=fault.explain,
)

if __name__ == "__main__":
    from pages.command import main

    sys.exit(main(app, sys.argv[1:]))
