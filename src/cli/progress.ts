const width = 24;

/**
 * Writes progress as lines, and on a terminal draws a bar for lines that say how far it is ("20 of 36 (55 %)"): one bar that grows, instead
 * of a hundred lines.
 */
export function progressTo(stream: { readonly isTTY?: boolean; write(text: string): unknown }): (line: string) => void {
  let drawing = false;
  return (line) => {
    const share = stream.isTTY ? /\((\d{1,3}) %\)/.exec(line)?.[1] : undefined;
    if (share === undefined) {
      stream.write(`${drawing ? "\n" : ""}${line}\n`);
      drawing = false;
      return;
    }
    const full = Math.round((Math.min(100, Number(share)) * width) / 100);
    drawing = Number(share) < 100;
    stream.write(`\r\u001B[K${"█".repeat(full)}${"░".repeat(width - full)} ${line}${drawing ? "" : "\n"}`);
  };
}
