"""The parts are put together as the settings say."""

from bot.clock import MachineClock
from bot.jobs import ReadingParts, reading_jobs
from bot.parts import opened_retelling
from bot.settings import Settings
from pipeline.thinking import Thinking
from storage import Storage


def jobs(retelling):
    """Return the names of the jobs that a program with these parts has."""
    nothing = dict.fromkeys(
        ("storage", "web", "workers", "thinking", "grouping", "slices", "rhythm", "watch"), None
    )
    parts = ReadingParts(clock=MachineClock(), polls_at_once=1, retelling=retelling, **nothing)
    return [job.name for job in reading_jobs(parts)]


async def test_a_language_model_is_asked_only_where_one_is_set(tmp_path):
    storage, thinking = Storage.open(f"sqlite:///{tmp_path}/kabarchy.db"), Thinking()
    for url, asked in (("", False), ("http://127.0.0.1:9/v1", True)):
        settings = Settings(_env_file=None, llm_url=url)
        async with opened_retelling(settings, storage, thinking, MachineClock()) as retelling:
            assert (retelling is not None) is asked
            assert ("retell" in jobs(retelling)) is asked
    thinking.close()
    await storage.close()
