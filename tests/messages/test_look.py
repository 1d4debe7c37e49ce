"""The page on which a reader chooses how digests look, in every language."""

from dataclasses import replace

import pytest

from messages.settings import look_screen
from messages.words import Words
from news.chats import LANGUAGES, Look


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rich", [True, False])
def test_the_page_speaks_every_language(settings, language, rich):
    words = Words(language)
    screen = look_screen(replace(settings(language), look=Look.RICH), rich=rich)
    assert words.html("look-how" if rich else "look-not-taken") in screen.html
    shown = [button.text for (button,) in screen.buttons]
    chosen = words("mark-chosen", name=words("look-rich" if rich else "look-plain"))
    assert chosen in shown
