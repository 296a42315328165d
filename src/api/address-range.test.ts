import { describe, expect, it } from 'vitest';
import { ranged } from './address-range.ts';

describe('an address', () => {
  it.each(['8.8.8.8', '203.0.114.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    'that everybody can reach is public: %s',
    (address) => {
      expect(ranged(address)).toBe('public');
    },
  );

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.9.9.9'],
    ['loopback', '::1'],
    ['private', '10.0.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.0.1'],
    ['the metadata of clouds', '169.254.169.254'],
    ['the metadata of clouds', 'fd00:ec2::254'],
    ['the metadata of clouds', '168.63.129.16'],
    ['the metadata of clouds', '100.100.100.200'],
    ['link-local', 'fe80::1'],
    ['unique local', 'fc00::1'],
    ['site-local', 'fec0::1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', 'ff02::1'],
    ['nothing yet', '0.0.0.0'],
    ['nothing yet', '::'],
    ['everybody', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['reserved', '192.0.2.1'],
    ['reserved', '2001:db8::1'],
    ['an IPv4 one in disguise', '::ffff:127.0.0.1'],
    ['an IPv4 one in disguise', '::ffff:a9fe:a9fe'],
    ['an IPv4 one in disguise', '::127.0.0.1'],
    ['an IPv4 one in disguise', '64:ff9b::7f00:1'],
    ['an IPv4 one in disguise', '2002:7f00:1::'],
    ['no address', 'localhost'],
  ])('of %s is not: %s', (_kind, address) => {
    expect(ranged(address)).not.toBe('public');
  });
});
