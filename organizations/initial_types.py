"""The organization types with which a new installation starts. Afterwards they are data that staff keep."""

from typing import NamedTuple


class Group(NamedTuple):
    """A group of types as it is first loaded."""

    slug: str
    name: str
    types: tuple[str, ...]
    is_partner: bool = False


GROUPS = (
    Group("council", "สภาองค์กรชุมชน", ("สภาองค์กรชุมชนตำบล",)),
    Group(
        "finance",
        "การเงิน",
        ("กลุ่มออมทรัพย์", "กองทุนหมู่บ้าน", "สถาบันการเงินชุมชน", "สหกรณ์/เครดิตยูเนี่ยน"),
    ),
    Group("welfare", "สวัสดิการ", ("กองทุนสวัสดิการชุมชน", "ฌาปนกิจ", "หลักประกันสุขภาพ")),
    Group("economy", "เศรษฐกิจ", ("กลุ่มอาชีพ", "วิสาหกิจชุมชน", "OTOP", "ตลาด", "ท่องเที่ยวชุมชน")),
    Group("resources", "ทรัพยากร", ("ป่าชุมชน", "ลุ่มน้ำ", "ที่ดิน", "ขยะ")),
    Group("people", "คน", ("สตรี", "ผู้สูงอายุ", "ผู้พิการ", "เยาวชน/คนรุ่นใหม่", "อสม.", "อปพร.", "อพม.")),
    Group("housing", "ที่อยู่อาศัย", ("บ้านมั่นคง", "บ้านพอเพียง")),
    Group("culture", "วัฒนธรรม/เรียนรู้", ("ศูนย์เรียนรู้", "ภูมิปัญญา")),
    Group("civil-society", "ประชาสังคม", ("มูลนิธิ", "สมาคม")),
    Group(
        "partners",
        "ภาคี",
        (
            "หน่วยงานรัฐ",
            "องค์การบริหารส่วนตำบล (อบต.)",
            "เทศบาล",
            "องค์การบริหารส่วนจังหวัด (อบจ.)",
            "ภาคประชาสังคม",
            "ภาควิชาการ",
            "เอกชน",
        ),
        is_partner=True,
    ),
)
