import { Refusal } from "#platform/refusal.ts";
import type { TableMapping } from "../../catalogue/index.ts";
import type { Scope } from "../../import.ts";

/** One question that is answered in pages, with how many rows it should give. */
export interface Part {
  /** For file names: "all" or a municipality. */
  readonly name: string;
  readonly first: string;
  readonly count: string;
}

/** What to fetch of a table, relative to nothing: whole addresses. */
export interface Plan {
  /** Address of the object that says when the table was last modified. */
  readonly about: string;
  /** Small sets, by the file name they are kept under. Missing ones are an error, save those that may be absent. */
  readonly sets: readonly { readonly file: string; readonly url: string; readonly optional: boolean }[];
  /** Begin of the names of pages. */
  readonly pages: string;
  readonly parts: readonly Part[];
  /** Column that numbers rows in the whole table. */
  readonly rowNumber: "ID" | "Id";
  readonly nextLink: "odata.nextLink" | "@odata.nextLink";
}

/** @throws Refusal when the table has no service that Brink can read. */
export function planOf(mapping: TableMapping, origin: string, scope: Scope | undefined): Plan {
  if (mapping.shape.kind === "odata3") return plan3(mapping, mapping.shape.areas ?? "WijkenEnBuurten", origin, scope);
  if (mapping.shape.kind === "odata4") return plan4(mapping, mapping.shape, origin, scope);
  throw new Refusal(`Brink reads table ${mapping.id} from saved files only: say --from <folder>.`);
}

const query = (options: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(options)
    .filter((option): option is [string, string] => Boolean(option[1]))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");

/** OData 3. The Api answers at most 10 000 records, so everything comes from the Feed, which pages. Untyped: it keeps the kinds of missing apart. */
function plan3(mapping: TableMapping, dimension: string, origin: string, scope: Scope | undefined): Plan {
  const feed = `${origin}/ODataFeed/odata/${mapping.id}`;
  const set = (file: string, optional = false) => ({
    file: `${file}.json.gz`,
    url: `${feed}/${file}?$format=json`,
    optional,
  });
  const areas = scope
    ? scope.municipalities.map((code) => ({ name: code, filter: insideOf(dimension, code) }))
    : [{ name: "all", filter: undefined }];
  return {
    about: `${feed}/TableInfos?$format=json`,
    sets: [set("DataProperties"), set(dimension), set("Marges", true)],
    pages: "UntypedDataSet",
    parts: areas.map(({ name, filter }) => ({
      name,
      first: `${feed}/UntypedDataSet?${query({ $format: "json", $filter: filter })}`,
      count: `${feed}/UntypedDataSet/$count${filter ? `?${query({ $filter: filter })}` : ""}`,
    })),
    rowNumber: "ID",
    nextLink: "odata.nextLink",
  };
}

/** Keys are padded with spaces, so equality finds nothing; what a key starts with does. */
function insideOf(dimension: string, municipality: string): string {
  const digits = municipality.slice(2);
  return ["GM", "WK", "BU"].map((kind) => `startswith(${dimension},'${kind}${digits}')`).join(" or ");
}

type Cube = TableMapping["shape"] & { readonly kind: "odata4" };

/** OData 4. Only the codes that the mapping keeps are asked for: an unfiltered cube holds a hundred million observations. */
function plan4(mapping: TableMapping, cube: Cube, origin: string, scope: Scope | undefined): Plan {
  const base = `${origin}/odata/v1/CBS/${mapping.id}`;
  const codes = Object.keys(cube.select).concat(cube.areas ?? [], "Perioden");
  const kept = Object.entries(cube.select).map(([dimension, code]) => `${dimension} eq '${code}'`);
  const since = cube.since ? [`Perioden ge '${cube.since}'`] : [];
  const places = cube.areas ? placesOf(cube.areas, scope) : [{ name: "all", filter: [] }];
  return {
    about: `${base}/Properties`,
    sets: [
      { file: "measure-codes.json.gz", url: `${base}/MeasureCodes`, optional: false },
      { file: "dimensions.json.gz", url: `${base}/Dimensions`, optional: false },
      ...codes.map((code) => ({ file: `codes-${code}.json.gz`, url: `${base}/${code}Codes`, optional: false })),
    ],
    pages: "observations",
    parts: places.map(({ name, filter }) => {
      const options = query({ $filter: [...kept, ...filter, ...since].join(" and ") });
      return { name, first: `${base}/Observations?${options}`, count: `${base}/Observations/$count?${options}` };
    }),
    rowNumber: "Id",
    nextLink: "@odata.nextLink",
  };
}

function placesOf(dimension: string, scope: Scope | undefined): { name: string; filter: string[] }[] {
  if (!scope) return [{ name: "all", filter: [`(startswith(${dimension},'NL') or startswith(${dimension},'GM'))`] }];
  return scope.municipalities.map((code) => ({ name: code, filter: [`(${insideOf(dimension, code)})`] }));
}
