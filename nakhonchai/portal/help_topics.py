"""The topics of the help, in the order in which a newcomer needs them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help. Its words are a template of its own."""

    slug: str
    title: str
    summary: str
    icon: str
    page: str  # where one does what was read about: the name of its address
    action: str

    @property
    def template(self) -> str:
        """The template that holds the words."""
        return f"portal/help_{self.slug}.html"


TOPICS = (
    Topic(
        "start",
        "เริ่มใช้งาน",
        "เข้าสู่ระบบครั้งแรก ดูภาพรวม และรู้ว่าท่านเห็นอะไร",
        "overview",
        "account_login",
        "เข้าสู่ระบบ",
    ),
    Topic(
        "places",
        "พื้นที่และแผนที่",
        "เดินจากกลุ่มจังหวัดถึงหมู่บ้าน อ่านตัวเลข แผนที่ และตาราง",
        "place",
        "portal:places",
        "ดูพื้นที่",
    ),
    Topic(
        "records",
        "บันทึกองค์กร ผู้นำ และแผน",
        "เพิ่ม แก้ไข ค้นหา ทิ้ง กู้คืน และเมื่อมีคนแก้พร้อมกัน",
        "organization",
        "organizations:organization-list",
        "เปิดรายการองค์กร",
    ),
    Topic(
        "plans",
        "แผนและโครงการ",
        "ขั้นตอนของแผน รุ่นทบทวน รายงานจากพื้นที่พร้อมรูป พื้นที่และภาคีของโครงการ",
        "plan",
        "plans:plan-list",
        "เปิดรายการแผน",
    ),
    Topic(
        "network",
        "เครือข่าย",
        "เชื่อมองค์กรเข้าด้วยกัน อ่านแผนที่เครือข่าย และตั้งงานจากช่องว่าง",
        "network",
        "network:map",
        "เปิดแผนที่เครือข่าย",
    ),
    Topic(
        "strategy",
        "ยุทธศาสตร์และรายงาน",
        "กระดานยุทธศาสตร์ ตัวชี้วัด เป้าหมาย รอบรายงาน และการปิดปี",
        "flag",
        "strategy:home",
        "เปิดยุทธศาสตร์",
    ),
    Topic(
        "leaders",
        "ผู้นำและคนรุ่นใหม่",
        "หน้าประวัติของผู้นำ วาระ การตั้งคณะใหม่ และเรดาร์การสืบทอด",
        "leader",
        "leaders:young",
        "ดูคนรุ่นใหม่",
    ),
    Topic(
        "organizations",
        "ข้อมูลขององค์กรและภาคี",
        "สถานะ เลขทะเบียน สมาชิกและเงินรายปี ธรรมาภิบาล พื้นที่ที่ภาคีครอบคลุม",
        "organization",
        "organizations:organization-list",
        "เปิดรายการองค์กร",
    ),
    Topic(
        "honours",
        "เชิดชูเกียรติ",
        "เสนอชื่อ คัดเลือก มอบ พิมพ์เกียรติบัตร และหน้าเกียรติประวัติที่ทุกคนเห็น",
        "honour",
        "honours:honour-list",
        "ดูการเชิดชู",
    ),
    Topic(
        "persons",
        "ความยินยอมและสิทธิของเจ้าของข้อมูล",
        "ขอความยินยอม ถอน ทำสำเนา ลบ ตอบคำขอภายในกำหนด และเมื่อข้อมูลรั่วไหล",
        "lock",
        "consents:home",
        "เปิดงานข้อมูลส่วนบุคคล",
    ),
    Topic(
        "learning",
        "กิจกรรมและการเรียนรู้",
        "เพิ่มกิจกรรม ลงชื่อคนที่มา พิมพ์ใบลงชื่อ ประเมินตนเอง และดูตำบลที่ยังไม่มีใครมา",
        "event",
        "learning:event-list",
        "เปิดกิจกรรม",
    ),
    Topic(
        "support",
        "ติดตามสนับสนุน ประเด็นนโยบาย และการประชุม",
        "บันทึกการลงพื้นที่และงานที่ตกลงกัน ขอสนับสนุน ผลักดันประเด็น ประชุม และพิมพ์รายงานหนึ่งหน้า",
        "eye",
        "support:home",
        "เปิดหน้าติดตาม",
    ),
    Topic(
        "money",
        "เงินและแผนของหน่วยงานอื่น",
        "บัญชีเงินของโครงการ ปรับยอด แผนเราไปอยู่ในแผนใคร และแบบ ผ.02",
        "project",
        "plans:project-list",
        "ไปหน้าโครงการ",
    ),
    Topic(
        "import",
        "นำเข้าจาก Excel",
        "เตรียมไฟล์ ตรวจก่อนบันทึก และแก้แถวที่ค้าง",
        "import",
        "imports:run-list",
        "ไปหน้านำเข้า",
    ),
    Topic(
        "duplicates",
        "รายการซ้ำ",
        "หา เปรียบเทียบ รวมเป็นรายการเดียว และย้อนกลับ",
        "copy",
        "records:duplicates",
        "ดูคู่ที่รอตัดสิน",
    ),
    Topic(
        "accounts", "บัญชีและสิทธิ", "เชิญผู้ร่วมงาน เปลี่ยนรหัสผ่าน และใครเห็นอะไร", "user", "accounts:me", "เปิดบัญชีของฉัน"
    ),
)


def topic_of(slug: str) -> Topic | None:
    """Return the topic of this slug."""
    return next((topic for topic in TOPICS if topic.slug == slug), None)
