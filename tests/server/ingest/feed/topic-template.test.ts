import { expect, test } from 'vitest';
import { isTopicTemplate, topicTemplate } from '#server/ingest/feed/topic-template';

test('names are subscribed to as wildcards, and read from the topic', () => {
  const { filter, match } = topicTemplate('sensors/{block}/+/{quantity}');
  expect(filter).toBe('sensors/+/+/+');
  expect(match('sensors/zhenru-3/d-7/water-level')).toEqual({ block: 'zhenru-3', quantity: 'water-level' });
  expect(match('sensors/zhenru-3/d-7')).toBeUndefined();
  expect(match('other/zhenru-3/d-7/x')).toBeUndefined();
});

test('a last # takes all that follows, and what is above it', () => {
  const { filter, match } = topicTemplate('cameras/{camera}/#');
  expect(filter).toBe('cameras/+/#');
  expect(match('cameras/east/person/active')).toEqual({ camera: 'east' });
  expect(match('cameras/east')).toEqual({ camera: 'east' });
  expect(match('cameras')).toBeUndefined();
});

test('what no broker takes is no topic', () => {
  for (const good of ['a', 'a/b', '+/+', '#', 'a/{b}/c', '/a']) expect(isTopicTemplate(good), good).toBe(true);
  for (const bad of ['', 'a/#/b', 'a+', 'x{b}', '{b}x', '{B C}', 'a/{}', 'a\0']) expect(isTopicTemplate(bad), bad).toBe(false);
});
