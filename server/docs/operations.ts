import * as z from 'zod';
import * as access from '#protocol/access';
import { caseFile, casePage, summary } from '#protocol/answers';
import { cameraList } from '#protocol/cameras';
import { changes } from '#protocol/changes';
import { district } from '#protocol/district';
import { envelope } from '#protocol/events';
import { destinationList, feedList, feedStatus, letterList, rejectList, triedOut } from '#protocol/feeds';
import { handover, handoverQuery } from '#protocol/handover';
import { played, playing } from '#protocol/past';
import { PUBLIC_PLACES, publicOverview, publicPlace } from '#protocol/public';
import { report, reportQuery } from '#protocol/report';
import { WORLD_KINDS, debrief, debriefs, opening, worlds } from '#protocol/worlds';
import type { Route } from '../gateway/routes.ts';
import * as small from './answers.ts';

/** What stands in `components` under these names; answers as they are sent, bodies as they are taken. */
export const ANSWERS = {
  me: access.me, paired: access.paired, accessList: access.access, auditList: access.auditList, caseFile, casePage, summary, cameraList, changes, district, destinationList, feedList, feedStatus,
  letterList, rejectList, triedOut, handover, played, publicOverview, publicPlace, report, debrief, debriefs, worlds, receipt: small.receipt, displayList: small.displayList, wallList: small.wallList,
  topicList: small.topicList, anyTopic: small.anyTopic,
} as const satisfies Record<string, z.ZodType>;
export const BODIES = {
  signIn: access.signIn, newPassword: access.newPassword, pairing: access.pairing, claim: access.claim, letIn: access.letIn, account: access.account, token: access.token, playing, opening,
  cloudEvent: envelope, cloudEvents: z.array(envelope).min(1).max(1_000),
} as const satisfies Record<string, z.ZodType>;

/** One way to ask a route, as somebody reads about it. Whom it answers and how long a body may be is the route's own word. */
export interface Operation {
  /** The route's name, and how it is asked. */
  readonly route: string;
  readonly method: Route['method'];
  /** What varies stands in braces. */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  /** What a part in braces may be, where that is not just any name. */
  readonly parts?: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodObject;
  /** Bodies that are taken, by content type. */
  readonly body?: Readonly<Record<string, z.ZodType>>;
  readonly status?: number;
  /** A shape of JSON, or the content type of something else; nothing where it leads elsewhere. */
  readonly answer?: z.ZodType | string;
}

const PAGE = 'text/html';
const PICTURE = 'image/webp';
const world = z.enum(WORLD_KINDS);
const said = (shape: z.ZodType) => ({ 'application/json': shape });
const EVENTS = { 'application/cloudevents+json': BODIES.cloudEvent, 'application/cloudevents-batch+json': BODIES.cloudEvents, 'application/json': z.unknown() };

type More = Omit<Operation, 'route' | 'method' | 'path' | 'zh' | 'en'>;
const asked = (method: Route['method']) => (route: string, path: string, zh: string, en: string, more: More = {}): Operation => ({ route, method, path, zh, en, ...more });
const [get, post, drop] = [asked('GET'), asked('POST'), asked('DELETE')];

