/** Told one finished line for a person at a time, without a line end. */
export type Progress = (line: string) => void;

/** Says `text (N s)` every `everyMs` until the returned function is called. */
export function tick(onProgress: Progress, text: string, everyMs = 5_000): () => void {
  const startedAtMs = Date.now();
  const timer = setInterval(() => {
    onProgress(`${text} (${Math.round((Date.now() - startedAtMs) / 1_000)} s)`);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
