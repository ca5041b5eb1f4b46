import type { PageLinks } from "../theme/assets.ts";

/** A sheep on the heath, for a place where nothing is yet. */
export function Sheep() {
  return (
    <svg class="state__drawing" viewBox="0 0 200 110" aria-hidden="true" focusable="false">
      <path d="M0 70C40 44 130 40 200 62v48H0Z" fill="var(--ill-heath-2)" />
      <path
        d="M50 86v-6M180 83l1-6M17 68v-4M54 73l1-5M94 101v-8M80 102l-1-8M126 103l1-9M35 108l-1-9M62 66v-4M141 106v-9M144 88l-1-7M173 70l-1-4M88 90v-7M71 88l1-7M49 100l-1-8M168 109l1-9M138 94v-7M189 105l1-9M24 91l1-7M164 87v-7M28 80l1-6M83 70v-4M12 92l-1-7M19 100l-1-7M121 72v-4M192 80v-6M76 95v-8M56 96l1-8M104 92l-1-7M155 102v-9M8 80l1-6M30 104v-7M121 84v-6M110 106v-8M67 106v-8M178 96v-7M40 72v-4M150 74v-5"
        stroke="var(--ill-dab-2)"
        stroke-width="2.4"
        stroke-linecap="round"
        fill="none"
      />
      <g transform="translate(100 66) scale(1.6)">
        <path d="M-9 8v9M-3 9v8M7 9v8M12 8v9" stroke="var(--ill-dark)" stroke-width="2.6" stroke-linecap="round" />
        <g fill="var(--ill-wool)">
          <circle cx="-9" cy="2" r="8" />
          <circle cx="0" cy="-2" r="9.5" />
          <circle cx="10" cy="1" r="8.5" />
          <circle cx="2" cy="5" r="8.5" />
        </g>
        <path d="M15-6c5-2 10 0 10.5 5s-3 8-6 8-6-4-6-8Z" fill="var(--ill-dark)" />
        <path d="M15-5c-2-2.5-5-2.5-6-1 2 1.5 4 2.5 6 2Z" fill="var(--ill-dark)" />
      </g>
    </svg>
  );
}

/** A signpost with a question mark, for a path that ends. */
export function Signpost() {
  return (
    <svg class="state__drawing" viewBox="0 0 200 110" aria-hidden="true" focusable="false">
      <path d="M0 96C60 80 130 80 200 92v18H0Z" fill="var(--ill-green)" />
      <path d="M84 110c4-14 10-20 30-22h12c-6 4-8 12-6 22Z" fill="var(--ill-path)" />
      <path d="M96 92V38h9v54Z" fill="var(--ill-trunk)" />
      <circle cx="100.5" cy="30" r="21" fill="var(--papier)" stroke="var(--ill-oak-1)" stroke-width="5" />
      <text x="100.5" y="38" text-anchor="middle" font-size="22" font-weight="700" fill="var(--inkt-900)">
        ?
      </text>
    </svg>
  );
}

/**
 * The landscape of a region: only at the top of its front page. The drawing is a file of its own that takes the page's
 * colours, so that the evening has the same village with light in the windows.
 */
export function Landscape(props: { readonly links: PageLinks; readonly name: string; readonly label: string }) {
  const file = props.links.art[props.name];
  if (!file) return null;
  return (
    <svg
      class="landscape"
      viewBox="0 0 1440 440"
      preserveAspectRatio="xMidYMax slice"
      role="img"
      aria-label={props.label}
    >
      <use href={`${file}#art`} />
    </svg>
  );
}

/** Drawings for challenges; a region chooses by name. */
export type ThemeIconName =
  | "network"
  | "social"
  | "environment"
  | "innovation"
  | "workforce"
  | "access"
  | "health"
  | "learning";

const green = "var(--mark-green)";
const sun = "var(--marker)";
const paper = "var(--card)";

