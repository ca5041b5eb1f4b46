import type { Lang } from "#platform/text.ts";
import { designTexts } from "../text.ts";
import type { MapClass } from "./classes.ts";

export interface MapLegendProps {
  readonly lang: Lang;
  readonly classes: readonly MapClass[];
  readonly unit: string;
  /** Whether areas are drawn as too few, as borders of another year, or without any figure. */
  readonly few?: boolean;
  readonly year?: boolean;
  readonly none?: boolean;
}

/** What the colours mean, from little to much; hatching is explained where it is used. */
export function MapLegend(props: MapLegendProps) {
  const t = designTexts(props.lang).map;
  return (
    <div class="map-legend">
      <ul class="map-legend__steps">
        {props.classes.map((item) => (
          <li>
            <Swatch fill={`var(--seq-${item.number})`} hatched={item.number === 5} />
            {item.label}
          </li>
        ))}
      </ul>
      <p class="source">{props.unit}</p>
      {(props.few || props.year || props.none) && (
        <ul class="map-legend__rest">
          {(props.few || props.none) && (
            <li>
              <Swatch fill="url(#p-few)" /> {[props.few && t.few, props.none && t.none].filter(Boolean).join(t.orElse)}
            </li>
          )}
          {props.year && (
            <li>
              <Swatch fill="url(#p-year)" /> {t.year}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function Swatch(props: { fill: string; hatched?: boolean }) {
  return (
    <svg class="map-legend__swatch" width="100%" height="16" aria-hidden="true" focusable="false">
      <rect width="100%" height="16" fill={props.fill} />
      {props.hatched && <rect width="100%" height="16" fill="url(#p-top)" />}
    </svg>
  );
}
