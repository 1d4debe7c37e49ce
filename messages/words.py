"""All words for people, read from the Fluent files beside this module: one file a language, with equal keys."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from messages.html import Html, escape
from news.chats import LANGUAGES

DEFAULT_LANGUAGE = "ru"
LONG = 1000
NAMED_LANGUAGES = ("ru", "ky", "en", "kk", "uz", "tg")
"""Languages in which news comes."""


class Words:
    """The words in one language.

    `words(key, name=value)` is plain text, for buttons and pop-ups. `words.html(key, name=value)` is Telegram's HTML:
    the phrase may hold markup, and each text put into it is escaped unless it is `Html` already. Both raise
    `KeyError` for a phrase that is missing and `LookupError` for a value that the phrase needs and was not given.
    """

    def __init__(self, language: str) -> None:
        self.language = known_language(language)

    def __call__(self, key: str, **values: str | float) -> str:
        """Return a phrase as plain text."""
        return _with(self.language, key, values) if values else _without(self.language, key)

    def html(self, key: str, **values: str | float) -> Html:
        """Return a phrase as HTML, with the texts put into it escaped."""
        escaped = {name: escape(value) if isinstance(value, str) else value for name, value in values.items()}
        return Html(self(key, **escaped))


def known_language(language: str | None) -> str:
    """Return the language itself where the bot speaks it (`ky-KG` is Kyrgyz), else the default one."""
    short = (language or "").lower().replace("_", "-").partition("-")[0]
    return short if short in LANGUAGES else DEFAULT_LANGUAGE


def language_name(language: str, words: Words) -> str:
    """Return what a language is called; where it has no name here, its code."""
    # Babel's own names would do, but that it calls Kyrgyz in Russian by a name which offends.
    return words(f"language-{language}") if language in NAMED_LANGUAGES else language


def names(key: str) -> dict[str, str]:
    """Return one phrase in every language: what a shipped topic is called, or a command does."""
    return {language: Words(language)(key) for language in LANGUAGES}


@cache
def _without(language: str, key: str) -> str:
    """Return a phrase that needs no value: most of what stands on buttons."""
    return _with(language, key, {})


def _with(language: str, key: str, values: Mapping[str, str | float]) -> str:
    bundle = _bundle(language)
    # Fluent refuses values of 2,500 characters and more: of such a one a mark is put in, and then itself.
    long = [value for value in values.values() if isinstance(value, str) and len(value) > LONG]
    marked = {name: _mark(long.index(value)) if value in long else value for name, value in values.items()}
    text, errors = bundle.format_pattern(bundle.get_message(key).value, marked)
    if errors:
        raise LookupError(f"{language}.ftl, {key}: {errors[0]}")
    for place, value in enumerate(long):
        text = text.replace(_mark(place), value)
    return str(text)


def _mark(place: int) -> str:
    """Return what stands for a long value meanwhile: characters that no text of ours holds."""
    return f"\ue000{place}\ue001"


@cache
def _bundle(language: str) -> Any:
    # Isolation marks would stand visibly around each value in Telegram's older clients, and nothing here mixes
    # directions of writing.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source(language)))
    return bundle


def source(language: str) -> str:
    """Return the Fluent file of a language as it is written."""
    return (files("messages") / f"{language}.ftl").read_text("utf-8")
