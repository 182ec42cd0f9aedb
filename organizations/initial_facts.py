"""The facts and registers with which a new installation starts. Afterwards they are data that staff keep."""

from typing import Any, NamedTuple

COUNCIL, FUND = "สภาองค์กรชุมชนตำบล", "กองทุนสวัสดิการชุมชน"
SAVING = ("กลุ่มออมทรัพย์", "สถาบันการเงินชุมชน")
ENTERPRISE, HOUSING, CENTRE = "วิสาหกิจชุมชน", "บ้านมั่นคง", "ศูนย์เรียนรู้"
SECTIONS = (
    ("about", "ข้อมูลเฉพาะ", False),
    ("members", "สมาชิก", False),
    ("money", "เงินตามแหล่งทุน", True),
    ("work", "กิจกรรมและผลงาน", False),
    ("governance", "ธรรมาภิบาล (ตรวจตนเอง)", False),
)


class First(NamedTuple):
    """A definition as it is first loaded; ``options`` are further fields."""

    key: str
    section: str
    name: str
    kind: str
    unit: str
    types: tuple[str, ...]
    options: dict[str, Any]


def _fact(
    key: str, section: str, name: str, kind: str, unit: str, types: str | tuple[str, ...], **options: Any
) -> First:
    return First(key, section, name, kind, unit, (types,) if isinstance(types, str) else types, options)


YEARLY = {"is_yearly": True}
SUMMED = {**YEARLY, "adds": "sum"}
SHOWN = {**SUMMED, "on_dashboard": True}
SELF_CHECK = {**YEARLY, "adds": "count", "every_type": True, "is_open": True}

