"""What a measurement says: figures that may be wanted to be so high or so low, and tables behind them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number, and what it should be at least, or at most."""

    what: str
    reached: float
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    spread: tuple[float, float] | None = None
    """Least and greatest over the rounds, where there were several."""

    @property
    def is_well(self) -> bool | None:
        """Whether the number is as wanted; None where nothing is wanted."""
        if self.at_least is not None:
            return self.reached >= self.at_least
        if self.at_most is not None:
            return self.reached <= self.at_most
        return None

    @property
    def wanted(self) -> str:
        """What is wanted, in signs."""
        if self.at_least is not None:
            return f"≥ {number(self.at_least)}"
        return "" if self.at_most is None else f"≤ {number(self.at_most)}"

    @property
    def mark(self) -> str:
        """A tick, a cross, or nothing."""
        return {True: "✓", False: "✗", None: ""}[self.is_well]

    @property
    def shown(self) -> str:
        """The number with its unit and spread."""
        text = f"{number(self.reached)} {self.unit}".strip()
        return f"{text} ({number(self.spread[0])}–{number(self.spread[1])})" if self.spread else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text under a title."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one measurement found."""

    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    """How it was measured: warm-up, rounds, what is left out."""
    text: str = field(default="", repr=False)
    """What the measurement printed by itself, kept as it is."""


def number(value: float) -> str:
    """Return a number with three digits that tell, or all of them before the point."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