const icons: Readonly<Record<ThemeIconName, { readonly behind: unknown; readonly lines: unknown }>> = {
  network: {
    behind: <circle cx="28" cy="28" r="21" fill={green} />,
    lines: (
      <>
        <path d="M28 28 14 17M28 28l15-8M28 28l-4 17" />
        <circle cx="28" cy="28" r="6" fill={paper} />
        <circle cx="13" cy="16" r="5" fill={paper} />
        <circle cx="44" cy="19" r="5" fill={paper} />
        <circle cx="24" cy="46" r="5" fill={paper} />
      </>
    ),
  },
  social: {
    behind: <ellipse cx="28" cy="44" rx="24" ry="7" fill={green} />,
    lines: (
      <>
        <path d="M6 43V27l10-9 10 9v16M30 43V27l10-9 10 9v16" />
        <path d="M13 43v-8h6v8M37 43v-8h6v8" fill={sun} />
        <path d="M26 33h4" />
      </>
    ),
  },
  environment: {
    behind: <circle cx="42" cy="14" r="8" fill={sun} />,
    lines: (
      <>
        <path d="M4 48h48M22 48V30M22 38l7-6" />
        <path d="M22 8c8 0 11 6 10 10 5 3 4 12-4 13H16C8 30 7 21 12 18c-1-5 3-10 10-10Z" fill={green} />
      </>
    ),
  },
  innovation: {
    behind: <circle cx="28" cy="20" r="15" fill={sun} />,
    lines: (
      <>
        <path d="M28 50V24" />
        <path d="M28 34C18 34 13 28 13 20c9 0 15 5 15 14ZM28 28c0-9 5-14 14-14 0 9-5 14-14 14Z" fill={green} />
        <path d="M16 50h24" />
      </>
    ),
  },
  workforce: {
    behind: <circle cx="28" cy="30" r="21" fill={green} />,
    lines: (
      <>
        <circle cx="20" cy="17" r="6.5" fill={paper} />
        <path d="M8 44c0-11 5-16 12-16 4 0 7 2 9 5" />
        <path d="M39 46c-7-5-10-8-10-12 0-5 7-7 10-2 3-5 10-3 10 2 0 4-3 7-10 12Z" fill={sun} />
      </>
    ),
  },
  access: {
    behind: <path d="M14 50 28 40l14 10Z" fill={sun} />,
    lines: (
      <>
        <path d="M14 48V10h28v38" />
        <path d="M14 10l17 6v34l-17-2" fill={green} />
        <path d="M26 32v2M6 48h8M42 48h8" />
      </>
    ),
  },
  health: {
    behind: <circle cx="28" cy="28" r="21" fill={green} />,
    lines: (
      <>
        <path d="M28 46c-12-8-17-14-17-21 0-9 12-12 17-3 5-9 17-6 17 3 0 7-5 13-17 21Z" fill={paper} />
        <path d="M14 29h7l4-7 5 12 4-5h8" />
      </>
    ),
  },
  learning: {
    behind: <circle cx="40" cy="16" r="9" fill={sun} />,
    lines: (
      <>
        <path d="M28 18c-5-4-12-5-20-4v28c8-1 15 0 20 4 5-4 12-5 20-4V14c-8-1-15 0-20 4Z" fill={paper} />
        <path d="M28 18v28M14 22c3 0 6 0 8 2M14 30c3 0 6 0 8 2M34 24c2-2 5-2 8-2M34 32c2-2 5-2 8-2" />
      </>
    ),
  },
};

/** Packs are content and may name a drawing in Dutch. */
const packNames: Readonly<Record<string, ThemeIconName>> = {
  netwerkaanpak: "network",
  "sociale-basis": "social",
  leefomgeving: "environment",
  innovaties: "innovation",
  arbeidsmarkt: "workforce",
  "toegankelijke-zorg": "access",
  gezondheid: "health",
  leren: "learning",
};

/** The drawing a pack means ("opgave-arbeidsmarkt", "workforce"); undefined when we have none by that name. */
export function themeIconNamed(name: string | undefined): ThemeIconName | undefined {
  const bare = name?.replace(/^opgave-/, "") ?? "";
  return Object.hasOwn(icons, bare) ? (bare as ThemeIconName) : packNames[bare];
}

/** The drawing beside the name of a challenge; the name says it. */
export function ThemeIcon(props: { readonly name: ThemeIconName }) {
  const icon = icons[props.name];
  return (
    <svg class="theme-icon" viewBox="0 0 56 56" width="56" height="56" aria-hidden="true" focusable="false">
      {icon.behind}
      <g fill="none" stroke="var(--accent)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">
        {icon.lines}
      </g>
    </svg>
  );
}
