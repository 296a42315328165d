import { describe, expect, it } from 'vitest';
import { mergeWorkerMetrics } from './worker-metrics.ts';

const page = (worker: string, polls: number) => ({
  worker,
  text: [
    '# HELP temporal_polls Polls made',
    '# TYPE temporal_polls counter',
    `temporal_polls{role="a } b"} ${polls}`,
    '# TYPE temporal_slots gauge',
    'temporal_slots 5',
    '',
  ].join('\n'),
});

describe('the metrics of several workers', () => {
  it('are told apart by a label, under one head for each family', () => {
    expect(mergeWorkerMetrics([page('a:1', 3), page('b:2', 4)])).toBe(
      [
        '# HELP temporal_polls Polls made',
        '# TYPE temporal_polls counter',
        'temporal_polls{role="a } b",worker="a:1"} 3',
        'temporal_polls{role="a } b",worker="b:2"} 4',
        '# TYPE temporal_slots gauge',
        'temporal_slots{worker="a:1"} 5',
        'temporal_slots{worker="b:2"} 5',
        '',
      ].join('\n'),
    );
  });

  it('are nothing without a worker', () => {
    expect(mergeWorkerMetrics([])).toBe('');
  });
});
