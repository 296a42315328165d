/** Keeps the first answer given under a key, so that a repeated step gets the same one. */
export type AnswerStore = {
  /** Runs `make` unless an answer is stored; two racing callers both get the one that was kept. */
  once<T>(
    place: { tenantId: string; caseId: string; key: string },
    make: () => Promise<T>,
  ): Promise<T>;
};
