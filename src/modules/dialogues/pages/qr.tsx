import QRCode from "qrcode";

/** Edge of the code in modules, with its quiet border, and the path of its dark ones. */
export function qrShape(text: string): { readonly size: number; readonly path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) dark.push(`M${column + 4} ${row + 4}h1v1h-1z`);
  return { size: modules.size + 8, path: dark.join("") };
}

/** A QR code drawn here: no service elsewhere sees the address. Dark on white in every theme, or cameras do not read it. */
export function Square({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = qrShape(text);
  return (
    <svg class="square" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The same as a file, for paper. */
export function qrSvg(text: string): string {
  const { size, path } = qrShape(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}
