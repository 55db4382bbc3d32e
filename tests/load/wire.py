"""A small HTTP/1.1 client on one kept-open connection, so that the client costs little beside the server it measures."""

import asyncio
import gzip
import json
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Wire:
    """One browser: a connection for requests, cookies, and at most one stream beside it."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()
        self.reader: asyncio.StreamReader
        self.writer: asyncio.StreamWriter

    async def open(self) -> Self:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def ask(self, method: str, path: str, given: Any = None) -> Reply:
        """Send one request and read its whole answer; cookies are kept, a connection the server closed is opened again."""
        if self.reader.at_eof():
            self.close()
            await self.open()
        self.writer.write(self._request(method, path, given))
        status, headers = await self._read_head(self.reader)
        if headers.get("transfer-encoding") == "chunked":
            body = b"".join([part async for part in _chunks(self.reader)])
        else:
            body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        return Reply(status, headers, body)

    async def listen(self, path: str) -> "Stream":
        """Open a server-sent-events stream on a connection of its own."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(self._request("GET", path, None))
        await self._read_head(reader)
        return Stream(reader, writer)

    def close(self) -> None:
        self.writer.close()

    def _request(self, method: str, path: str, given: Any) -> bytes:
        body = b"" if given is None else json.dumps(given).encode()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: {cookies}",
            "X-Koffer: 1",
            "Accept-Encoding: gzip",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
        ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    async def _read_head(self, reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {}
        for line in head[1:]:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                key, _, kept = value.split(";")[0].partition("=")
                self.cookies[key] = kept
            headers[name.lower()] = value
        return int(head[0].split(" ")[1]), headers


class Stream:
    """The data lines of a server-sent-events answer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def __aiter__(self) -> Any:
        rest = b""
        async for part in _chunks(self.reader):
            *whole, rest = (rest + part).split(b"\n")
            for line in whole:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

    def close(self) -> None:
        self.writer.close()


async def _chunks(reader: asyncio.StreamReader) -> Any:
    while size := int(await reader.readline() or b"0", 16):
        yield await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
