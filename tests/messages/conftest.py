"""Checks what is rendered against Telegram's own rules, as the Bot API server applies them."""

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest

from messages.buttons import parse
from messages.html import is_address
from news.chats import Settings
from news.outgoing import Text
from news.schedule import Schedule

TAGS = {"b", "i", "s", "code", "a", "blockquote"}
TOKEN = re.compile(r"<(/?)([a-z-]+)((?: [a-z]+(?:=\"[^\"<>]*\")?)*)>")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def settings_in(language: str, timezone: str = "Asia/Bishkek") -> Settings:
    return Settings(
        language=language, schedule=Schedule(times=(time(8), time(19)), timezone=timezone), set_up=True
    )


def visible_text(markup: str) -> str:
    """Parse strictly: known tags, closed in order; bare < and & only as the four references."""
    assert not re.search(r"&(?!(lt|gt|amp|quot|#\d+);)", markup), markup
    open_tags: list[str] = []
    for found in TOKEN.finditer(markup):
        closing, tag, _ = found.groups()
        assert tag in TAGS
        if closing:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)
    assert open_tags == []
    plain = TOKEN.sub("", markup)
    assert "<" not in plain
    assert ">" not in plain
    return html.unescape(plain)


def accept(message: Text) -> None:
    """Assert that Telegram takes a message as it is."""
    plain = visible_text(message.html)
    assert plain.strip()
    assert len(plain.encode("utf-16-le")) // 2 <= 4096
    assert len(message.html.encode()) <= 32768
    assert len(re.findall(r"<[a-z]", message.html)) <= 100
    assert sum(len(row) for row in message.buttons) <= 100
    for row in message.buttons:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button.text.strip()
            assert "<" not in button.text or "&lt;" not in button.text
            assert [button.data, button.url, button.share].count(None) == 2
            if button.data is not None:
                assert 1 <= len(button.data.encode()) <= 64
                assert parse(button.data) is not None
            if button.url is not None:
                assert is_address(button.url)


@pytest.fixture(scope="session")
def accepted() -> Callable[[Text], None]:
    return accept


@pytest.fixture(scope="session")
def seen() -> Callable[[str], str]:
    return visible_text


@pytest.fixture(scope="session")
def settings() -> Callable[..., Settings]:
    return settings_in


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOW
