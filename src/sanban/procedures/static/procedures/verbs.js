// Common phrases become buttons that fill the opinion; without this script they are read as they stand.
const fill = (field, phrase) => {
  const written = field.value.trim();
  const joined = /[，。；！？]$/.test(written) ? `${written}${phrase}` : `${written}；${phrase}`;
  field.value = written ? joined : phrase;
  field.focus();
};

for (const list of document.querySelectorAll(".phrases[data-fills]")) {
  const field = document.getElementById(list.dataset.fills);
  if (!field) continue;
  const phrases = [...list.querySelectorAll("span")].map((span) => span.textContent);
  list.replaceChildren("常用意见：", ...phrases.map((phrase) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = phrase;
    button.addEventListener("click", () => fill(field, phrase));
    return button;
  }));
}
