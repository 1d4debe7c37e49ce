"""Unpacking of a body as it arrives, with a limit that holds before the memory is spent.

aiohttp's own unpacking does not tell how many bytes came over the wire; here both counts are known, so that a bomb
(1 GB behind 1 MB of gzip) ends at the first chunk beyond the limit.
"""

import zlib
from typing import Protocol

import brotli

from sources.errors import Bomb, TooLarge, Truncated

try:
    from compression import zstd  # type: ignore[import-not-found,unused-ignore]
except ImportError:
    from backports import zstd

ACCEPTED = "gzip, deflate, br, zstd"
MOST_RATIO = 100
"""Text packs 5 to 20 times; a hundred times is a bomb."""
RATIO_COUNTS_FROM = 1_000_000
"""Below this many bytes any ratio is harmless: a feed of blank lines packs well too."""
_CHUNK = 65_536


class _Unpacker(Protocol):
    def unpack(self, data: bytes, most: int) -> bytes: ...
    def pending(self) -> bool: ...
    def complete(self) -> bool: ...


class Body:
    """A body being received: fed chunk by chunk, it holds what they unpack to, never more than `limit` bytes.

    Raises TooLarge, Bomb or Truncated.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._unpackers = [
            _unpacker(name) for name in reversed(encoding.lower().replace(" ", "").split(",")) if name
        ]
        self._limit = limit
        self._received = 0
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes from the wire."""
        self._received += len(chunk)
        self._through(chunk, 0)

    def finish(self) -> bytes:
        """Return the whole body."""
        if self._received and not all(unpacker.complete() for unpacker in self._unpackers):
            raise Truncated("packed")
        return b"".join(self._parts)

    def _through(self, data: bytes, stage: int) -> None:
        if stage == len(self._unpackers):
            self._keep(data)
            return
        unpacker = self._unpackers[stage]
        try:
            self._through(unpacker.unpack(data, _CHUNK), stage + 1)
            while unpacker.pending():
                self._through(unpacker.unpack(b"", _CHUNK), stage + 1)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise Truncated("unpacking") from error

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._unpackers and self._size > max(RATIO_COUNTS_FROM, MOST_RATIO * self._received):
            raise Bomb(str(self._received))
        if self._size > self._limit:
            raise Bomb(str(self._received)) if self._unpackers else TooLarge(str(self._limit))
        self._parts.append(data)


def _unpacker(name: str) -> _Unpacker:
    match name:
        case "gzip" | "x-gzip":
            return _Zlib(16 + zlib.MAX_WBITS)
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
        case "identity":
            return _Identity()
        case _:
            raise Truncated(f"encoding {name[:20]}")


class _Identity:
    def unpack(self, data: bytes, most: int) -> bytes:  # noqa: ARG002 - the others need it
        return data

    def pending(self) -> bool:
        return False

    def complete(self) -> bool:
        return True


class _Zlib:
    """Gzip, of several members if need be (RFC 1952 §2.2), or zlib."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._stream = zlib.decompressobj(window)
        self._left = b""
        self._full = False

    def unpack(self, data: bytes, most: int) -> bytes:
        data = self._left + data
        if self._stream.eof:
            if not data.startswith(b"\x1f\x8b"):  # zeros or rubbish after the end, which browsers ignore too
                self._left = b""
                return b""
            self._stream = zlib.decompressobj(self._window)
        unpacked = self._stream.decompress(data, most)
        self._left = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        self._full = len(unpacked) >= most
        return unpacked

    def pending(self) -> bool:
        return bool(self._left) or (self._full and not self._stream.eof)

    def complete(self) -> bool:
        return self._stream.eof


class _Deflate(_Zlib):
    """What servers call deflate: zlib, as it should be (RFC 9110 §8.4.1.2), or the bare stream, as many send it."""

    def __init__(self) -> None:
        super().__init__(zlib.MAX_WBITS)
        self._begun = False

    def unpack(self, data: bytes, most: int) -> bytes:
        if not self._begun and data:
            self._begun = True
            if data[0] & 0x0F != 8:  # noqa: PLR2004 - zlib's method number (RFC 1950 §2.2)
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
        return super().unpack(data, most)


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._full = False

    def unpack(self, data: bytes, most: int) -> bytes:
        if self._stream.is_finished():
            return b""
        unpacked: bytes = self._stream.process(data, output_buffer_limit=most)
        self._full = len(unpacked) >= most
        return unpacked

    def pending(self) -> bool:
        # It accepts more while it still holds output: only a chunk that is not full says that there is no more.
        return not self._stream.is_finished() and (self._full or not self._stream.can_accept_more_data())

    def complete(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstd:
    def __init__(self) -> None:
        self._stream = zstd.ZstdDecompressor()

    def unpack(self, data: bytes, most: int) -> bytes:
        return b"" if self._stream.eof else self._stream.decompress(data, most)

    def pending(self) -> bool:
        return not self._stream.eof and not self._stream.needs_input

    def complete(self) -> bool:
        return bool(self._stream.eof)
