/** Topics of OpenSanctions, and ours, with which a party may not be dealt with at all. */
const PROHIBITING: readonly string[] = [
  'sanction',
  'sanction.linked',
  'sanction.counter',
  'debarment',
  'export.control',
  'export.control.linked',
  'forced.labor',
  'own.block',
];

/** Topics that a person should know of before buying. */
const WORTH_A_LOOK: readonly string[] = [
  'export.risk',
  'crime',
  'crime.boss',
  'crime.fin',
  'crime.fraud',
  'crime.terror',
  'crime.theft',
  'crime.traffick',
  'crime.war',
  'reg.action',
  'reg.warn',
  'corp.disqual',
  'role.pep',
];

/** Others, such as `poi`, say nothing against buying. */
export const isToActOn = (topics: readonly string[]): boolean =>
  topics.some((it) => PROHIBITING.includes(it) || WORTH_A_LOOK.includes(it));

/** True as well where a list says nothing of its reasons. */
export const isProhibiting = (topics: readonly string[]): boolean =>
  topics.length === 0 || topics.some((it) => PROHIBITING.includes(it));
