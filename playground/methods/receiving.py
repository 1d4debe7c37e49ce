"""Who the bot is, and how it gets its updates: by asking, or delivered to its door."""

import re
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlsplit

from playground.answers import Json, bad_request
from playground.methods.method import method
from playground.parameters import Parameters
from playground.world import World

_PORTS = (443, 80, 88, 8443)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def get_me(world: World, _: Parameters) -> Json:
    """`getMe`."""
    return world.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_groups,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_updates(world: World, parameters: Parameters) -> Coroutine[Any, Any, list[Json]]:
    """`getUpdates`; waits until there is one."""
    if (allowed := parameters.array("allowed_updates", "allowed_updates")) is not None:
        world.updates.allow(allowed)
    return world.updates.poll(
        parameters.number("offset"), parameters.number("limit", 100), parameters.number("timeout")
    )


def set_webhook(world: World, parameters: Parameters) -> bool:
    """`setWebhook`. An address on loopback may be plain HTTP on any port, which Telegram's own servers refuse."""
    url = parameters.text("url")
    if url:
        _check_address(url)
    secret = parameters.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if (allowed := parameters.array("allowed_updates", "allowed_updates")) is not None:
        world.updates.allow(allowed)
    if parameters.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set(
        url,
        secret=secret,
        max_connections=min(max(parameters.number("max_connections", 40), 1), 100),
        certificate="certificate" in parameters.files,
        ip_address=parameters.text("ip_address"),
    )
    return True


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.hostname in _LOOPBACK and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if not parts.hostname or "." not in parts.hostname:
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")


def delete_webhook(world: World, parameters: Parameters) -> bool:
    """`deleteWebhook`."""
    if parameters.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set("")
    return True


def get_webhook_info(world: World, _: Parameters) -> Json:
    """`getWebhookInfo`."""
    return world.webhook.info()


def log_out(_: World, __: Parameters) -> bool:
    """`logOut`: there is no other server to move to, so nothing changes."""
    return True


METHODS = (
    method("getMe", get_me),
    method("logOut", log_out),
    method("close", log_out),
    method("getUpdates", get_updates, "offset limit timeout allowed_updates"),
    method(
        "setWebhook",
        set_webhook,
        "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
    ),
    method("deleteWebhook", delete_webhook, "drop_pending_updates"),
    method("getWebhookInfo", get_webhook_info),
)
