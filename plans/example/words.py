"""The words that example records are made of. The people are invented, and their surnames say so."""

from leaders.enums import Gender, RoleLevel
from plans.enums import PlanStatus, ProjectStatus

MARK = "(ตัวอย่าง)"
NOTE = "ข้อมูลตัวอย่าง ไม่ใช่บุคคลหรือองค์กรจริง"
PEOPLE = (
    ("นาง", "บุญมี", Gender.FEMALE),
    ("นาย", "สมหมาย", Gender.MALE),
    ("นางสาว", "พิมพ์ใจ", Gender.FEMALE),
    ("นาย", "คำพอง", Gender.MALE),
    ("นาง", "ทองใบ", Gender.FEMALE),
    ("นาย", "ประเสริฐ", Gender.MALE),
    ("นางสาว", "ขวัญข้าว", Gender.FEMALE),
    ("นาย", "ธนดล", Gender.MALE),
    ("นาง", "อำนวย", Gender.FEMALE),
    ("นาย", "เกียรติศักดิ์", Gender.MALE),
    ("นางสาว", "ณัฐธิดา", Gender.FEMALE),
)
SURNAMES = ("ตัวอย่างดี", "ตัวอย่างงาม", "ตัวอย่างใจ", "ตัวอย่างสุข", "ตัวอย่างเจริญ", "ตัวอย่างทอง", "ตัวอย่างพร")
NICKNAMES = ("หน่อย", "แดง", "อ้อย", "ตุ๊กตา", "เล็ก", "ต้น", "ข้าว", "")
# Role, level, whether it is a post in a body.
ROLES = (
    ("ประธาน", RoleLevel.HEAD, True),
    ("เลขานุการ", RoleLevel.OFFICER, True),
    ("เหรัญญิก", RoleLevel.OFFICER, True),
    ("กรรมการ", RoleLevel.MEMBER, True),
    ("ผู้ใหญ่บ้าน", RoleLevel.STATE, False),
)
# What a body is called, and its type in the list that ships.
BODIES = (
    ("สภาองค์กรชุมชน", "สภาองค์กรชุมชนตำบล"),
    ("กลุ่มออมทรัพย์เพื่อการผลิต", "กลุ่มออมทรัพย์"),
    ("กองทุนสวัสดิการชุมชน", "กองทุนสวัสดิการชุมชน"),
    ("วิสาหกิจชุมชนผ้าไหมมัดหมี่", "วิสาหกิจชุมชน"),
    ("ป่าชุมชนโคกใหญ่", "ป่าชุมชน"),
    ("ชมรมผู้สูงอายุ", "ผู้สูงอายุ"),
    ("กลุ่มคนรุ่นใหม่คืนถิ่น", "เยาวชน/คนรุ่นใหม่"),
    ("กลุ่มจักสานและเครื่องเรือน", "กลุ่มอาชีพ"),
    ("ศูนย์เรียนรู้เกษตรพอเพียง", "ศูนย์เรียนรู้"),
    ("กลุ่มบ้านมั่นคงร่วมใจ", "บ้านมั่นคง"),
    ("ธนาคารขยะ", "ขยะ"),
)
# How many bodies and people a place has, in turn: 3 and 4 on average.
BODIES_OF_A_PLACE, PEOPLE_OF_A_PLACE = (5, 2, 4, 1, 3), (6, 3, 5, 2, 4)
EDUCATIONS = ("bachelor", "upper", "primary", "diploma", "lower", "")
SKILLS = (
    ("วิทยากร/กระบวนกร", "ทำแผนพัฒนาตำบล"),
    ("บัญชีและการเงิน",),
    (),
    ("สื่อสารและสื่อออนไลน์", "คอมพิวเตอร์และระบบข้อมูล"),
    ("ป่าชุมชนและทรัพยากร",),
)
PROJECTS = (
    "พัฒนากลุ่มทอผ้าไหมมัดหมี่",
    "ป่าชุมชนของลูกหลาน",
    "ตลาดนัดสีเขียว",
    "คนรุ่นใหม่คืนถิ่น",
    "ธนาคารขยะชุมชน",
    "ข้าวหอมมะลิปลอดภัย",
    "ซ่อมบ้านผู้สูงอายุ",
    "ฟื้นฟูห้วยและฝาย",
)
PLAN_STATUSES = tuple(PlanStatus)
PROJECT_STATUSES = tuple(ProjectStatus)
