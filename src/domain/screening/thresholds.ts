/**
 * From here a person looks at a match. Chosen on the public part of the screening benchmark and on
 * made-up variations of other listed names: below it real namesakes outnumber what is missed.
 */
export const reviewAtBp = 7_400;

/**
 * From here a match stops everything until a person has decided. Names that differ in nothing but
 * case, accents, punctuation or legal form stay above it.
 */
export const blockAtBp = 9_200;
