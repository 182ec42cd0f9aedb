// Light or dark: the choice is kept in a cookie, so that the server draws the next page right at once.
(() => {
  "use strict";
  const root = document.documentElement;
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches);

  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      const secure = location.protocol === "https:" ? ";secure" : "";
      root.dataset.theme = theme;
      document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax${secure}`;
      for (const other of document.querySelectorAll("[data-theme-toggle]"))
        other.setAttribute("aria-pressed", String(theme === "dark"));
    });
  }
})();
