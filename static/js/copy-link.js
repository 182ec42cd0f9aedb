// A link marked data-copy-link puts its full address on the clipboard; without this it simply opens.
(() => {
  "use strict";
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-copy-link]");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    const label = link.querySelector("[data-copy-label]");
    const status = link.parentElement.querySelector("[data-copy-status]");
    const idle = label.dataset.idle || label.textContent;
    label.dataset.idle = idle;
    try {
      await navigator.clipboard.writeText(link.href);
      label.textContent = "คัดลอกแล้ว";
      status.textContent = "คัดลอกลิงก์แล้ว";
    } catch {
      status.textContent = `คัดลอกไม่ได้ ลิงก์คือ ${link.href}`;
      label.textContent = "คัดลอกไม่ได้";
    }
    setTimeout(() => { label.textContent = idle; }, 4000);
  });
})();
