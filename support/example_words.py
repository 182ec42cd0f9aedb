"""What example follow-ups say. Every body, place of meeting and person is invented."""

from decimal import Decimal
from typing import NamedTuple

from support.enums import (
    GuideKind,
    GuideLevel,
    IssueState,
    LessonKind,
    RequestState,
    StepKind,
    VisitKind,
    VisitState,
)

# Way, state, days from today, what was found, what was advised.
VISITS: tuple[tuple[VisitKind, VisitState, int, str, str], ...] = (
    (
        VisitKind.VISIT,
        VisitState.DONE,
        -25,
        "ทำบัญชีครัวเรือนแล้ว 32 จาก 40 ครัวเรือน กรรมการประชุมทุกเดือน",
        "ช่วยสรุปบัญชีเป็นหน้าเดียวติดที่ศาลาประชาคม",
    ),
    (VisitKind.CALL, VisitState.DONE, -12, "รอหนังสืออนุญาตใช้พื้นที่จากอำเภอ", "ประสานปลัดอำเภอให้นัดวันดูพื้นที่"),
    (VisitKind.VISIT, VisitState.DONE, -230, "แผนตำบลยังขาดข้อมูลสองหมู่บ้าน", "นัดทีมตำบลใกล้เคียงมาช่วยเก็บข้อมูล"),
    (VisitKind.VISIT, VisitState.PLANNED, 9, "", ""),
)
TASKS = (
    ("ทวนบัญชีครัวเรือนหมู่ที่ยังขาด", "ป้าทองใบ"),
    ("ส่งสำเนามติเวทีให้ อบต.", "เลขานุการสภาองค์กรชุมชน"),
    ("ชวนคนรุ่นใหม่เข้าทีมข้อมูล", "น้องต้น"),
)
# What is asked, of whom, what became of it, what came, worth how much.
REQUESTS: tuple[tuple[str, str, RequestState, str, Decimal | None], ...] = (
    ("ขอวิทยากรสอนทำบัญชีกลุ่ม", "สำนักงานสหกรณ์อำเภอ", RequestState.GIVEN, "วิทยากรสองวัน", None),
    ("ขอพันธุ์ไม้ปลูกป่าชุมชน", "สถานีเพาะชำกล้าไม้", RequestState.PARTLY, "กล้าไม้ 800 ต้น", Decimal(4000)),
    ("ขอใช้อาคารเก่าเป็นศูนย์เรียนรู้", "อบต.", RequestState.PROMISED, "", None),
    ("ขอช่างสำรวจแนวฝาย", "สำนักงานชลประทาน", RequestState.ASKED, "", None),
    ("ขอสมทบค่าเดินทางเยาวชน", "กองทุนท้องถิ่น", RequestState.REFUSED, "", None),
)


class IssueWords(NamedTuple):
    """A policy issue as the example tells it."""

    name: str
    asks: str
    asked_of: str
    state: IssueState
    steps: tuple[tuple[StepKind, int, str, str], ...]
    next_step: str = ""
    days: int = 0
    result: str = ""
    summary: str = ""


