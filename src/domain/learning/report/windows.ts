/** Items in their order, in windows of a size; a last one of less than half joins the one before. */
export function inWindows<T>(items: readonly T[], size: number): T[][] {
  const windows: T[][] = [];
  for (let at = 0; at < items.length; at += size) windows.push(items.slice(at, at + size));
  const last = windows.at(-1);
  if (windows.length > 1 && last !== undefined && last.length * 2 < size) {
    windows.pop();
    windows.at(-1)?.push(...last);
  }
  return windows;
}
