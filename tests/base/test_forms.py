"""Fields read what people write in Thai, say what is wrong in Thai, and are tied to their words."""

import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from nakhonchai.base.forms import (
    ApproximateDateField,
    AreaPicker,
    BirthYearField,
    BuddhistYearField,
    FileDrop,
    TelephoneField,
    ThaiDateField,
)
from nakhonchai.thai.dates import ApproximateDate, Precision

DAY = dt.date(2008, 7, 12)


class Sample(forms.Form):
    name = forms.CharField(label="ชื่อ", help_text="ชื่อเต็ม")
    founded = ApproximateDateField(label="ก่อตั้ง", required=False)
    kind = forms.ChoiceField(label="ประเภท", choices=[("", "---------"), ("a", "สภาฯ")], required=False)
    level = forms.ChoiceField(label="ระดับ", choices=[("t", "ตำบล")], widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(label="ยินยอม", required=False)
    document = forms.FileField(label="เอกสาร", widget=FileDrop, required=False)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("12 ก.ค. 2551", ApproximateDate(DAY)),
        ("๑๒/๗/๒๕๕๑", ApproximateDate(DAY)),
        ("กรกฎาคม 2551", ApproximateDate(dt.date(2008, 7, 1), Precision.MONTH)),
        ("2551", ApproximateDate(dt.date(2008, 1, 1), Precision.YEAR)),
        ("", None),
    ],
)
def test_approximate_date_reads(typed, known):
    assert ApproximateDateField(required=False).clean(typed) == known


@pytest.mark.parametrize(
    "value", [ApproximateDate(DAY), DAY, dt.datetime(2008, 7, 12, 9, 0, tzinfo=dt.UTC), "2008-07-12"]
)
def test_a_known_date_is_shown_in_the_buddhist_era_or_as_typed(value):
    shown = ApproximateDateField().widget.format_value(value)
    assert shown == (value if isinstance(value, str) else "12 ก.ค. 2551")


@pytest.mark.parametrize("precision", Precision)
def test_what_is_shown_reads_back_the_same(precision):
    known = ApproximateDate(dt.date(2008, 1, 1), precision)
    field = ApproximateDateField()
    shown = field.widget.format_value(known)
    assert field.clean(shown) == known
    assert not field.has_changed(known, shown)
    assert field.has_changed(known, "1 ม.ค. 2540")
    assert field.has_changed(known, "เมื่อวาน")


def test_a_whole_date_refuses_a_year_alone():
    assert ThaiDateField().clean("12/7/2551") == DAY
    with pytest.raises(ValidationError, match="ทั้งวัน เดือน และปี"):
        ThaiDateField().clean("2551")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (ApproximateDateField, "เมื่อวาน"),
        (BuddhistYearField, "ปีที่แล้ว"),
        (TelephoneField, "12"),
        (BirthYearField, "2999"),
    ],
)
def test_what_cannot_be_read_is_refused_in_thai(field, typed):
    with pytest.raises(ValidationError) as refused:
        field().clean(typed)
    assert any("ก" <= letter <= "๛" for letter in refused.value.messages[0])


@pytest.mark.parametrize(
    ("typed", "year"), [("2567", 2567), ("๒๕๖๗", 2567), ("67", 2567), ("2024", 2567), ("", None)]
)
def test_buddhist_year(typed, year):
    assert BuddhistYearField(required=False).clean(typed) == year


def test_birth_year():
    assert BirthYearField().clean("2530") == 2530


def test_telephone_reads_digits_and_shows_groups():
    field = TelephoneField()
    assert field.clean("๐๘๑ ๒๓๔ ๕๖๗๘") == "0812345678"
    assert field.prepare_value("0812345678") == "081-234-5678"
    assert field.prepare_value("081-ผิด") == "081-ผิด"


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        ("place=ในเมือง", "ในเมือง"),
        ("place=ต.ในเมือง&place_code=320101&place_for=ต.ในเมือง", "320101"),
        ("place=ต.นอกเมือง&place_code=320101&place_for=ต.ในเมือง", "ต.นอกเมือง"),
        ("place=&place_code=320101&place_for=ต.ในเมือง", ""),
        ("place=ในเมือง&place_code=&place_for=", "ในเมือง"),
        ("place_code=320101", "320101"),
        ("", ""),
    ],
)
def test_area_picker_trusts_a_code_only_with_its_text(sent, value):
    assert AreaPicker().value_from_datadict(QueryDict(sent), {}, "place") == value


def test_area_picker_shows_the_path_of_a_code_and_keeps_typed_text():
    picker = AreaPicker(describe={"320101": "ต.ในเมือง"}.get, levels="6")
    known = picker.render("place", "320101", {"id": "id_place"})
    assert 'value="ต.ในเมือง"' in known
    assert 'name="place_code" value="320101"' in known
    assert 'name="place_for" value="ต.ในเมือง"' in known
    assert 'data-levels="6"' in known
    typed = picker.render("place", 'ใน"เมือง', {"id": "id_place"})
    assert 'value="ใน&quot;เมือง"' in typed
    assert 'name="place_code" value=""' in typed


def test_field_ties_label_help_and_error_to_its_input():
    html = Sample({})["name"].as_field_group()
    assert 'for="id_name"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<span class="required">จำเป็น</span>' in html


def test_a_field_that_may_stay_empty_does_not_say_so_twice():
    assert "จำเป็น" not in Sample()["founded"].as_field_group()


def test_a_group_of_choices_is_a_fieldset_with_a_legend():
    html = Sample()["level"].as_field_group()
    assert "<fieldset" in html
    assert "<legend" in html


def test_a_checkbox_is_inside_its_label():
    html = Sample()["agreed"].as_field_group()
    assert html.count("<input") == 1
    assert html.index("<label") < html.index("<input") < html.index("</label>")


def test_an_empty_choice_is_a_word():
    html = str(Sample()["kind"])
    assert "---------" not in html
    assert "เลือก…" in html


def test_file_button_is_thai():
    assert "เลือกไฟล์" in str(Sample()["document"])


def test_form_with_errors_begins_with_a_summary_that_leads_to_the_fields():
    html = str(Sample({"founded": "เมื่อวาน"}))
    assert html.index("error-summary") < html.index('class="field')
    assert 'href="#id_name"' in html
    assert 'href="#id_founded"' in html
    assert "error-summary" not in str(Sample())


def test_no_form_carries_inline_style_or_script():
    html = str(Sample({"founded": "x"})) + AreaPicker().render("place", "", {"id": "p"})
    assert "style=" not in html
    assert "<script" not in html
    assert " on" not in html.replace(" one", "")
