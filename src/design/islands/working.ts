// Long work: asks again every few seconds while the page is looked at, until the work is done and the page changes.

const every = 3_000;

const box = document.querySelector<HTMLElement>(".working[data-again]");
const address = box?.dataset.again;
if (box && address) {
  setInterval(() => {
    if (document.visibilityState === "visible") location.replace(address);
  }, every);
}
