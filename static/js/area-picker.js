// [data-area-picker]: an ARIA combobox of places. Typing asks the server, arrows walk, Enter chooses, Escape closes.
// Without this file the server reads the text itself, so nothing here decides anything.
(() => {
  "use strict";
  const DELAY = 200;

  function start(picker) {
    const text = picker.querySelector("[data-area-text]");
    const code = picker.querySelector("[data-area-code]");
    const list = picker.querySelector("[role=listbox]");
    const status = picker.querySelector("[data-area-status]");
    let timer, asking, active = -1;
    picker.dataset.ready = "yes";
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
      text.setAttribute(name, value);

    function close() {
      clearTimeout(timer);
      asking?.abort();
      list.hidden = true;
      active = -1;
      text.setAttribute("aria-expanded", "false");
      text.removeAttribute("aria-activedescendant");
    }
    function mark(index) {
      const options = [...list.children];
      active = (index + options.length) % options.length;
      options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
      text.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    }
    function choose(option) {
      code.value = option.dataset.code;
      text.value = option.dataset.path;
      close();
      status.textContent = `เลือก ${option.dataset.path}`;
      code.dispatchEvent(new Event("change", { bubbles: true }));
    }
    function show(results) {
      list.replaceChildren(...results.map((area, place) => {
        const option = Object.assign(document.createElement("li"), { id: `${list.id}_${place}` });
        Object.assign(option.dataset, { code: area.code, path: area.path });
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const name = Object.assign(document.createElement("span"), { textContent: area.name, className: "area-name" });
        option.append(name, Object.assign(document.createElement("span"), { textContent: area.path, className: "area-path" }));
        return option;
      }));
      active = -1;
      text.removeAttribute("aria-activedescendant");
      list.hidden = !results.length;
      text.setAttribute("aria-expanded", String(results.length > 0));
      status.textContent = results.length ? `พบ ${results.length} พื้นที่ ใช้ลูกศรขึ้นลงเพื่อเลือก` : "ไม่พบพื้นที่นี้ ลองพิมพ์ชื่อบางส่วน";
    }
    async function ask() {
      asking?.abort();
      asking = new AbortController();
      const address = new URL(picker.dataset.source, location.href);
      address.searchParams.set("q", text.value.trim());
      if (picker.dataset.levels) address.searchParams.set("levels", picker.dataset.levels);
      try {
        const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json" } });
        if (answer.ok) show((await answer.json()).results);
        else status.textContent = "ค้นหาพื้นที่ไม่ได้ในขณะนี้ พิมพ์ชื่อเต็มหรือรหัสแล้วบันทึกได้";
      } catch (error) {
        if (error.name !== "AbortError") status.textContent = "ไม่ได้เชื่อมต่อ พิมพ์ชื่อเต็มหรือรหัสแล้วบันทึกได้";
      }
    }

    text.addEventListener("input", () => {
      code.value = "";
      clearTimeout(timer);
      if (text.value.trim().length < 2) close();
      else timer = setTimeout(ask, DELAY);
    });
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
    // mousedown would take the focus from the text before the click arrives
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
  }

  const startAll = (root) => root.querySelectorAll("[data-area-picker]:not([data-ready])").forEach(start);
  startAll(document);
  document.addEventListener("htmx:load", (event) => startAll(event.target));
})();
