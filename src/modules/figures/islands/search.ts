// Search as one types: the same page that the button asks for, with only its results put in place.

const form = document.querySelector<HTMLFormElement>('form[role="search"]');
const field = form?.querySelector<HTMLInputElement>('input[type="search"]');
const results = document.getElementById("gevonden");

/** Long enough to wait for the next letter, short enough to feel at once. */
const pause = 150;
let waiting: ReturnType<typeof setTimeout> | undefined;
let asked: AbortController | undefined;

async function search(words: string): Promise<void> {
  asked?.abort();
  asked = new AbortController();
  const address = new URL(form!.action);
  address.searchParams.set(field!.name, words);
  try {
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("gevonden");
    if (!found || !results) return;
    results.replaceChildren(...found.childNodes);
    history.replaceState(null, "", address);
  } catch {
    // No network, or a newer question: the button still works.
  }
}

if (form && field && results) {
  let last = field.value.trim();
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const words = field.value.trim();
      if (words === last) return;
      last = words;
      void search(words);
    }, pause);
  });
}
