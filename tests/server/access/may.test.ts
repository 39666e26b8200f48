import { describe, expect, it } from 'vitest';
import type { Right } from '#protocol/access';
import { refusalOf } from '#server/access/may';
import { OPEN, type Who } from '#server/access/who';

const who = (rights: readonly Right[], more: Partial<Who> = {}): Who => ({ kind: 'account', name: 'somebody', post: 'desk 1', rights: new Set(rights), acknowledges: false, credential: 'x', ...more });
const operator = (action: string, post = 'desk 1') => ({ kind: 'operator', source: '/console', data: { post, action, subject: 'c-1' } });
const direct = (action: string, target: string, post = 'desk 1') => ({ kind: 'direct', source: '/console', data: { post, action, target } });
const alert = (source: string) => ({ kind: 'alert', source, data: {} });

describe('what somebody may write', () => {
  it('is everything where there are no accounts', () => {
    for (const event of [operator('close'), direct('show', 'main'), alert('/cameras')]) expect(refusalOf(OPEN, event)).toBeUndefined();
  });

  it('goes by the right that it takes, and by no other', () => {
    for (const right of ['watch', 'operate', 'direct', 'administer', 'feed'] as const) {
      expect(refusalOf(who([right]), operator('close')) === undefined).toBe(right === 'operate');
      expect(refusalOf(who([right]), direct('show', 'main')) === undefined).toBe(right === 'direct');
      expect(refusalOf(who([right]), alert('/cameras')) === undefined).toBe(right === 'feed');
    }
  });

  it('is done as its own post and as nobody else', () => {
    expect(refusalOf(who(['operate', 'direct']), operator('close', 'desk 2'))).toContain('acts as desk 1, not as desk 2');
    expect(refusalOf(who(['operate', 'direct']), direct('show', 'main', 'desk 2'))).toContain('acts as desk 1');
    expect(refusalOf(who(['operate']), { kind: 'operator', source: '/console', data: null })).toContain('acts as desk 1');
  });

  it('is an acknowledgement and nothing else for a touch screen that has that', () => {
    const kiosk = who(['watch'], { kind: 'display', post: 'lobby', display: 'kiosk', acknowledges: true });
    expect(refusalOf(kiosk, operator('acknowledge', 'lobby'))).toBeUndefined();
    expect(refusalOf(kiosk, operator('shelve', 'lobby'))).toContain('may not shelve');
    expect(refusalOf(kiosk, operator('acknowledge', 'desk 1'))).toContain('acts as lobby');
    expect(refusalOf(kiosk, alert('/x'))).toContain('may write no alert');
  });

  it('lets a screen hide its own wall from visitors, and show nothing again', () => {
    const screen = who(['watch'], { kind: 'display', post: '', display: 'hall/1-2' });
    expect(refusalOf(screen, direct('visitors', 'hall', 'wall'))).toBeUndefined();
    expect(refusalOf(screen, direct('visitors', 'main', 'wall'))).toContain('may not visitors');
    expect(refusalOf(screen, direct('visitors-gone', 'hall', 'wall'))).toContain('may not');
  });

  it('lets whoever looks hide a wall from visitors, and whoever directs alone show it again', () => {
    expect(refusalOf(who(['watch']), direct('visitors', 'hall'))).toBeUndefined();
    expect(refusalOf(who(['watch']), direct('visitors-gone', 'hall'))).toContain('may not visitors-gone');
    expect(refusalOf(who(['operate']), direct('visitors', 'hall'))).toContain('may not visitors');
    expect(refusalOf(who(['watch'], { kind: 'token', post: '' }), direct('visitors', 'hall', 'wall'))).toContain('may not visitors');
  });

  it('is of the sources that a token was made for', () => {
    const token = who(['feed'], { kind: 'token', post: '', source: '/cameras/east' });
    expect(refusalOf(token, alert('/cameras/east/7'))).toBeUndefined();
    expect(refusalOf(token, alert('/cameras/west'))).toContain('begin with /cameras/east');
    expect(refusalOf(token, { kind: 'alert', source: 7, data: {} })).toContain('begin with');
  });
});
