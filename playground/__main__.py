"""The playground as a program: `python -m playground --port 8081 [--state FILE] [--token T]`."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from playground.calls import KEPT
from playground.server import TEST_TOKEN, serve


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m playground", description="A local Telegram Bot API server."
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port")
    parser.add_argument(
        "--token", action="append", help=f"a bot's token; may be repeated (default: {TEST_TOKEN})"
    )
    parser.add_argument("--state", type=Path, help="file to keep the state in; without it all is forgotten")
    parser.add_argument("--calls", type=int, default=KEPT, help="how many calls stay on record")
    parser.add_argument("--messages", type=int, help="how many messages of a chat stay (default: all)")
    arguments = parser.parse_args()
    try:
        asyncio.run(_run(arguments))
    except (OSError, ValueError) as trouble:
        sys.exit(f"Playground: {trouble}")


async def _run(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    playground = await serve(
        host=arguments.host,
        port=arguments.port,
        tokens=arguments.token or [TEST_TOKEN],
        state=arguments.state,
        calls_kept=arguments.calls,
        messages_kept=arguments.messages,
    )
    sys.stdout.write(f"Playground: {playground.url}/\n")
    sys.stdout.flush()
    await stop.wait()
    await playground.close()


if __name__ == "__main__":
    main()
