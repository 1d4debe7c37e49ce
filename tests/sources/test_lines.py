"""Lines that are no article are left out, those of an article stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.lines import clean, is_no_article, same_title, split_dateline, split_page, without_title

JUNK = [
    "Menu", "RSS", "Главная", "МЕНЮ", "Башкы бет", "Басты бет", "Bosh sahifa", "Home", "Войти", "Поиск…",
    "Мы в социальных сетях:", "Биз социалдык тармактарда:", "Біз әлеуметтік желілерде", "Follow us:",
    "TwitterFacebookYoutubeInstagramTelegram", "Facebook | Twitter | VK", "Telegram", "ВКонтакте Одноклассники",
    "Фото пресс-службы МИД", "Фото: 24.kg", "Фото из архива", "Видео: пресс-служба", "Иллюстративное фото",
    "Сүрөт: Кабар", "Сурет: ашық дереккөз", "Foto: Prezident matbuot xizmati", "Photo: Reuters", "© Sputnik / Табылды",
    "Читайте нас в Telegram, только самое важное!", "Подписывайтесь на наш Telegram-канал", "Следите за новостями в WhatsApp",
    "Хотите быть в курсе? Подпишитесь на наш канал в Telegram", "Больше новостей читайте в нашем Telegram-канале",
    "Telegram каналыбызга жазылыңыз!", "Telegram-каналымызға жазылыңыз", "Telegram kanalimizga obuna bo'ling!",
    "Follow us on Telegram", "Subscribe to our newsletter",
    "Поделиться", "Поделиться:", "Бөлүшүү", "Бөлісу", "Ulashish", "Share", "Наверх", "↑ Наверх", "Back to top", "Өйдө",
    "Версия для печати", "Комментарии", "Комментарии (5)", "Просмотров: 1204", "5 комментариев", "Теги: ОДКБ, МИД", "Автор: А. Асанов",
    "Источник: Кабар", "Ошибка в тексте? Выделите её мышкой и нажмите Ctrl + Enter", "Нашли ошибку? Сообщите нам",
    "© 2026 Кабар. Все права защищены.", "Бардык укуктар корголгон", "Барлық құқықтар қорғалған", "Barcha huquqlar himoyalangan",
    "При использовании материалов ссылка на сайт обязательна", "Главная / Новости / Политика", "Главная » Общество",
    "30 июня 2025, 10:00", "10:00, 30.06.2025", "30-июнь, 2025", "Понедельник, 30 июня 2025 года", "Опубликовано 30 июня 2025",
    "• • •", "—", "12",
]  # fmt: skip


@pytest.mark.parametrize("line", JUNK)
def test_lines_that_are_no_article_go(line):
    assert clean(f"Министры встретились в Бишкеке.\n{line}\nПереговоры продолжатся завтра.") == (
        "Министры встретились в Бишкеке.\nПереговоры продолжатся завтра."
    )


ARTICLE = [
    "Президент подписал указ, сообщил его пресс-секретарь в Telegram.",
    "Фото с места аварии опубликовала пресс-служба ведомства.",
    "Видео, на котором видно столкновение, изучает милиция.",
    "Источник в правительстве подтвердил эти сведения.",
    "Главная цель учений — отработать взаимодействие.",
    "Автором проекта стал архитектор из Оша.",
    "Поделиться опытом приехали врачи из Алматы.",
    "Читать книги детям советуют с первого года.",
    "Telegram оштрафован на четыре миллиона рублей.",
    "В 2025 году построено 30 школ.",
    "Подписка на газету подорожает с июля.",
    "- о международной информационной безопасности;",
    "— Мы готовы к переговорам, — сказал министр.",
    "Видеонаблюдение появится во всех школах",
    "Комментарии министра вызвали споры в парламенте.",
    "Социалдык тармактарда видео тарады.",
    "Жаңылык агенттиги 1937-жылы түзүлгөн.",
    "The channel was opened in 1936.",
    "Share prices fell on Monday.",
    "Home ownership is rising in Kazakhstan.",
    "Следите за ребенком у воды, напоминают спасатели.",
    "Наверх по реке поднялись три катера.",
]


@pytest.mark.parametrize("line", ARTICLE)
def test_lines_of_an_article_stay(line):
    assert not is_no_article(line)
    assert line in clean(f"Первое предложение статьи.\n{line}\nПоследнее предложение статьи.")


def test_headlines_of_other_articles_go_with_their_heading():
    text = "Начало статьи.\nЧитайте также:\nДругая новость о погоде\nИ ещё одна новость\nПродолжение статьи, как ни в чём не бывало."
    assert clean(text) == "Начало статьи.\nПродолжение статьи, как ни в чём не бывало."
    assert clean("Начало.\nЧитайте также: Другая новость\nПродолжение.") == "Начало.\nПродолжение."


def test_a_section_is_a_menu_among_others_and_a_subheading_alone():
    assert clean("Политика\nЭкономика\nОбщество\nСтатья начинается здесь.") == "Статья начинается здесь."
    assert clean("Прошлый год.\nЭкономика\nОна выросла.") == "Прошлый год.\nЭкономика\nОна выросла."


def test_lists_are_written_alike():
    text = "Приняты заявления:\n• о первом;\n● о втором;\n– о третьем.\n— Всё решено, — сказал он."
    assert (
        clean(text)
        == "Приняты заявления:\n- о первом;\n- о втором;\n- о третьем.\n- Всё решено, — сказал он."
    )
    assert clean("Он ответил.\n— Нет, — сказал он.") == "Он ответил.\n— Нет, — сказал он."


def test_spaces_and_soft_hyphens_are_tidied():
    assert clean("  Ми\u00adнистр\u00a0 приехал.\u200b \n\n\n Он  уехал. ") == "Министр приехал.\nОн уехал."


def test_a_flattened_page_is_split_into_headline_and_article(sample):
    assert split_page(sample.flat) == (sample.title, sample.text)


def test_a_longer_item_of_a_menu_is_no_headline(sample):
    assert split_page("Прямая линия с читателями\n" + sample.flat)[0] == sample.title


def test_a_text_without_a_headline_has_none():
    text = "Министры встретились сегодня в Бишкеке и обсудили план совместных учений на следующий год."
    assert split_page(text) == ("", text)
    assert split_page("") == ("", "")


def test_the_title_is_not_repeated_in_the_text():
    text = "Форум открылся в Оше | Вестник\nВ Оше открылся форум."
    assert without_title(text, "«Форум» открылся в Оше") == text.split("\n", 1)[1]
    assert (
        without_title("В Оше открылся форум.", "Форум открылся в Оше и продлится три дня")
        == "В Оше открылся форум."
    )


def test_titles_are_compared_by_their_words():
    assert same_title("Форум открылся в Оше, сообщает МЧС", "ФОРУМ ОТКРЫЛСЯ В ОШЕ — сообщает МЧС")
    assert not same_title("Форум открылся в Оше", "Форум закрылся в Бишкеке")
    assert not same_title("", "")


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("БИШКЕК, 30 июня — Кабар. Министры встретились.", "БИШКЕК, 30 июня — Кабар."),
        ("Бишкек, 30 июня. /Кабар/. Министры встретились.", "Бишкек, 30 июня. /Кабар/."),
        ("Министры встретились 30 июня. Они обсудили план.", ""),
        ("Министры встретились.", ""),
    ],
)
def test_a_dateline_is_split_off(text, dateline):
    assert split_dateline(text)[0] == dateline
    assert split_dateline(text)[1].startswith("Министры встретились")


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once) == once


def test_the_page_of_the_seed_is_split(shared):
    title, text = split_page((shared / "data/seed/article.txt").read_text(encoding="utf-8"))
    assert title == "В Чолпон-Ате прошло заседание СМИД ОДКБ - итоги"
    assert len(text.splitlines()) == 12
    assert text.startswith("Была подчеркнута")
    assert text.endswith("- в связи с ситуацией на Ближнем Востоке.")
    for junk in ("Menu", "RSS", "социальных сетях", "Facebook", "Фото", "Читайте нас", "Наверх"):
        assert junk not in text
