import { messageAttributes } from '#contracts/span-attributes.ts';
import type { PostOffice } from '#kit/delivery.ts';
import type { Tracer } from '#ports/tracer.ts';

/** The same post office with a span for the signal that brings each message to its agent. */
export function tracedPostOffice(office: PostOffice, tracer: Tracer): PostOffice {
  return {
    deliver(envelope, options) {
      const attributes = messageAttributes(envelope);
      const { traceparent, topic } = envelope;
      return tracer.inSpan(`signal ${topic}`, { traceparent, attributes }, () =>
        office.deliver(envelope, options),
      );
    },
    workersCount: (role) => office.workersCount(role),
  };
}
