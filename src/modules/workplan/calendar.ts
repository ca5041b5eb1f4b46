import ical from "ical-generator";
import type { Initiative } from "./model.ts";

/** Milestones as an iCalendar file: whole days, each under an address that never changes, so that a calendar renews them. */
export function calendarOf(
  initiatives: readonly Initiative[],
  options: { name: string; url: (id: string) => string; host: string; stamp: Date },
): string {
  const calendar = ical({ name: options.name, prodId: "//Brink//Werkagenda//NL" });
  for (const one of initiatives) {
    for (const [place, milestone] of one.milestones.entries()) {
      const day = milestone.reached ?? milestone.date;
      calendar.createEvent({
        id: `${one.id}-${place}@${options.host}`,
        start: new Date(`${day}T00:00:00Z`),
        end: new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000),
        timezone: "UTC",
        allDay: true,
        stamp: options.stamp,
        summary: `${milestone.reached ? "✓ " : ""}${milestone.title}`,
        description: one.title,
        url: options.url(one.id),
      });
    }
  }
  return calendar.toString();
}
