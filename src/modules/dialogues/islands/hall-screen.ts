// The big screen of a hall: asks again every few seconds and puts in what is new, without leaving full screen; the presenter's keys do what
// the links at the bottom do.

const every = 5_000;

const screen = document.querySelector<HTMLElement>("[data-hall]");
let busy = false;

/** Puts the same part of another address in place. A screen that cannot reach the house keeps showing what it had. */
async function show(address: string, move: boolean): Promise<void> {
  if (busy && !move) return;
  busy = true;
  try {
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok || answer.redirected) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-hall]");
    if (!next || !screen || (!move && address !== location.href)) return;
    const focus = (document.activeElement as HTMLElement | null)?.dataset.key;
    screen.replaceChildren(...next.childNodes);
    if (move) history.replaceState(null, "", address);
    ready();
    if (focus) screen.querySelector<HTMLElement>(`[data-key="${focus}"]`)?.focus();
  } catch {
    // The network is away; the next turn tries again.
  } finally {
    busy = false;
  }
}

function full(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void screen?.requestFullscreen?.();
}

function ready(): void {
  const button = screen?.querySelector<HTMLButtonElement>("[data-full]");
  if (!button || !document.fullscreenEnabled) return;
  button.hidden = false;
  button.addEventListener("click", full);
}

const same: Record<string, string> = { PageDown: "ArrowRight", PageUp: "ArrowLeft" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.toLowerCase() === "f") return full();
  const name = same[event.key] ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const link = screen?.querySelector<HTMLAnchorElement>(`[data-key="${CSS.escape(name)}"]`);
  if (!link) return;
  event.preventDefault();
  void show(link.href, true);
});

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("[data-hall] [data-key]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  void show(link.href, true);
});

ready();
setInterval(() => {
  if (document.visibilityState === "visible") void show(location.href, false);
}, every);
