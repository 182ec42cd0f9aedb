/* Moves a line of [data-order-list] by its buttons, or by dragging it, without asking the server. */
(() => {
  const list = document.querySelector("[data-order-list]");
  if (!list) return;
  const status = document.querySelector("[data-order-status]");
  const items = () => [...list.querySelectorAll("[data-order-item]")];

  const refresh = () => {
    const all = items();
    all.forEach((item, place) => {
      item.querySelector('[data-order="up"]').disabled = place === 0;
      item.querySelector('[data-order="down"]').disabled = place === all.length - 1;
    });
  };

  const tell = (item) => {
    const all = items();
    const name = item.querySelector("label").textContent.trim();
    status.textContent = `${name} อยู่ลำดับที่ ${all.indexOf(item) + 1} จาก ${all.length}`;
    list.dispatchEvent(new Event("input", { bubbles: true }));
  };

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-order]");
    if (!button) return;
    event.preventDefault();
    const item = button.closest("[data-order-item]");
    const up = button.dataset.order === "up";
    const other = up ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (up) other.before(item);
    else other.after(item);
    refresh();
    (button.disabled ? item.querySelector("[data-order]:not(:disabled)") : button).focus();
    tell(item);
  });

  let dragged = null;
  items().forEach((item) => { item.draggable = true; });
  list.addEventListener("dragstart", (event) => { dragged = event.target.closest("[data-order-item]"); });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-order-item]");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    refresh();
    tell(dragged);
    dragged = null;
  });
})();
