// Comfort on a document's pages: everything here also works, less smoothly, without this file.
"use strict";

// What takes a second or two says so, and is not asked for twice.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => {
    const go = form.querySelector("button[type=submit]");
    setTimeout(() => { go.disabled = true; go.textContent = "正在处理…"; });
  });
}

// A page taken back from the browser's history must not stay locked.
window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
