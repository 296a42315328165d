/** A moment as people read it, such as `2030-03-01 12:00 UTC`. */
export const shownMoment = (atMs: number): string =>
  `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The moment for everybody, and what is left of it where the script runs. */
export const clock = (untilMs: number, nowMs: number): string =>
  `<p class="clock"><time datetime="${new Date(untilMs).toISOString()}" data-until="${untilMs}" ` +
  `data-now="${nowMs}">${shownMoment(untilMs)}</time> <span role="timer"></span></p>`;
