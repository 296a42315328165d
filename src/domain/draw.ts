/**
 * A draw that depends on nothing but its key: FNV-1a over the key's UTF-16 units, mixed by the
 * finaliser of MurmurHash3, both 32 bits. Good enough for play, never for secrets.
 * @returns an integer from `min` to `max`, both included
 */
export function draw(key: string, min: number, max: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return min + ((hash >>> 0) % (max - min + 1));
}
