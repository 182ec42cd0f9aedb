"""What a password must be, said in Thai: Django's own rules, whose words it gives in English."""

from django.contrib.auth import password_validation as rules

ATTRIBUTES = ("username", "full_name", "email", "telephone")


class NotLikeOwner(rules.UserAttributeSimilarityValidator):
    """A password is not the owner's name, number or address."""

    def __init__(self) -> None:
        super().__init__(user_attributes=ATTRIBUTES)

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return "รหัสผ่านคล้ายชื่อ ชื่อผู้ใช้ โทรศัพท์ หรืออีเมลของท่านเกินไป"

    def get_help_text(self) -> str:
        """Return what to do."""
        return "ไม่คล้ายชื่อ ชื่อผู้ใช้ โทรศัพท์ หรืออีเมลของท่าน"


class LongEnough(rules.MinimumLengthValidator):
    """A password has a least length."""

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return f"รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย {self.min_length} ตัวอักษร"

    def get_help_text(self) -> str:
        """Return what to do."""
        return f"มีอย่างน้อย {self.min_length} ตัวอักษร"


class NotCommon(rules.CommonPasswordValidator):
    """A password is none of those that are guessed first."""

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return "รหัสผ่านนี้มีคนใช้กันมาก เดาได้ง่าย"

    def get_help_text(self) -> str:
        """Return what to do."""
        return "ไม่ใช่รหัสที่คนใช้กันทั่วไป"


class NotOnlyDigits(rules.NumericPasswordValidator):
    """A password is more than digits."""

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return "รหัสผ่านต้องไม่เป็นตัวเลขล้วน"

    def get_help_text(self) -> str:
        """Return what to do."""
        return "ไม่เป็นตัวเลขล้วน"
