"""Which sentences lean on the one before them, in six languages."""

import pytest

from nlp.openers import leans_back


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Он подписал указ."),
        ("ru", "При этом цены выросли."),
        ("ru", "По его словам, работы начнутся весной."),
        ("ru", "Об этом сообщила пресс-служба."),
        ("ru", "«Это важно», — отметил министр."),
        ("ru", "Кроме того, построят мост."),
        ("ru", "«Работы идут», — сказал он."),
        ("ky", "Ал жарлыкка кол койду."),
        ("ky", "Бул тууралуу басма сөз кызматы билдирди."),
        ("ky", "Анын айтымында, жумуштар жазында башталат."),
        ("ky", "Ошондой эле көпүрө курулат."),
        ("kk", "Бұл туралы министрлік хабарлады."),
        ("kk", "Оның айтуынша, жұмыс басталды."),
        ("uz", "Bu haqda vazirlik xabar berdi."),
        ("uz", "Унинг айтишича, иш бошланди."),
        ("tg", "Ӯ гуфт, ки кор оғоз шуд."),
        ("en", "He signed the decree."),
        ("en", "They're leaving on Monday."),
        ("en", "“Work goes on,” he said."),
        ("en", "However, prices rose."),
    ],
)
def test_it_leans_back(language, sentence):
    assert leans_back(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Президент подписал указ."),
        ("ru", "В этом году построят мост."),
        ("ru", "Андрей Носов назначен послом."),
        ("ru", "Этот-Суу — село в области."),
        ("ru", "Онкологи провели конгресс."),
        ("ky", "Президент жарлыкка кол койду."),
        ("ky", "Бул жылы көпүрө курулат."),
        ("ky", "Алматыда жыйын өттү."),
        ("ky", "Онкологдор конгресс өткөрдү."),
        ("en", "This week parliament meets."),
        ("en", "Italy signed the treaty."),
        ("en", "The president signed the decree."),
        ("xx", "He signed the decree."),
    ],
)
def test_it_stands_by_itself(language, sentence):
    assert not leans_back(sentence, language)
