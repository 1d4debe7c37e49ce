"""The program `python -m playground`: one clear line for a mistake."""

import asyncio
import sys


async def run(*arguments: str) -> tuple[int, str]:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground", *arguments, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await program.communicate()
    return program.returncode, errors.decode()


async def test_a_port_that_is_taken_is_told_in_one_line(playground):
    port = playground.url.rpartition(":")[2]
    code, errors = await run("--port", port)
    assert code == 1
    assert errors.startswith("Playground: ")
    assert len(errors.splitlines()) == 1


async def test_a_token_that_is_none_is_told_in_one_line():
    code, errors = await run("--port", "0", "--token", "nonsense")
    assert (code, errors) == (1, "Playground: a token begins with the bot's id in digits and a colon\n")
