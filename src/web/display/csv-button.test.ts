import { expect, it } from 'vitest';
import { csvOf } from './csv-button.tsx';

it('a file never holds a cell that a spreadsheet would run', async () => {
  const text = await csvOf([{ name: '=HYPERLINK("x")', amount: 5 }]);
  expect(text.split('\n')[0]).toBe('name,amount');
  expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
});
