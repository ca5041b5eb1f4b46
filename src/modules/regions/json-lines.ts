/** Line (from 1) on which each value of a JSON text begins, by its path: `areas.3.name`. The text must be valid JSON. */
export function linesOfJson(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;

  const skip = () => {
    while (at < text.length && /[\s,:]/.test(text[at]!)) {
      if (text[at] === "\n") line += 1;
      at += 1;
    }
  };
  const string = (): string => {
    const from = at;
    at += 1;
    while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(from, at)) as string;
  };
  const value = (path: string): void => {
    skip();
    lines.set(path, line);
    const below = (name: string | number) => (path ? `${path}.${name}` : String(name));
    if (text[at] === "{") {
      at += 1;
      for (skip(); text[at] !== "}"; skip()) value(below(string()));
      at += 1;
    } else if (text[at] === "[") {
      at += 1;
      let index = 0;
      for (skip(); text[at] !== "]"; skip()) value(below(index++));
      at += 1;
    } else if (text[at] === '"') string();
    else while (at < text.length && /[^\s,\]}]/.test(text[at]!)) at += 1;
  };

  value("");
  return lines;
}
