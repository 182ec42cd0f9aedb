import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakhonchai.thai import (
    Telephone,
    ThaiValueError,
    format_telephone,
    normalise_telephone,
    parse_telephones,
    to_thai,
)
from nakhonchai.thai.telephone import FAX, FROM_RANGE, LOST_ZERO
from tests.thai.strategies import messy_text

mobiles = st.from_regex(r"0[689][0-9]{8}", fullmatch=True)
landlines = st.from_regex(r"0[23457][0-9]{7}", fullmatch=True)
numbers = st.one_of(mobiles, landlines)


def read(value):
    return [one.number for one in parse_telephones(value)]


@pytest.mark.parametrize(
    "value",
    [
        *(
            "0812345678",
            "081-234-5678",
            "081-2345678",
            "081 234 5678",
            "(081) 234-5678",
            "๐๘๑-๒๓๔-๕๖๗๘",
            "081.234.5678",
        ),
        *(
            "+66 81 234 5678",
            "+66812345678",
            "66812345678",
            "0066812345678",
            "+66(0)812345678",
            "โทร. 081-2345678",
        ),
        *(
            "มือถือ 0812345678",
            "081-234-5678 (มือถือ)",
            "Tel: 0812345678",
            "081–234–5678",
            "'0812345678",
            66812345678,
        ),
        "0812345678\u200b",
    ],
)
def test_one_mobile_number(value):
    assert parse_telephones(value) == [Telephone("0812345678")]


@pytest.mark.parametrize("value", [812345678, 812345678.0, "812345678", "81-234-5678"])
def test_a_lost_zero_comes_back_with_a_warning(value):
    assert parse_telephones(value) == [Telephone("0812345678", warnings=(LOST_ZERO,))]


def test_a_lost_zero_of_a_landline():
    assert parse_telephones(44123456) == [Telephone("044123456", warnings=(LOST_ZERO,))]


@pytest.mark.parametrize(
    "value", ["044-123456 ต่อ 12", "044123456 ext. 12", "044-123-456 #12", "044-123456 (ต่อ 12)"]
)
def test_extension(value):
    assert parse_telephones(value) == [Telephone("044123456", "12")]


def test_several_extensions_and_numbers():
    assert parse_telephones("02-1234567 ต่อ 12, 13") == [Telephone("021234567", "12,13")]
    assert parse_telephones("044-123456 ต่อ 12, 081-2345678") == [
        Telephone("044123456", "12"),
        Telephone("0812345678"),
    ]


def test_ranges():
    assert read("044-123456-8") == ["044123456", "044123457", "044123458"]
    assert read("044-123458-60") == ["044123458", "044123459", "044123460"]
    assert read("044-123456/7") == ["044123456", "044123457"]
    assert parse_telephones("044-123456-7")[0].warnings == (FROM_RANGE,)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "0812345678,044123456",
            "0812345678/044123456",
            "0812345678 044123456",
            "+66812345678 +6644123456",
            "0812345678\n044123456",
        ),
        *(
            "0812345678044123456",
            "081-234-5678 หรือ 044-123456",
            "081-234-5678 และ 044-123456",
            "081 234 5678 044 123 456",
        ),
        "0812345678, 0812345678; 044123456",
    ],
)
def test_two_numbers(value):
    assert read(value) == ["0812345678", "044123456"]


def test_fax_is_told_apart():
    assert parse_telephones("044-123456 โทรสาร 044-123457") == [
        Telephone("044123456"),
        Telephone("044123457", warnings=(FAX,)),
    ]


def test_short_numbers():
    assert read("1300") == ["1300"]
    assert read(191) == ["191"]


@pytest.mark.parametrize("value", [None, float("nan"), "", "-", "ไม่มี", "ไม่ระบุ", "N/A", "โทร."])
def test_nothing_there(value):
    assert parse_telephones(value) == []
    assert normalise_telephone(value) == ""


@pytest.mark.parametrize(
    "value",
    [
        *(
            "081234567",
            "08123456789",
            "0112345678",
            "044-12345",
            "12345",
            "ถามผู้ใหญ่บ้าน",
            "081-234-567x",
            "0812345678-0",
        ),
        *(
            "044-123456-99",
            81234567.5,
            8123456780898765432,
            8.12345678089877e18,
            float("inf"),
            True,
            [],
            -812345678,
            0,
        ),
        "0812345678, 08123",
    ],
)
def test_what_cannot_be_read_is_refused_in_thai(value):
    with pytest.raises(ThaiValueError, match="เบอร์โทรศัพท์"):
        parse_telephones(value)


def test_rounded_numbers_say_what_to_do():
    with pytest.raises(ThaiValueError, match="พิมพ์ใหม่เป็นข้อความ"):
        parse_telephones(8.12345678089877e18)


@given(numbers)
def test_every_number_survives_formatting(number):
    assert normalise_telephone(format_telephone(number)) == number
    assert normalise_telephone(to_thai(format_telephone(number))) == number
    assert normalise_telephone(f"+66{number[1:]}") == number
    assert normalise_telephone(int(number)) == number


@given(
    st.lists(numbers, min_size=1, max_size=4, unique=True),
    st.sampled_from([", ", "/", "\n", " ", "", " หรือ "]),
)
def test_every_list_of_numbers_is_read(written, between):
    assert read(between.join(written)) == written


@given(
    st.one_of(messy_text, st.text(alphabet="0123456789-/ ,ต่อ+()", max_size=24), st.floats(), st.integers())
)
def test_numbers_or_our_error(value):
    try:
        assert all(one.number.isascii() and one.number.isdigit() for one in parse_telephones(value))
    except ThaiValueError as error:
        assert error.message.startswith("เบอร์โทรศัพท์")


def test_normalise_telephone_takes_one_number_only():
    assert normalise_telephone("081-234-5678") == "0812345678"
    with pytest.raises(ThaiValueError, match="มากกว่าหนึ่งเบอร์"):
        normalise_telephone("0812345678 0898765432")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0812345678", "081-234-5678"),
        ("044123456", "044-123-456"),
        ("021234567", "02-123-4567"),
        ("1300", "1300"),
        ("", ""),
    ],
)
def test_format_telephone(number, shown):
    assert format_telephone(number) == shown


def test_telephone_shows_its_extension():
    assert str(Telephone("044123456", "12")) == "044-123-456 ต่อ 12"
