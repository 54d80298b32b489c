// Comfort on the galley: the page works without this file, it then reloads itself while pages are set.
"use strict";

(function waiting() {
  const changing = ["preview", "verified", "pdf"];
  const isWorking = () => document.querySelector("[data-working]") !== null;

  async function look() {
    try {
      const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const id of changing) {
        const [here, there] = [document.getElementById(id), fresh.getElementById(id)];
        if (here && there) here.replaceWith(document.importNode(there, true));
      }
    } catch {
      // The site did not answer just now; the next look may find it again.
    }
    if (isWorking()) setTimeout(look, 1000);
  }

  if (isWorking()) setTimeout(look, 700);
})();

(function typesetting() {
  const form = document.querySelector("[data-typeset]");
  if (!form) return;
  const go = form.querySelector("[data-go]");
  const busy = form.querySelector("[data-busy]");
  const lock = (isLocked) => { go.disabled = isLocked; busy.hidden = !isLocked; };
  form.addEventListener("submit", () => lock(true));
  // A page taken back from the browser's history must not stay locked.
  window.addEventListener("pageshow", () => lock(false));
})();
