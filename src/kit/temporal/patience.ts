/**
 * How local activities are tried: again and again, and beyond the first seconds by timers of the
 * workflow. Without a bound on the whole, an outage of the database parks the work; it never changes
 * what comes of it.
 */
export const patience = {
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '20 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '5 seconds',
  },
} as const;
