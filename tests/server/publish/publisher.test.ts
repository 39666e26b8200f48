import { describe, expect, it } from 'vitest';
import { Metrics } from '#server/observe/metrics';
import { Cadence } from '#server/publish/cadence';
import { EVERYONE, Fanout, roomOf } from '#server/publish/fanout';
import { Publisher } from '#server/publish/publisher';
import { Topics } from '#tests/support/bare-gateway';
import { ManualTime } from '#tests/support/manual-time';

function parts(horizon?: () => number) {
  const time = new ManualTime(50_000);
  const topics = new Topics(['one', 'two'], 0);
  const sent: [number, string][] = [];
  const metrics = new Metrics();
  const fanout = new Fanout(topics.topics, { publish: (room) => { sent.push([time.now() - 50_000, room]); }, audience: () => true }, metrics);
  const publisher = new Publisher({ fold: topics, horizon: horizon ?? (() => time.now()), fanout, clock: time, elapsed: () => time.now(), metrics });
  return { time, topics, sent, publisher };
}

describe('a tick', () => {
  it('brings the fold as far as the journal says it may go, and no further', () => {
    const { topics, publisher } = parts(() => 49_900);
    publisher.tick();
    expect(topics.now).toBe(49_900);
  });

  it('publishes what falls due in the fold while nothing comes', () => {
    const { topics, sent, publisher } = parts();
    const due = topics.advance.bind(topics);
    topics.advance = (now) => {
      due(now);
      topics.get('two').tables.items.add('late');
    };
    expect(publisher.tick()).toBe(true);
    expect(sent).toEqual([[0, roomOf('two')]]);
  });

  it('says that nothing went out where nothing changed, also when its heartbeat did', () => {
    const { time, sent, publisher } = parts();
    time.pass(1_000);
    expect(publisher.tick()).toBe(false);
    expect(sent).toEqual([[1_000, EVERYONE]]);
  });

  it('carries the heartbeat after the topics of the same turn, once a second, busy or quiet', () => {
    const { time, topics, sent, publisher } = parts();
    new Cadence(time, publisher.tick).start();
    topics.get('one').tables.items.add('a');
    for (let i = 0; i < 30; i += 1) {
      if (i < 15) topics.get('one').tables.items.set(0, 'count', i + 1);
      time.pass(100);
    }
    const beats = sent.filter(([, room]) => room === EVERYONE).map(([at]) => at);
    expect(beats).toEqual([1_000, 2_000, 3_000]);
    expect(sent.filter(([at]) => at === 1_000).map(([, room]) => room)).toEqual([roomOf('one'), EVERYONE]);
  });
});
