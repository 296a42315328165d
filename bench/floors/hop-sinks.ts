import type { Sinks } from '@temporalio/workflow';

/** Tells the worker's process, whose clock is finer than a workflow's, that a ball was caught. */
export interface HopSinks extends Sinks {
  marks: { mark(rally: string, hop: number): void };
}
