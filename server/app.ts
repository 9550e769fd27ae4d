import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { calendarRoutes } from '#server/calendar/routes.ts';
import { openBus } from '#server/events/publish.ts';
import { eventRoutes } from '#server/events/routes.ts';
import { handoffRoutes } from '#server/handoffs/routes.ts';
import { doJobs } from '#server/jobs/worker.ts';
import { openMailer } from '#server/mail/mailer.ts';
import { metricRoutes } from '#server/metrics/routes.ts';
import { importRoutes } from '#server/opportunities/import-routes.ts';
import { opportunityRoutes } from '#server/opportunities/routes.ts';
import { peopleRoutes } from '#server/people/routes.ts';
import { priorityRoutes } from '#server/priorities/routes.ts';
import { handoffFiguresRoutes } from '#server/progress/handoff-figures-routes.ts';
import { progressRoutes } from '#server/progress/routes.ts';
import { boardRoutes } from '#server/roadmap/board-routes.ts';
import { itemRoutes } from '#server/roadmap/item-routes.ts';
import { ownerRoutes } from '#server/roadmap/owner-routes.ts';
import { scoringRoutes } from '#server/scoring/routes.ts';
import { DomainError } from '#shared/problem.ts';
import type { Config } from './config.ts';
import type { Database } from './db/client.ts';
import type { Api, Deps } from './http/api.ts';
import { serveClient } from './http/client-files.ts';
import { healthRoutes } from './http/health.ts';
import { keepHouse } from './http/housekeeping.ts';
import { refuseUnkeepable } from './http/plain-text.ts';
import { enforcePolicies } from './http/policy.ts';
import { answerProblems, refusalOf, sendProblem } from './http/problems.ts';
import { secureHeaders } from './http/secure-headers.ts';

export interface AppDeps {
  config: Config;
  db: Database;
  /** Now; passed so that tests can move it. */
  clock?: () => Date;
}

/** Answers and files of the client; never what is streamed line by line, which has to arrive as it happens. */
const COMPRESSED = /^(application\/(problem\+)?json|text\/(html|css|javascript)|image\/svg)/;
const MAX_JSON_BYTES = 1_048_576;

/** The whole server, not yet listening. What comes first here happens first to a request. */
export async function buildApp({
  config,
  db,
  clock = () => new Date(),
}: AppDeps): Promise<FastifyInstance> {
  const app: Api = Fastify({
    logger:
      config.logLevel === 'silent'
        ? false
        : { level: config.logLevel, redact: ['req.headers.cookie'] },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: MAX_JSON_BYTES,
    forceCloseConnections: true,
    return503OnClosing: false,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, refusalOf(error)),
  }).withTypeProvider<never>() as unknown as Api;
  const bus = openBus(db, (error) =>
    app.log.warn({ err: error }, 'the event channel broke; it is opened again'),
  );
  const mailer = openMailer(config);
  const deps: Deps = { config, db, bus, clock, mailer };
  app.addHook('onClose', () => bus.close());
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  await secureHeaders(app, config);
  // A test machine may stall for seconds; only production answers 503 rather than let requests pile up.
  const maxEventLoopDelay = config.mode === 'production' ? 5000 : 0;
  await app.register(underPressure, { maxEventLoopDelay, exposeStatusRoute: false });
  await app.register(compress, { encodings: ['gzip'], customTypes: COMPRESSED });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 64 * 1_048_576, files: 1 } });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { after }) =>
      new DomainError('too_many_requests', `Too many tries. Wait ${after} and try again.`),
  });
  await describeApi(app);
  refuseUnkeepable(app);
  enforcePolicies(app, deps);
  await app.register(healthRoutes(deps));
  await app.register(apiRoutes(deps), { prefix: '/api/v1' });
  await serveClient(app);
  keepHouse(app, deps);
  doJobs(app, deps);
  return app as unknown as FastifyInstance;
}

const apiRoutes = (deps: Deps) => async (app: Api) => {
  await app.register(peopleRoutes(deps));
  await app.register(eventRoutes(deps));
  await app.register(calendarRoutes(deps));
  await app.register(priorityRoutes(deps));
  await app.register(metricRoutes(deps));
  await app.register(ownerRoutes(deps));
  await app.register(opportunityRoutes(deps));
  await app.register(scoringRoutes(deps));
  await app.register(importRoutes(deps));
  await app.register(handoffRoutes(deps));
  await app.register(boardRoutes(deps));
  await app.register(itemRoutes(deps));
  await app.register(progressRoutes(deps));
  await app.register(handoffFiguresRoutes(deps));
};

/** OpenAPI 3.1 from the same schemas that check requests, and a page to read it. */
async function describeApi(app: Api): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Baton',
        version: '1',
        description: 'Strategy to roadmap through a two-sided handoff.',
      },
    },
    transform: jsonSchemaTransform,
  });
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/docs'))
      route.config = { ...route.config, policy: { scope: 'public' } };
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false });
  app.get(
    '/api/openapi.json',
    { config: { policy: { scope: 'public' } }, schema: { hide: true } },
    async () => app.swagger(),
  );
}
