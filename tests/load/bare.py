"""The least a live board can do: one SQLite write per card, then its content on the projector's stream.

Run as `python bare.py PORT FILE`.
"""

import asyncio
import json
import sqlite3
import sys

import uvicorn
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route

streams: set[asyncio.Queue[str]] = set()


def main(port: int, file: str) -> None:
    database = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE card (id TEXT PRIMARY KEY, text TEXT)")

    async def post(request: Request) -> JSONResponse:
        card = await request.json()
        await run_sync(database.execute, "INSERT INTO card VALUES (?, ?)", (card["id"], card["text"]))
        for queue in streams:
            queue.put_nowait(json.dumps(card))
        return JSONResponse({"ok": True}, 201)

    async def live(request: Request) -> StreamingResponse:
        queue: asyncio.Queue[str] = asyncio.Queue()
        streams.add(queue)

        async def tell():
            while True:
                yield f"data: {await queue.get()}\n\n"

        return StreamingResponse(tell(), media_type="text/event-stream")

    routes = [Route("/cards", post, methods=["POST"]), Route("/live", live)]
    uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=1)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
