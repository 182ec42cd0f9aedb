// Meeting mode: arrow keys go from panel to panel, a button fills the screen. Without this one scrolls.
(() => {
  "use strict";
  const room = document.querySelector("[data-meeting]");
  if (!room) return;
  const slides = [...room.querySelectorAll("[data-slide]")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const place = () => {
    const middle = window.innerHeight / 2;
    const seen = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > middle);
    return seen < 0 ? slides.length - 1 : seen;
  };
  const show = (number) => {
    const slide = slides[Math.min(Math.max(number, 0), slides.length - 1)];
    slide.focus({ preventScroll: true });
    slide.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    show(place() + step);
  });
  const full = room.querySelector("[data-meeting-full]");
  if (full && document.documentElement.requestFullscreen) {
    full.hidden = false;
    full.addEventListener("click", () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    });
  }
})();
