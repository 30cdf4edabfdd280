"use strict";
// Point at a mention, an event or a statement, or move to it by Tab: everything that is the same one lights up.
const light = (target) => {
  document.querySelectorAll(".lit").forEach((e) => e.classList.remove("lit"));
  const marked = target && target.closest ? target.closest("[data-e], [data-v], [data-s]") : null;
  if (!marked) return;
  for (const key of ["e", "v", "s"]) {
    for (const id of (marked.dataset[key] || "").split(" ").filter(Boolean)) {
      document.querySelectorAll(`[data-${key}~="${CSS.escape(id)}"]`).forEach((e) => e.classList.add("lit"));
    }
  }
};
document.addEventListener("mouseover", (event) => light(event.target));
document.addEventListener("focusin", (event) => light(event.target));
document.querySelectorAll("[data-layer]").forEach((box) =>
  box.addEventListener("change", () => document.body.classList.toggle(`no-${box.dataset.layer}`, !box.checked)));
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.classList.contains("dark") ||
    (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
  root.classList.toggle("dark", !dark);
  root.classList.toggle("light", dark);
});
