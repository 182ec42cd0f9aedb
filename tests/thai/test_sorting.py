import random
import sqlite3

import pytest
from django.db import connection
from hypothesis import given

from nakhonchai.thai import PLACE_PREFIXES, normalise, person_sort_key, place_sort_key, sort_key
from tests.thai.strategies import messy_text, shuffled, words

# Written by hand from the rule: consonant, then vowel (เ แ โ ใ ไ last), and marks only between equals.
_IN_ORDER = (
    "9 Abc abd ก กก กระ กะ กัก กา ก็า ก่า ก้า ก๊า ก๋า กาก ก่าก กำ กิ กี กุ เก เก่า เก้า เกาะ แก แก่ แก้ โก ใก ไก ไก่ ขา "
    "เขวา เขว้า คง แคน โคราช จักราช ชัยภูมิ เทพ นคร นางรอง เนิน โนน โนนสูง ใน บัว บุรีรัมย์ เบิก ปราสาท แม่ทะ แม่ทา "
    "ฤทธิ์ ลำ ศรี สุรินทร์ หนอง ห้วย เหนือ ใหม่ ไหล อำ เอก ฮา"
)
IN_ORDER = _IN_ORDER.split()


def test_sort_key_gives_dictionary_order():
    assert sorted(shuffled(IN_ORDER), key=sort_key) == IN_ORDER


def test_sort_key_counts_numbers_as_numbers():
    texts = ["หมู่ 1", "หมู่ ๒", "หมู่ 9", "หมู่ 10", "หมู่ 099", "หมู่ 100", "หมู่ 1234567890", "หมู่ 12345678901", "หมู่ใหม่"]
    assert sorted(shuffled(texts), key=sort_key) == texts
    assert sort_key("หมู่ ๐๐๗") == sort_key("หมู่ 7")
    assert sort_key("แผน 1 2") != sort_key("แผน 12")


def test_sort_key_ignores_spaces_case_and_punctuation():
    assert sort_key("โนน สูง") == sort_key("โนนสูง") == sort_key("โนน-สูง")
    assert sort_key("OTOP") == sort_key("otop")
    assert sort_key("ก ค") > sort_key("กข")


def test_sort_key_leaves_out_one_prefix_when_asked():
    assert sort_key("ตำบลบ้านใหม่", prefixes=["ตำบล"]) == sort_key("บ้านใหม่")
    assert sort_key("ตำบลบ้านใหม่", prefixes=PLACE_PREFIXES) == sort_key("บ้านใหม่")
    assert sort_key("ตำบลบ้านใหม่") != sort_key("บ้านใหม่")


def test_place_sort_key_does_not_see_level_words():
    names = ["อ.แก้งคร้อ", "บ้านขาม", "ต. คอนสวรรค์", "จังหวัดชัยภูมิ", "นครราชสีมา"]
    assert sorted(shuffled(names), key=place_sort_key) == names


def test_person_sort_key_keeps_one_given_name_together():
    people = [("กา", "ฮง"), ("ก่า", "กง"), ("กาก", "กง"), ("สม", "เอก"), ("สมชาย", "ใจดี"), ("สมชาย", "แดง")]
    assert sorted(shuffled(people), key=lambda person: person_sort_key(*person)) == people


@given(messy_text)
def test_sort_key_can_be_stored_and_is_bounded(text):
    key = sort_key(text)
    key.encode()
    assert " " not in key
    assert "\x00" not in key
    assert len(key) <= 3 * len(normalise(text)) + 5


@given(words, words)
def test_sort_key_of_a_beginning_comes_first(first, more):
    whole = normalise(normalise("ก" + first) + "ก" + more)
    assert sort_key("ก" + first) < sort_key(whole) or sort_key(whole).startswith(sort_key("ก" + first))


@given(words, words)
def test_tones_decide_only_between_equals(first, second):
    def bare(word):
        return "".join(char for char in normalise(word) if char not in "่้๊๋็์๎")

    if sort_key(bare(first)) < sort_key(bare(second)):
        assert sort_key(first) < sort_key(second)


def test_earlier_mark_is_greater_however_far_apart():
    long = "ก" * 300
    one = long[:100] + "่" + long[100:]
    other = long[:250] + "่" + long[250:]
    assert sort_key(long) < sort_key(other) < sort_key(one) < sort_key(long + "ก")


def test_sqlite_orders_keys_as_python_does():
    keys = [sort_key(text) for text in IN_ORDER]
    database = sqlite3.connect(":memory:")
    database.execute("create table t (k text collate binary)")
    database.executemany("insert into t values (?)", [(key,) for key in reversed(keys)])
    assert [key for (key,) in database.execute("select k from t order by k")] == keys
    database.close()


def _random_words(count):
    """Words without digits or Latin letters, where our order and ICU's are meant to be the same."""
    dice = random.Random(31)
    parts = ["", "", *"เแโใไ"], "กขคงจซญดตทนบปพมยรฤลวศสหอ", ["", "", *"ิีุูั"], ["", "", *"่้๊๋์็"], ["", *"าะำ ฯๆ-.ๅ"]
    for _ in range(count):
        yield normalise("".join(dice.choice(part) for _ in range(dice.randint(1, 4)) for part in parts))


@pytest.mark.django_db
def test_sort_key_equals_icu():
    """PostgreSQL brings ICU; SQLite has nothing to compare with, and the hand-made order stands alone."""
    texts = sorted({*_random_words(5_000), *IN_ORDER[3:]})
    if connection.vendor != "postgresql":
        pytest.skip("compared with ICU's order only where DATABASE_URL names PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute('SELECT x FROM unnest(%s::text[]) AS x ORDER BY x COLLATE "th-x-icu"', [texts])
        keys = [sort_key(text) for (text,) in cursor.fetchall()]
        assert keys == sorted(keys)
        cursor.execute('SELECT x FROM unnest(%s::text[]) AS x ORDER BY x COLLATE "C"', [keys])
        assert [key for (key,) in cursor.fetchall()] == keys
