"""`kabarchy …` or `python -m bot …`. Worker processes import this file again, so it imports nothing before it must."""


def main() -> None:
    """Run the command line."""
    from bot.cli import main as run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
