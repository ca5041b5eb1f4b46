import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compilerPackage, type PdfOrder } from "./pdf.ts";

interface Compiler {
  pdf(
    document: { mainFileContent: string; inputs: Record<string, string> },
    options: { pdfStandard: string },
  ): Uint8Array;
}

const require = createRequire(import.meta.url);
let compiler: Compiler | undefined;

/** Work of the thread: compiles one document. The compiler sees one empty folder and our own letters, nothing else. */
export default function work(order: PdfOrder): Uint8Array {
  compiler ??= open();
  const inputs = { data: JSON.stringify(order.data), title: order.title, lang: order.lang };
  const document = { mainFileContent: `${frame}\n${order.source}`, inputs };
  try {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: "ua-1" }));
  } catch (error) {
    // What the compiler throws does not travel well between threads; its words do.
    // oxlint-disable-next-line eslint/preserve-caught-error -- see above
    throw new Error(`The document does not compile. ${error instanceof Error ? error.message : String(error)}`);
  }
}

function open(): Compiler {
  const { NodeCompiler } = require(compilerPackage) as { NodeCompiler: { create(options: object): Compiler } };
  const fonts = dirname(require.resolve("@expo-google-fonts/atkinson-hyperlegible-next/package.json"));
  const styles = ["400Regular", "400Regular_Italic", "700Bold"].map((style) => join(fonts, style));
  return NodeCompiler.create({ workspace: join(import.meta.dirname, "empty"), fontArgs: [{ fontPaths: styles }] });
}

/** Look and language of every paper. */
const frame = `
#let data = json(bytes(sys.inputs.data))
#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.lang, font: "Atkinson Hyperlegible Next", size: 10.5pt, fill: rgb("#241b26"))
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.2cm), numbering: "1")
#set par(leading: 0.7em)
#set table(stroke: (x: none, y: 0.5pt + rgb("#cbbfae")), inset: (x: 4pt, y: 5pt))
#show heading.where(level: 1): set text(size: 22pt, fill: rgb("#743A79"))
#show heading.where(level: 2): set text(size: 15pt)
#show heading.where(level: 3): set text(size: 12pt)
#show heading: set block(above: 1.4em, below: 0.7em)
#show table.cell.where(y: 0): set text(weight: "bold")
`;
