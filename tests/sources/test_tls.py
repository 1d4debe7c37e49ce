"""Encryption that cannot be trusted is a failure like any other: nothing is read without it."""

import ssl
from pathlib import Path

import pytest
from aiohttp import web

from sources.errors import Unreachable

NOBODYS = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgK11r3qbhpBJyPuJZ
X4UExV+HNpEL+l7284HPUICtJV+hRANCAAS+DCSECvNeO/7I6uuyLhTTzWHZb3Sa
mG6fYNGo4Ec0ALeigDLrMNsNkdq1IlhlEVs/etC2RHe3y04KBI7IpUhe
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBiTCCAS+gAwIBAgIUD6lSXRXnlpzfLqSufwDF7fe0qDgwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwObm9ib2R5LmV4YW1wbGUwIBcNMjYxMTI1MTcwNzUwWhgPMjEy
NjExMDExNzA3NTBaMBkxFzAVBgNVBAMMDm5vYm9keS5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEvgwkhArzXjv+yOrrsi4U081h2W90mphun2DRqOBH
NAC3ooAy6zDbDZHatSJYZRFbP3rQtkR3t8tOCgSOyKVIXqNTMFEwHQYDVR0OBBYE
FFqLryxiff1YDI8CDa3oinXpYdqMMB8GA1UdIwQYMBaAFFqLryxiff1YDI8CDa3o
inXpYdqMMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgYsua/lVd
76/CkXPHjDNi8HRGnPYK8GbW+I6kdGV2lWYCIQDFQQbg22Fyl25g2NthDoBGEtxd
NdKNHWrV16qLWUajYA==
-----END CERTIFICATE-----
"""
"""A certificate that nobody vouches for, with its key; it is used nowhere else."""


async def test_a_certificate_that_nobody_vouches_for_ends_the_request(tmp_path: Path, web_client):
    file = tmp_path / "nobody.pem"
    file.write_text(NOBODYS)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    asked = []

    async def answer(request):
        asked.append(request.path)
        return web.Response()

    runner = web.ServerRunner(web.Server(answer), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    port = runner.addresses[0][1]
    with pytest.raises(Unreachable, match="tls"):
        await web_client.get(f"https://127.0.0.1:{port}/feed")
    assert asked == []
    await runner.cleanup()
