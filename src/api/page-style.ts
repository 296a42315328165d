import { readFileSync } from 'node:fs';

const shared = readFileSync(new URL('page.css', import.meta.url), 'utf8');

/** What all pages share, and after it the sheet of one kind of them. */
export const pageStyle = (sheet: URL): string => `${shared}\n${readFileSync(sheet, 'utf8')}`;
