// The slider shows the day that it stands on, and goes there when it is let go. Without this it works by its button.
"use strict";
for (const range of document.querySelectorAll("input.slide")) {
  const date = range.form.elements["as_of"];
  const first = Date.parse(range.dataset.first + "T00:00:00Z");
  range.addEventListener("input", () => {
    date.value = new Date(first + Number(range.value) * 86400000).toISOString().slice(0, 10);
  });
  range.addEventListener("change", () => range.form.requestSubmit());
}
