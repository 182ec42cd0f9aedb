// [data-file-drop]: shows the chosen file's name in Thai and takes a file dropped on it.
(() => {
  "use strict";
  const sizes = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} กิโลไบต์` : `${(bytes / 1048576).toFixed(1)} เมกะไบต์`);

  function show(drop) {
    const files = [...drop.querySelector("input[type=file]").files];
    const name = drop.querySelector("[data-file-name]");
    name.dataset.idle ??= name.textContent;
    const words = files.map((file) => `${file.name} (${sizes(file.size)})`).join(", ");
    name.textContent = words || name.dataset.idle;
    drop.classList.toggle("file-drop-full", files.length > 0);
    drop.querySelector("[data-file-status]").textContent = words ? `เลือกแล้ว: ${words}` : "";
  }

  const dropOf = (event) => event.target.closest?.("[data-file-drop]");

  document.addEventListener("change", (event) => {
    const drop = dropOf(event);
    if (drop) show(drop);
  });

  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const drop = dropOf(event);
      if (!drop) return;
      event.preventDefault();
      drop.classList.toggle("file-drop-over", kind === "dragover");
      if (kind !== "drop") return;
      const input = drop.querySelector("input[type=file]");
      const given = new DataTransfer();
      for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) given.items.add(file);
      input.files = given.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
})();
