import type { light } from "./light.ts";

/** The roles a region may give its own colour. Everything else, also what is favourable or not, is the same everywhere. */
export const regionRoles = [
  "accent",
  "accent-strong",
  "accent-deep",
  "accent-soft",
  "accent-mid",
  "on-accent",
  "on-deep-soft",
] as const satisfies readonly (keyof typeof light)[];

export type RegionRole = (typeof regionRoles)[number];

/** Colours as `#RRGGBB`, by role. What is left out stays heath. */
export type RegionColours = Readonly<Partial<Record<RegionRole, string>>>;

export interface RegionTokens {
  readonly light: RegionColours;
  readonly dark: RegionColours;
}

/** Layer 3, the regions we know. A pack with other tokens replaces these. Drenthe is heath: the default. */
export const regions: Readonly<Record<string, RegionTokens>> = {
  drenthe: {
    light: {
      accent: "#743A79",
      "accent-strong": "#5D2B63",
      "accent-deep": "#45204B",
      "accent-soft": "#F2E5F1",
      "accent-mid": "#CBA0C9",
      "on-accent": "#FFFFFF",
      "on-deep-soft": "#DCCBDD",
    },
    dark: {
      accent: "#DDB0DB",
      "accent-strong": "#EBCBE9",
      "accent-deep": "#2E1934",
      "accent-soft": "#3A2740",
      "accent-mid": "#8D5C91",
      "on-accent": "#2D1432",
    },
  },
  drechtsteden: {
    light: {
      accent: "#1D5F80",
      "accent-strong": "#174C67",
      "accent-deep": "#12394D",
      "accent-soft": "#DAEAF3",
      "accent-mid": "#84B7D2",
      "on-deep-soft": "#C3DAE6",
    },
    dark: {
      accent: "#9CCBE3",
      "accent-strong": "#C3E1F0",
      "accent-deep": "#0F2A38",
      "accent-soft": "#173443",
      "accent-mid": "#3F7E9E",
      "on-accent": "#0B2431",
    },
  },
  zoetermeer: {
    light: {
      accent: "#4B6829",
      "accent-strong": "#3A5220",
      "accent-deep": "#2B3D19",
      "accent-soft": "#E6EED6",
      "accent-mid": "#A9C17F",
      "on-deep-soft": "#D5E2BF",
    },
    dark: {
      accent: "#BAD08F",
      "accent-strong": "#D6E5B8",
      "accent-deep": "#1E2B12",
      "accent-soft": "#2A371B",
      "accent-mid": "#6B8742",
      "on-accent": "#1B2810",
    },
  },
};
