// A form marked data-warn-unsaved asks before the page is left with changes that were not saved.
(() => {
  "use strict";
  const changed = new Set();
  const formOf = (event) => event.target.closest?.("form[data-warn-unsaved]");

  document.addEventListener("input", (event) => {
    const form = formOf(event);
    if (form) changed.add(form);
  });
  document.addEventListener("change", (event) => {
    const form = formOf(event);
    if (form) changed.add(form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed.delete(event.target);
  });
  // A form that came back with errors holds what was typed, and it is still not saved.
  for (const form of document.querySelectorAll("form[data-warn-unsaved]"))
    if (form.querySelector(".error-summary") || form.hasAttribute("data-unsaved")) changed.add(form);

  window.addEventListener("beforeunload", (event) => {
    for (const form of changed) if (!form.isConnected) changed.delete(form);
    if (changed.size) event.preventDefault();
  });

  // A form with errors is read from its summary on.
  document.querySelector("form[data-warn-unsaved] [data-focus-first]")?.focus();
})();
