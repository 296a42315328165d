import type { Span, SpanContext } from '@opentelemetry/api';
import { ROOT_CONTEXT, SpanStatusCode, TraceFlags, context, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-node';
import {
  BatchSpanProcessor,
  ConsoleSpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import type { Config } from './config.ts';

export type SpanParent = {
  /** W3C trace context of the step that caused this one; null starts a new trace. */
  traceparent: string | null;
  attributes?: Record<string, string | number>;
  /** When the work began, epoch milliseconds, where it began before the call. */
  startTimeMs?: number;
};

/**
 * Runs `run` inside a span and gives it the traceparent that its own messages carry on. Where
 * nobody traces, the parent's traceparent is handed through unchanged.
 */
export type InSpan = <T>(
  name: string,
  parent: SpanParent,
  run: (traceparent: string | null) => Promise<T>,
) => Promise<T>;

export type Tracing = {
  inSpan: InSpan;
  /** Sends what is still held back. */
  stop(): Promise<void>;
};

const passThrough: Tracing = {
  inSpan: (_name, { traceparent }, run) => run(traceparent),
  stop: async () => undefined,
};

/**
 * Starts this process's tracing. Trace context travels as data in envelopes and activity inputs, so
 * that workflow code knows nothing of it and histories are the same with tracing on and off.
 */
export function startTracing(config: Pick<Config, 'traces'>, serviceName: string): Tracing {
  const { to, otlpEndpoint } = config.traces;
  if (to === 'off') return passThrough;
  if (to === 'console')
    return traceTo(new SimpleSpanProcessor(new ConsoleSpanExporter()), serviceName);
  const url = otlpEndpoint === null ? {} : { url: `${otlpEndpoint.replace(/\/$/, '')}/v1/traces` };
  return traceTo(new BatchSpanProcessor(new OTLPTraceExporter(url)), serviceName);
}

/** The same with the spans going wherever `processor` takes them. */
export function traceTo(processor: SpanProcessor, serviceName: string): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [processor],
  });
  // Makes the context manager that lets spans of other instrumentation find their parent.
  provider.register();
  const tracer = provider.getTracer('parley');
  return {
    async inSpan(name, { traceparent, attributes, startTimeMs }, run) {
      const parent = contextOf(traceparent);
      const options = {
        ...(attributes === undefined ? {} : { attributes }),
        ...(startTimeMs === undefined ? {} : { startTime: startTimeMs }),
      };
      const span = tracer.startSpan(name, options, parent);
      try {
        const inside = trace.setSpan(parent, span);
        return await context.with(inside, () => run(traceparentOf(span.spanContext())));
      } catch (cause) {
        recordFailure(span, cause);
        throw cause;
      } finally {
        span.end();
      }
    },
    stop: () => provider.shutdown(),
  };
}

/** The trace's own id of 32 hexadecimal digits, for log lines; null when there is none. */
export function traceIdOf(traceparent: string | null): string | null {
  return parseTraceparent(traceparent)?.traceId ?? null;
}

function recordFailure(span: Span, cause: unknown): void {
  const failure = cause instanceof Error ? cause : new Error(String(cause));
  span.recordException(failure);
  span.setStatus({ code: SpanStatusCode.ERROR, message: failure.message });
}

function contextOf(traceparent: string | null) {
  const parent = parseTraceparent(traceparent);
  return parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
}

function parseTraceparent(traceparent: string | null): SpanContext | null {
  const parts = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(traceparent ?? '');
  const [, traceId, spanId, flags] = parts ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  return { traceId, spanId, traceFlags: parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
}

function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
