import { setImmediate as turn } from 'node:timers/promises';
import { ProtocolError } from '#protocol/errors';
import type { Recorded } from '#protocol/events';
import { Milestones } from '../journal/milestones.ts';
import type { Fanout } from '../publish/fanout.ts';
import type { Channel, PastAsked, Says, Span, Told } from './channel.ts';
import { playerRoutes } from './control.ts';
import { Player, type Past } from './player.ts';
import type { Ground, Kind } from './kind.ts';

type Answer = Extract<Told, { do: 'answer' }>;

/** The journal on the other side of a channel. */
class Elsewhere implements Past {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private asked = 0;

  constructor(private readonly channel: Pick<Channel<Told, Says>, 'send'>, public span: Span) {}

  async read(from: number, to: number): Promise<readonly Recorded[]> { return (await this.ask({ from, to })).records ?? []; }
  async numberAt(at: number): Promise<number> { return (await this.ask({ at })).n ?? 0; }

  hear(told: Told): void {
    if (told.do === 'goes-on') this.span = told.span;
    if (told.do !== 'answer') return;
    this.waiting.get(told.ask)?.(told);
    this.waiting.delete(told.ask);
  }

  private ask(what: { from: number; to: number } | { at: number }): Promise<Answer> {
    return new Promise((resolve) => {
      const ask = ++this.asked;
      this.waiting.set(ask, resolve);
      this.channel.send({ says: 'ask', ask, ...what });
    });
  }
}

/** The past: a player folds the journal again. It writes nothing. */
export function openPast({ span, milestones, at }: PastAsked, { engine, elapsed, channel }: Ground): Kind {
  const past = new Elsewhere(channel, span);
  let shown: Fanout | undefined;
  const player: Player = new Player({
    engine, past, elapsed, turn: () => turn(), milestones: new Milestones(milestones, engine.format),
    moved: (renewed) => {
      if (renewed) shown?.renew(player.now(), player.speed);
      else shown?.move(player.now(), player.speed);
    },
  });
  return {
    mode: 'past', clock: player, fold: player.fold, horizon: () => player.now(), more: playerRoutes(player), hear: (told) => { past.hear(told); },
    ingest: () => { throw new ProtocolError('of-the-past', 'what is shown again cannot be changed'); },
    begin: async ({ fanout }) => {
      shown = fanout;
      await player.seek(at);
      player.play(1);
    },
  };
}
