/** The mark: seven oaks around an open green, with a path in. The ring is never closed. */
export function BrinkMark() {
  return (
    <svg viewBox="0 0 40 40" width="36" height="36" aria-hidden="true" focusable="false">
      <path d="M20 27.5c-4.6 0-7.5-3.3-7.5-7.6s3-7.4 7.5-7.4 7.5 3 7.5 7.4-2.9 7.6-7.5 7.6Z" fill="var(--mark-green)" />
      <path d="M18 40c.6-5 .4-8.6 2-12.6 1.8 3.8 2.2 7.6 3 12.6Z" fill="var(--mark-path)" />
      <g fill="var(--accent)">
        <circle cx="8.6" cy="29.4" r="4.6" />
        <circle cx="5" cy="18.6" r="4.2" />
        <circle cx="10.6" cy="8.9" r="4.9" />
        <circle cx="21.4" cy="5.3" r="4.3" />
        <circle cx="31.2" cy="10.2" r="4.7" />
        <circle cx="35.1" cy="20.4" r="4.2" />
        <circle cx="31" cy="30" r="4.7" />
      </g>
    </svg>
  );
}
