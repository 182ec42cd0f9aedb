"""The lists with which a new installation starts. Afterwards they are data that staff keep."""

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of link as it is first loaded."""

    slug: str
    name: str
    reverse_name: str
    is_mutual: bool = False
    has_amount: bool = False
    needs_issue: bool = False


KINDS = (
    Kind("member", "เป็นสมาชิกของ", "มีสมาชิกคือ"),
    Kind("federates", "เป็นส่วนหนึ่งของเครือข่ายที่นำโดย", "เป็นแกนนำเครือข่ายของ"),
    Kind("money", "สนับสนุนงบประมาณแก่", "ได้รับงบประมาณจาก", has_amount=True),
    Kind("knowledge", "สนับสนุนความรู้แก่", "ได้รับความรู้จาก"),
    Kind("mou", "มีบันทึกความร่วมมือ (MOU) กับ", "มีบันทึกความร่วมมือ (MOU) กับ", is_mutual=True),
    Kind("issue", "ทำงานร่วมกันในประเด็นกับ", "ทำงานร่วมกันในประเด็นกับ", is_mutual=True, needs_issue=True),
)
ISSUES = (
    "ที่ดินทำกิน",
    "ที่อยู่อาศัย",
    "สวัสดิการชุมชน",
    "เศรษฐกิจและทุนชุมชน",
    "เกษตรและอาหารปลอดภัย",
    "ป่าและทรัพยากร",
    "น้ำและลุ่มน้ำ",
    "ขยะและสิ่งแวดล้อม",
    "ผู้สูงอายุและผู้เปราะบาง",
    "เด็ก เยาวชน และคนรุ่นใหม่",
    "สุขภาวะชุมชน",
    "การเรียนรู้และภูมิปัญญา",
    "ท่องเที่ยวและวัฒนธรรม",
    "ภัยพิบัติ",
)
