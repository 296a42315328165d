const TRIES_MAX = 30;
const PAUSE_MS = 1_000;

/**
 * Loads the code of a page or tab. While the server is away it is tried again for half a minute, so
 * that a page opened in that moment comes late instead of broken.
 * @throws what the last try threw
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await load();
    } catch (error) {
      if (tries === TRIES_MAX) throw error;
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}
