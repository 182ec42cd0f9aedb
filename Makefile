# One list of commands for people, hooks and CI. `make` alone prints it.
# The environment lives in .venv; a stamp in it says which pins it holds, so that a second run starts at once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --no-deps
MANAGE := $(BIN)/python manage.py
JOBS ?= auto
HOST ?=
PORT ?=
EXAMPLE ?=
ONLY ?=
SCALE ?= 1
TESTS ?= tests

export HOST PORT EXAMPLE
ifeq ($(HOST),)
unexport HOST
endif
ifeq ($(PORT),)
unexport PORT
endif
ifeq ($(EXAMPLE),)
unexport EXAMPLE
endif

.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench torture lock shots help-pictures clean

help:  ## แสดงรายการคำสั่งนี้ · print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/dev.stamp  ## เตรียมสภาพแวดล้อมใน .venv ให้ครบ แล้วจบ · make the environment, nothing else

run: $(VENV)/runtime.stamp  ## เปิดระบบ (HOST=, PORT=, EXAMPLE=no เลือกได้) · serve the portal
	@exec $(MANAGE) serve

test: $(VENV)/dev.stamp  ## ทดสอบทั้งหมด (TESTS=โฟลเดอร์, BROWSER=no) · run the test suite
	@$(MANAGE) build_assets
	@$(BIN)/pytest -q -n $(JOBS) $(if $(filter no,$(BROWSER)),-m "not browser") $(TESTS)

check: $(VENV)/dev.stamp  ## ตรวจรูปแบบ กติกา ชนิดข้อมูล แม่แบบ และการตั้งค่าใช้งานจริง · all static checks
	@$(BIN)/python -m tests.checks

format: $(VENV)/dev.stamp  ## จัดรูปแบบโค้ดและแม่แบบ · format code and templates
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/djhtml --tabwidth 2 templates

bench: $(VENV)/dev.stamp  ## วัดความเร็ว (ONLY=pages,places SCALE=1|4|nation) · benchmarks, also var/bench/latest.json
	@$(BIN)/python -m tests.bench --only "$(ONLY)" --scale "$(SCALE)"

torture: $(VENV)/dev.stamp  ## การพิสูจน์ที่นาน: ปิดเครื่องกลางคัน แก้พร้อมกัน · kills and floods, bounded in time
	@$(MANAGE) build_assets
	@TORTURE=1 $(BIN)/pytest -q tests/torture

shots: $(VENV)/dev.stamp  ## ถ่ายภาพหน้าจอของหน้าหลักลง var/shots · screenshots of the main pages
	@$(BIN)/python -m tests.browser.shots

help-pictures: $(VENV)/dev.stamp  ## ถ่ายภาพประกอบหน้าวิธีใช้ใหม่ · take the pictures of the help pages again
	@HELP_SHOTS=static/img/help $(BIN)/pytest -q -n 0 "tests/browser/test_imports.py" -k desk

lock: $(VENV)/dev.stamp  ## ตรึงรุ่นของแพ็กเกจใหม่ · pin the dependencies again
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --output-file requirements.txt requirements.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --output-file requirements-dev.txt requirements-dev.in

clean:  ## ลบ .venv และสิ่งที่สร้างใหม่ได้ ไม่แตะข้อมูลใน var · remove what can be made again, never data
	rm -rf $(VENV) var/built var/static var/locale .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ต้องใช้ Python 3.11 ขึ้นไป (ระบุได้ด้วย PYTHON=…) · Python 3.11 or newer is needed"; exit 1; }
	@echo "สร้างสภาพแวดล้อม $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { echo "ต้องมีโมดูล venv (เดเบียน: apt install python3-venv) · the venv module is missing"; exit 1; }
	@touch $@

$(VENV)/runtime.stamp: $(VENV)/python.stamp requirements.txt
	@echo "ติดตั้งแพ็กเกจตามที่ตรึงไว้ …"
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/dev.stamp: $(VENV)/runtime.stamp requirements-dev.txt
	@echo "ติดตั้งแพ็กเกจสำหรับพัฒนา …"
	@$(PIP) --requirement requirements-dev.txt
	@touch $@
