import { describe, expect, it } from 'vitest';
import { routeOf, settingsOf, withLanguage } from '../../../wall/modes/route.ts';

const page = (pathname: string, search = '') => routeOf({ pathname, search });

describe('an address', () => {
  it('leads to the chooser, a wall, or one panel of a wall', () => {
    expect(page('/')).toEqual({ page: 'chooser' });
    expect(page('/display/main')).toEqual({ page: 'display', wall: 'main', panel: undefined });
    expect(page('/display/main/')).toEqual({ page: 'display', wall: 'main', panel: undefined });
    expect(page('/display/main/alarm-roll')).toEqual({ page: 'display', wall: 'main', panel: 'alarm-roll' });
  });

  it('leads to the console', () => {
    expect(page('/console')).toEqual({ page: 'console' });
    expect(page('/console/')).toEqual({ page: 'console' });
  });

  it('leads to the kiosk, and to nothing beyond it', () => {
    expect([page('/kiosk'), page('/kiosk/')]).toEqual([{ page: 'kiosk' }, { page: 'kiosk' }]);
    expect(page('/kiosk/x')).toEqual({ page: 'nothing' });
  });

  it('leads to the briefing, and by its code to what leads it', () => {
    expect(page('/briefing', '?page=why')).toEqual({ page: 'briefing' });
    expect(page('/briefing', '?remote=ABCD2345')).toEqual({ page: 'remote', code: 'ABCD2345' });
    expect(page('/briefing/x')).toEqual({ page: 'nothing' });
  });

  it.each(['/display', '/display/main/map/more', '/admin', '/console/x'])('%s is no page', (pathname) => {
    expect(page(pathname)).toEqual({ page: 'nothing' });
  });

  it('carries language, theme and what is to be reported', () => {
    expect(settingsOf({ search: '?lang=en&theme=day&report=alerts,blocks' })).toEqual({ language: 'en', theme: 'day', report: new Set(['alerts', 'blocks']) });
    expect(settingsOf({ search: '?theme=pink' })).toEqual({ language: null, theme: 'night', report: new Set() });
  });

  it('keeps its other settings when the language changes', () => {
    expect(withLanguage('?theme=day&lang=zh', 'en')).toBe('?theme=day&lang=en');
  });
});
