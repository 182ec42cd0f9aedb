"""Headings of plans and projects, the form ผ.02 of local development plans included."""

from nakhonchai.imports.sheets.vocabulary.fields import (
    NOTE,
    NUMBER_OF_ROW,
    ORGANIZATION_REFERENCE,
    REFERENCE,
    SIGNED,
    Reads,
    SheetKind,
    field,
)
from nakhonchai.imports.sheets.vocabulary.places import ADDRESS, PLACE_PARTS

PLANS = SheetKind(
    "plans",
    "แผน",
    (
        NUMBER_OF_ROW,
        REFERENCE,
        field(
            "name",
            "ชื่อแผน",
            Reads.NAME,
            "ชื่อแผน|แผน|ชื่อแผนพัฒนา|แผนพัฒนาตำบล|ชื่อแผนพัฒนาตำบล|แผนชุมชน|plan|plan name",
            weight=1.6,
            required=True,
        ),
        field("kind", "ชนิดแผน", Reads.CHOICE, "ชนิดแผน|ประเภทแผน|ชนิดของแผน|ระดับแผน|plan type", weight=0.9),
        field(
            "first_year",
            "ปีเริ่ม (พ.ศ.)",
            Reads.YEAR,
            "ปีเริ่ม|ปีเริ่ม (พ.ศ.)|ปีที่เริ่ม|ปีเริ่มต้น|เริ่มปี|ตั้งแต่ปี|จากปี|start year",
            weight=0.9,
        ),
        field("last_year", "ปีสิ้นสุด (พ.ศ.)", Reads.YEAR, "ปีสิ้นสุด|ปีสิ้นสุด (พ.ศ.)|ปีที่สิ้นสุด|ถึงปี|end year", weight=0.9),
        field(
            "period",
            "ช่วงปี",
            Reads.PERIOD,
            "ช่วงปี|ปี พ.ศ.|ปีของแผน|ระยะเวลา|ระยะเวลาของแผน|ช่วงเวลา|ปีแผน|ห้วงเวลา|period",
            weight=0.5,
        ),
        field(
            "status",
            "สถานะ",
            Reads.CHOICE,
            "สถานะ|สถานะแผน|ขั้นตอน|ความก้าวหน้า|สถานะการจัดทำ|สถานะการจัดทำแผน|status",
            weight=0.5,
        ),
        *PLACE_PARTS,
        field("vision", "วิสัยทัศน์", Reads.LINES, "วิสัยทัศน์|vision", weight=1.3),
        field(
            "problems",
            "ปัญหา",
            Reads.LINES,
            "ปัญหา|ปัญหาของพื้นที่|สถานการณ์ปัญหา|ปัญหาสำคัญ|ปัญหา/ความต้องการ|ปัญหาในพื้นที่",
            weight=1.1,
        ),
        field(
            "potentials",
            "ศักยภาพ",
            Reads.LINES,
            "ศักยภาพ|ศักยภาพของพื้นที่|ทุนชุมชน|ต้นทุน|ทุนทางสังคม|จุดแข็ง|ศักยภาพ/ทุน",
            weight=1.1,
        ),
        NOTE,
        SIGNED,
    ),
    ("แผนตำบล", "แผนพัฒนาตำบล", "แผนชุมชน"),
    (("name",),),
    r"แผน",
)
PROJECTS = SheetKind(
    "projects",
    "โครงการ",
    (
        NUMBER_OF_ROW,
        REFERENCE,
        field(
            "name",
            "ชื่อโครงการ",
            Reads.NAME,
            "ชื่อโครงการ|โครงการ|โครงการ/กิจกรรม|ชื่อโครงการ/กิจกรรม|กิจกรรม|แผนงาน/โครงการ|รายการ"
            "|ชื่อแผนงาน/โครงการ|รายชื่อโครงการ|กิจกรรม/โครงการ|ชื่อกิจกรรม|โครงการพัฒนา"
            "|แผนงาน/โครงการ/กิจกรรม|project|project name",
            weight=1.8,
            required=True,
        ),
        field("plan", "แผน", Reads.NAME, "ชื่อแผน|แผน|แผนพัฒนา|อยู่ในแผน|แผนพัฒนาตำบล", weight=0.4, fills=True),
        field("plan_ref", "รหัสแผน", Reads.REF, "รหัสแผน|รหัสอ้างอิงแผน", weight=0.3),
        ORGANIZATION_REFERENCE,
        field(
            "strategy",
            "ยุทธศาสตร์",
            Reads.TEXT,
            "ยุทธศาสตร์|ยุทธศาสตร์ที่|ชื่อยุทธศาสตร์|ยุทธศาสตร์การพัฒนา|ด้าน|strategy",
            weight=1.0,
            fills=True,
        ),
        field(
            "tactic",
            "กลยุทธ์/แนวทาง",
            Reads.TEXT,
            "กลยุทธ์|แนวทาง|แนวทางการพัฒนา|แนวทางพัฒนา|กลยุทธ์/แนวทาง",
            weight=0.9,
            fills=True,
        ),
        field("program", "แผนงาน", Reads.TEXT, "แผนงาน|ชื่อแผนงาน|program|programme", weight=0.9, fills=True),
        field(
            "aim",
            "วัตถุประสงค์",
            Reads.LINES,
            "วัตถุประสงค์|วัตถุประสงค์ของโครงการ|เพื่อ|objective|objectives|aim|aims|วัตถุประสงค์โครงการ",
            weight=1.3,
        ),
        field(
            "output",
            "เป้าหมาย (ผลผลิต)",
            Reads.LINES,
            "เป้าหมาย|เป้าหมาย (ผลผลิต)|เป้าหมาย (ผลผลิตของโครงการ)|ผลผลิต|เป้าหมายโครงการ"
            "|เป้าหมาย ผลผลิตของโครงการ|ปริมาณ|กลุ่มเป้าหมาย|เป้าหมาย/ผลผลิต|ค่าเป้าหมาย|output|target",
            weight=1.0,
        ),
        field(
            "budget_asked",
            "งบประมาณที่เสนอ (บาท)",
            Reads.MONEY,
            "งบประมาณ|งบประมาณ (บาท)|งบประมาณ(บาท)|งบประมาณที่เสนอ|งบประมาณที่เสนอ (บาท)"
            "|งบประมาณที่เสนอขอ|งบที่เสนอ|งบที่ขอ|จำนวนเงิน|วงเงิน|งบ|วงเงินงบประมาณ|งบประมาณที่ขอ"
            "|งบประมาณที่ตั้งไว้|ประมาณการงบประมาณ|จำนวนเงิน (บาท)|งบประมาณรวม|งบประมาณ รวม|รวมงบประมาณ"
            "|budget|budget asked|amount",
            weight=1.2,
        ),
        field(
            "budget_year",
            "งบประมาณรายปี",
            Reads.MONEY,
            "งบประมาณรายปี|งบประมาณและที่มา|งบประมาณและที่ผ่านมา|งบประมาณและแหล่งที่มา|งบประมาณปี"
            "|งบประมาณ ปี|งบปี|งบประมาณ พ.ศ.",
            weight=0.8,
            several=True,
        ),
        field(
            "budget_received",
            "งบประมาณที่ได้รับ (บาท)",
            Reads.MONEY,
            "งบประมาณที่ได้รับ|งบประมาณที่ได้รับ (บาท)|งบที่ได้รับ|งบประมาณที่ได้รับอนุมัติ|งบที่ได้รับอนุมัติ|งบอนุมัติ"
            "|งบประมาณที่อนุมัติ|งบประมาณที่ได้รับการสนับสนุน|เงินที่ได้รับ|ได้รับสนับสนุน"
            "|budget received|received",
            weight=1.0,
        ),
        field(
            "fiscal_year",
            "ปีงบประมาณ (พ.ศ.)",
            Reads.YEAR,
            "ปีงบประมาณ|ปีงบประมาณ (พ.ศ.)|ปี|ปี พ.ศ.|พ.ศ.|ปีที่ดำเนินการ|ปีที่ดำเนินงาน|ปีที่ได้รับงบ|fiscal year|year",
            weight=0.6,
            fills=True,
        ),
        field(
            "indicator",
            "ตัวชี้วัด",
            Reads.LINES,
            "ตัวชี้วัด|ตัวชี้วัด (kpi)|kpi|ตัวชี้วัดความสำเร็จ|ดัชนีชี้วัด|indicator|indicators",
            weight=1.0,
        ),
        field(
            "expected_result",
            "ผลที่คาดว่าจะได้รับ",
            Reads.LINES,
            "ผลที่คาดว่าจะได้รับ|ผลลัพธ์ที่คาดว่าจะได้รับ|ผลที่คาดหวัง|ผลลัพธ์|ประโยชน์ที่คาดว่าจะได้รับ|ผลที่ได้รับ|result"
            "|expected result|outcome",
            weight=1.0,
        ),
        field(
            "organization",
            "หน่วยงานรับผิดชอบ",
            Reads.NAME,
            "หน่วยงานรับผิดชอบ|หน่วยงานที่รับผิดชอบ|หน่วยงานรับผิดชอบหลัก|หน่วยงานที่รับผิดชอบหลัก|ผู้รับผิดชอบ"
            "|องค์กรรับผิดชอบ|หน่วยดำเนินการ|หน่วยงานดำเนินการ|องค์กรที่รับผิดชอบ|ผู้รับผิดชอบโครงการ"
            "|หน่วยงาน|องค์กร|กลุ่มที่รับผิดชอบ|responsible|owner",
            weight=0.8,
            fills=True,
        ),
        field(
            "status",
            "สถานะ",
            Reads.CHOICE,
            "สถานะ|สถานะโครงการ|สถานะการดำเนินงาน|ผลการดำเนินงาน|ความก้าวหน้า|status",
            weight=0.5,
        ),
        field(
            "needs",
            "ติดขัดเพราะ/ต้องการ",
            Reads.LINES,
            "ติดขัดเพราะ/ต้องการ|ปัญหาอุปสรรค|ปัญหา/อุปสรรค|ปัญหาและอุปสรรค|ข้อติดขัด|ความต้องการ|สิ่งที่ต้องการ",
            weight=0.5,
        ),
        *PLACE_PARTS,
        ADDRESS,
        NOTE,
        SIGNED,
    ),
    ("โครงการ", "แผนงาน", "ผ.02", "ผ.01", "ผ. 02", "แผนพัฒนาท้องถิ่น", "งบประมาณ"),
    (("name",),),
    r"(?:โครงการ|ก่อสร้าง|ปรับปรุง|อบรม|ส่งเสริม|จัดซื้อ|อุดหนุน|ซ่อมแซม|พัฒนา|ขุดลอก|จัดทำ)",
)
