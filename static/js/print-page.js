// <button data-print-page hidden> opens the browser's print window; without this file the menu of the browser does.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-print-page]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
