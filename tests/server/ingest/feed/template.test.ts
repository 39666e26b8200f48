import fc from 'fast-check';
import { expect, test } from 'vitest';
import { template } from '#server/ingest/feed/template';

const scope = { topic: { device: 'cam-1' }, body: { after: { camera: 'east', score: 0.5, zones: ['gate', 'yard'] }, 'a.b': 'dotted', none: null } };

test('a text without names is itself', () => {
  expect(template('fire-lane')(scope)).toBe('fire-lane');
});

test('one name alone keeps its type, several make a text', () => {
  expect(template('{body.after.score}')(scope)).toBe(0.5);
  expect(template('{topic.device}/{body.after.camera}')(scope)).toBe('cam-1/east');
  expect(template('{body.after.zones.1}')(scope)).toBe('yard');
});

test('a key with dots is found whole', () => {
  expect(template('{body.a.b}')(scope)).toBe('dotted');
});

test('what is not there makes nothing, not the word undefined', () => {
  expect(template('{body.before.camera}')(scope)).toBeUndefined();
  expect(template('x-{body.before}')(scope)).toBeUndefined();
  expect(template('x-{body.after}')(scope)).toBeUndefined();
  expect(template('x-{body.none}')(scope)).toBeUndefined();
});

test('no path reaches a prototype', () => {
  fc.assert(fc.property(fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty'), fc.anything(), (name, body) => {
    if (typeof body === 'object' && body !== null && Object.hasOwn(body, name)) return;
    expect(template(`{body.${name}}`)({ body })).toBeUndefined();
  }));
});