FACTS = (
    # สภาองค์กรชุมชนตำบล
    _fact("council-bodies", "members", "องค์กรที่จดแจ้งกับสภา", "number", "องค์กร", COUNCIL, **SUMMED,
          usual_most=300, is_open=True, help_text="จำนวนองค์กรชุมชนที่จดแจ้งเข้าร่วมสภา ณ สิ้นปี"),
    _fact("council-members", "members", "สมาชิกสภาองค์กรชุมชน", "number", "คน", COUNCIL, **SHOWN,
          usual_most=1000, required_from=2569, is_open=True),
    _fact("council-women", "members", "สมาชิกสภาที่เป็นหญิง", "number", "คน", COUNCIL, **SUMMED,
          not_more_than="council-members"),
    _fact("council-young", "members", "สมาชิกสภาที่เป็นคนรุ่นใหม่", "number", "คน", COUNCIL, **SUMMED,
          not_more_than="council-members"),
    _fact("council-meetings", "work", "ประชุมสภา", "number", "ครั้ง", COUNCIL, **YEARLY, usual_most=60),
    _fact("council-proposals", "work", "ข้อเสนอที่สภาเสนอต่อท้องถิ่นและหน่วยงาน", "number", "เรื่อง", COUNCIL,
          **SUMMED, usual_most=200),
    _fact("council-adopted", "work", "ข้อเสนอของสภาที่มีผู้รับไปดำเนินการ", "number", "เรื่อง", COUNCIL, **SUMMED,
          not_more_than="council-proposals"),
    _fact("council-level", "about", "ระดับการพัฒนาของสภา", "choice", "", COUNCIL, adds="count",
          choices="ริเริ่ม\nกำลังพัฒนา\nเข้มแข็ง\nเป็นแหล่งเรียนรู้", is_open=True),
    _fact("council-plan", "work", "สภาใช้แผนพัฒนาตำบลในการทำงาน", "yesno", "", COUNCIL, **YEARLY, adds="count"),
    # กองทุนสวัสดิการชุมชน
    _fact("fund-members-all", "members", "สมาชิกสะสม", "number", "คน", FUND, **SUMMED, usual_most=20000,
          help_text="ทุกคนที่เคยเป็นสมาชิกตั้งแต่ก่อตั้ง"),
    _fact("fund-members-now", "members", "สมาชิกปัจจุบัน", "number", "คน", FUND, **SHOWN, usual_most=20000,
          required_from=2569, not_more_than="fund-members-all", help_text="ยังเป็นสมาชิก ณ วันตัดยอด 30 กันยายน"),
    _fact("fund-members-asked", "members", "สมาชิกที่ขอรับสมทบ", "number", "คน", FUND, **SUMMED,
          not_more_than="fund-members-all", help_text="จำนวนที่ยื่นขอรับเงินสมทบในรอบปีนั้น"),
    _fact("money-members", "money", "เงินจากสมาชิก", "money", "บาท", FUND, **SUMMED, usual_most=50000000),
    _fact("money-local", "money", "เงินสมทบจาก อปท.", "money", "บาท", FUND, **SUMMED, usual_most=20000000),
    _fact("money-codi", "money", "เงินสมทบจาก พอช.", "money", "บาท", FUND, **SUMMED, usual_most=20000000),
    _fact("money-state", "money", "เงินรัฐสมทบ", "money", "บาท", FUND, **SUMMED, usual_most=20000000),
    _fact("money-other", "money", "เงินจากแหล่งอื่น ๆ", "money", "บาท", FUND, **SUMMED, usual_most=20000000),
    _fact("fund-paid", "work", "เงินจ่ายสวัสดิการ", "money", "บาท", FUND, **SUMMED, usual_most=50000000),
    _fact("fund-helped", "work", "ผู้ได้รับสวัสดิการ", "number", "คน", FUND, **SUMMED, usual_most=20000),
    _fact("fund-balance", "about", "เงินกองทุนคงเหลือ", "money", "บาท", FUND, **SHOWN, usual_most=100000000),
    _fact("fund-kinds", "about", "สวัสดิการที่กองทุนจัด", "text", "", FUND,
          help_text="เช่น เกิด แก่ เจ็บ ตาย การศึกษา ภัยพิบัติ"),
    _fact("fund-round", "about", "รอบที่ขอรับสมทบ", "text", "", FUND, **YEARLY, help_text="เช่น รอบที่ 2 ปี 2568"),
    # กลุ่มออมทรัพย์และสถาบันการเงินชุมชน
    _fact("saving-members", "members", "สมาชิกกลุ่มออมทรัพย์หรือสถาบันการเงิน", "number", "คน", SAVING, **SUMMED,
          usual_most=10000),
    _fact("saving-deposits", "about", "เงินออมและหุ้นสะสม", "money", "บาท", SAVING, **SHOWN,
          usual_most=500000000),
    _fact("saving-loans", "about", "เงินให้กู้คงค้าง", "money", "บาท", SAVING, **SUMMED, usual_most=500000000),
    _fact("saving-late", "about", "หนี้ค้างชำระ", "percent", "ร้อยละ", SAVING, **YEARLY),
    _fact("saving-welfare", "work", "เงินที่กลุ่มจัดเป็นสวัสดิการ", "money", "บาท", SAVING, **SUMMED,
          usual_most=50000000),
    _fact("saving-day", "about", "วันทำการของกลุ่ม", "text", "", SAVING, help_text="เช่น ทุกวันที่ 5 ของเดือน"),
    # วิสาหกิจชุมชน
    _fact("enterprise-kind", "about", "ประเภทกิจการ", "choice", "", ENTERPRISE, adds="count", is_open=True,
          choices="เกษตร\nแปรรูปอาหาร\nผ้าและเครื่องแต่งกาย\nหัตถกรรม\nท่องเที่ยวและบริการ\nปัจจัยการผลิต\nอื่น ๆ"),
    _fact("enterprise-product", "about", "สินค้าและบริการหลัก", "text", "", ENTERPRISE, is_open=True),
    _fact("enterprise-members", "members", "สมาชิกวิสาหกิจชุมชน", "number", "คน", ENTERPRISE, **SUMMED,
          usual_most=2000),
    _fact("enterprise-income", "work", "รายได้ของวิสาหกิจ", "money", "บาท", ENTERPRISE, **SUMMED,
          usual_most=100000000),
    _fact("enterprise-standard", "about", "มาตรฐานที่ได้รับ", "text", "", ENTERPRISE,
          help_text="เช่น มผช. อย. GAP"),
    # บ้านมั่นคง
    _fact("housing-households", "members", "ครัวเรือนในโครงการบ้านมั่นคง", "number", "ครัวเรือน", HOUSING, **SHOWN,
          usual_most=3000),
    _fact("housing-done", "work", "ครัวเรือนที่ปรับปรุงหรือสร้างเสร็จ", "number", "ครัวเรือน", HOUSING, **SUMMED,
          not_more_than="housing-households"),
    _fact("housing-land", "about", "ลักษณะที่ดิน", "choice", "", HOUSING, adds="count",
          choices="เช่าที่ดินรัฐ\nเช่าที่ดินเอกชนหรือวัด\nซื้อที่ดินร่วมกัน\nที่ดินของสมาชิก\nอยู่ระหว่างเจรจา"),
    _fact("housing-approved", "about", "งบประมาณบ้านมั่นคงที่อนุมัติ", "money", "บาท", HOUSING, adds="sum",
          usual_most=500000000),
    _fact("housing-saving", "about", "เงินออมของกลุ่มที่อยู่อาศัย", "money", "บาท", HOUSING, **SUMMED,
          usual_most=50000000),
    _fact("housing-began", "about", "เริ่มโครงการบ้านมั่นคง", "date", "", HOUSING),
    # ศูนย์เรียนรู้
    _fact("centre-topics", "about", "เรื่องที่ถ่ายทอด", "text", "", CENTRE, is_open=True),
    _fact("centre-courses", "about", "หลักสูตรที่เปิดสอน", "number", "หลักสูตร", CENTRE, adds="sum", usual_most=100),
    _fact("centre-trainers", "members", "วิทยากรประจำศูนย์", "number", "คน", CENTRE, **SUMMED, usual_most=200),
    _fact("centre-visitors", "work", "ผู้มาเรียนรู้", "number", "คน", CENTRE, **SHOWN, usual_most=50000),
    _fact("centre-lodging", "about", "รับคณะพักค้างได้", "yesno", "", CENTRE, adds="count", is_open=True),
    # ธรรมาภิบาล
    _fact("gov-meetings", "governance", "ประชุมคณะกรรมการสม่ำเสมอและมีบันทึก", "check", "", (), **SELF_CHECK),
    _fact("gov-accounts", "governance", "ทำบัญชีรับ–จ่ายเป็นปัจจุบัน", "check", "", (), **SELF_CHECK),
    _fact("gov-audit", "governance", "มีผู้ตรวจสอบบัญชีและกิจการทุกปี", "check", "", (), **SELF_CHECK),
    _fact("gov-elections", "governance", "เลือกตั้งกรรมการตามวาระ", "check", "", (), **SELF_CHECK),
    _fact("gov-reports", "governance", "เปิดเผยรายงานให้สมาชิกและชุมชน", "check", "", (), **SELF_CHECK),
)  # fmt: skip

# Name, hint, pattern, digits of the area code and where they begin, the type whose main number it is.
SCHEMES: tuple[tuple[str, str, str, int | None, int, str], ...] = (
    ("จดแจ้งจัดตั้งสภาองค์กรชุมชน", "เลขขึ้นต้นด้วยรหัสจังหวัด เช่น 320012", r"\d{4,12}", 2, 1, COUNCIL),
    ("ทะเบียนวิสาหกิจชุมชน", "เช่น 3-32-05-01/1-0001", r"\d-\d{2}-\d{2}-\d{2}/\d-\d{4}", 2, 2, ENTERPRISE),
    ("รับรองกองทุนสวัสดิการชุมชน", "ตามหนังสือรับรองของ พอช.", "", None, 1, FUND),
    ("ทะเบียนสหกรณ์", "ตามใบสำคัญรับจดทะเบียน", "", None, 1, "สหกรณ์/เครดิตยูเนี่ยน"),
    ("ทะเบียนมูลนิธิหรือสมาคม", "ตามใบสำคัญของนายทะเบียน", "", None, 1, ""),
    ("ทะเบียนนิติบุคคล", "เลข 13 หลัก", r"\d{13}", None, 1, ""),
)
