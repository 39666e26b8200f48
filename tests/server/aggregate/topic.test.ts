import { describe, expect, it } from 'vitest';
import { int, text, type TopicShape } from '#protocol/topics';
import { Topic } from '#server/aggregate/topic';

const shape = { tables: { steps: { count: int }, blocks: { name: text } } } as const satisfies TopicShape;

function topicOf() {
  const told: string[] = [];
  const topic = new Topic('scene.test', shape, (one) => { told.push(one.name); });
  return { topic, told };
}

describe('a topic', () => {
  it('says by its name that one of its tables changed', () => {
    const { topic, told } = topicOf();
    topic.tables.blocks.add('b-01', { name: 'Caoyang' });
    expect(told).toEqual(['scene.test']);
  });

  it('drains the tables that changed, each by its place in the shape', () => {
    const { topic } = topicOf();
    topic.tables.steps.add('accepted', { count: 1 });
    topic.tables.blocks.add('b-01');
    expect(topic.drain(0).map(([index]) => index)).toEqual([0, 1]);
    topic.tables.blocks.put(topic.tables.blocks.slot('b-01'), { name: 'Zhenru' });
    expect(topic.drain(0)).toEqual([[1, { removed: [], ops: [0, 2, 'Zhenru'] }]]);
    expect(topic.drain(0)).toEqual([]);
  });

  it('has all its tables in a snapshot, in the order of the shape, and as rows by name', () => {
    const { topic } = topicOf();
    topic.tables.blocks.add('b-01', { name: 'Caoyang' });
    expect(topic.snapshot(0)).toEqual([[[], [[], []]], [[0], [['b-01'], ['Caoyang']]]]);
    expect(topic.rows()).toEqual({ steps: [], blocks: [{ id: 'b-01', name: 'Caoyang' }] });
  });

  it('remembers the last time a source spoke, whatever the order of what is heard', () => {
    const { topic } = topicOf();
    for (const at of [5, 9, 7]) topic.see(at);
    expect(topic.heard.seen).toBe(9);
  });
});
