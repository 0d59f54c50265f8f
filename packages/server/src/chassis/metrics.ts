import { monitorEventLoopDelay } from 'node:perf_hooks';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { FastifyInstance } from 'fastify';
import { sameText } from '../platform/seal.ts';
import { codeName } from './fault-map.ts';
import type { Routes } from './http.ts';
import { requestFaults } from './request-faults.ts';
import type { Surface, Watch } from './watch.ts';

/** What is asked for at the moment somebody looks. */
export interface MetricSources {
  pool(): { readonly open: number; readonly idle: number; readonly waiting: number };
  jobs(): Promise<{ readonly due: number; readonly later: number; readonly failed: number }>;
}

export interface MetricsOptions {
  readonly sources?: MetricSources;
  /** The bearer token that may read them. */
  readonly token?: string;
  /** Without a token: whether this machine may read them. Never behind a proxy, which is this machine to us. */
  readonly openToThisMachine: boolean;
}

export interface Metrics {
  readonly watch: Watch;
  /** `GET /metrics` */
  readonly routes: Routes;
  close(): Promise<void>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const NANOSECONDS = 1e9;

/** OpenTelemetry's meters, read in the words of Prometheus. Labels are route templates and method names: their number is known. */
export function createMetrics({ sources, token, openToThisMachine }: MetricsOptions): Metrics {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [reader] });
  // No timestamps, and nothing about the process itself: its name would be the path of its executable.
  const serializer = new PrometheusSerializer('', false, undefined, true, true);
  const meter = provider.getMeter('tenon');

  const advice = { explicitBucketBoundaries: SECONDS };
  const http = meter.createHistogram('http.server.request.duration.seconds', { description: 'How long HTTP requests took, by route.', advice });
  const rpc = meter.createHistogram('rpc.server.call.duration.seconds', { description: 'How long RPCs took, by method.', advice });
  // Told when somebody looks: two more entries for every request cost more than all that is done to count it.
  const active = new Map<Surface, number>();
  const count = (surface: Surface, by: number) => void active.set(surface, (active.get(surface) ?? 0) + by);
  meter.createObservableUpDownCounter('tenon.requests.active', { description: 'Requests that are being answered.' }).addCallback((result) => {
    for (const [surface, requests] of active) result.observe(requests, { surface });
  });

  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const loop = meter.createObservableGauge('tenon.event_loop.delay.seconds', { description: 'How late the event loop ran since it was last asked.' });
  const memory = meter.createObservableGauge('process.resident.memory.bytes', { description: 'Resident memory.' });
  meter.addBatchObservableCallback(
    (result) => {
      for (const percentile of [50, 99]) result.observe(loop, delay.percentile(percentile) / NANOSECONDS, { quantile: String(percentile / 100) });
      result.observe(loop, delay.max / NANOSECONDS, { quantile: '1' });
      delay.reset();
      result.observe(memory, process.memoryUsage.rss());
    },
    [loop, memory],
  );
  if (sources) {
    const connections = meter.createObservableGauge('tenon.db.connections', {
      description: 'Database connections of this process, and calls that wait for one.',
    });
    const jobs = meter.createObservableGauge('tenon.jobs', { description: 'Jobs of the whole house: due, for later, given up.' });
    // Each by itself: what throws loses all that it observed.
    connections.addCallback((result) => {
      for (const [state, count] of Object.entries(sources.pool())) result.observe(count, { state });
    });
    jobs.addCallback(async (result) => {
      for (const [state, count] of Object.entries(await sources.jobs())) result.observe(count, { state });
    });
  }

  return {
    watch: {
      began: (surface) => count(surface, 1),
      finished({ surface, name, verb, status, milliseconds, told }) {
        count(surface, -1);
        if (surface === 'http' || surface === 'rest') {
          http.record(milliseconds / 1000, { 'http.request.method': verb ?? '', 'http.route': name, 'http.response.status_code': status ?? 0 });
        } else {
          rpc.record(milliseconds / 1000, { 'rpc.system': surface, 'rpc.method': name, 'rpc.response.status_code': codeName(told?.code ?? 0) });
        }
      },
    },
    routes(app: FastifyInstance) {
      app.get('/metrics', async (request, reply) => {
        const given = request.headers.authorization ?? '';
        const may = token === undefined ? openToThisMachine && LOOPBACK.test(request.raw.socket.remoteAddress ?? '') : sameText(given, `Bearer ${token}`);
        // Whoever may not read them need not know that they are there.
        if (!may) throw requestFaults.unknownAddress({ path: '/metrics' });
        // What could not be asked just now (the database is away) is left out: the rest matters most then.
        const { resourceMetrics } = await reader.collect();
        return reply.type('text/plain; version=0.0.4; charset=utf-8').send(serializer.serialize(resourceMetrics));
      });
    },
    async close() {
      delay.disable();
      await provider.shutdown();
    },
  };
}

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/;
