// Keeps what is being typed and scored on this device until the server has it: for this visit and twenty minutes, or, where the person
// said that the device is their own, also when the tab closes. What was sent without a network goes later. Whoever comes next on a shared
// device sees nothing of it: pages that nobody has joined yet wipe every copy.

interface Draft {
  at: number;
  to: string;
  fields: [string, string][];
  /** The person pressed the button, and nobody answered yet. */
  sent: boolean;
}

const forgetAfter = 20 * 60_000;
const again = 15_000;
const prefix = "brink:";

/** The place to keep it; undefined in a browser that keeps nothing: the form works all the same. */
function storage(own: boolean): Storage | undefined {
  try {
    return own ? localStorage : sessionStorage;
  } catch {
    return undefined;
  }
}

function wipe(but = ""): void {
  for (const store of [storage(true), storage(false)])
    for (const key of Object.keys(store ?? {}))
      if (key.startsWith(prefix) && (but === "" || !key.startsWith(but))) store?.removeItem(key);
}

const kept = document.querySelector<HTMLFormElement>("form[data-keep]");
if (document.querySelector("[data-drafts-end]")) wipe();
if (kept) keep(kept);

function keep(form: HTMLFormElement): void {
  const own = form.dataset.own !== undefined;
  const store = storage(own);
  const mine = `${prefix}${form.dataset.who}:`;
  const key = mine + form.dataset.keep;
  const line = document.querySelector<HTMLElement>("[data-draft-line]");
  const tell = (what: "kept" | "waiting" | "filled") => line && (line.textContent = line.dataset[what] ?? "");
  wipe(mine);

  const read = (name: string): Draft | undefined => {
    try {
      const draft = JSON.parse(store?.getItem(name) ?? "") as Draft;
      if (own || Date.now() - draft.at < forgetAfter) return draft;
    } catch {
      return undefined;
    }
    store?.removeItem(name);
    return undefined;
  };
  /** What the server says it holds: texts that were said, or numbers of what was scored. */
  const held = new Set<string>(JSON.parse(form.dataset.held ?? "[]"));
  const isHeld = (name: string, draft: Draft) => {
    const text = draft.fields.find(([field]) => field === "tekst")?.[1].trim();
    return (text !== undefined && name === key && held.has(text)) || held.has(name.slice(mine.length));
  };
  const typed = (): [string, string][] =>
    [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const save = (sent: boolean, more: [string, string][] = []) => {
    const fields = [...typed(), ...more];
    const draft: Draft = { at: Date.now(), to: form.action, fields, sent };
    try {
      store?.setItem(key, JSON.stringify(draft));
    } catch {
      // A full device keeps nothing more; the form still sends.
    }
  };
  const fill = (draft: Draft) => {
    for (const field of form.elements) {
      if (field instanceof HTMLTextAreaElement) field.value ||= draft.fields.find(([n]) => n === field.name)?.[1] ?? "";
      else if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))
        field.checked ||= draft.fields.some(([n, value]) => n === field.name && value === field.value);
      else if (field instanceof HTMLSelectElement)
        field.value = draft.fields.find(([n]) => n === field.name)?.[1] ?? field.value;
    }
  };
  const hasWords = (draft: Draft) => draft.fields.some(([n, value]) => /^(tekst|reden|score)$/.test(n) && value !== "");

  /** Sends what was sent in vain. The same text or score twice is one, so a copy that did arrive does no harm. */
  async function deliver(name: string, draft: Draft): Promise<boolean> {
    try {
      const answer = await fetch(draft.to, { method: "POST", body: new URLSearchParams(draft.fields) });
      if (answer.redirected) store?.removeItem(name);
      else store?.setItem(name, JSON.stringify({ ...draft, sent: false }));
      if (answer.redirected && name === key) location.assign(answer.url);
      return true;
    } catch {
      return false;
    }
  }
  async function deliverAll(): Promise<void> {
    for (const name of Object.keys(store ?? {}).filter((one) => one.startsWith(mine))) {
      const draft = read(name);
      if (!draft?.sent) continue;
      if (!(await deliver(name, draft))) {
        tell("waiting");
        setTimeout(() => void deliverAll(), again);
        return;
      }
    }
  }

  for (const name of Object.keys(store ?? {}).filter((one) => one.startsWith(mine))) {
    const draft = read(name);
    if (draft && isHeld(name, draft)) store?.removeItem(name);
  }
  const before = read(key);
  const refused = document.querySelector("#fouten") !== null;
  if (before && refused) before.sent = false;
  if (before && hasWords(before)) {
    if (refused) store?.setItem(key, JSON.stringify(before));
    fill(before);
    tell("filled");
  }
  void deliverAll();
  addEventListener("online", () => void deliverAll());

  let idle = 0;
  const later = () => {
    clearTimeout(idle);
    if (!own) idle = window.setTimeout(leave, forgetAfter);
  };
  /** A shared screen that nobody touches shows nothing of who was there. */
  const leave = () => {
    wipe();
    form.reset();
    location.replace(form.dataset.away ?? "/");
  };
  later();
  form.addEventListener("input", () => {
    save(false);
    tell("kept");
    later();
  });
  form.addEventListener("submit", (event) => {
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    save(true, button?.name ? [[button.name, button.value]] : []);
    if (navigator.onLine) return;
    event.preventDefault();
    tell("waiting");
    setTimeout(() => void deliverAll(), again);
  });
}
