"""Headings of lists of people."""

from nakhonchai.imports.sheets.vocabulary.fields import (
    NOTE,
    NUMBER_OF_ROW,
    ORGANIZATION_REFERENCE,
    REFERENCE,
    SIGNED,
    TELEPHONE,
    Reads,
    SheetKind,
    field,
)
from nakhonchai.imports.sheets.vocabulary.places import ADDRESS, PLACE_PARTS

LEADERS = SheetKind(
    "leaders",
    "ผู้นำ",
    (
        NUMBER_OF_ROW,
        REFERENCE,
        field(
            "full_name",
            "ชื่อ-สกุล",
            Reads.PERSON,
            "ชื่อ-สกุล|ชื่อ - สกุล|ชื่อ – นามสกุล|ชื่อ-นามสกุล|ชื่อ นามสกุล|ชื่อและนามสกุล|ชื่อสกุล|ชื่อ/สกุล|ชื่อ-ชื่อสกุล"
            "|ชื่อตัว-ชื่อสกุล|ชื่อและสกุล|รายชื่อ|ชื่อ - ชื่อสกุล"
            "|ชื่อ-สกุล ผู้นำ|ชื่อผู้นำ|ชื่อกรรมการ|รายชื่อกรรมการ|รายชื่อคณะกรรมการ|รายชื่อผู้นำ|ชื่อ-สกุลกรรมการ"
            "|ชื่อสมาชิก|รายชื่อสมาชิก|ชื่อ-สกุลผู้เข้าร่วม|รายชื่อผู้เข้าร่วม|รายนาม"
            "|ชื่อแกนนำ|รายชื่อแกนนำ|ชื่อวิทยากร|ชื่อปราชญ์|คำนำหน้า ชื่อ-สกุล|คำนำหน้า ชื่อ - สกุล|คำนำหน้าชื่อ-สกุล"
            "|คำนำหน้าชื่อ นามสกุล|ยศ ชื่อ สกุล|full name|fullname|person name",
            weight=1.6,
        ),
        field(
            "prefix",
            "คำนำหน้า",
            Reads.PREFIX,
            "คำนำหน้า|คำนำหน้าชื่อ|คำนำหน้านาม|ยศ|ยศ/คำนำหน้า|title|prefix|นาย/นาง/นางสาว",
            weight=1.0,
        ),
        field(
            "given_name",
            "ชื่อ",
            Reads.TEXT,
            "ชื่อตัว|ชื่อจริง|first name|firstname|given name|fname|~ชื่อ|~name",
            weight=1.0,
        ),
        field(
            "family_name",
            "นามสกุล",
            Reads.TEXT,
            "นามสกุล|สกุล|ชื่อสกุล (นามสกุล)|last name|lastname|surname|family name|lname",
            weight=1.3,
        ),
        field("nickname", "ชื่อเล่น", Reads.TEXT, "ชื่อเล่น|nickname|nick name|ฉายา", weight=0.8),
        field("gender", "เพศ", Reads.GENDER, "เพศ|gender|sex", weight=0.7),
        field("age", "อายุ (ปี)", Reads.AGE, "อายุ|อายุ (ปี)|อายุ(ปี)|อายุปี|age", weight=0.8),
        field(
            "birth_year",
            "ปีเกิด (พ.ศ.)",
            Reads.BIRTH,
            "ปีเกิด|ปี พ.ศ. เกิด|ปีเกิด (พ.ศ.)|วันเกิด|วันเดือนปีเกิด|วัน/เดือน/ปีเกิด|วัน เดือน ปี เกิด|ว/ด/ป เกิด"
            "|วดป.เกิด|ว.ด.ป.เกิด|ว.ด.ป. เกิด|วดป เกิด|วันเดือนปี เกิด|พ.ศ.เกิด"
            "|เกิด พ.ศ.|เกิดปี|birth year|birthday|date of birth|birth date|dob|birthdate",
            weight=0.9,
        ),
        *PLACE_PARTS,
        ADDRESS,
        TELEPHONE,
        field("line_id", "LINE", Reads.TEXT, "line|line id|ไลน์|ไอดีไลน์|id line|ไลน์ไอดี", weight=0.5),
        field(
            "returned_home",
            "คนรุ่นใหม่คืนถิ่น",
            Reads.YESNO,
            "คนรุ่นใหม่|คนรุ่นใหม่คืนถิ่น|คืนถิ่น|คนรุ่นใหม่ (ใช่/ไม่ใช่)|กลับบ้าน",
            weight=0.6,
        ),
        field(
            "role",
            "บทบาท",
            Reads.ROLE,
            "บทบาท|ตำแหน่ง|ตำแหน่งในชุมชน|ตำแหน่งในกลุ่ม|ตำแหน่งในองค์กร|ตำแหน่ง/บทบาท|บทบาท/ตำแหน่ง"
            "|บทบาทหน้าที่|ตำแหน่งทางสังคม|ตำแหน่งในสภา|ตำแหน่งในสภาฯ|หน้าที่|ตำแหน่งหน้าที่"
            "|สถานะ/ตำแหน่ง|ตำแหน่งในคณะกรรมการ|ตำแหน่งปัจจุบัน|ตำแหน่งอื่นๆ|ตำแหน่งอื่น ๆ|position|role",
            weight=1.0,
            several=True,
        ),
        field(
            "organization",
            "องค์กร",
            Reads.NAME,
            "องค์กร|สังกัด|ชื่อองค์กร|กลุ่ม/องค์กร|องค์กร/กลุ่ม|สังกัดองค์กร|หน่วยงาน|หน่วยงาน/องค์กร|หน่วยงานต้นสังกัด"
            "|องค์กรที่สังกัด|ชื่อกลุ่ม|กลุ่ม|กองทุน|ผู้แทนจาก|ผู้แทนองค์กร|มาจากองค์กร"
            "|สังกัดกลุ่ม|กลุ่ม/องค์กรที่สังกัด|ชื่อกลุ่ม/องค์กร|ชื่อกลุ่มองค์กร|organization|affiliation",
            weight=0.5,
            fills=True,
        ),
        ORGANIZATION_REFERENCE,
        field(
            "started_about",
            "เริ่มตำแหน่ง",
            Reads.DATE,
            "เริ่มตำแหน่ง|วันที่เริ่ม|วันที่ดำรงตำแหน่ง|เริ่มดำรงตำแหน่ง|ดำรงตำแหน่งเมื่อ|วันที่แต่งตั้ง|แต่งตั้งเมื่อ"
            "|วันเริ่มวาระ|start date",
            weight=0.5,
        ),
        field(
            "ended_about",
            "สิ้นสุดตำแหน่ง",
            Reads.DATE,
            "สิ้นสุดตำแหน่ง|หมดวาระ|วันหมดวาระ|วันที่สิ้นสุด|ครบวาระ|สิ้นสุดวาระ|วันครบวาระ|end date",
            weight=0.5,
        ),
        NOTE,
        SIGNED,
    ),
    ("ผู้นำ", "แกนนำ", "รายชื่อ", "กรรมการ", "คนรุ่นใหม่", "ปราชญ์", "วิทยากร", "ทะเบียนบุคคล", "สมาชิกสภา", "ผู้เข้าร่วม"),
    (("full_name", "given_name"),),
    r"(?:นาย|นาง|น\.\s*ส|นส\.|ด\.ช|ด\.ญ|ว่าที่|พระ|ดร\.|ร\.|ส\.|จ\.|พ\.)",
)
