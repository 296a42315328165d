/** Makes one span of a trace whose context travels as data; a no-op when nobody traces. */
export type Tracer = {
  inSpan<T>(
    name: string,
    parent: { traceparent: string | null; attributes?: Record<string, string | number> },
    run: (traceparent: string | null) => Promise<T>,
  ): Promise<T>;
};
