"""Which version of the schema a database has: the same words for both kinds."""

from bot.doctor.finding import Finding, advice, well


def of_version(behind: int | None) -> Finding:
    """Judge by how many steps a database is behind the present schema."""
    if behind is None:
        return well("Database", "empty: it is set up at the start")
    if behind:
        steps = "one step" if behind == 1 else f"{behind} steps"
        return advice(
            "Database",
            f"{steps} behind this version: the next start brings it up to date",
            "keep a backup from before: `kabarchy backup FILE`, with the old version",
        )
    return well("Database", "up to date")
