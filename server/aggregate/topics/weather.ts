import { TOPICS } from '#protocol/topics';
import type { Host, Part } from '../part.ts';

const ROW = 'now';

/** Topic `weather`: the weather as last observed, in one row. What an observation leaves out stays as it was; a late one changes nothing. */
export function weather({ state }: Host): Part {
  const table = state.topic('weather', TOPICS.weather).tables.weather;
  return {
    takes: {
      weather: ({ time, data }, at) => {
        const observed = Math.min(time, at);
        const known = table.slot(ROW);
        const slot = known < 0 ? table.add(ROW) : known;
        if (observed < table.get(slot, 'at')) return;
        // A warning is told with its colour, and taken back with it.
        table.put(slot, { ...data, ...(data.colour === 'none' ? { warning: '' } : {}), at: observed });
      },
    },
  };
}
