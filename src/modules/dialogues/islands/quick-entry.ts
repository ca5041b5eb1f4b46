// Typing in a paper form: Enter goes to the next field, and sends the form only from the last one or from the button.

const form = document.querySelector<HTMLFormElement>("form[data-quick]");
if (!document.querySelector("#fouten")) form?.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
form?.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || !(field instanceof HTMLInputElement)) return;
  const fields = [...form.querySelectorAll<HTMLElement>("input:not([type=hidden]), textarea, select, button")];
  event.preventDefault();
  const next = fields[fields.indexOf(field) + 1];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
});
