/** Paper is white: while a page is printed it is drawn in the light theme, whatever is on the screen. */
export function printInLight(): void {
  const look = document.documentElement.dataset;
  let onScreen = 'light';
  window.matchMedia('print').addEventListener('change', ({ matches }) => {
    if (matches) onScreen = look.mantineColorScheme ?? 'light';
    look.mantineColorScheme = matches ? 'light' : onScreen;
  });
}
