import { expect, test } from 'vitest';
import { legalFormWords } from './legal-forms.ts';
import { wordsOf } from './normalise.ts';

const withoutForm = (name: string) => {
  const words = wordsOf(name);
  const legal = legalFormWords(words);
  return words.filter((_, index) => legal[index] === false).join(' ');
};

test.each([
  ['Acme Co., Ltd.', 'ACME'],
  ['LTDA. ACME', 'ACME'],
  ['ACME, S.A. de C.V.', 'ACME'],
  ['Acme Sociedad Anonima de Capital Variable', 'ACME'],
  ['OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU ACME', 'ACME'],
  ['Public Joint Stock Company Acme', 'ACME'],
  ['Acme S. de R.L. de C.V.', 'ACME'],
  ['ACME GMBH & CO. KG', 'ACME'],
  ['Banco de Acme', 'BANCO DE ACME'],
])('%s is %s', (name, rest) => {
  expect(withoutForm(name)).toBe(rest);
});

test('a name that is nothing but legal forms keeps them', () => {
  expect(withoutForm('SA')).toBe('SA');
});
