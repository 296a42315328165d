/** How a simulated supplier moves from its list price to its floor. */
export type Behaviour = {
  /**
   * Share of its room given away, in basis points.
   * @param timeBp share of the rounds that have passed
   * @param theirConcessionBp how near the buyer has come to the list price, 0 to 10,000
   */
  givenBp(timeBp: number, theirConcessionBp: number): number;
  words: string;
};

export const BEHAVIOUR_NAMES = ['hard', 'soft', 'tit_for_tat', 'deadline_driven'] as const;
export type BehaviourName = (typeof BEHAVIOUR_NAMES)[number];

/** Every behaviour, by name. */
export const behaviours: Readonly<Record<BehaviourName, Behaviour>> = {
  hard: { givenBp: (timeBp) => Math.floor(timeBp / 3), words: 'Our prices are firm.' },
  soft: {
    givenBp: (timeBp) => Math.min(10_000, 3_000 + Math.floor((timeBp * 9) / 10)),
    words: 'We would like to work with you.',
  },
  tit_for_tat: {
    givenBp: (timeBp, theirConcessionBp) => Math.min(timeBp + 1_500, theirConcessionBp),
    words: 'We meet you where you meet us.',
  },
  deadline_driven: {
    givenBp: (timeBp) => Math.floor((timeBp * timeBp) / 10_000),
    words: 'Let us see how far we get.',
  },
};
