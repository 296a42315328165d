/** One reason why a supplier's text should be read with care. */
export type TextFlag = {
  flag: (typeof rules)[number]['flag'] | 'hidden_characters';
  because: string;
  /** The words that gave rise to it, at most `EXCERPT_MAX` characters. */
  excerpt: string;
};

/** Longer texts are cut by the contract; what lies beyond is not looked at. */
const READ_MAX = 2_000;
const EXCERPT_MAX = 120;

/**
 * Patterns over words, each with a bounded gap, so that no text makes them slow. They are meant to
 * be understood by a buyer who reads the flag, not to catch everything: nothing depends on them.
 */
const rules = [
  {
    flag: 'overrides_instructions',
    because: 'tells the reader to drop its instructions',
    pattern:
      /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:instructions?|mandate|rules?|polic(?:y|ies)|limits?|guidelines?|prompts?)\b|\binstructions?\b.{0,30}\b(?:void|invalid|no longer)\b/isu,
  },
  {
    flag: 'poses_as_system',
    because: 'poses as an instruction to software',
    pattern:
      /(?:^|\n)\s*(?:system|assistant|developer)\s*:|<\/?\s*(?:system|assistant|instructions?)\s*>|\byou are (?:now |a |an )*(?:helpful |ai )*(?:assistant|agent|language model)\b|\b(?:to|dear) (?:the )?(?:ai|llm|language model|bot)\b/isu,
  },
  {
    flag: 'orders_acceptance',
    because: 'orders an acceptance instead of offering terms',
    pattern:
      /\b(?:you )?must (?:accept|approve|agree)\b|\b(?:accept|approve)\b.{0,40}\b(?:without (?:asking|approval|review|checking)|immediately|at once|now)\b/isu,
  },
  {
    flag: 'asks_for_secrets',
    because: 'asks for what only the buyer knows',
    pattern:
      /\b(?:tell|give|show|send|reveal|disclose)\b.{0,40}\b(?:walk-?away|reservation price|maximum (?:budget|price)|mandate|system prompt|competitors?|other (?:quotes|offers|suppliers))\b/isu,
  },
] as const;

/** Characters that show nothing or turn the direction of writing, and so hide words from people. */
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/**
 * What in a supplier's text looks like an attempt to steer the reader: at most one flag per rule,
 * in the order of the rules; empty for plain words. A flag is shown and kept, it decides nothing.
 */
export function suspiciousText(text: string): TextFlag[] {
  const read = text.slice(0, READ_MAX);
  const plain = read.normalize('NFKC').replaceAll(HIDDEN, '');
  const found = rules.flatMap(({ flag, because, pattern }): TextFlag[] => {
    const match = pattern.exec(plain);
    return match === null
      ? []
      : [{ flag, because, excerpt: match[0].trim().slice(0, EXCERPT_MAX) }];
  });
  const hidden = read.match(HIDDEN);
  if (hidden === null) return found;
  const because = 'holds characters that cannot be seen';
  return [
    ...found,
    { flag: 'hidden_characters', because, excerpt: `${hidden.length} of ${read.length}` },
  ];
}
