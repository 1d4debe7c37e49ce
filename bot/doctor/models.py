"""The models: which one tells what a text means here, and whether the language model of the settings answers."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.doctor.finding import Finding, advice, well, wrong
from bot.doctor.network import PATIENCE, why_not
from bot.settings import Settings
from nlp.vectors import has_avx2, load_vectors

REFUSED = frozenset({401, 403})
OK = 200


async def look_at_texts(_settings: Settings) -> AsyncIterator[Finding]:
    """Load the text model and have it read a word."""
    avx2 = await asyncio.to_thread(has_avx2)
    name = await asyncio.to_thread(_loaded)
    yield of_text_model(name, avx2=avx2)


def _loaded() -> str:
    vectors = load_vectors()
    vectors.of(["Кабар"])
    return vectors.name


def of_text_model(name: str, *, avx2: bool) -> Finding:
    """Judge which model compares articles."""
    if "stem" not in name:
        return well("Models", name)
    why = "its wheel is missing" if avx2 else "this processor lacks AVX2"
    remedy = (
        "`make setup`"
        if avx2
        else "use a machine with AVX2 (any since 2015), or live with coarser topics and stories"
    )
    return advice("Models", f"{name}: articles are compared by word stems, {why}", remedy)


async def look_at_writer(settings: Settings) -> AsyncIterator[Finding]:
    """Ask the language model's server which models it has, which costs nothing."""
    if not settings.llm_url:
        return
    host = urlsplit(settings.llm_url).hostname or settings.llm_url
    key = settings.llm_key.get_secret_value().strip()
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.get(
                f"{settings.llm_url}/models",
                headers={"Authorization": f"Bearer {key}"} if key else {},
                allow_redirects=False,
            ) as answer,
        ):
            status = answer.status
            listed = await answer.json(content_type=None) if status == OK else None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        said, remedy = why_not(error, host)
        yield advice("Language model", f"{said}; stories stay in the outlets' own words", remedy)
        return
    yield of_writer(host, settings.llm_model, status, listed)


def of_writer(host: str, model: str, status: int, listed: Any) -> Finding:
    """Judge what the server of a language model says."""
    if status in REFUSED:
        return wrong(
            "Language model", f"{host} refuses LLM_KEY", "copy the key again; see that it is paid for"
        )
    names = {str(one.get("id")) for one in _models(listed)}
    if names and model not in names:
        near = ", ".join(sorted(names)[:5])
        return advice(
            "Language model", f"{host} has no {model}", f"set LLM_MODEL to one of its own, as {near}"
        )
    if not names:
        return well(
            "Language model", f"{host} answers {status}; it lists no models, so {model} was not looked for"
        )
    return well("Language model", f"{host} has {model}")


def _models(listed: Any) -> list[dict[str, Any]]:
    data = listed.get("data") if isinstance(listed, dict) else None
    return [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []
