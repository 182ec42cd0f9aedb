// [data-area-picker]: an ARIA combobox of places. Typing asks the server, arrows walk, Enter chooses, Escape closes.
// Without this file the server reads the text itself, so nothing here decides anything.
(() => {
  "use strict";
  const WAIT = 200;
  const make = (tag, rest) => Object.assign(document.createElement(tag), rest);

  function optionFor(area, id) {
    const option = make("li", { id, role: "option", ariaSelected: "false" });
    Object.assign(option.dataset, { code: area.code, path: area.path });
    option.append(make("span", { textContent: area.name, className: "area-name" }), make("span", { textContent: area.path, className: "area-path" }));
    return option;
  }

  function start(picker) {
    const part = (name) => picker.querySelector(`[data-area-${name}]`);
    const [text, code, label, status] = ["text", "code", "for", "status"].map(part);
    const list = picker.querySelector("[role=listbox]");
    const stamp = { timer: 0, asking: null, active: -1 };
    picker.dataset.ready = "yes";
    const noun = picker.dataset.noun || "พื้นที่";
    Object.assign(text, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
    text.setAttribute("aria-controls", list.id);

    function open(yes) {
      stamp.active = -1;
      list.hidden = !yes;
      text.ariaExpanded = String(yes);
      text.removeAttribute("aria-activedescendant");
    }
    function close() {
      clearTimeout(stamp.timer);
      stamp.asking?.abort();
      open(false);
    }
    function mark(index) {
      const options = [...list.children];
      stamp.active = (index + options.length) % options.length;
      options.forEach((option, place) => { option.ariaSelected = String(place === stamp.active); });
      text.setAttribute("aria-activedescendant", options[stamp.active].id);
      options[stamp.active].scrollIntoView({ block: "nearest" });
    }
    function choose({ dataset }) {
      code.value = dataset.code;
      text.value = label.value = dataset.path;
      close();
      status.textContent = `เลือก ${dataset.path}`;
      text.dispatchEvent(new Event("change", { bubbles: true }));
    }
    function show(results) {
      list.replaceChildren(...results.map((area, place) => optionFor(area, `${list.id}_${place}`)));
      open(results.length > 0);
      status.textContent = results.length ? `พบ ${noun} ${results.length} รายการ ใช้ลูกศรขึ้นลงเพื่อเลือก` : `ไม่พบ${noun}นี้ ลองพิมพ์ชื่อบางส่วน`;
    }
    async function ask() {
      stamp.asking?.abort();
      stamp.asking = new AbortController();
      const address = new URL(picker.dataset.source, location.href);
      address.searchParams.set("q", text.value.trim());
      if (picker.dataset.levels) address.searchParams.set("levels", picker.dataset.levels);
      try {
        const answer = await fetch(address, { signal: stamp.asking.signal, headers: { Accept: "application/json" } });
        show((await answer.json()).results);
      } catch (error) {
        if (error.name !== "AbortError") status.textContent = `ค้นหา${noun}ไม่ได้ในขณะนี้ พิมพ์ชื่อเต็มหรือรหัสแล้วบันทึกได้`;
      }
    }

    text.addEventListener("input", () => {
      close();
      if (text.value.trim().length > 1) stamp.timer = setTimeout(ask, WAIT);
    });
    text.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && !list.hidden) close();
      else if (step && list.hidden) ask();
      else if (step) mark(stamp.active < 0 && step < 0 ? -1 : stamp.active + step);
      else if (event.key === "Enter" && stamp.active >= 0) choose(list.children[stamp.active]);
      else return;
      event.preventDefault();
    });
    text.addEventListener("blur", close);
    // a press must not take the focus from the text before the click arrives
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => { const option = event.target.closest("[role=option]"); if (option) choose(option); });
  }

  const startAll = (root) => root.querySelectorAll("[data-area-picker]:not([data-ready])").forEach(start);
  startAll(document);
  document.addEventListener("htmx:load", (event) => startAll(event.target));
})();
