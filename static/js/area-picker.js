// [data-area-picker]: an ARIA combobox of places, or of what data-noun names. Typing asks the server, arrows walk,
// Enter chooses, Escape closes. Without this file the server reads the text itself: nothing here decides anything.
(() => {
  "use strict";
  const WAIT = 200;
  const make = (tag, rest, ...inside) => { const it = Object.assign(document.createElement(tag), rest); it.append(...inside); return it; };

  function optionFor({ code, name, path, place = path }, id) {
    const option = make("li", { id, role: "option", ariaSelected: "false" },
      make("span", { textContent: name, className: "area-name" }), make("span", { textContent: place, className: "area-path" }));
    Object.assign(option.dataset, { code, path });
    return option;
  }

  function start(picker) {
    const [text, code, label, status] = ["text", "code", "for", "status"].map((name) => picker.querySelector(`[data-area-${name}]`));
    const list = picker.querySelector("[role=listbox]");
    const noun = picker.dataset.noun || "พื้นที่";
    let timer, asking, active = -1;
    picker.dataset.ready = "yes";
    Object.assign(text, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
    text.setAttribute("aria-controls", list.id);

    function open(yes) {
      active = -1;
      list.hidden = !yes;
      text.ariaExpanded = String(yes);
      text.removeAttribute("aria-activedescendant");
    }
    function close() {
      clearTimeout(timer);
      asking?.abort();
      open(false);
    }
    function mark(index) {
      active = (index + list.children.length) % list.children.length;
      [...list.children].forEach((option, place) => { option.ariaSelected = String(place === active); });
      text.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
    function choose({ dataset }) {
      code.value = dataset.code;
      text.value = label.value = dataset.path;
      close();
      status.textContent = `เลือก ${dataset.path}`;
      text.dispatchEvent(new Event("change", { bubbles: true }));
    }
    async function ask() {
      asking?.abort();
      asking = new AbortController();
      const address = new URL(picker.dataset.source, location.href);
      address.searchParams.set("q", text.value.trim());
      if (picker.dataset.levels) address.searchParams.set("levels", picker.dataset.levels);
      try {
        const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json" } });
        const { results } = await answer.json();
        list.replaceChildren(...results.map((found, place) => optionFor(found, `${list.id}_${place}`)));
        open(results.length > 0);
        status.textContent = results.length ? `พบ${noun} ${results.length} รายการ ใช้ลูกศรขึ้นลงเพื่อเลือก` : `ไม่พบ${noun}นี้ ลองพิมพ์ชื่อบางส่วน`;
      } catch (error) {
        if (error.name !== "AbortError") status.textContent = `ค้นหา${noun}ไม่ได้ในขณะนี้ พิมพ์ชื่อเต็มหรือรหัสแล้วบันทึกได้`;
      }
    }
    text.addEventListener("input", () => { close(); if (text.value.trim().length > 1) timer = setTimeout(ask, WAIT); });
    text.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && !list.hidden) close();
      else if (step && list.hidden) ask();
      else if (step) mark(active < 0 && step < 0 ? -1 : active + step);
      else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
      else return;
      event.preventDefault();
    });
    text.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // a press must not take the focus from the text
    list.addEventListener("click", (event) => { const option = event.target.closest("[role=option]"); if (option) choose(option); });
  }

  const startAll = (root) => root.querySelectorAll("[data-area-picker]:not([data-ready])").forEach(start);
  startAll(document);
  document.addEventListener("htmx:load", (event) => startAll(event.target));
})();
