// <input type="checkbox" data-select-all="name"> checks every box of that name in its form and keeps the count
// in [data-select-count]; [data-select-needed] is shown only while something is chosen.
(() => {
  "use strict";
  const boxes = (form, name) => [...form.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(name)}"]`)];

  function refresh(form) {
    const all = form.querySelector("[data-select-all]");
    const list = boxes(form, all.dataset.selectAll);
    const chosen = list.filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === list.length;
    all.indeterminate = chosen > 0 && chosen < list.length;
    for (const place of form.querySelectorAll("[data-select-count]")) place.textContent = chosen.toLocaleString("en");
    for (const part of form.querySelectorAll("[data-select-needed]")) part.hidden = chosen === 0;
  }

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    const all = form?.querySelector("[data-select-all]");
    if (!all) return;
    if (event.target === all) for (const box of boxes(form, all.dataset.selectAll)) box.checked = all.checked;
    refresh(form);
  });

  for (const all of document.querySelectorAll("[data-select-all]")) if (all.form) refresh(all.form);
})();
