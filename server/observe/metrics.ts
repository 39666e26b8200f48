import { performance } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of the process itself have the names that every Prometheus client gives them, so that dashboards know them; all others are ours. */
const name = (rest: string) => (/^(process|nodejs)_/.test(rest) ? rest : `tongxin_${rest}`);

type Figures = () => Partial<Record<string, number>>;
const by = (label: string, figures: ReturnType<Figures>) => Object.entries(figures).map(([key, value]): [Record<string, string>, number] => [{ [label]: key }, value ?? 0]);

/** What `GET /metrics` tells, in a registry of its own, so that servers in one process do not share figures. */
export class Metrics {
  readonly registry = new Registry();
  readonly connections = this.counter('connections_total', 'Displays that connected.');
  /** Why displays went: `slow`, `commands`, `bad-frame`, `ping-timeout`, `shutdown`, … */
  readonly disconnects = this.counter('disconnects_total', 'Displays that went, by reason.', ['reason']);
  readonly refusals = this.counter('refusals_total', 'Connections and requests refused, by fault.', ['fault']);
  readonly frames = this.counter('frames_total', 'Frames encoded, by kind; each is encoded once for all displays.', ['kind']);
  readonly bytes = this.counter('frame_bytes_total', 'Bytes of encoded frames, by kind.', ['kind']);
  readonly ticks = this.counter('ticks_total', 'Ticks that published at least one topic.');
  readonly commands = this.counter('commands_total', 'Commands of displays, by name and outcome.', ['command', 'outcome']);
  readonly requests = this.counter('http_requests_total', 'HTTP answers, by route and status.', ['route', 'status']);
  readonly checkpoints = this.counter('checkpoints_total', 'Checkpoints written.');
  readonly tick = this.histogram('tick_seconds', 'Time a tick took.', [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1]);
  readonly glass = this.histogram('glass_seconds', 'From a frame at the server to its pixels, as displays report it.', [0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5]);

  /** A figure read when it is asked for. */
  gauge(rest: string, help: string, read: () => number): void { this.told(Gauge, rest, help, () => [[{}, read()]]); }

  /** Figures by a label, read when they are asked for; what is not told any more is gone. */
  gauges(rest: string, help: string, label: string, read: Figures): void { this.told(Gauge, rest, help, () => by(label, read()), label); }

  /** A sum that only grows and that somebody else keeps; its name ends with `_total`. */
  total(rest: string, help: string, read: () => number): void { this.told(Counter, rest, help, () => [[{}, read()]]); }

  /** Such sums by a label. */
  totals(rest: string, help: string, label: string, read: Figures): void { this.told(Counter, rest, help, () => by(label, read()), label); }

  private told(Kind: typeof Gauge | typeof Counter, rest: string, help: string, read: () => [labels: Record<string, string>, value: number][], ...labelNames: string[]): void {
    this.registry.registerMetric(new Kind({
      name: name(rest), help, labelNames, registers: [],
      collect() {
        this.reset();
        for (const [labels, value] of read()) this.inc(labels, value);
      },
    }));
  }

  private counter<L extends string = never>(rest: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({ name: name(rest), help, labelNames, registers: [this.registry] });
  }

  private histogram(rest: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name: name(rest), help, buckets, registers: [this.registry] });
  }
}

/** Figures of the process itself. */
export function observeProcess(metrics: Metrics): void {
  metrics.total('process_cpu_seconds_total', 'CPU time since the start, user and system.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  metrics.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  metrics.gauge('process_start_time_seconds', 'When the process started, since the epoch.', () => performance.timeOrigin / 1_000);
  metrics.gauge('nodejs_heap_size_used_bytes', 'JavaScript heap in use.', () => process.memoryUsage().heapUsed);
  metrics.total('loop_busy_seconds_total', 'Time for which the event loop was at work.', () => performance.eventLoopUtilization().active / 1_000);
}
