import { playing } from '#protocol/past';
import { json } from '../gateway/answer.ts';
import { fitting } from '../gateway/fitting.ts';
import { parseJson } from '../ingest/json.ts';
import type { Answers, Route } from '../gateway/routes.ts';
import type { Player } from './player.ts';

/** Bytes of what is asked of a player. */
const ASKED_BYTES = 1_024;

/** Who opens, leads and ends what is shown of another world: whoever acts in this one. */
export const LEADERS: Answers = ['operate', 'direct'];

/** How the past that is shown is led: `GET /api/playing` says how it stands, `POST` leads it and answers once that is shown. */
export function playerRoutes(player: Player): Route[] {
  const matches = (path: string) => path === '/api/playing';
  return [
    { name: 'playing', method: 'GET', matches, answers: 'watch', answer: () => json(player.standing) },
    {
      name: 'play', method: 'POST', matches, answers: LEADERS, kept: true, body: ASKED_BYTES,
      answer: async ({ body }) => {
        const asked = fitting(playing, parseJson(body));
        if (asked.at !== undefined) await player.seek(asked.at);
        if (asked.playing === false) player.pause();
        else if (asked.playing === true || asked.speed !== undefined) player.play(asked.speed);
        return json(player.standing);
      },
    },
  ];
}
