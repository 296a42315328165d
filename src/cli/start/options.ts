import { ParleyError } from '#contracts/errors.ts';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { parseWords } from '../command-line.ts';

export type StartOptions = {
  /** Where all state is kept. */
  dataDir: string;
  /** Undefined = the one used last, 8080, or any free one. */
  port: { port: number; by: string } | undefined;
  /** Run sample data and a sample procurement on an empty database. */
  demo: boolean;
  /** Import the sample data into an empty database. */
  sampleData: boolean;
  browser: boolean;
  /** The agents that this start's worker serves. */
  roles: readonly string[];
  help: boolean;
};

export const startHelp = `npm start -- [options]

  --data DIR      keep all state in DIR (default .data)
  --port N        serve the API on port N (default 8080, or a free one)
  --roles a,b     serve these agents only: ${AGENT_ROLES.join(', ')}
  --no-demo       no sample data and no sample procurement on an empty database
  --sample-data   with --no-demo: the sample data all the same
  --no-browser    do not open the desk in a browser
`;

/** @throws ParleyError CONFIG_INVALID naming the option and what it may be */
export function parseStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const values = parse(args);
  return {
    dataDir: values.data ?? '.data',
    port: portOf('--port', values.port) ?? portOf('PARLEY_API_PORT', env.PARLEY_API_PORT),
    demo: values.demo !== false,
    sampleData: values.demo !== false || values['sample-data'] === true,
    browser: values.browser !== false,
    roles: rolesOf(values.roles),
    help: values.help === true,
  };
}

function parse(args: readonly string[]) {
  return parseWords(startHelp, {
    args: [...args],
    allowNegative: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      roles: { type: 'string' },
      demo: { type: 'boolean' },
      'sample-data': { type: 'boolean' },
      browser: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
}

function portOf(by: string, text: string | undefined): StartOptions['port'] {
  if (text === undefined || text === '') return undefined;
  const port = /^\d+$/.test(text) ? Number(text) : -1;
  if (port === 0) return undefined;
  if (port >= 1 && port <= 65_535) return { port, by };
  throw new ParleyError('CONFIG_INVALID', `${by}: "${text}" is not a port; use 1 to 65535`);
}

function rolesOf(text: string | undefined): readonly string[] {
  if (text === undefined) return AGENT_ROLES;
  const roles = text.split(',').map((role) => role.trim());
  const unknown = roles.find((role) => !(AGENT_ROLES as readonly string[]).includes(role));
  if (unknown === undefined) return roles;
  throw new ParleyError(
    'CONFIG_INVALID',
    `--roles: "${unknown}" is not an agent; use ${AGENT_ROLES.join(', ')}`,
  );
}
