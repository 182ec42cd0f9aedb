// A button marked data-copy-text="ID" puts the text of that field on the clipboard. Without this the text can be marked by hand.
(() => {
  "use strict";
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy-text]")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy-text]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copyText);
    const label = button.querySelector("[data-copy-label]");
    const status = button.parentElement.querySelector("[data-copy-status]:last-child");
    const idle = label.dataset.idle || label.textContent;
    label.dataset.idle = idle;
    try {
      await navigator.clipboard.writeText(field.value);
      label.textContent = "คัดลอกแล้ว";
    } catch {
      field.select();
      label.textContent = "กดคัดลอกจากเมนูของเครื่อง";
    }
    if (status) status.textContent = label.textContent;
    setTimeout(() => { label.textContent = idle; }, 4000);
  });
})();
