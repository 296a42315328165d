import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
});
const files = listed.stdout.split('\n').filter((it) => it !== '' && existsSync(join(root, it)));
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const sources = files.filter((it) => it.endsWith('.ts'));
const pages = files.filter((it) => it.endsWith('.md'));

const LINES_MAX = 400;

describe('the repository', () => {
  it('was listed', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(pages.length).toBeGreaterThan(5);
  });

  it('has no file too long to read in one go', () => {
    const long = sources.filter((it) => text(it).split('\n').length > LINES_MAX);
    expect(long).toEqual([]);
  });

  it('skips no test and leaves nothing for later', () => {
    const marks =
      /\b(?:it|test|describe)\.(?:skip|only|todo)\b|\bTO[D]O\b|\bFIX[M]E\b|\bas an[y]\b|@ts-(?:ignore|expect-error|nocheck)/;
    expect(sources.filter((it) => marks.test(text(it)))).toEqual([]);
  });

  it('names no path of a machine', () => {
    const machine = /\/(?:root|home\/[a-z]+|Users\/[A-Za-z]+)\//;
    const own = 'tests/architecture/repository.test.ts';
    const texts = files.filter(
      (it) => /\.(?:ts|md|ya?ml|json|sh)$/.test(it) && it !== 'package-lock.json' && it !== own,
    );
    expect(texts.filter((it) => machine.test(text(it)))).toEqual([]);
  });

  it('has no link or path in its pages that leads nowhere', () => {
    const dead = pages.flatMap((page) =>
      [...text(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
        .map((it) => it[1] ?? '')
        .filter((link) => !existsSync(join(root, dirname(page), link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it('names only folders and files that exist in its pages', () => {
    const named = pages
      .filter((it) => !it.startsWith('tests/'))
      .flatMap((page) =>
        [
          ...text(page).matchAll(
            /`((?:src|workflows|activities|tests|docs|prisma|examples|bench|data)\/[\w./-]*)`/g,
          ),
        ]
          .map((it) => it[1] ?? '')
          .filter((path) => !existsSync(join(root, path)))
          .map((path) => `${page}: ${path}`),
      );
    expect(named).toEqual([]);
  });
});
