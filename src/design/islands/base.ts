// On every page: tables behind a click are printed open, and the menu closes when one goes on.

/** Opens what must be on paper and remembers what it opened. */
function openForPrint(): () => void {
  const opened: HTMLDetailsElement[] = [];
  for (const box of document.querySelectorAll<HTMLDetailsElement>("details[data-print-open]:not([open])")) {
    box.open = true;
    opened.push(box);
  }
  return () => {
    for (const box of opened) box.open = false;
  };
}

let closeAgain = () => {};
addEventListener("beforeprint", () => {
  closeAgain = openForPrint();
});
addEventListener("afterprint", () => closeAgain());

const menu = document.querySelector<HTMLDetailsElement>("details.menu");
if (menu) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
  });
}
