"""A picture of figures, wide as a phone and large enough to be read on one, drawn from texts that are ready."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from messages.figures import Chart

WIDTH = 1080
EDGE = 56
INNER = WIDTH - 2 * EDGE
FONTS = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("arial.ttf", "arialbd.ttf"),
)
"""Fonts that have the letters of all our languages, as systems call them; Pillow's own knows Latin letters only."""
PAPER, INK, PALE, LINE, GREEN, BLUE = "#ffffff", "#16212c", "#5b6b7a", "#dfe5ea", "#2f9e73", "#2f7fc2"
TITLE, TILE, COURSE, ROW, HEADING, BELOW = 84, 138, 228, 48, 66, 70
ACROSS = 3
"""Great figures in a row."""
LABELS = 380
"""How wide the labels of bars are."""


class NoFont(LookupError):
    """This system has no font for our letters."""


def drawn(chart: Chart) -> bytes:
    """Return the picture as a PNG. Raises NoFont. About 50 ms of the processor."""
    image = Image.new("RGB", (WIDTH, _height(chart)), PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    pen.text(EDGE, chart.title, 50, bold=True)
    pen.down(TITLE)
    pen.tiles(chart.tiles)
    for (heading, values), color in zip(chart.courses, (GREEN, BLUE), strict=True):
        pen.heading(heading)
        pen.course(values, chart.ends, color)
    if chart.bars:
        pen.heading(chart.heading)
        pen.bars(chart.bars)
    pen.down(BELOW - 50)
    pen.text(EDGE, _fitted(chart.below, 30, INNER), 30, color=PALE)
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _height(chart: Chart) -> int:
    tiles = TILE * -(-len(chart.tiles) // ACROSS)
    bars = HEADING + ROW * len(chart.bars) if chart.bars else 0
    return 2 * EDGE + TITLE + tiles + len(chart.courses) * (HEADING + COURSE) + bars + BELOW


class _Pen:
    """Draws from the top downwards."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw
        self._y = EDGE

    def down(self, pixels: int) -> None:
        """Go on further below."""
        self._y += pixels

    def text(
        self, x: int, text: str, size: int, *, color: str = INK, bold: bool = False, top: int = 0
    ) -> None:
        """Write a line."""
        self._draw.text((x, self._y + top), text, fill=color, font=font(size, bold=bold))

    def heading(self, text: str) -> None:
        """Write the heading of a part."""
        self.down(14)
        size = next((size for size in (34, 30, 26) if font(size, bold=True).getlength(text) <= INNER), 26)
        self.text(EDGE, _fitted(text, size, INNER, bold=True), size, bold=True)
        self.down(HEADING - 14)

    def tiles(self, tiles: Sequence[tuple[str, str]]) -> None:
        """Write great figures with what they count, several in a row."""
        wide = INNER // ACROSS
        for place, (figure, label) in enumerate(tiles):
            x, top = EDGE + place % ACROSS * wide, place // ACROSS * TILE
            self.text(x, _fitted(figure, 50, wide - 16, bold=True), 50, bold=True, top=top)
            self.text(x, _fitted(label, 26, wide - 16), 26, color=PALE, top=top + 66)
        self.down(TILE * -(-len(tiles) // ACROSS))

    def course(self, values: Sequence[int], ends: tuple[str, str], color: str) -> None:
        """Draw a bar for each step of time, the highest figure beside the line that it reaches."""
        high, base = COURSE - 80, self._y + COURSE - 54
        most = max([*values, 1])
        for share in (1.0, 0.5):
            y = base - int(high * share)
            self._draw.line((EDGE, y, WIDTH - EDGE, y), fill=LINE, width=2)
        self._draw.line((EDGE, base, WIDTH - EDGE, base), fill=LINE, width=3)
        step = INNER / max(len(values), 1)
        for place, value in enumerate(values):
            left = EDGE + place * step
            tall = round(high * value / most)
            if tall:
                self._draw.rectangle((left + step * 0.12, base - tall, left + step * 0.88, base), fill=color)
        self._draw.text((WIDTH - EDGE, base - high - 4), str(most), fill=PALE, font=font(28), anchor="rs")
        self._draw.text((EDGE, base + 14), ends[0], fill=PALE, font=font(28))
        self._draw.text((WIDTH - EDGE, base + 14), ends[1], fill=PALE, font=font(28), anchor="ra")
        self.down(COURSE)

    def bars(self, bars: Sequence[tuple[str, int]]) -> None:
        """Draw a bar a row beside its label, its figure behind it."""
        most = max([*(count for _, count in bars), 1])
        start, room = EDGE + LABELS, INNER - LABELS - 130
        for label, count in bars:
            self.text(EDGE, _fitted(label, 30, LABELS - 16), 30)
            wide = max(round(room * count / most), 4)
            self._draw.rounded_rectangle((start, self._y + 4, start + wide, self._y + 36), 8, fill=GREEN)
            self._draw.text((start + wide + 16, self._y), str(count), fill=INK, font=font(30))
            self.down(ROW)


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return a font of the system in a size. Raises NoFont."""
    for names in FONTS:
        try:
            return ImageFont.truetype(names[bold], size)
        except OSError:
            continue
    raise NoFont("no font with Cyrillic letters on this system")


def _fitted(text: str, size: int, room: int, *, bold: bool = False) -> str:
    """Return a text, shortened until it fits into so many pixels."""
    shown = text
    while len(shown) > 1 and font(size, bold=bold).getlength(shown) > room:
        shown = shown[:-2] + "…"
    return shown
