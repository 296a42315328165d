import { expect, it } from 'vitest';
import { parseReportWish } from './options.ts';

it('fills in what is not said', () => {
  expect(parseReportWish(['learning'])).toEqual({
    about: 'learning',
    tenantId: 'main',
    file: 'learning.html',
    dataDir: '.data',
  });
});

it('takes tenant, file and folder', () => {
  expect(parseReportWish(['learning', '--tenant', 't', '--out', 'x.html', '--data', 'd'])).toEqual({
    about: 'learning',
    tenantId: 't',
    file: 'x.html',
    dataDir: 'd',
  });
});

it.each([
  [[], 'say what the report is about'],
  [['weather'], 'say what the report is about'],
  [['learning', 'twice'], 'say what the report is about'],
  [['learning', '--colour', 'red'], '--colour'],
])('refuses %j and shows how it is meant', (args, says) => {
  expect(() => parseReportWish(args)).toThrow(says);
  expect(() => parseReportWish(args)).toThrow('npm run report -- learning');
});
