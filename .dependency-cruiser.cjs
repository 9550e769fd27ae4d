// Who may import what: ARCHITECTURE §2 as rules a machine checks.

const nouns = 'people|opportunities|scoring|priorities|handoffs|roadmap|metrics|progress';
const aside = '\\.test\\.tsx?$|^server/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports and that imports nobody is not part of the product.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$|\\.config\\.ts$|\\.test\\.tsx?$|\\.css$' },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shared-is-pure',
      comment:
        'shared/ imports itself, zod, fractional-indexing, jsep, which reads formulas, and temporal-polyfill, which knows when days begin.',
      severity: 'error',
      from: { path: '^shared/', pathNot: aside },
      to: { pathNot: '^shared/|node_modules/(zod|fractional-indexing|jsep|temporal-polyfill)/' },
    },
    {
      name: 'client-and-server-never-meet',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|prisma)/' },
    },
    {
      name: 'server-and-client-never-meet',
      severity: 'error',
      from: { path: '^(server|prisma)/' },
      to: { path: '^client/' },
    },
    {
      name: 'routes-never-prisma',
      comment: 'routes.ts parses, calls and answers; commands and queries talk to the database.',
      severity: 'error',
      from: { path: '^server/.*routes\\.ts$' },
      to: { path: '^server/db/generated/|node_modules/@prisma/|node_modules/pg/' },
    },
    {
      name: 'nouns-meet-by-commands-and-queries',
      comment: 'Of another noun on the server only its commands and queries.',
      severity: 'error',
      from: { path: `^server/(${nouns})/`, pathNot: aside },
      to: {
        path: `^server/(${nouns})/`,
        pathNot: '^server/($1/|[^/]+/[^/]*(commands|queries)\\.ts$)',
      },
    },
    {
      name: 'edges-know-no-noun',
      comment: 'server/{http,db,events} carry the nouns and do not know them.',
      severity: 'error',
      from: { path: '^server/(db|events)/', pathNot: aside },
      to: { path: `^server/(${nouns})/` },
    },
    {
      name: 'features-never-each-other',
      comment: 'The page joins features.',
      severity: 'error',
      from: { path: '^client/features/([^/]+)/' },
      to: { path: '^client/(features/|pages/)', pathNot: '^client/features/$1/' },
    },
    {
      name: 'ui-and-lib-know-no-noun',
      severity: 'error',
      from: { path: '^client/(ui|lib)/' },
      to: { path: '^client/(features|pages)/' },
    },
    {
      name: 'drag-library-in-two-files',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/features/roadmap/' },
      to: { path: 'node_modules/(react-beautiful-dnd|@hello-pangea)/' },
    },
    {
      name: 'tests-stay-tests',
      comment: 'Nothing that ships imports a test or a test tool.',
      severity: 'error',
      from: { path: '^(shared|server|client|prisma)/', pathNot: aside },
      to: { path: '^server/testing/|\\.test\\.tsx?$|^e2e/' },
    },
    {
      name: 'runtime-needs-dependencies',
      comment: 'What ships may not stand in devDependencies.',
      severity: 'error',
      from: { path: '^(shared|server|client|prisma)/', pathNot: aside },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^server/db/generated' },
    exclude: { path: '^(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
};
