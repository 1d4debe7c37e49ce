"""What is wrong at present, in plain words, for `/healthz` and whoever asks."""


class Health:
    """Problems by name; none means well."""

    def __init__(self) -> None:
        self._problems: dict[str, str] = {}

    def problem(self, name: str, words: str) -> None:
        """Something is wrong, until `solved`."""
        self._problems[name] = words

    def solved(self, name: str) -> None:
        """It no longer is."""
        self._problems.pop(name, None)

    @property
    def names(self) -> list[str]:
        """The names of everything that is wrong, for pages that say it in the language of who reads them."""
        return list(self._problems)

    @property
    def problems(self) -> list[str]:
        """Everything that is wrong."""
        return list(self._problems.values())
