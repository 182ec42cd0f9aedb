"""The field in which a person types a place."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from nakhonchai.geography.enums import Level
from nakhonchai.geography.forms import AreaField, describe_area
from nakhonchai.geography.models import Area, AreaSuccession
from nakhonchai.geography.search import search_areas

pytestmark = pytest.mark.django_db


def refused(field: AreaField, text: str) -> tuple[str, str]:
    with pytest.raises(ValidationError) as error:
        field.clean(text)
    return error.value.code or "", error.value.messages[0]


def test_a_code_a_path_or_a_unique_name_is_a_place(places: Any) -> None:
    field = AreaField()
    for text in ("320501", "ต.กังแอน อ.ปราสาท จ.สุรินทร์", "กังแอน", "๓๒๐๕๐๑"):
        assert field.clean(text).code == "320501"
    assert AreaField(required=False).clean("") is None


def test_an_ambiguous_name_lists_where_it_is(places: Any) -> None:
    code, message = refused(AreaField(), "ในเมือง")
    assert code == "many"
    assert "ต.ในเมือง อ.เมืองนครราชสีมา จ.นครราชสีมา" in message
    assert "และอีก 1 แห่ง" in message


def test_a_place_of_others_is_named_as_such(places: Any) -> None:
    field = AreaField(within=("32",))
    assert field.clean("ในเมือง").code == "320101"
    for text in ("310102", "อิสาณ", "ต.อิสาณ อ.เมืองบุรีรัมย์ จ.บุรีรัมย์"):
        code, message = refused(field, text)
        assert (code, "อยู่นอกเขตที่ท่านดูแล" in message) == ("outside", True)


def test_an_account_without_areas_may_choose_none(places: Any) -> None:
    assert refused(AreaField(within=()), "กังแอน")[0] == "outside"


def test_a_part_of_a_name_asks_back_and_nonsense_says_what_to_type(places: Any) -> None:
    code, message = refused(AreaField(), "กังแ")
    assert (code, "ต.กังแอน อ.ปราสาท จ.สุรินทร์" in message) == ("partial", True)
    assert refused(AreaField(), "ไม่มีที่นี่")[0] == "unknown"


def test_a_place_of_another_level_is_told(places: Any) -> None:
    code, message = refused(AreaField(levels=(Level.SUBDISTRICT,)), "ปราสาท")
    assert (code, "ตำบล" in message) == ("level", True)


def test_an_abolished_place_names_its_successor_and_may_stay_where_it_was(places: Any) -> None:
    Area.objects.filter(code="320502").update(valid_to=date(2024, 1, 1))
    AreaSuccession.objects.create(
        predecessor=Area.objects.get(code="320502"), successor=Area.objects.get(code="320501")
    )
    code, message = refused(AreaField(), "ทมอ")
    assert (code, "ปัจจุบันคือ ต.กังแอน" in message) == ("abolished", True)
    assert AreaField(keep="320502").clean("320502").code == "320502"


def test_a_code_is_shown_as_a_path(places: Any) -> None:
    assert describe_area("32050102") == "บ้านไร่ หมู่ 2 ต.กังแอน อ.ปราสาท จ.สุรินทร์"
    assert describe_area("99") == ""


def test_an_abolished_village_is_found_after_what_exists(places: Any) -> None:
    Area.objects.filter(code="32050101").update(valid_to=date(2024, 1, 1))
    AreaSuccession.objects.create(
        predecessor=Area.objects.get(code="32050101"), successor=Area.objects.get(code="32050102")
    )
    assert [area.code for area in search_areas("กังแอน")] == ["320501", "32050102"]
