import type { Lang } from "#platform/text.ts";
import { MoneyLayers } from "../charts/money.tsx";
import { formatEuro } from "../format.ts";
import { designTexts } from "../text.ts";

export interface MoneyBarProps {
  readonly lang: Lang;
  /** Unique on the page. */
  readonly id: string;
  /** Whole euros. Spent ⊂ paid ⊂ granted. */
  readonly needed: number;
  readonly granted: number;
  readonly paid: number;
  readonly spent: number;
}

/** One bar as long as what is needed; what is still to be found is hatched. The amounts stand under it. */
export function MoneyBar(props: MoneyBarProps) {
  const { lang, id, needed, granted } = props;
  const t = designTexts(lang).money;
  const gap = Math.max(needed - granted, 0);
  const widest = Math.max(needed, granted, 1);
  const euro = (value: number) => formatEuro(value, lang);
  const amounts = {
    needed: euro(needed),
    granted: euro(granted),
    paid: euro(props.paid),
    spent: euro(props.spent),
    gap: euro(gap),
  };
  const legend = [
    { fill: "var(--accent)", term: t.spent, amount: amounts.spent },
    { fill: "var(--accent-mid)", term: t.paid, amount: amounts.paid },
    { fill: "var(--accent-soft)", term: t.granted, amount: amounts.granted },
    ...(gap > 0 ? [{ fill: "url(#p-gap)", term: t.gap, amount: amounts.gap }] : []),
  ];
  return (
    <div class="money">
      <svg viewBox="0 0 360 58" role="img" aria-labelledby={`${id}-t`} focusable="false">
        <title id={`${id}-t`}>{t.bar(amounts)}</title>
        <MoneyLayers {...props} x={(euros) => (euros / widest) * 358} y={2} height={34} />
        <text x="0" y="54" font-size="15" fill="var(--ink)">
          {euro(0)}
        </text>
        <text x="360" y="54" text-anchor="end" font-size="15" fill="var(--ink)">
          {t.neededShort(amounts.needed)}
        </text>
      </svg>
      <dl>
        {legend.map((item) => (
          <div>
            <dt>
              <svg class="swatch" width="15" height="15" aria-hidden="true" focusable="false">
                <rect width="15" height="15" fill={item.fill} />
              </svg>
              {item.term}
            </dt>
            <dd>{item.amount}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
