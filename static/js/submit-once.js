// A form marked data-submit-once is sent once, and its button says that it is being saved.
(() => {
  "use strict";
  const restore = (button) => {
    button.textContent = button.dataset.idle;
    button.removeAttribute("aria-disabled");
    delete button.dataset.idle;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-submit-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (!button) return;
    // aria-disabled, not disabled: a disabled button would lose its name and value from the form.
    button.setAttribute("aria-disabled", "true");
    button.dataset.idle = button.textContent;
    button.textContent = button.dataset.busy || "กำลังบันทึก…";
  });

  // Coming back with the browser's arrow shows the page as it was left: make it usable again.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.querySelectorAll("button[data-idle]").forEach(restore);
    }
  });
})();
