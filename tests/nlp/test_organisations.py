"""Organisations are recognised by their names in every language and case, and only where a text is about them."""

import pytest

from nlp.rules import FIRES, ORGANISATIONS, load_rules


def about(title, text=""):
    evidence = load_rules().read(title, text)
    return {topic for topic in ORGANISATIONS if topic in evidence and evidence[topic].score >= FIRES}


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("csto", "Саммит ОДКБ пройдёт в Душанбе"),
        ("csto", "Генсек Организации Договора о коллективной безопасности прибыл в Бишкек"),
        ("csto", "Об участии в Организации договора о коллективной безопасности"),
        ("csto", "ЗАСЕДАНИЕ СОВЕТА ОДКБ"),
        ("csto", "Учения ОДКБ-2025 начались"),
        ("csto", "ЖККУнун машыгуусу башталды"),
        ("csto", "Жамааттык коопсуздук келишими уюмунун саммити"),
        ("csto", "ҰҚШҰ-ның саммиті Астанада өтті"),
        ("csto", "Ұжымдық қауіпсіздік туралы шарт ұйымының отырысы"),
        ("csto", "CSTO leaders meet in Moscow"),
        ("csto", "Collective Security Treaty Organization holds drills"),
        ("csto", "Kollektiv xavfsizlik toʻgʻrisidagi shartnoma tashkiloti sammiti"),
        ("csto", "Созмони Аҳдномаи амнияти дастҷамъӣ машқ мегузаронад"),
        ("sco", "В ШОС приняли нового наблюдателя"),
        ("sco", "Члены Шанхайской организации сотрудничества договорились"),
        ("sco", "Главы Шанхайскую организацию сотрудничества поддержали"),
        ("sco", "ШКУга мүчө өлкөлөрдүн башчылары жолугушту"),
        ("sco", "Шанхай кызматташтык уюмунун саммити"),
        ("sco", "ШЫҰ саммиті басталды"),
        ("sco", "Шанхай ынтымақтастық ұйымына мүше елдер"),
        ("sco", "SCO summit opens in Beijing"),
        ("sco", "Shanxay hamkorlik tashkiloti sammiti"),
        ("eaeu", "ЕАЭС снизит пошлины на электромобили"),
        ("eaeu", "Страны Евразийского экономического союза согласовали квоты"),
        ("eaeu", "ЕЭК отменила сбор"),
        ("eaeu", "ЕАЭБдин жыйыны Чолпон-Атада өттү"),
        ("eaeu", "Евразия экономикалык бирлигине мүчө өлкөлөр"),
        ("eaeu", "Евразия экономикалык биримдигинин кеңеши"),
        ("eaeu", "ЕАЭО елдері кеден ережесін өзгертті"),
        ("eaeu", "Еуразиялық экономикалық одақ кеңесі"),
        ("eaeu", "EAEU prime ministers meet in Minsk"),
        ("eaeu", "Yevroosiyo iqtisodiy ittifoqi yigʻilishi"),
        ("cis", "Саммит СНГ состоится в октябре"),
        ("cis", "Исполком Содружества Независимых Государств опубликовал план"),
        ("cis", "Главы МИД стран СНГ обсудили безопасность"),
        ("cis", "КМШнын саммити Ашхабадда өттү"),
        ("cis", "Көз карандысыз мамлекеттердин шериктештиги чогулду"),
        ("cis", "ТМД саммиті өтті"),
        ("cis", "CIS leaders gather for informal summit"),
        ("cis", "MDH sammiti boʻlib oʻtdi"),
        ("ots", "Саммит Организации тюркских государств прошёл в Бишкеке"),
        ("ots", "Саммит ОТГ: тюркские страны подписали хартию"),
        ("ots", "Түрк мамлекеттеринин уюмунун саммити"),
        ("ots", "ТМКК саммити Чолпон-Атада"),
        ("ots", "Түркі мемлекеттері ұйымының кеңесі"),
        ("ots", "OTS summit: Turkic leaders sign charter"),
        ("ots", "Organization of Turkic States opens fund"),
        ("ots", "Turkiy davlatlar tashkiloti sammiti"),
        ("un", "В ООН призвали к перемирию"),
        ("un", "Генассамблея Организации Объединённых Наций приняла резолюцию"),
        ("un", "МАГАТЭ направит инспекторов на станцию"),
        ("un", "БУУнун башкы катчысы Бишкекке келди"),
        ("un", "Бириккен Улуттар Уюму билдирүү жасады"),
        ("un", "БҰҰ Бас хатшысы мәлімдеме жасады"),
        ("un", "UN Security Council votes on resolution"),
        ("un", "UNICEF opens office"),
        ("un", "BMTning yangi dasturi"),
        ("un", "Созмони Милали Муттаҳид изҳорот дод"),
    ],
)
def test_a_name_in_the_title_is_what_the_text_is_about(topic, title):
    assert topic in about(title)


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("un", "Un nouveau président élu"),
        ("un", "The unseen side of the city"),
        ("un", "Who won the match?"),
        ("cis", "Cisco opens a new office"),
        ("cis", "Doctors discuss a CIS diagnosis"),
        ("ots", "Глава ОТГ рассказал о бюджете громады"),
        ("ots", "Scots vote for a new parliament"),
        ("sco", "Moscow opens new bridge"),
        ("sco", "San Francisco mayor resigns"),
        ("csto", "Коллективный договор о безопасности труда подписали на заводе"),
        ("eaeu", "Европейский экономический форум открылся"),
        ("cis", "В России и СНГ выросли сборы фильма"),
        ("eaeu", "Товар ввезли на территорию ЕАЭС без пошлины"),
    ],
)
def test_a_lookalike_is_not(topic, title):
    assert topic not in about(title)


