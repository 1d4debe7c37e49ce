"""A start without a token: the local Telegram, and the bot connected to it over HTTP as it would be to the real one."""

from contextlib import AsyncExitStack

from pydantic import SecretStr

from bot.program import Say, run
from bot.settings import Settings
from playground.server import TEST_TOKEN, serve

DATABASE = "sqlite:///data/playground.db"
"""The playground's own, so that playing never touches what a real bot keeps."""


async def run_playing(settings: Settings, say: Say) -> None:
    """Run the program against a Telegram of this machine. Raises what `run` raises, and PortTaken."""
    async with AsyncExitStack() as stack:
        playground = await serve(port=settings.playground_port)
        stack.push_async_callback(playground.close)
        say(f"Playground: {playground.url}/")
        say("No BOT_TOKEN is set, so this is a local Telegram: talk to the bot with")
        say(f"  python -m playground.talk {playground.url}")
        say("To connect a real bot: get a token from @BotFather, put BOT_TOKEN=… into .env, start again.")
        changes: dict[str, object] = {
            "bot_token": SecretStr(TEST_TOKEN),
            "telegram_api_url": playground.url,
        }
        if not settings.database_is_set:
            changes["database_url"] = DATABASE
        await run(settings.model_copy(update=changes), say)
