import { spawn } from 'node:child_process';

/** Opens a page where a person sits in front of a desktop; anywhere else it does nothing. */
export function openInBrowser(url: string): void {
  if (!process.stdout.isTTY) return;
  const opener = openerOf(process.platform, process.env);
  if (opener === null) return;
  const [file = '', ...args] = opener;
  const child = spawn(file, [...args, url], { detached: true, stdio: 'ignore' });
  // No such program: the address stands in the terminal anyway.
  child.on('error', () => undefined);
  child.unref();
}

function openerOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}