BODY = "В городе открылся новый рынок. Покупатели довольны ценами и выбором овощей, сообщили в мэрии. " * 6


@pytest.mark.parametrize(
    "mention", ["Об этом же говорили и в ООН.", "Страна также входит в ШОС.", "Он работал в ОДКБ."]
)
def test_one_mention_far_down_is_passing(mention):
    assert about("Открылся новый рынок", BODY + mention) == set()


def test_a_row_of_organisations_is_a_list():
    text = "Страна участвует в работе ООН, ШОС, СНГ, ЕАЭС и ОДКБ. " + BODY
    assert about("Открылся новый рынок", text) == set()


def test_two_organisations_side_by_side_are_both_meant():
    assert about("ОДКБ и ШОС подписали меморандум") == {"csto", "sco"}


def test_a_title_in_capitals_tells_common_words_from_names():
    assert about("UN NARXI OSHDI") == set()
    assert about("UN VA BMT HAMKORLIGI: UNITED NATIONS YORDAM BERADI") == {"un"}


def test_a_number_on_a_name_makes_it_a_product_and_a_year_does_not():
    assert about("Насос СНГ-100 подорожал") == set()
    assert about("Повестка СНГ-2026 согласована") == {"cis"}


def test_bystanders_make_a_list_longer():
    assert about("", "Стороны сверили позиции в ООН, ОБСЕ и ШОС. " + BODY) == set()
    assert about("", "Стороны сверили позиции в ООН. " + BODY) == {"un"}


def test_by_the_account_of_an_organisation_is_passing_in_the_text_alone():
    assert about("Ветер сорвал крышу", "По данным ВОЗ, ветер вреден. " + BODY) == set()
    assert about("По данным ВОЗ, ветер вреден") == {"un"}


def test_a_common_word_needs_its_capital():
    evidence = load_rules().read("Roast a turkey slowly", "")
    assert "turkey" not in evidence
    assert "turkey" in load_rules().read("In Turkey roads are closed", "")


def test_what_belongs_to_a_country_belongs_to_its_part_of_the_world():
    evidence = load_rules().read("Зеленский прибыл в Минск", "")
    assert {"europe", "ukraine", "belarus"} <= set(evidence)


def test_hundreds_of_names_are_read_as_one():
    evidence = load_rules().read("", "ООН и ШОС " * 5000)
    assert {"un", "sco"} <= set(evidence)
