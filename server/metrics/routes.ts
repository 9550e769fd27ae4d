import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import {
  CreateMetric,
  EditMetric,
  Metric,
  MetricPage,
  Metrics,
  RecordReading,
} from '#shared/metrics/schema.ts';
import { createMetric, editMetric } from './commands.ts';
import { findMetric, findMetrics } from './queries.ts';
import { recordReading } from './record-reading.ts';

export const metricRoutes = (deps: Deps) => async (app: Api) => {
  await app.register(readRoutes(deps));
  await app.register(writeRoutes(deps));
};

const readRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/metrics',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: Metrics } },
    },
    async ({ actor }) => ({ metrics: await findMetrics(deps.db, actor.workspaceId) }),
  );

  app.get(
    '/metrics/:id',
    {
      config: { policy: { scope: 'metric', verb: 'read' } },
      schema: { params: IdPath, response: { 200: MetricPage } },
    },
    async ({ actor, params }, reply) => {
      const metric = await findMetric(deps.db, actor.workspaceId, params.id);
      return etag(reply, metric.version).send(metric);
    },
  );
};

const writeRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/workspaces/:workspace/metrics',
    {
      config: { policy: { scope: 'workspace', verb: 'edit_metric' } },
      schema: { params: WorkspacePath, body: CreateMetric, response: { 201: Metric } },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) => createMetric(unit, request.body));
      return etag(reply, value.version).code(201).send(value);
    },
  );

  app.patch(
    '/metrics/:id',
    {
      config: { policy: { scope: 'metric', verb: 'edit_metric' } },
      schema: { params: IdPath, body: EditMetric, response: { 200: Metric } },
    },
    async (request, reply) => {
      const seen = ifMatch(request);
      const { value } = await write(deps, request, (unit) =>
        editMetric(unit, request.params.id, seen, request.body),
      );
      return etag(reply, value.version).send(value);
    },
  );

  app.post(
    '/metrics/:id/readings',
    {
      config: { policy: { scope: 'metric', verb: 'record_reading' } },
      schema: { params: IdPath, body: RecordReading, response: { 201: Metric } },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) =>
        recordReading(unit, request.params.id, request.body),
      );
      return etag(reply, value.version).code(201).send(value);
    },
  );
};
