// The keyboard of Onrecord's pages, and how htmx is set up. Every key presses a link or button that is on the page
// (data-key, data-n, data-go), so that all of it can also be done with a pointer, and all of it without this file.
"use strict";

// htmx puts the server's answers into the page through this policy, and nothing else may: no script is made from text.
htmx.registerExtension("onrecord", {
  init(api) {
    const refuse = () => { throw new TypeError("no script is made from text here"); };
    if (window.trustedTypes) {
      api.initSecurity(trustedTypes.createPolicy("onrecord", { createHTML: (text) => text }), refuse, refuse);
    }
  },
});

const page = {
  chooser: null, // whose values the number keys take
  going: false, // whether "g" was pressed just before

  choosers() {
    return [...document.querySelectorAll("details[data-chooser=field]")];
  },

  // Open a chooser, or go to a field of text.
  open(element) {
    if (element.matches("details")) {
      for (const other of document.querySelectorAll("details[data-chooser][open]")) other.open = other === element;
      element.open = true;
      page.chooser = element;
      element.querySelector("summary").focus({ preventScroll: true });
      requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" }));
    } else if (element.matches("input, select, textarea")) {
      element.focus();
    } else {
      element.click();
    }
  },

  // The next field of the card, or the one before.
  field(by) {
    const all = page.choosers();
    if (!all.length) return;
    const at = all.findIndex((one) => one.open);
    page.open(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
  },

  // The n-th value of the chooser that is open, else the n-th answer to the question.
  number(n) {
    const open = document.querySelector("details[data-chooser][open]");
    const chooser = open || document.querySelector("[data-chooser=question]");
    const button = chooser && chooser.querySelector(`[data-n="${n}"]`);
    if (button) button.click();
    return Boolean(button);
  },

  escape() {
    const open = document.querySelector("details[data-chooser][open]");
    if (open) open.open = false;
    document.activeElement.blur();
    const sentence = document.getElementById("sentence");
    if (sentence) sentence.focus({ preventScroll: true });
  },

  press(event) {
    const key = event.key;
    if (page.going) {
      page.going = false;
      const to = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
      if (to) to.click();
      return Boolean(to);
    }
    if (/^[1-9]$/.test(key)) return page.number(key);
    if (key === "g") return (page.going = true);
    if (key === "f" || key === "F") return page.field(key === "f" ? 1 : -1), true;
    if (key === "Escape") return page.escape(), true;
    if (key === "?") return page.help(), true;
    if (key === "/") return page.search(), true;
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]:not([hidden])`);
    if (target) page.open(target);
    return Boolean(target);
  },

  help() {
    const dialog = document.getElementById("help");
    if (!dialog.open) dialog.showModal();
  },

  search() {
    const field = document.querySelector("input[type=search]");
    if (field) field.focus();
    else document.querySelector("[data-go=s]").click();
  },

  // After a page or a part of it has come: the words behind the line in sight, the queue where it was.
  settle(swapped) {
    const at = document.getElementById("at");
    const words = at && at.closest("section.words");
    if (words && words.scrollHeight > words.clientHeight) {
      words.scrollTop += at.getBoundingClientRect().top - words.getBoundingClientRect().top - words.clientHeight / 3;
    } else if (at && !words) {
      at.scrollIntoView({ block: "center" });
    }
    const current = document.querySelector(".queue-list [aria-current]");
    for (const queue of current ? [current.closest("ol"), current.closest("section")] : []) {
      if (queue.scrollHeight > queue.clientHeight) {
        queue.scrollTop += current.getBoundingClientRect().top - queue.getBoundingClientRect().top - queue.clientHeight / 3;
      }
    }
    const sentence = document.getElementById("sentence");
    if (swapped && sentence) sentence.focus({ preventScroll: true });
    page.chooser = null;
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
  const typing = event.target.closest("input:not([type=range]):not([type=hidden]), textarea, select");
  if (typing && event.key === "Enter" && typing.closest(".entry")) {
    event.preventDefault();
    typing.closest(".entry").querySelector("button").click();
    return;
  }
  if (typing && event.key !== "Escape") return;
  if (page.press(event)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) page.help();
});

document.addEventListener("htmx:after:swap", () => page.settle(true));
for (const button of document.querySelectorAll("[data-open]")) button.hidden = false;
page.settle(false);
