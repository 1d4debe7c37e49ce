"""Bytes to text: never mojibake."""

import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.decoding import decode_feed, decode_page

TEXT = "Заседание совета министров прошло в Чолпон-Ате, сообщила пресс-служба. Подписаны четыре заявления."
KYRGYZ = "Өлкөнүн түштүгүндө жаан-чачын күтүлөт, деп билдирди Өзгөчө кырдаалдар министрлиги."
CYRILLIC = ["cp1251", "koi8-r", "cp866", "iso8859-5"]


def feed(text, encoding, declared):
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    return f"{declaration}<rss><channel><title>{text}</title></channel></rss>".encode(encoding)


@pytest.mark.parametrize("encoding", CYRILLIC)
@pytest.mark.parametrize(
    "declared", [None, "utf-8", "windows-1251", "koi8-r", "ISO-8859-1", "no-such-charset"]
)
def test_cyrillic_is_read_whatever_is_said_about_it(encoding, declared):
    assert f"<title>{TEXT}</title>" in decode_feed(feed(TEXT, encoding, declared))


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1251", "iso-8859-1", "utf-16"])
def test_valid_utf8_wins_over_what_is_declared(declared):
    assert f"<title>{KYRGYZ}</title>" in decode_feed(
        feed(KYRGYZ, "utf-8", declared), "text/xml; charset=windows-1251"
    )


@pytest.mark.parametrize("alias", ["cp-1251", "CP1251", "win-1251", "x-cp1251", "Windows_1251"])
def test_names_of_charsets_are_taken_generously(alias):
    assert TEXT in decode_feed(feed(TEXT, "cp1251", alias))


def test_one_bad_byte_costs_one_character():
    body = feed(TEXT, "utf-8", "utf-8").replace("совета".encode(), "сов".encode() + b"\xe2" + "ета".encode())
    assert decode_feed(body, "text/xml; charset=utf-8").count("\ufffd") == 1
    assert "Заседание сов\ufffdета министров" in decode_feed(body)


def test_a_text_cut_in_the_middle_of_a_character_keeps_the_rest():
    assert TEXT[:50] in decode_feed(TEXT.encode()[:-1])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_it(encoding):
    assert decode_feed(feed(KYRGYZ, encoding, "windows-1251")).startswith("<?xml")
    assert KYRGYZ in decode_feed(feed(KYRGYZ, encoding, None))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_noticed(encoding):
    assert KYRGYZ in decode_feed(feed(KYRGYZ, encoding, "utf-16"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Élections à Genève: la réforme adoptée par le Conseil, préavis dépassé", "iso-8859-1"),
        ("Die Außenminister trafen sich in München; über Zölle wurde gestritten", "cp1252"),
        ("Rozhodnutí vlády o důchodech bude příští týden", "iso-8859-2"),
        ("首脑会议在北京举行，各方签署了联合声明。", "gb18030"),
        ("外相会談が東京で行われた。", "shift_jis"),
        ("Η κυβέρνηση ανακοίνωσε νέα μέτρα", "iso-8859-7"),
    ],
)
def test_other_languages_are_read_as_declared(text, encoding):
    assert text in decode_feed(feed(text, encoding, encoding))
    assert text in decode_page(f"<meta charset={encoding}><p>{text}".encode(encoding))


def test_the_declaration_says_utf8_afterwards_and_controls_are_gone():
    text = decode_feed(
        b'<?xml version="1.0" encoding=\'windows-1251\' standalone="yes"?><a>\x00\x0b\x1fb</a>'
    )
    assert text == '<?xml version="1.0" encoding=\'utf-8\' standalone="yes"?><a>b</a>'


def test_the_header_of_a_page_counts_more_than_its_meta():
    body = f'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>{TEXT}'.encode("cp1251")
    assert TEXT in decode_page(body, "text/html; charset=windows-1251")
    assert TEXT in decode_page(body)


@given(st.binary(max_size=2000), st.text(max_size=40))
def test_any_bytes_become_some_text(body, content_type):
    assert isinstance(decode_feed(body, content_type), str)
    assert isinstance(decode_page(body, content_type), str)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=200))
def test_utf8_comes_back_as_it_was(text):
    if text[:1] != "\ufeff":
        assert decode_page(text.encode()) == text


def test_all_feeds_of_the_corpus_come_right(shared):
    with zipfile.ZipFile(shared / "data/feeds/feeds_derived_ru.zip") as bundle:
        texts = [decode_feed(bundle.read(name)) for name in bundle.namelist()]
    for text in texts:
        assert "\ufffd" not in text
        assert "<title>Новости" in text
        letters = re.findall(r"[^\W\d_]", re.sub(r"<[^>]*>|&\w+;", "", text))
        assert sum("а" <= letter.lower() <= "я" for letter in letters) > 0.7 * len(letters)
    assert len(texts) == 56


def test_all_pages_of_the_corpus_come_right(shared):
    with (
        zipfile.ZipFile(shared / "data/feeds/pages_derived_encodings.zip") as bundle,
        zipfile.ZipFile(shared / "data/feeds/pages_russian.zip") as originals,
    ):
        names = {name.rpartition("/")[2]: name for name in originals.namelist() if name.startswith("html/")}
        for name in bundle.namelist():
            original = originals.read(names[name[name.index("_2011") + 1 :]]).decode("utf-8", "replace")
            words = re.findall("[А-Яа-яё]{4,}", decode_page(bundle.read(name)))
            assert words, name
            known = set(re.findall("[А-Яа-яё]{4,}", original))
            assert sum(word in known for word in words) > 0.98 * len(words), name
