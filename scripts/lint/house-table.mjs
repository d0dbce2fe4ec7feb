// Who may import whom. A room is the longest folder below that holds a file; what is not listed is refused.

/** Modules of the BFF and the modules whose index.ts each may use. Lending never imports delivery. */
export const moduleArrows = {
  hosts: [],
  lender: [],
  operator: [],
  contract: [],
  message: [],
  identity: ['hosts', 'operator'],
  consent: ['identity'],
  traffic: ['identity', 'operator'],
  attribution: ['consent', 'identity', 'operator'],
  behaviour: ['consent', 'contract', 'identity', 'operator'],
  spend: ['operator'],
  grading: ['operator'],
  delivery: ['attribution', 'consent', 'contract', 'grading', 'identity', 'operator'],
  reconciliation: ['delivery', 'grading', 'operator'],
  subscriber: ['consent', 'contract', 'delivery', 'identity', 'operator'],
  experiment: ['consent', 'identity', 'operator', 'traffic'],
  session: ['attribution', 'consent', 'experiment', 'hosts', 'identity', 'traffic'],
  application: ['attribution', 'consent', 'experiment', 'hosts', 'identity', 'lender'],
  loan: ['application', 'consent', 'identity', 'lender'],
  repayment: ['application', 'hosts', 'identity', 'lender', 'loan'],
  journey: ['application', 'loan', 'repayment'],
  analytics: [
    'attribution',
    'behaviour',
    'delivery',
    'experiment',
    'grading',
    'identity',
    'operator',
    'spend',
    'traffic',
  ],
};

const modules = Object.keys(moduleArrows);

/** Room -> rooms it may import. `bff` is the composition root: the files that stand directly in bff/src. */
export const roomArrows = {
  shared: ['shared'],
  'bff/platform': ['bff/platform', 'shared'],
  ...Object.fromEntries(
    modules.map((name) => [
      `bff/${name}`,
      [`bff/${name}`, 'bff/platform', 'shared', ...moduleArrows[name].map((other) => `bff/${other}`)],
    ]),
  ),
  bff: ['bff', 'bff/platform', 'shared', ...modules.map((name) => `bff/${name}`)],
  console: ['console', 'shared'],
  'miniapp/components': ['miniapp/components', 'miniapp/styles', 'shared'],
  'miniapp/styles': [],
  'miniapp/host': ['miniapp/host', 'shared'],
  'miniapp/api': ['miniapp/api', 'miniapp/host', 'shared'],
  'miniapp/features': ['miniapp/features', 'miniapp/api', 'miniapp/host', 'miniapp', 'shared'],
  'miniapp/pages': [
    'miniapp/pages',
    'miniapp/components',
    'miniapp/features',
    'miniapp/api',
    'miniapp/host',
    'miniapp/styles',
    'miniapp',
    'shared',
  ],
  miniapp: [
    'miniapp',
    'miniapp/components',
    'miniapp/features',
    'miniapp/api',
    'miniapp/host',
    'miniapp/styles',
    'miniapp/pages',
    'shared',
  ],
  test: ['test', 'scripts', 'bff', 'bff/platform', 'shared', ...modules.map((name) => `bff/${name}`)],
  scripts: ['scripts', 'test', 'bff', 'bff/platform', 'shared', ...modules.map((name) => `bff/${name}`)],
};

/** Tests stand beside the code that they explain and may use the builders and stand-ins. */
export const roomsForTests = ['test'];

const folders = [
  ['shared', 'shared/src/'],
  ['bff/platform', 'bff/src/platform/'],
  ...modules.map((name) => [`bff/${name}`, `bff/src/${name}/`]),
  ['bff', 'bff/src/'],
  ['console', 'bff/console/'],
  ...['components', 'styles', 'host', 'api', 'features', 'pages'].map((name) => [
    `miniapp/${name}`,
    `miniapp/src/${name}/`,
  ]),
  ['miniapp', 'miniapp/'],
  ['test', 'test/'],
  ['scripts', 'scripts/'],
];

/** The room of a file, by its path from the root with forward slashes, or null outside every room. */
export function roomOf(path) {
  return folders.find(([, folder]) => path.startsWith(folder))?.[0] ?? null;
}

/** A module of the BFF is entered by its index.ts only. */
export const hasOneDoor = (room) => room.startsWith('bff/') && room !== 'bff/platform';
