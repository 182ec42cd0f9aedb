"""Honours a new portal begins with; CODI staff edit them."""

from honours.enums import HonourLevel

TYPES = (
    ("คนดีศรีตำบล", HonourLevel.SUBDISTRICT, "บุคคล", "สภาองค์กรชุมชนตำบล"),
    ("ผู้นำการเปลี่ยนแปลง", HonourLevel.PROVINCE, "บุคคล", "ขบวนองค์กรชุมชนจังหวัด"),
    ("คนรุ่นใหม่คืนถิ่นดีเด่น", HonourLevel.PROVINCE, "คนรุ่นใหม่", "ขบวนองค์กรชุมชนจังหวัด"),
    ("ปราชญ์ชุมชน", HonourLevel.CLUSTER, "บุคคล", "ขบวนองค์กรชุมชนกลุ่มจังหวัดนครชัยบุรินทร์"),
    ("องค์กรชุมชนต้นแบบ", HonourLevel.PROVINCE, "องค์กร", "ขบวนองค์กรชุมชนจังหวัด"),
    ("กองทุนสวัสดิการชุมชนดีเด่น", HonourLevel.CLUSTER, "องค์กร", "ขบวนองค์กรชุมชนกลุ่มจังหวัดนครชัยบุรินทร์"),
    ("ตำบลเข้มแข็ง", HonourLevel.CLUSTER, "ตำบล", "ขบวนองค์กรชุมชนกลุ่มจังหวัดนครชัยบุรินทร์"),
)
