import type { ComponentType, LazyExoticComponent, ReactNode } from 'react';
import { lazy } from 'react';

const TRIES_MAX = 30;
const PAUSE_MS = 1_000;
/** A page that was loaded anew so lately is not missing its code because it is old. */
const RELOAD_AGAIN_MS = 60_000;
const RELOADED_KEY = 'parley:reloaded-at';

/** What loading depends on beside the code itself. */
export type Server = { answers: () => Promise<boolean>; pause: () => Promise<void> };

const server: Server = {
  answers: () =>
    fetch('/', { headers: { Accept: 'text/html' }, cache: 'no-store' }).then(
      (it) => it.ok,
      () => false,
    ),
  pause: () => new Promise((resume) => setTimeout(resume, PAUSE_MS)),
};

/** The code is no longer there, although the server is: another version is served by now. */
export class PartGone extends Error {
  override readonly name = 'PartGone';
}

/**
 * Loads code. While the server is away it is tried again for half a minute, so that a page opened in
 * that moment comes late instead of broken.
 * @throws PartGone when the server answers and the code does not come all the same
 * @throws what the last try threw
 */
export async function loadPart<T>(
  load: () => Promise<T>,
  { answers, pause }: Server = server,
): Promise<T> {
  let isServed = false;
  for (let tries = 1; ; tries += 1) {
    try {
      return await load();
    } catch (error) {
      if (isServed) throw new PartGone('This part is of an older version', { cause: error });
      if (tries === TRIES_MAX) throw error;
      await pause();
      isServed = await answers();
    }
  }
}

type PropsOf<Part> = Part extends () => ReactNode
  ? object
  : Part extends (props: infer Props) => ReactNode
    ? Props
    : never;
type LoadedLater<Part> = LazyExoticComponent<ComponentType<PropsOf<Part>>> & {
  /** Loads the code before it is drawn, as the router does for a link under the pointer. */
  preload: () => Promise<void>;
};

/** A page, tab or chart whose code comes when it is drawn; one that is gone loads the page anew. */
export function lazyPart<Module, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
): LoadedLater<Module[Name]> {
  const Part = lazy(async () => {
    try {
      const loaded = await loadPart(load);
      return { default: loaded[name] as ComponentType<PropsOf<Module[Name]>> };
    } catch (error) {
      if (error instanceof PartGone && mayReload()) {
        window.location.reload();
        return new Promise<never>(() => undefined);
      }
      throw error;
    }
  });
  // What fails here fails again when it is drawn, where it may load the page anew.
  const ignored = (): void => undefined;
  return Object.assign(Part, { preload: () => loadPart(load).then(ignored, ignored) });
}

/** Once in a while only: a page that reloads for ever is worse than one that says it broke. */
function mayReload(): boolean {
  const before = Number(sessionStorage.getItem(RELOADED_KEY));
  if (Date.now() - before < RELOAD_AGAIN_MS) return false;
  sessionStorage.setItem(RELOADED_KEY, String(Date.now()));
  return true;
}
