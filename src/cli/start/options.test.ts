import { describe, expect, it } from 'vitest';
import { parseStartOptions } from './options.ts';

const parse = (...args: string[]) => parseStartOptions(args, {});

describe('npm start', () => {
  it('runs everything when nothing is said', () => {
    expect(parse()).toMatchObject({ dataDir: '.data', demo: true, browser: true, port: undefined });
    expect(parse().roles).toHaveLength(4);
  });

  it('starts quietly elsewhere when told so', () => {
    const options = parse('--no-demo', '--no-browser', '--data', '/srv/parley', '--port', '9000');
    expect(options).toMatchObject({ dataDir: '/srv/parley', demo: false, browser: false });
    expect(options.port).toEqual({ port: 9_000, by: '--port' });
  });

  it('serves only the agents that are named', () => {
    expect(parse('--roles', 'sourcing,compliance').roles).toEqual(['sourcing', 'compliance']);
  });

  it('prefers the option to the variable', () => {
    const env = { PARLEY_API_PORT: '9001' };
    expect(parseStartOptions([], env).port).toEqual({ port: 9_001, by: 'PARLEY_API_PORT' });
    expect(parseStartOptions(['--port', '9000'], env).port?.by).toBe('--port');
  });

  it.each([
    [['--port', 'http'], /--port: "http" is not a port/],
    [['--port', '99999'], /1 to 65535/],
    [['--roles', 'sourcing,legal'], /"legal" is not an agent; use supervisor/],
    [['--demon'], /--demon[\s\S]*--no-demo/],
  ])('refuses %j and says what it takes', (args, text) => {
    expect(() => parse(...args)).toThrow(text);
  });
});
