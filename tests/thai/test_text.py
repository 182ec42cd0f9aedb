import pytest
from hypothesis import given

from nakhonchai.thai import (
    GROUP_PREFIXES,
    PLACE_PREFIXES,
    Emptiness,
    emptiness,
    normalise,
    search_key,
    strip_group_prefix,
    strip_place_prefix,
)
from tests.thai.strategies import messy_text, words


@pytest.mark.parametrize(
    ("query", "stored"),
    [
        ("นำ", "บ้านน้ำใส"),
        ("นํ้า", "บ้านน้ำใส"),
        ("แมทะ", "แม่ทะ"),
        ("หมู่ ๑๐", "หมู่ที่10 หมู่10"),
        ("อบต โนนสูง", "อบต.โนนสูง"),
        ("surin", "Surin"),
        ("สุรินทร", "สุรินทร์"),
        ("เเม่ข่าย", "แม่ข่าย"),
        ("กรุงเทพ", "กรุงเทพฯ"),
        ("อื่น ๆ", "อื่นๆ"),
    ],
)
def test_search_key_finds_despite_slips(query, stored):
    assert search_key(query) in search_key(stored)


def test_search_key_tells_different_words_apart():
    assert search_key("แม่ทา") != search_key("แม่ทะ")


@given(messy_text)
def test_search_key_is_idempotent_and_holds_no_space_or_tone(text):
    key = search_key(text)
    assert search_key(key) == key
    assert not set(key) & set(" ่้๊๋็์.,-()๐๑๒๓๔๕๖๗๘๙ABC")


@given(messy_text)
def test_search_key_does_not_depend_on_normalising_first(text):
    assert search_key(normalise(text)) == search_key(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จังหวัดสุรินทร์", "สุรินทร์"),
        ("จ.สุรินทร์", "สุรินทร์"),
        ("จ. สุรินทร์", "สุรินทร์"),
        ("อำเภอเมือง", "เมือง"),
        ("กิ่งอำเภอสีดา", "สีดา"),
        ("กิ่ง อ.สีดา", "สีดา"),
        ("อ.ปราสาท", "ปราสาท"),
        ("ตำบลบ้านใหม่", "บ้านใหม่"),
        ("ต.ในเมือง", "ในเมือง"),
        ("หมู่บ้านโนน", "โนน"),
        ("บ้านโนน", "โนน"),
        ("บ.โนน", "โนน"),
        ("บ้านเหลื่อม", "เหลื่อม"),
        ("บ้านใหม่ไชยพจน์", "ใหม่ไชยพจน์"),
        ("เขตคลองเตย", "คลองเตย"),
        ("เขตต์", "เขตต์"),
        ("บ้าน", "บ้าน"),
        ("ตำบล ", "ตำบล"),
        ("บ้านๆ", "บ้านๆ"),
        ("อำเภอ.", "อำเภอ."),
        ("สุรินทร์", "สุรินทร์"),
        ("", ""),
    ],
)
def test_strip_place_prefix(text, expected):
    assert strip_place_prefix(text) == expected


@given(words)
def test_strip_place_prefix_takes_any_prefix_from_any_name(word):
    name = normalise("ก" + word)
    for prefix in PLACE_PREFIXES:
        assert strip_place_prefix(prefix + name) == name
        assert strip_place_prefix(f"{prefix} {name}") == name


@given(messy_text)
def test_strip_place_prefix_never_leaves_nothing(text):
    assert bool(strip_place_prefix(text)) == bool(normalise(text))


def test_strip_group_prefix():
    assert strip_group_prefix("กลุ่มทอผ้าบ้านโนน") == "ทอผ้าบ้านโนน"
    assert strip_group_prefix("กองทุนสวัสดิการชุมชนตำบลโนน") == "ตำบลโนน"
    assert strip_group_prefix("กองทุนหมู่บ้าน") == "กองทุนหมู่บ้าน"
    assert [strip_group_prefix(prefix) for prefix in GROUP_PREFIXES] == list(GROUP_PREFIXES)


@pytest.mark.parametrize("text", ["-", " – ", "—", "--", "ไม่มี", "(ไม่มี)", "-ไม่มี-", "ไม่ มี"])
def test_emptiness_none(text):
    assert emptiness(text) is Emptiness.NONE


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        None,
        "ไม่ระบุ",
        "ไม่ทราบ",
        "N/A",
        "n/a",
        "NA",
        "#N/A",
        "?",
        "???",
        float("nan"),
        "ไม่มีข้อมูล",
        "()",
        ".",
        "(ไม่ระบุ)",
    ],
)
def test_emptiness_unknown(text):
    assert emptiness(text) is Emptiness.UNKNOWN


@pytest.mark.parametrize("text", [0, 0.0, "0", "๐", "ไม่มีชื่อ", "นา", False, "-1", "ไม่"])
def test_emptiness_value(text):
    assert emptiness(text) is Emptiness.VALUE
