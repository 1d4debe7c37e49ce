"""What is said of the token, of the way to Telegram, and of how updates come."""

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp import web
from aiohttp.client_reqrep import ConnectionKey

from bot.doctor import telegram, webhook
from bot.doctor.network import why_not

ME = {"id": 1, "is_bot": True, "first_name": "Кабарчы", "username": "kabarchy_bot", "can_join_groups": True,
      "supports_inline_queries": True, "can_read_all_group_messages": False}  # fmt: skip
HOST = "api.telegram.org"
KEY = ConnectionKey(HOST, 443, True, True, None, None, None)


def answering(status=200, result=None, description="", date=None):
    async def answer(_request):
        body = {"ok": result is not None, "result": result, "description": description}
        headers = {"Date": format_datetime(date, usegmt=True)} if date else {}
        return web.json_response(body, status=status, headers=headers)

    return answer


async def test_without_a_token_the_way_to_one_is_told(told, settings_with):
    lines = await told(telegram.look, settings_with(bot_token=""))
    assert "! Token: none is set" in lines
    assert "@BotFather" in lines
    assert await told(webhook.look, settings_with(bot_token="")) == ""


async def test_a_bot_that_may_all_it_needs_is_well(told, settings_with, serving):
    url = await serving(answering(result=ME, date=datetime.now(UTC)))
    lines = await told(telegram.look, settings_with(telegram_api_url=url))
    assert lines == "✓ Token: it is @kabarchy_bot → \n✓ Clock: right → "


async def test_what_is_to_be_pressed_at_botfather_is_told(told, settings_with, serving):
    me = ME | {
        "can_join_groups": False,
        "supports_inline_queries": False,
        "can_read_all_group_messages": True,
    }
    lines = await told(telegram.look, settings_with(telegram_api_url=await serving(answering(result=me))))
    for button in ("/setjoingroups → Enable", "/setinline", "/setprivacy → Enable"):
        assert button in lines


@pytest.mark.parametrize("status", [401, 404])
async def test_a_token_that_is_refused_is_told(told, settings_with, serving, status):
    url = await serving(answering(status, description="Unauthorized"))
    settings = settings_with(telegram_api_url=url, bot_token="1:wrong")
    lines = await told(telegram.look, settings)
    assert "! Token: does not look like one" in lines
    assert "✗ Token: Telegram refuses it" in lines
    assert "wrong" not in lines


async def test_a_telegram_in_trouble_is_told_from_a_wrong_token(told, settings_with, serving):
    url = await serving(answering(502, description="Bad Gateway"))
    lines = await told(telegram.look, settings_with(telegram_api_url=url))
    assert lines.startswith("✗ Telegram: answers 502: Bad Gateway")


async def test_a_page_that_asks_to_log_in_is_not_taken_for_telegram(told, settings_with, serving):
    async def page(_request):
        return web.Response(text="<html>Log in to the Wi-Fi", content_type="text/html")

    lines = await told(telegram.look, settings_with(telegram_api_url=await serving(page)))
    assert "answers 200, but not as Telegram does" in lines


async def test_a_clock_that_is_wrong_is_told(told, settings_with, serving):
    url = await serving(answering(result=ME, date=datetime.now(UTC) + timedelta(hours=6)))
    lines = await told(telegram.look, settings_with(telegram_api_url=url))
    assert "✗ Clock: 21" in lines
    assert "s behind Telegram's" in lines
    assert "timedatectl" in lines


async def test_where_nothing_listens_that_is_told(told, settings_with, unused_tcp_port):
    settings = settings_with(telegram_api_url=f"http://127.0.0.1:{unused_tcp_port}")
    lines = await told(telegram.look, settings)
    assert lines.startswith("✗ Telegram: 127.0.0.1 cannot be reached: ")
    assert "firewall" in lines
    assert settings.token not in lines
    assert await told(webhook.look, settings) == ""


async def test_a_server_without_tls_is_told(told, settings_with, serving):
    url = (await serving(answering(result=ME))).replace("http://", "https://")
    lines = await told(telegram.look, settings_with(telegram_api_url=url))
    assert "✗ Telegram: no TLS with 127.0.0.1" in lines


