type Numbers = Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** Numbers without an end known: a list takes 8 bytes for each, these as few as their type. */
export type Growing<Values extends Numbers> = {
  /** As long as it is now; what lies beyond `length` means nothing. */
  readonly values: Values;
  readonly length: number;
  push(value: number): void;
};

const LENGTH_AT_FIRST = 16;
const GROWTH = 1.5;

export function growing<Values extends Numbers>(
  make: new (length: number) => Values,
): Growing<Values> {
  const own = {
    values: new make(LENGTH_AT_FIRST),
    length: 0,
    push: (value: number) => {
      if (own.length === own.values.length) {
        const wider = new make(Math.ceil(own.length * GROWTH));
        wider.set(own.values);
        own.values = wider;
      }
      own.values[own.length] = value;
      own.length += 1;
    },
  };
  return own;
}
