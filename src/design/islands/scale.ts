// The scale −3…+3: keys 1 to 7 choose, wherever the focus is, except while one types.

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const place = Number(event.key) - 1;
  const choice = document.querySelectorAll<HTMLInputElement>(".scale input[type=radio]")[place];
  if (!choice) return;
  choice.checked = true;
  choice.focus();
  choice.dispatchEvent(new Event("change", { bubbles: true }));
});
