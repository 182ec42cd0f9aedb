"""How much of a file is read at all, and the one error that refuses it."""

MEGABYTE = 1 << 20
MAX_BYTES = 20 * MEGABYTE
MAX_UNPACKED = 100 * MEGABYTE
MAX_MEMBERS = 1_000
MAX_RATIO = 400  # of one part, once it is large; ordinary sheets stay below 50
RATIO_FROM = 5 * MEGABYTE
MAX_SHEETS = 50
MAX_ROWS = 100_000  # rows below the headings, in all sheets together
MAX_LAST_ROW = 150_000  # where the last filled row of a sheet may stand, gaps included
MAX_COLUMNS = 200
MAX_CELL = 32_767  # what Excel itself keeps in a cell
MAX_DEPTH = 100

CHILD_MEMORY = 512 * MEGABYTE
CHILD_SECONDS = 60

DAMAGED = "ไฟล์เสียหาย เปิดอ่านไม่ได้ โปรดเปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx หรือขอไฟล์ต้นฉบับอีกครั้ง"
WRONG_TYPE = "เนื้อในไฟล์ไม่ใช่ตารางตามที่ชื่อบอก โปรดเปิดในโปรแกรมเดิมแล้วบันทึกใหม่เป็น .xlsx หรือ .csv"
TOO_LARGE = f"เมื่อคลายแล้วไฟล์ใหญ่เกิน {MAX_UNPACKED // MEGABYTE} MB โปรดแบ่งเป็นหลายไฟล์ หรือลบรูปและแผ่นที่ไม่ใช้"
TOO_MANY_ROWS = f"มีแถวเกิน {MAX_ROWS:,} แถว โปรดแบ่งเป็นหลายไฟล์ และลบแถวว่างที่อยู่ใต้ข้อมูล"
TOO_MANY_COLUMNS = f"มีคอลัมน์เกิน {MAX_COLUMNS} คอลัมน์ โปรดลบคอลัมน์ที่ไม่ใช้ หรือใช้แบบฟอร์มของระบบ"
TOO_MANY_SHEETS = f"มีแผ่นงานเกิน {MAX_SHEETS} แผ่น โปรดแบ่งเป็นหลายไฟล์"
CELL_TOO_LONG = "มีช่องที่ข้อความยาวเกินกว่าที่ Excel เก็บได้ โปรดตรวจไฟล์แล้วย่อข้อความ"
HAS_MACROS = "ไฟล์มีชุดคำสั่ง (มาโคร) ระบบไม่รับ โปรดบันทึกเป็น “Excel Workbook (.xlsx)” แล้วส่งใหม่"
HAS_PASSWORD = "ไฟล์มีรหัสผ่าน โปรดเอารหัสผ่านออก บันทึก แล้วส่งใหม่"  # noqa: S105
HAS_DTD = "ไฟล์มีส่วนที่ไม่อนุญาต (DTD) ซึ่งโปรแกรมตารางไม่เขียน โปรดเปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx"
STRANGE = "ไฟล์ไม่ใช่สมุดงานธรรมดา มีส่วนประกอบผิดปกติ โปรดเปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx"
BINARY_WORKBOOK = "ไม่รับไฟล์ชนิด .xlsb โปรดบันทึกเป็น .xlsx แล้วส่งใหม่"
EMPTY_FILE = "ไฟล์ว่าง ไม่มีข้อมูล โปรดเลือกไฟล์อีกครั้ง"
NO_SHEETS = "ไม่มีแผ่นงานที่มีข้อมูลในไฟล์นี้"
LOST_THAI = "ตัวอักษรไทยในไฟล์เสียหายไปแล้วตั้งแต่ตอนบันทึก (เช่น ????) โปรดเปิดไฟล์ต้นฉบับแล้วบันทึกใหม่เป็น .xlsx หรือ CSV UTF-8"


class RefusedFileError(Exception):
    """Nothing of the file is taken. The message is for the person, in Thai, and says what to do."""

    @property
    def message(self) -> str:
        """The sentence to show."""
        return str(self.args[0])
