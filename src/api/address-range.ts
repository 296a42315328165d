import ipaddr from 'ipaddr.js';

/** Public by its number, but answered by the cloud's own host from inside its machines. */
const HOST_OF_AZURE = '168.63.129.16';

/**
 * What kind of place an IP address is: `public`, or the name of the range that nobody outside can
 * reach (loopback, private, link-local with the clouds' metadata, carrier-grade NAT, multicast,
 * what is reserved, and what only wraps an IPv4 address).
 */
export function ranged(address: string): string {
  if (!ipaddr.isValid(address)) return 'wrong';
  // An IPv4 address inside an IPv6 one is judged as what it is.
  const place = ipaddr.process(address);
  if (place.toString() === HOST_OF_AZURE) return 'metadata';
  const range = place.range();
  return range === 'unicast' ? 'public' : range;
}