async def test_a_proxy_that_is_not_there_is_told(told, settings_with, monkeypatch, unused_tcp_port):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{unused_tcp_port}")
    lines = await told(telegram.look, settings_with(telegram_api_url="http://telegram.example"))
    assert lines.startswith("✗ Telegram: the proxy cannot be reached → mend HTTPS_PROXY")


@pytest.mark.parametrize(
    ("error", "says", "remedy"),
    [
        (
            aiohttp.ClientConnectorCertificateError(KEY, ssl.SSLCertVerificationError("self-signed")),
            "certificate of api.telegram.org is not trusted",
            "ca-certificates",
        ),
        (aiohttp.ClientConnectorDNSError(KEY, OSError("unknown")), "is not known", "DNS"),
        (aiohttp.ClientHttpProxyError(None, (), status=407), "the proxy refuses (407)", "HTTPS_PROXY"),
        (aiohttp.ConnectionTimeoutError(), "does not answer", "firewall"),
        (aiohttp.ServerDisconnectedError(), "broke off", "firewall"),
    ],
)
def test_the_ways_to_fail_are_told_apart(error, says, remedy):
    told = why_not(error, HOST)
    assert says in told[0]
    assert remedy in told[1]


INFO = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
OURS = "https://news.example/telegram"


@pytest.mark.parametrize(
    ("info", "webhook_url", "says"),
    [
        ({}, "", "✓ Updates: by long polling"),
        (
            {"url": "https://other.example/x"},
            "",
            "! Updates: Telegram calls other.example, though WEBHOOK_URL is empty",
        ),
        ({}, "https://news.example", "! Updates: Telegram calls nobody yet"),
        ({"url": OURS}, "https://news.example", "✓ Updates: Telegram calls https://news.example/telegram"),
        (
            {"url": OURS, "has_custom_certificate": True},
            "https://news.example",
            "with a certificate of our own",
        ),
        ({"url": "https://news.example/old"}, "https://news.example", "at another address than WEBHOOK_URL"),
        (
            {
                "url": OURS,
                "pending_update_count": 7,
                "last_error_date": 1_772_416_800,
                "last_error_message": "SSL error {error:0A000086:SSL routines::certificate verify failed}",
            },
            "https://news.example",
            "✗ Updates: Telegram cannot call https://news.example/telegram",
        ),
        ({"pending_update_count": 500}, "", "! Updates: 500 wait with Telegram"),
    ],
)
def test_how_updates_come_is_told(said, info, webhook_url, says):
    assert says in said(webhook.of_info(INFO | info, webhook_url))


async def test_telegram_is_asked_how_its_calls_go(told, settings_with, serving):
    url = await serving(answering(result=INFO | {"url": OURS}))
    ours = settings_with(telegram_api_url=url, webhook_url="http://news.example", webhook_secret="abc")
    assert "at another address than WEBHOOK_URL" in await told(webhook.look, ours)
    assert "though WEBHOOK_URL is empty" in await told(webhook.look, settings_with(telegram_api_url=url))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://news.example", "does not begin with https://"),
        ("https://news.example:8080", "does not call port 8080"),
        ("https://localhost", "known to this machine only"),
        ("https://bot", "known to this machine only"),
    ],
)
def test_an_address_that_telegram_never_calls_is_told(said, address, says):
    assert says in said(webhook.of_address(urlsplit(address)))


@pytest.mark.parametrize("port", ["", ":443", ":80", ":88", ":8443"])
def test_the_ports_of_telegram_are_well(port):
    assert list(webhook.of_address(urlsplit(f"https://news.example{port}"))) == []


async def test_an_address_without_tls_has_no_certificate(serving, said):
    port = urlsplit(await serving(answering())).port
    assert "! Certificate: 127.0.0.1:" in said([await webhook.certificate("127.0.0.1", port)])


def test_a_certificate_that_ends_soon_is_told(said):
    assert said([webhook.of_certificate("news.example", 3)]).startswith(
        "! Certificate: that of news.example is valid for 3"
    )
    assert said([webhook.of_certificate("news.example", 60)]).startswith("✓")
