"""The list of roles with which a new installation starts. Afterwards it is data that staff keep."""

from leaders.enums import Committee, RoleLevel

# name, level, whether it is a role of a body
ROLES = (
    ("ประธาน", RoleLevel.HEAD, True),
    ("รองประธาน", RoleLevel.OFFICER, True),
    ("เลขานุการ", RoleLevel.OFFICER, True),
    ("เหรัญญิก", RoleLevel.OFFICER, True),
    ("กรรมการ", RoleLevel.MEMBER, True),
    ("ที่ปรึกษา", RoleLevel.ADVISER, True),
    ("กำนัน", RoleLevel.STATE, False),
    ("ผู้ใหญ่บ้าน", RoleLevel.STATE, False),
    ("ผู้ช่วยผู้ใหญ่บ้าน", RoleLevel.STATE, False),
    ("นายก อบต.", RoleLevel.STATE, False),
    ("สมาชิก อบต.", RoleLevel.STATE, False),
    ("อสม.", RoleLevel.MEMBER, False),
    ("แกนนำสตรี", RoleLevel.MEMBER, False),
    ("แกนนำผู้สูงอายุ", RoleLevel.MEMBER, False),
    ("แกนนำป่าชุมชน", RoleLevel.MEMBER, False),
    ("แกนนำเยาวชน", RoleLevel.MEMBER, False),
    ("ปราชญ์ชุมชน", RoleLevel.ADVISER, False),
    ("วิทยากรชุมชน", RoleLevel.ADVISER, False),
)

# Roles that a body has once.
ONLY_ONE = ("ประธาน", "เลขานุการ", "เหรัญญิก", "นายก อบต.")

# Seats at tables that set strategy: name, level, whose table.
SEATS = (
    ("ประธานขบวนองค์กรชุมชนจังหวัด", RoleLevel.HEAD, Committee.PROVINCE),
    ("กรรมการขบวนองค์กรชุมชนจังหวัด", RoleLevel.OFFICER, Committee.PROVINCE),
    ("ประธานขบวนองค์กรชุมชนกลุ่มจังหวัด", RoleLevel.HEAD, Committee.CLUSTER),
    ("กรรมการขบวนองค์กรชุมชนกลุ่มจังหวัด", RoleLevel.OFFICER, Committee.CLUSTER),
    ("กรรมการบริหารงานจังหวัดแบบบูรณาการ (กบจ.)", RoleLevel.STATE, Committee.STATE),
    ("กรรมการบริหารงานกลุ่มจังหวัด (กบก.)", RoleLevel.STATE, Committee.STATE),
    ("กรรมการพัฒนาคุณภาพชีวิตระดับอำเภอ (พชอ.)", RoleLevel.STATE, Committee.STATE),
    ("คณะทำงานหรืออนุกรรมการของหน่วยงานรัฐ", RoleLevel.STATE, Committee.STATE),
)
