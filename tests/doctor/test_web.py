"""Who has the address of the pages, and how a program that runs says it is."""

from urllib.parse import urlsplit

import pytest
from aiohttp import web as aiohttp_web

from bot.doctor import clocks, models, web
from web.server import Pages, Server


async def nothing() -> bytes:
    return b""


async def test_an_address_that_is_free_is_well(told, settings_with, unused_tcp_port):
    lines = await told(web.look, settings_with(web_port=unused_tcp_port))
    assert lines == f"✓ Web: 127.0.0.1:{unused_tcp_port} is free → "
    assert (await told(web.look, settings_with(web_port=0))).startswith("✓ Web: takes any free port")


async def test_an_address_that_another_program_has_is_told(told, settings_with, serving):
    async def page(_request):
        return aiohttp_web.Response(text="nginx")

    port = urlsplit(await serving(page)).port
    lines = await told(web.look, settings_with(web_port=port))
    assert f"✗ Web: 127.0.0.1:{port} is taken by another program" in lines
    assert "WEB_PORT" in lines


async def test_a_program_of_ours_that_runs_says_how_it_is(told, settings_with):
    problems: list[str] = []
    server = await Server.start(Pages(problems=lambda: problems, metrics=nothing), "127.0.0.1", 0)
    settings = settings_with(web_port=urlsplit(server.url).port)
    assert "is served by Kabarchy, which runs" in await told(web.look, settings)
    problems.append("Telegram does not answer: messages wait")
    lines = await told(web.look, settings)
    await server.close()
    assert "✗ Running: Telegram does not answer: messages wait → docs/operations.md" in lines


async def test_an_address_of_another_machine_is_told(told, settings_with):
    lines = await told(web.look, settings_with(web_host="192.0.2.1", web_port=8080))
    assert "✗ Web: 192.0.2.1 is no address of this machine" in lines


async def test_a_clock_for_tests_is_told_where_telegram_is_the_real_one(told, settings_with, serving):
    async def clock(_request):
        return aiohttp_web.json_response({"now": "2026-03-02T08:00:00+06:00"})

    url = await serving(clock)
    assert await told(clocks.look, settings_with()) == ""
    assert (await told(clocks.look, settings_with(clock_url=url))).startswith("! Clock: obeys ")
    local = settings_with(clock_url=url, telegram_api_url="http://127.0.0.1:8081")
    assert (await told(clocks.look, local)).startswith("✓ Clock: obeys ")


async def test_a_clock_that_gives_no_time_is_told(told, settings_with, serving, unused_tcp_port):
    async def no_clock(_request):
        return aiohttp_web.json_response(["now"])

    assert (await told(clocks.look, settings_with(clock_url=await serving(no_clock)))).startswith(
        "✗ Clock: CLOCK_URL"
    )
    closed = settings_with(clock_url=f"http://127.0.0.1:{unused_tcp_port}")
    assert "✗ Clock: CLOCK_URL gives no time: 127.0.0.1 cannot be reached" in await told(clocks.look, closed)


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (200, {"data": [{"id": "one"}]}, "✓ Language model: 127.0.0.1 has one"),
        (
            200,
            {"data": [{"id": "two"}]},
            "! Language model: 127.0.0.1 has no one → set LLM_MODEL to one of its own, as two",
        ),
        (200, [], "it lists no models"),
        (404, {}, "it lists no models"),
        (401, {}, "✗ Language model: 127.0.0.1 refuses LLM_KEY"),
    ],
)
async def test_a_language_model_is_asked_for_its_list_and_no_more(
    told, settings_with, serving, status, body, says
):
    asked = []

    async def answer(request):
        asked.append((request.method, request.path, request.headers.get("Authorization")))
        return aiohttp_web.json_response(body, status=status)

    url = await serving(answer)
    settings = settings_with(llm_url=f"{url}/v1", llm_model="one", llm_key="key")
    assert says in await told(models.look_at_writer, settings)
    assert asked == [("GET", "/v1/models", "Bearer key")]


async def test_a_language_model_that_is_not_there_is_no_catastrophe(told, settings_with, unused_tcp_port):
    assert await told(models.look_at_writer, settings_with()) == ""
    settings = settings_with(llm_url=f"http://127.0.0.1:{unused_tcp_port}/v1", llm_model="one")
    assert (await told(models.look_at_writer, settings)).startswith(
        "! Language model: 127.0.0.1 cannot be reached"
    )


async def test_the_text_model_is_loaded(told, settings_with):
    assert "Models: " in await told(models.look_at_texts, settings_with())


def test_the_second_best_model_is_told_with_its_reason(said):
    assert "this processor lacks AVX2" in said([models.of_text_model("stems-1", avx2=False)])
    assert "its wheel is missing" in said([models.of_text_model("stems-1", avx2=True)])
