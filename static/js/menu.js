// Menus are <details data-menu>: they open without this. Here: Escape and a press outside close
// them, and a link [data-menu-open="id"] opens one.
(() => {
  "use strict";
  const opened = () => document.querySelectorAll("details[data-menu][open]");

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-menu-open]");
    if (opener) {
      const menu = document.getElementById(opener.dataset.menuOpen);
      event.preventDefault();
      menu.open = true;
      menu.scrollIntoView({ block: "start" });
      menu.querySelector(".menu-panel a, .menu-panel button")?.focus();
      return;
    }
    for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of opened()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
