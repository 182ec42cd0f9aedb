"""The list of roles with which a new installation starts. Afterwards it is data that staff keep."""

from leaders.enums import RoleLevel

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
