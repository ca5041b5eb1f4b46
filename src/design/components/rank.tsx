import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { at, linear } from "../charts/scale.ts";
import { formatNumber, formatSigned } from "../format.ts";
import { designTexts } from "../text.ts";

/** What people find most important; places are ranges where bands overlap. */
export function RankList(props: PropsWithChildren) {
  return (
    <>
      <div class="rank-axis" aria-hidden="true">
        <svg viewBox="0 0 360 22" focusable="false">
          {[-3, 0, 3].map((value) => (
            <text x={x(value)} y="16" font-size="14" text-anchor="middle" fill="var(--ink-soft)">
              {value < 0 ? "−3" : value > 0 ? "+3" : "0"}
            </text>
          ))}
        </svg>
      </div>
      <ol class="rank">{props.children}</ol>
    </>
  );
}

const x = linear([-3, 3], [14, 346]);

export interface RankRowProps {
  readonly lang: Lang;
  /** First and last place it can have: 3 and 5 give "3 tot 5". */
  readonly places: readonly [number, number];
  readonly text: Child;
  readonly meta?: Child;
  /** Mean score and its band, −3 to +3. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Place as a range, the text, and a strip −3…+3 with band and needle. */
export function RankRow(props: RankRowProps) {
  const t = designTexts(props.lang).rank;
  const [first, last] = props.places;
  const place = first === last ? String(first) : last === first + 1 ? t.or(first, last) : t.to(first, last);
  return (
    <li>
      <span class="rank__place">
        {place} <small>{t.place}</small>
      </span>
      <span class="rank__text">
        {props.text}
        {props.meta && <small>{props.meta}</small>}
      </span>
      <span class="rank__strip">
        <Needle {...props} />
      </span>
    </li>
  );
}

function Needle(props: RankRowProps) {
  const { lang, mean, low, high } = props;
  const colour = low > 0 ? "var(--good)" : high < 0 ? "var(--bad)" : "var(--same)";
  const n = (value: number) => formatNumber(value, lang, 1);
  const [from, to, middle] = [x(low), x(high), x(mean)];
  const title = designTexts(lang).rank.mean(n(mean), n(low), n(high));
  return (
    <svg viewBox="0 0 360 44" role="img" aria-label={title} focusable="false">
      <title>{title}</title>
      <path d="M14 22H346" stroke="var(--line-strong)" stroke-width="1.2" />
      <path
        d={[-3, -2, -1, 1, 2, 3].map((value) => `M${at(x(value))} 17v10`).join("")}
        stroke="var(--line-strong)"
        stroke-width="1.3"
      />
      <path d="M180 12v20" stroke="var(--ink)" stroke-width="1.8" />
      <rect x={at(from)} y="13" width={at(to - from)} height="18" rx="4" fill={colour} opacity=".38" />
      <path d={`M${at(from)} 13v18M${at(to)} 13v18`} stroke={colour} stroke-width="1.6" />
      <path d={`M${at(middle)} 11v22`} stroke={colour} stroke-width="4" />
      <text
        x={at(middle > 300 ? from - 6 : to + 6)}
        y="27"
        text-anchor={middle > 300 ? "end" : "start"}
        font-size="16"
        font-weight="700"
        fill="var(--ink)"
        stroke="var(--paper-here,var(--page))"
        stroke-width="6"
        paint-order="stroke"
      >
        {formatSigned(mean, lang)}
      </text>
    </svg>
  );
}