/** Every operation, by what it is about. */
export const OPERATIONS: Readonly<Record<string, { zh: string; en: string; all: readonly Operation[] }>> = {
  events: { zh: '事件接入', en: 'Events in', all: [
    post('ingest', '/ingest/cloudevents', '写入事件（CloudEvents 1.0），落盘后应答', 'Takes events (CloudEvents 1.0); answers when they are on disk', { body: EVENTS, answer: ANSWERS.receipt }),
    post('feed', '/ingest/feeds/{feed}', '已配置数据源的推送地址', 'The webhook of a configured feed', { body: { 'application/json': z.unknown() }, answer: ANSWERS.receipt }),
    get('rejects', '/api/rejects', '被拒收的内容，最新在前', 'What was turned away, newest first', { query: small.limited, answer: ANSWERS.rejectList }),
    get('feeds', '/api/feeds', '各数据源的状态', 'How each configured feed stands', { answer: ANSWERS.feedList }),
    post('hold-feed', '/api/feeds/{feed}/pause', '暂停数据源', 'Lets a source go, across restarts too', { answer: ANSWERS.feedStatus }),
    post('hold-feed', '/api/feeds/{feed}/resume', '恢复数据源', 'Goes on with a source', { answer: ANSWERS.feedStatus }),
    post('try', '/api/feeds/{feed}/try', '试解析一条消息，不留存', 'What the feed would make of a message; nothing is kept of it', { query: z.object({ topic: z.string().optional() }), body: { '*/*': z.unknown() }, answer: ANSWERS.triedOut }),
  ] },
  topics: { zh: '主题', en: 'Topics', all: [
    get('topics', '/api/topics', '全部主题及其新鲜度', 'The topics and how fresh each is', { answer: ANSWERS.topicList }),
    get('topic', '/api/topics/{topic}', '一个主题的全部表格', 'One topic as tables of rows', { answer: ANSWERS.anyTopic }),
    get('district', '/api/district', '区的几何与名称', 'The geometry and the names of the district', { answer: ANSWERS.district }),
  ] },
  cases: { zh: '案件', en: 'Cases', all: [
    get('cases', '/api/cases', '按条件分页列出案件；带 id 时为一件', 'A page of the cases that fit; with an id one case', { query: small.casesQuery, answer: z.union([ANSWERS.casePage, ANSWERS.caseFile]) }),
    get('cases', '/api/cases/{case}', '一件案件，可用其警报编号', 'A case, by its id or that of an alert about it', { answer: ANSWERS.caseFile }),
    get('summary', '/api/summaries/{about}/{id}', '街道、片区、街区或场景的汇总', 'What stands in a street, an area, a block or a scene', { parts: { about: small.summaryOf }, answer: ANSWERS.summary }),
    get('changes', '/api/changes', '今日与昨日、上周同时段的对比', 'Today beside the same hours of yesterday and of a week ago', { answer: ANSWERS.changes }),
    get('report', '/api/report', '一起事件的报告', 'All that the journal holds about an incident', { query: reportQuery, answer: ANSWERS.report }),
    get('handover', '/api/handover', '自某时起的交接内容', 'What happened to the cases since a moment', { query: handoverQuery, answer: ANSWERS.handover }),
  ] },
  outbound: { zh: '对外通知', en: 'Systems that are told', all: [
    get('outbound', '/api/outbound', '各下游系统的状态', 'How each system that is told stands', { answer: ANSWERS.destinationList }),
    get('refused', '/api/outbound/{destination}/refused', '被下游拒收的消息', 'What it refused, newest first', { query: small.limited, answer: ANSWERS.letterList }),
    post('tell-again', '/api/outbound/{destination}/again', '重发被拒收的消息', 'Tells that again', { answer: small.told }),
  ] },
  walls: { zh: '大屏与视频', en: 'Walls and cameras', all: [
    get('walls', '/api/walls', '全部大屏', 'The walls', { answer: ANSWERS.wallList }),
    get('displays', '/api/displays', '全部显示端：应显示与实际显示', 'All displays: what each should show, does show, and where that differs', { query: z.object({ display: z.string().optional() }), answer: ANSWERS.displayList }),
    get('still', '/api/displays/{display}/still', '显示端画面的小图', 'A small picture of what a connected display shows', { answer: PICTURE }),
    get('cameras', '/api/cameras', '摄像头清单，不含地址', 'The cameras, without any address', { answer: ANSWERS.cameraList }),
    get('video', '/video/{camera}/{stream}', '一路视频或快照（凭连接的 pass）', 'A stream of a camera or its still, for the `pass` of a connection', { answer: '*/*' }),
    post('video', '/video/{camera}/{stream}', 'WHEP：提交 SDP offer', 'WHEP: an offer of WebRTC', { body: { 'application/sdp': z.string() }, status: 201, answer: 'application/sdp' }),
    drop('video', '/video/{camera}/{stream}/{session}', 'WHEP：结束会话', 'WHEP: ends a session', { answer: '*/*' }),
    get('page', '/', '页面：选择大屏', 'A page: the chooser', { answer: PAGE }),
    get('page', '/display/{wall}', '页面：一面大屏', 'A page: a wall', { answer: PAGE }),
    get('page', '/display/{wall}/{panel}', '页面：其中一块面板、一个显示端或一个主题', 'A page: one panel of it, one display of it, or about one thing', { answer: PAGE }),
    get('page', '/{page}', '页面：值班台、汇报、触摸屏', 'A page: the console, the briefing, the kiosk', { parts: { page: z.enum(['console', 'briefing', 'kiosk']) }, answer: PAGE }),
    get('page', '/{page}/{id}', '页面：手机上的一条警报、一起事件的报告', 'A page: one alarm on a phone, the report of an incident', { parts: { page: z.enum(['alarm', 'report']) }, answer: PAGE }),
    get('file', '/assets/{file}', '页面的脚本、样式与字体', 'Scripts, styles and type of the pages', { answer: '*/*' }),
  ] },
  worlds: { zh: '回放与演练', en: 'Replays and exercises', all: [
    get('worlds', '/api/worlds', '打开的回放与演练，可用的剧本', 'Those that are open, and the scenarios that there are', { answer: ANSWERS.worlds }),
    post('open-world', '/api/worlds', '打开一个', 'Opens one', { body: said(BODIES.opening), status: 201, answer: small.worldId }),
    drop('close-world', '/api/worlds/{world}', '结束一个', 'Ends one', { answer: small.closed }),
    get('debriefs', '/api/debriefs', '已结束演练的复盘', 'How exercises went that are over', { answer: ANSWERS.debriefs }),
    get('world', '/past/{world}/api/playing', '回放的位置与速度', 'Where a replay is and how fast it runs', { answer: ANSWERS.played }),
    post('world', '/past/{world}/api/playing', '跳转、变速、暂停', 'Comes to a moment, another speed, stands still', { body: said(BODIES.playing), answer: ANSWERS.played }),
    get('world', '/exercise/{world}/api/debrief', '演练的进展', 'How an exercise goes', { answer: ANSWERS.debrief }),
    get('world', '/{kind}/{world}/api/{what}', '其余一切，如同在那个世界里', 'All else, as it is in that world', { parts: { kind: world }, answer: '*/*' }),
  ] },
  public: { zh: '公众', en: 'Passers-by', all: [
    get('public', '/api/public', '触摸屏首页的数字', 'What a kiosk shows first', { answer: ANSWERS.publicOverview }),
    get('public-place', '/api/public/{about}/{id}', '一个街道或街区的数字', 'What passers-by may know of a street or a block', { parts: { about: z.enum(PUBLIC_PLACES) }, answer: ANSWERS.publicPlace }),
  ] },
  access: { zh: '登录与授权', en: 'Who may come in', all: [
    get('me', '/api/me', '当前是谁、可做什么', 'Who asks, and what that may', { answer: ANSWERS.me }),
    post('sign-in', '/api/sign-in', '登录', 'Signs in', { body: said(BODIES.signIn), answer: small.signedIn }),
    post('sign-out', '/api/sign-out', '退出', 'Signs out', { answer: small.signedOut }),
    post('password', '/api/password', '修改密码', 'Another password', { body: said(BODIES.newPassword), answer: small.changed }),
    get('oidc', '/auth/oidc', '转到统一认证', 'Leads to another service that signs in', { status: 303 }),
    get('oidc-back', '/auth/oidc/callback', '统一认证返回', 'Where that leads back to', { status: 303 }),
    post('pairing', '/api/pairing', '屏幕申请接入', 'A screen asks to be let in', { body: said(BODIES.pairing), answer: ANSWERS.paired }),
    post('claim', '/api/pairing/claim', '查询接入结果', 'What became of that', { body: said(BODIES.claim), answer: ANSWERS.paired }),
    get('access', '/api/access', '谁可进入', 'Who may come in', { answer: ANSWERS.accessList }),
    post('let-in', '/api/access/displays', '放行一块屏幕', 'Lets a screen in', { body: said(BODIES.letIn), status: 201, answer: small.inAs }),
    post('token', '/api/access/tokens', '为程序签发令牌', 'A token for a program, told once', { body: said(BODIES.token), status: 201, answer: small.secret }),
    post('account', '/api/access/accounts', '新建或修改账号', 'An account made or changed', { body: said(BODIES.account), status: 201, answer: small.named }),
    drop('drop-account', '/api/access/accounts/{name}', '删除账号', 'Ends an account', { answer: small.gone }),
    drop('revoke', '/api/access/credentials/{id}', '收回会话、屏幕或令牌', 'Ends a session, a screen or a token', { answer: small.gone }),
    get('audit', '/api/audit', '近期谁做了什么', 'Who did what of late', { answer: ANSWERS.auditList }),
  ] },
  running: { zh: '运行', en: 'Running it', all: [
    get('healthz', '/healthz', '存活', 'It lives', { answer: small.alive }),
    get('readyz', '/readyz', '就绪：日志可写、主题已折叠', 'Ready: the journal takes writes, the topics are folded', { answer: small.ready }),
    get('metrics', '/metrics', 'Prometheus 指标', 'Figures for Prometheus', { answer: 'text/plain' }),
    get('docs', '/docs', '本页', 'This page', { answer: PAGE }),
    get('openapi', '/docs/openapi.json', '本文档（OpenAPI 3.1）', 'This, as OpenAPI 3.1', { answer: z.record(z.string(), z.unknown()) }),
    get('asyncapi', '/docs/asyncapi.json', '事件与主题（AsyncAPI 3.0）', 'Events and topics, as AsyncAPI 3.0', { answer: z.record(z.string(), z.unknown()) }),
  ] },
};
