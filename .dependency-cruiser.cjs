// The import law. Each rule is seen red once in test/imports.test.ts by a planted violation.

/** Which room may enter which, through its index.ts. News flows backward by reading the trail, not by calls. */
const ROOMS = {
  people: [],
  places: ['people'],
  notices: ['people'],
  forms: [],
  catalogue: ['forms', 'people'],
  intake: ['catalogue', 'forms', 'people', 'places'],
  proofs: ['people', 'seal'],
  seal: ['people'],
  licences: ['catalogue', 'people', 'seal'],
  obligations: ['catalogue', 'people'],
  overview: ['catalogue', 'people', 'places'],
  messages: ['cases', 'catalogue', 'intake', 'people', 'places'],
  cases: ['catalogue', 'forms', 'intake', 'licences', 'obligations', 'people', 'places'],
};

const known = Object.keys(ROOMS).join('|');
/** Of a room everything else is pure. `handle.x.ts` is a part of `handle.ts`, and so on. */
const IMPURE = '/(index|handle|queries|routes|jobs|followers)[a-z.-]*\\.ts$';
const ADAPTERS =
  '^src/platform/(db\\.(pg|pglite|pool|role)|clock\\.system|files\\.disk|lock|mail\\.smtp|migrate|pki\\.(local|remote)|tsa\\.(http|local|server))\\.ts$';
/** Types are gone when the program runs; only what is called counts. */
const called = { dependencyTypesNot: ['type-only'] };

const edges = Object.entries(ROOMS).map(([room, may]) => ({
  name: `room-edge-${room}`,
  comment: `${room} may enter ${may.length === 0 ? 'no other room' : may.join(', ')}.`,
  severity: 'error',
  from: { path: `^src/modules/${room}/` },
  to: {
    path: `^src/modules/(?!(${[room, ...may].join('|')})/)`,
    pathNot: '/contract\\.ts$',
    ...called,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A file that needs itself, if only for a type, cannot be read from any side.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere; otherwise the other rules would not see it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'law-knows-kernel-only',
      severity: 'error',
      from: { path: '^src/law/' },
      to: { pathNot: '^src/(law|kernel)/' },
    },
    {
      name: 'platform-knows-no-law',
      comment: 'Adapters know neither law nor rooms.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^(src|web)/', pathNot: '^src/(platform|kernel)/' },
    },
    {
      name: 'src-knows-no-web',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'web-knows-the-wire',
      comment: 'Pages use kernel words, wire shapes and the form engine, and call nothing else of the server.',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: '^src/',
        // A verifier without a network is the same pure code in the browser as at the command line: exactly these.
        pathNot: [
          '^src/(kernel/|modules/[^/]+/contract\\.ts$|modules/forms/(engine/|index\\.ts$))',
          '^src/modules/licences/(code|offline|status)\\.ts$',
          '^src/modules/proofs/(check|checkpoint|tree)\\.ts$',
        ],
        ...called,
      },
    },
    {
      name: 'rooms-are-entered-by-their-door',
      severity: 'error',
      from: { path: '^src/(modules/([^/]+)/|app\\.ts|cli/|seed/)' },
      to: {
        path: '^src/modules/([^/]+)/',
        pathNot: '^src/modules/($2/|[^/]+/(index|contract)\\.ts$|forms/engine/)',
        ...called,
      },
    },
    {
      name: 'rooms-are-in-the-table',
      comment: 'A new room is entered into ROOMS with the rooms it may enter.',
      severity: 'error',
      from: { path: `^src/modules/(?!(${known})/)` },
      to: {},
    },
    ...edges,
    {
      name: 'the-inside-of-a-room-is-pure',
      comment: 'Rules get everything passed in: no node, no driver, no platform, no other room but the pure forms.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: IMPURE },
      to: {
        path: '.',
        pathNot: [
          '^src/(kernel|law)/',
          '^src/modules/($1|forms)/',
          '^src/modules/[^/]+/contract\\.ts$',
          '^src/platform/canonical\\.ts$', // a function of its argument like any other
          '^node_modules/(typebox|minisearch|pinyin-pro)/',
        ],
        ...called,
      },
    },
    {
      name: 'rooms-see-ports',
      comment: 'Only app.ts and the command line choose adapters.',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: ADAPTERS, ...called },
    },
    {
      name: 'fastify-in-routes',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(platform/http/|app\\.ts$|modules/.+/routes[a-z.-]*\\.ts$)' },
      to: { path: '^node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'react-in-web',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^node_modules/(react|react-dom|@tanstack)/' },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^web/features/([^/]+)/' },
      to: { path: '^web/(features/(?!$1/)|pages/|app/)' },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^web/ui/' },
      to: { path: '^(web/(features|pages|app|api)|src/(modules|law))/' },
    },
    {
      name: 'no-tools-in-the-product',
      comment: 'What runs is a dependency, not a development tool.',
      severity: 'error',
      from: { path: '^(src|web)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    exclude: { path: '\\.test\\.tsx?$|^web/.*\\.css$' },
    doNotFollow: { path: '^node_modules/' },
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
    skipAnalysisNotInRules: true,
  },
};