CLUSTER_ISSUES = (
    IssueWords(
        "รัฐสมทบกองทุนสวัสดิการชุมชนต่อเนื่องทุกปี",
        "ให้สมทบเท่ากับที่สมาชิกออม ไม่เว้นปี",
        "กระทรวงที่ดูแลงานสวัสดิการ",
        IssueState.PROPOSED,
        (
            (StepKind.FORUM, 160, "เวทีรวมข้อเสนอสี่จังหวัด", "ได้ข้อเสนอร่วมหนึ่งฉบับ"),
            (StepKind.LETTER, 75, "ยื่นหนังสือต่อหน่วยงานในจังหวัด", "รับหนังสือไว้แล้ว"),
        ),
        "นัดหารือรอบสอง",
        30,
        summary="ขบวนองค์กรชุมชนสี่จังหวัดเสนอให้รัฐสมทบกองทุนสวัสดิการชุมชนทุกปี (ตัวอย่าง)",
    ),
    IssueWords(
        "ใช้แผนตำบลเป็นข้อมูลตั้งต้นของแผนพัฒนาจังหวัด",
        "ให้เวทีแผนจังหวัดอ่านแผนตำบลก่อนจัดลำดับโครงการ",
        "คณะกรรมการบริหารงานจังหวัด",
        IssueState.ADOPTED,
        ((StepKind.RESOLUTION, 40, "ที่ประชุมรับหลักการ", "เริ่มใช้กับแผนรอบหน้า"),),
        result="เริ่มใช้กับแผนรอบหน้า",
    ),
)
PROVINCE_ISSUES = (
    IssueWords(
        "ที่ดินสาธารณะสำหรับบ้านมั่นคง",
        "ให้เช่าระยะยาวในอัตราต่ำ",
        "หน่วยงานเจ้าของที่ดิน",
        IssueState.GATHERING,
        ((StepKind.MEETING, 50, "หารือกับหน่วยงานเจ้าของที่ดิน", "ขอข้อมูลครัวเรือนเพิ่ม"),),
        "รวบรวมรายชื่อครัวเรือน",
        15,
    ),
    IssueWords(
        "น้ำเพื่อการเกษตรของตำบลปลายน้ำ",
        "ให้ตำบลมีส่วนร่วมจัดรอบปล่อยน้ำ",
        "คณะกรรมการลุ่มน้ำ",
        IssueState.ANSWERED,
        (
            (StepKind.FORUM, 120, "เวทีคนปลายน้ำ", "เลือกผู้แทนตำบล"),
            (StepKind.MEETING, 33, "ประชุมกับคณะกรรมการลุ่มน้ำ", "รับผู้แทนตำบลเข้าร่วม"),
        ),
        "ส่งรายชื่อผู้แทน",
        8,
    ),
)
# Name, kind, level, step of a plan, what it is for.
GUIDES: tuple[tuple[str, GuideKind, GuideLevel, int | None, str], ...] = (
    ("แบบสำรวจครัวเรือนหน้าเดียว", GuideKind.FORM, GuideLevel.SUBDISTRICT, 1, "ถามครบใน 15 นาที พิมพ์สองหน้า"),
    ("คู่มือจัดเวทีหมู่บ้าน", GuideKind.GUIDE, GuideLevel.SUBDISTRICT, 2, "ลำดับเวที คำถามชวนคุย และวิธีจดบันทึก"),
    ("ตัวอย่างแผนตำบลฉบับย่อ", GuideKind.EXAMPLE, GuideLevel.SUBDISTRICT, 3, "แผนแปดหน้า อ่านจบในเวทีเดียว"),
    ("แนวทางเชื่อมแผนกับอำเภอ", GuideKind.GUIDE, GuideLevel.DISTRICT, 5, "ปฏิทินของแผนอำเภอ และสิ่งที่ต้องเตรียม"),
    ("ภาพชวนคุยเรื่องยุทธศาสตร์จังหวัด", GuideKind.MEDIA, GuideLevel.PROVINCE, None, "ใช้เปิดวงคุยก่อนจัดลำดับเรื่อง"),
)
LESSONS: tuple[tuple[LessonKind, str, str], ...] = (
    (
        LessonKind.LESSON,
        "เปิดบัญชีให้ดูทุกเดือนแล้วสมาชิกกลับมา",
        "กลุ่มติดบัญชีรับจ่ายที่ศาลาทุกสิ้นเดือน สามเดือนต่อมาสมาชิกที่หยุดไปกลับมาออมอีก สิ่งที่ทำให้ได้ผลคือคนทำบัญชีสองคนทวนกันเอง",
    ),
    (
        LessonKind.LESSON,
        "ฝายพังเพราะไม่ได้ถามคนเลี้ยงวัว",
        "ทางวัวตัดแนวฝายทุกวัน ปีต่อมาจึงชวนคนเลี้ยงวัวเลือกจุดด้วยกัน และทำทางข้ามไว้",
    ),
    (
        LessonKind.SITUATION,
        "ฝนมาช้า นาข้าวเริ่มหว่านใหม่",
        "หลายตำบลหว่านข้าวรอบสอง ต้นทุนเพิ่ม กลุ่มออมทรัพย์เลื่อนวันส่งคืนเงินให้สมาชิก",
    ),
)
AGENDA = ("แจ้งเพื่อทราบ: ปฏิทินงานสามเดือน", "ตำบลที่ยังไม่มีใครลงไปติดตาม")
DECISIONS: tuple[tuple[str, str], ...] = (
    ("แบ่งสายลงพื้นที่ตามอำเภอ", "ให้คณะทำงานลงตำบลละหนึ่งครั้งภายในสองเดือน"),
    ("ผู้แทนตำบลเล่าความคืบหน้า", "รับทราบ"),
    ("ที่ประชุมทวนข้อมูลที่มี และเห็นว่ายังขาดรายชื่อครัวเรือน", "ให้รวบรวมเพิ่มแล้วเสนอที่ประชุมครั้งหน้า"),
)
