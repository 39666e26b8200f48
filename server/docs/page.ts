import { html, type Html } from './html.ts';
import type { Json } from './schema.ts';
import { anchor, shape } from './shape.ts';

type Named = Record<string, Json>;
const at = (given: unknown, ...keys: string[]): Named => keys.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], given) as Named | undefined ?? {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whom an operation answers, as it is said of it. */
function whom(answers: unknown): string {
  const words: Readonly<Record<string, string>> = { anyone: '任何人 anyone', own: '凭自己的凭证 a credential of its own', known: '已登录者 whoever is known' };
  return Array.isArray(answers) ? answers.join(' / ') : words[text(answers)] ?? text(answers);
}

const bodies = (title: string, content: Named): Html[] =>
  Object.entries(content).map(([type, { schema }]) => html`<h3>${title} <code>${type}</code></h3><div>${schema && Object.keys(schema).length > 0 ? shape(schema as Json) : ''}</div>`);

function operation(path: string, method: string, one: Json): Html {
  const given = one['parameters'] as Json[];
  const answers = Object.entries(one['responses'] as Named).filter(([status]) => /^[23]/.test(status));
  return html`<details id="${text(one['operationId'])}">
<summary><b>${method.toUpperCase()}</b> <code>${path}</code> ${text(one['summary'])} <span lang="en">${text(one['description'])}</span> <small>${whom(one['x-answers'])}</small></summary>
${given.length > 0 ? html`<h3>参数 Parameters</h3><ul>${given.map((each) => html`<li><b>${text(each['name'])}${each['required'] === true ? '' : '?'}</b> <small>${text(each['in'])}</small> ${shape(each['schema'] as Json)}</li>`)}</ul>` : ''}
${bodies('请求 Body', at(one, 'requestBody', 'content'))}
${answers.flatMap(([status, answer]) => bodies(`应答 Answer ${status}`, at(answer, 'content')))}
</details>`;
}

/** A link to what lies within opens it. */
const message = (id: string, title: string, payload: Json): Html => html`<details><summary><code>${title}</code></summary><div id="${id}">${shape(payload)}</div></details>`;

/** Messages of `asyncapi` whose names begin so, under a heading. */
function section(id: string, zh: string, en: string, all: Named, prefix: string): Html {
  const mine = Object.entries(all).filter(([name]) => name.startsWith(prefix));
  return html`<section id="${id}"><h2>${zh} <span lang="en">${en}</span></h2>${mine.map(([name, one]) => message(name, text(one['title']), one['payload'] as Json))}</section>`;
}

const SECTIONS = [
  ['in', '事件', 'Events in', 'tongxin.'], ['topics', '主题的表格', 'Topics', 'topic-'], ['frames', '帧', 'Frames', 'frame-'], ['commands', '显示端的请求', 'What a display asks', 'command-'], ['told', '对外通知', 'What other systems are told', 'told'],
] as const;

/** Both documents as one page: without a script, to be read by whoever connects something. */
export function page(openapi: Json, asyncapi: Json): string {
  const tags = openapi['tags'] as Json[];
  const paths = Object.entries(at(openapi, 'paths')).flatMap(([path, methods]) => Object.entries(methods as Named).map(([method, one]) => ({ path, method, one })));
  const all = at(asyncapi, 'components', 'messages');
  return html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>同心 · 接口</title><link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/docs.css"></head>
<body>
<header><h1>同心 · 接口 <span lang="en">Interfaces</span></h1>
<p><a href="/docs/openapi.json">openapi.json</a> · <a href="/docs/asyncapi.json">asyncapi.json</a></p>
<nav aria-label="目录 Contents"><ul>${[...tags.map(({ name, description }) => html`<li><a href="#http-${text(name)}">${text(description)}</a></li>`), ...SECTIONS.map(([id, zh, en]) => html`<li><a href="#${id}">${zh} ${en}</a></li>`), html`<li><a href="#shapes">数据结构 Shapes</a></li>`]}</ul></nav></header>
<main>
${tags.map(({ name, description }) => html`<section id="http-${text(name)}"><h2>${text(description)}</h2>${paths.filter(({ one }) => (one['tags'] as string[]).includes(text(name))).map(({ path, method, one }) => operation(path, method, one))}</section>`)}
${SECTIONS.map(([id, zh, en, prefix]) => section(id, zh, en, all, prefix))}
<section id="shapes"><h2>数据结构 <span lang="en">Shapes</span></h2>${Object.entries(at(openapi, 'components', 'schemas')).map(([name, schema]) => message(anchor(name), name, schema))}</section>
</main>
</body>
</html>
`.text;
}
