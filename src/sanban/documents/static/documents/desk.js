// Comfort on the desk: everything here also works, less smoothly, without this file.
"use strict";

(function intake() {
  const form = document.querySelector("[data-intake]");
  if (!form) return;
  const file = form.querySelector("input[type=file]");
  const drop = form.querySelector("[data-drop]");
  const hint = form.querySelector("[data-drop-hint]");

  // The browser's own file control speaks the browser's language; ours speaks the office's.
  form.querySelector("[data-drop-choice]").hidden = false;
  file.classList.add("visually-hidden");

  const show = () => { hint.textContent = file.files.length ? `已选择：${file.files[0].name}` : "也可以把文件拖到这里"; };
  file.addEventListener("change", show);
  for (const name of ["dragover", "dragenter"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    show();
  });

  const lock = (isLocked) => { for (const go of form.querySelectorAll("[data-go]")) go.disabled = isLocked; };
  form.addEventListener("submit", () => {
    const started = Date.now();
    setTimeout(() => lock(true)); // not before the button pressed has been sent along
    form.querySelector("[data-busy]").hidden = false;
    const seconds = form.querySelector("[data-seconds]");
    setInterval(() => { seconds.textContent = Math.round((Date.now() - started) / 1000); }, 500);
  });
  // A page taken back from the browser's history must not stay locked.
  window.addEventListener("pageshow", () => {
    lock(false);
    form.querySelector("[data-busy]").hidden = true;
  });
})();

(function sheet() {
  const sheet = document.querySelector("[data-sheet]");
  if (!sheet) return;
  let current = null;

  const cards = () => [...sheet.querySelectorAll("[data-finding]")];
  const card = (number) => sheet.querySelector(`[data-finding="${number}"]`);
  const marks = (number) => [...sheet.querySelectorAll(`[data-mark="${number}"]`)];

  // Beside the text the list scrolls by itself, below the chips; under it, on a phone, the page does.
  function bringUp(chosen) {
    const list = chosen.parentElement;
    if (list.scrollHeight > list.clientHeight) {
      const chips = list.querySelector(".filter");
      list.scrollTop = chosen.offsetTop - list.offsetTop - (chips ? chips.offsetHeight : 0) - 8;
    } else {
      chosen.scrollIntoView({ block: "center" });
    }
  }

  function choose(number, { scrollText = true, scrollCard = true } = {}) {
    for (const old of sheet.querySelectorAll(".current")) old.classList.remove("current");
    current = String(number);
    const chosen = card(number);
    if (chosen) {
      chosen.classList.add("current");
      if (scrollCard) bringUp(chosen);
    }
    const places = marks(number);
    for (const place of places) place.classList.add("current");
    const place = places[0] || document.getElementById(`m${number}`);
    if (place && scrollText) place.scrollIntoView({ block: "center" });
  }

  sheet.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-mark]");
    if (mark) {
      event.preventDefault();
      choose(mark.dataset.mark, { scrollText: false });
      return;
    }
    const chosen = event.target.closest("[data-finding]");
    if (!chosen || event.target.closest("button, summary")) return;
    if (event.target.closest("a")) event.preventDefault();
    choose(chosen.dataset.finding, { scrollCard: false });
  });

  function step(by) {
    const all = cards();
    if (!all.length) return;
    const at = all.findIndex((item) => item.dataset.finding === current);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
    choose(all[next].dataset.finding);
  }

  function press(selector) {
    const button = current && card(current) && card(current).querySelector(selector);
    if (button) button.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const act = {
      j: () => step(1),
      k: () => step(-1),
      e: () => press("[data-accept]"),
      x: () => press("[data-dismiss]"),
      u: () => press("[data-undo]"),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // After a decision the card comes anew from the server; the marks in the text follow it.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const swapped = event.detail.target && document.getElementById(event.detail.target.id);
    if (!swapped || !swapped.dataset.finding) return;
    const number = swapped.dataset.finding;
    const decision = [...swapped.classList].find((name) => name.startsWith("decided-"));
    for (const mark of marks(number)) {
      mark.className = mark.className.replace(/decided-\w+/, decision);
    }
    if (number === current) choose(number, { scrollText: false, scrollCard: false });
  });
})();
