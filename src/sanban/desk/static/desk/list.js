// Keys on a list: "/" goes to the words, "j" and "k" from row to row; Enter opens, as on any link.
const isTyping = (target) => target.matches("input, select, textarea");

const step = (by) => {
  const links = [...document.querySelectorAll(".desk-rows tr .row-link")];
  const here = links.indexOf(document.activeElement);
  const next = here < 0 ? 0 : Math.min(links.length - 1, Math.max(0, here + by));
  links[next]?.focus();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector(".desk-filter input[type=search]")?.focus();
  } else if (event.key === "j") {
    step(1);
  } else if (event.key === "k") {
    step(-1);
  }
});
