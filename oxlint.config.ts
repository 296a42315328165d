import type { OxlintOverride } from 'oxlint';
import { defineConfig } from 'oxlint';
import { rooms } from './rooms.ts';

const all = [
  'domain',
  'contracts',
  'kit',
  'ports',
  'platform',
  'workflows',
  'activities',
  'memory',
  'integrations',
  'engine',
  'worker',
  'api',
  'cli',
  'web',
];

/** An import of any of these rooms, by alias or by a relative path that leaves the own room. */
const into = (names: readonly string[]): string => `^(#|(\\.\\./)+(src/)?)(${names.join('|')})/`;

const packagesOf = (room: string): object[] => {
  if (room === 'domain')
    return [{ regex: '^[^#.]', message: 'domain is pure; packages enter by src/domain/packages' }];
  if (room === 'workflows') {
    return [
      {
        regex: '^(node:|zod|@prisma|express|pg$|pino)',
        message: 'workflow code does no I/O and knows no schema package (ADR 0001)',
      },
    ];
  }
  return [];
};

const overrides = Object.entries(rooms).map(([name, room]): OxlintOverride => {
  const forbidden = all.filter(
    (it) => it !== name && !room.values.includes(it) && !room.types.includes(it),
  );
  const patterns = [
    ...(forbidden.length > 0
      ? [{ regex: into(forbidden), message: `${name} does not know this room (rooms.ts)` }]
      : []),
    ...(room.types.length > 0
      ? [
          {
            regex: into(room.types),
            allowTypeImports: true,
            message: `${name} takes types only from this room (rooms.ts)`,
          },
        ]
      : []),
    ...packagesOf(name),
  ];
  return {
    files: [`${room.path}/**/*.{ts,tsx}`],
    excludeFiles: ['**/*.test.ts', 'src/domain/packages/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
});

/** What would make a policy depend on more than its arguments. */
const deterministic: OxlintOverride = {
  files: ['workflows/**/*.ts', 'src/domain/**/*.ts', 'src/kit/*.ts', 'src/kit/patterns/*.ts'],
  excludeFiles: ['**/*.test.ts', 'src/kit/delivery.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      'fetch',
      'process',
      'crypto',
      'Temporal',
      'setInterval',
      'performance',
      'WeakRef',
    ],
    'no-restricted-properties': [
      'error',
      {
        object: 'Math',
        property: 'random',
        message: "draws come from the case's seed, in activities",
      },
      { object: 'Date', property: 'now', message: 'time comes with the event' },
    ],
  },
};

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'react', 'jsx-a11y'],
  ignorePatterns: ['node_modules', 'src/memory/generated', 'data', '.data', 'coverage', 'dist'],
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    // Our objects are made of closures; nothing reads `this`.
    'typescript/unbound-method': 'off',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    // Its tags are no match: Mantine's parts take a role, and `output` reads differently.
    'jsx-a11y/prefer-tag-over-role': 'off',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
  },
  overrides: [
    ...overrides,
    deterministic,
    {
      files: ['**/*.config.ts', 'tests/support/*-setup.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    { files: ['**/*.test.ts'], rules: { 'max-lines-per-function': 'off' } },
  ],
});
