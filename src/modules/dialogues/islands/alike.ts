// While somebody types, shows what others wrote that resembles it. The form works the same without.

const form = document.querySelector<HTMLFormElement>("form[data-alike]");
const field = form?.querySelector<HTMLTextAreaElement>("textarea");
const place = document.querySelector<HTMLElement>("[data-alike-here]");

if (form && field && place) {
  const title = place.textContent ?? "";
  place.textContent = "";
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const show = (found: readonly { body: string }[]) => {
    place.textContent = "";
    place.hidden = found.length === 0;
    if (found.length === 0) return;
    const [head, list] = [document.createElement("p"), document.createElement("ul")];
    head.textContent = title;
    for (const { body } of found) {
      const item = document.createElement("li");
      item.dir = "auto";
      item.textContent = `“${body}”`;
      list.append(item);
    }
    place.append(head, list);
  };

  const look = async () => {
    turn += 1;
    const mine = turn;
    try {
      const body = new URLSearchParams({ tekst: field.value });
      const answer = await fetch(form.dataset.alike ?? "", { method: "POST", body });
      // Only the answer to what was typed last counts.
      if (answer.ok && mine === turn) show((await answer.json()) as { body: string }[]);
    } catch {
      // Without a network there is nothing to compare with.
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (field.value.trim().length >= 15) waiting = setTimeout(() => void look(), 900);
    else show([]);
  });
}
