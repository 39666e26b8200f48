import * as z from 'zod';
import { COMMANDS, hello, reply } from '#protocol/commands';
import { EVENT_DATA, INTERNAL_KINDS, envelope, eventType, type EventKind } from '#protocol/events';
import { type FRAME, delta, heartbeat, moved, snapshot, stillAsked, welcome } from '#protocol/frames';
import { standing, turned } from '#protocol/remote';
import { SCENE_STREAM, TOPICS, sceneTopic, type TopicShape } from '#protocol/topics';
import { PROTOCOL_VERSION } from '#protocol/version';
import { caseEvent, TYPE } from '../outbound/told.ts';
import { topicOf } from './answers.ts';
import { plain, type Json } from './schema.ts';

const FRAMES = { welcome, heartbeat, delta, snapshot, moved, still: stillAsked, presented: standing, turned } as const satisfies Record<keyof typeof FRAME, z.ZodType>;

/** Kinds that somebody may send; the others only the server itself writes. */
const KINDS = (Object.keys(EVENT_DATA) as EventKind[]).filter((kind) => !INTERNAL_KINDS.has(kind));

/** Which AsyncAPI's own schema objects are made after. */
const DRAFT = { target: 'draft-07' } as const;

const ref = ($ref: string): Json => ({ $ref });
const messages = (names: readonly string[]): Json => Object.fromEntries(names.map((name) => [name, ref(`#/components/messages/${name}`)]));
const operation = (action: 'send' | 'receive', channel: string, summary: string, names?: readonly string[], more: Json = {}): Json => ({
  action, channel: ref(`#/channels/${channel}`), summary, ...(names && { messages: names.map((name) => ref(`#/channels/${channel}/messages/${name}`)) }), ...more,
});
const message = (name: string, contentType: string, payload: Json): Json => ({ name, title: name, contentType, payload });

const PACK = 'application/msgpack';
const TYPE_JSON = 'application/json';
const CLOUD = 'application/cloudevents+json';
const topics: Readonly<Record<string, TopicShape>> = TOPICS;
const name = (topic: string): string => `topic-${topic.replaceAll('.', '-')}`;

/** The messages of all channels, by name. */
function allMessages(): Record<string, Json> {
  const events = KINDS.map((kind) => [eventType(kind), message(eventType(kind), CLOUD, plain(envelope.extend({ type: z.literal(eventType(kind)), data: EVENT_DATA[kind] }), 'input', DRAFT))]);
  const frames = Object.entries(FRAMES).map(([frame, shape]) => [`frame-${frame}`, message(frame, PACK, plain(shape, 'output', DRAFT))]);
  const commands = Object.entries(COMMANDS).map(([command, shape]) => [`command-${command}`, message(command, PACK, plain(shape, 'input', DRAFT))]);
  const tables = Object.entries(topics).map(([topic, shape]) => [name(topic), message(topic, TYPE_JSON, plain(topicOf(z.literal(topic), shape), 'output', DRAFT))]);
  return Object.fromEntries([
    ...events, ...frames, ...commands, ...tables,
    [name('scene'), message('scene', TYPE_JSON, plain(topicOf(z.string(), SCENE_STREAM), 'output', DRAFT))],
    ['command-hello', message('hello', TYPE_JSON, plain(hello, 'input', DRAFT))], ['frame-reply', message('reply', PACK, plain(reply, 'output', DRAFT))],
    ['told', message(TYPE, CLOUD, plain(caseEvent, 'output', DRAFT))],
  ] as [string, Json][]);
}

/**
 * Events in, frames out, and the topics that these carry, as AsyncAPI 3.0. The address is that under which it was asked for. A topic's channel holds
 * what a display has put together of its frames, which is what `GET /api/topics/<topic>` answers.
 */
export function asyncapi({ host, protocol: reached }: URL): Json {
  const all = allMessages();
  const named = (prefix: string): string[] => Object.keys(all).filter((one) => one.startsWith(prefix));
  const events = KINDS.map(eventType);
  const server = (protocol: string): Json => ({ host, protocol: reached === 'https:' ? `${protocol}s` : protocol });
  const topicChannels = Object.keys(topics).map((topic) => [name(topic), { address: topic, title: topic, messages: messages([name(topic)]), servers: [ref('#/servers/socket')] }]);
  return {
    asyncapi: '3.0.0',
    info: { title: '同心 Tongxin', version: String(PROTOCOL_VERSION), license: { name: 'MIT' }, description: 'Events in, topics and frames out. Times are ms since the epoch.' },
    defaultContentType: TYPE_JSON,
    servers: { http: server('http'), socket: { ...server('ws'), description: 'Socket.IO with a MessagePack parser of our own (server/protocol/packets.ts)' } },
    channels: {
      events: { address: '/ingest/cloudevents', title: '事件接入 Events in', messages: messages(events), servers: [ref('#/servers/http')] },
      socket: { address: '/socket.io/', title: '显示端 Displays', messages: messages([...named('frame-'), ...named('command-')]), servers: [ref('#/servers/socket')] },
      told: { address: null, title: '对外通知 Systems that are told', description: 'A webhook, or a topic of MQTT, as the config file says', messages: messages(['told']) },
      ...Object.fromEntries(topicChannels),
      [name('scene')]: {
        address: sceneTopic('{scene}'), title: '一个场景 One scene', messages: messages([name('scene')]), parameters: { scene: { description: 'The id of a scene' } }, servers: [ref('#/servers/socket')],
      },
    },
    operations: {
      takeEvents: operation('receive', 'events', '写入事件 Takes events', events, { bindings: { http: { method: 'POST' } } }),
      sendFrames: operation('send', 'socket', '向显示端发送帧 Frames of topics', named('frame-')),
      takeCommands: operation('receive', 'socket', '显示端的请求 What a display asks', named('command-'), { reply: { channel: ref('#/channels/socket'), messages: [ref('#/channels/socket/messages/frame-reply')] } }),
      tell: operation('send', 'told', '案件变化 What a case became'),
      ...Object.fromEntries([...Object.keys(topics), 'scene'].map((topic) => [`send-${name(topic)}`, operation('send', name(topic), `主题 Topic ${topic}`)])),
    },
    components: { messages: all },
  };
}
