import { json } from '../gateway/answer.ts';
import { PAGE_HEADERS } from '../gateway/headers.ts';
import type { Asked, Route } from '../gateway/routes.ts';
import { asyncapi } from './asyncapi.ts';
import { openapi } from './openapi.ts';
import { page } from './page.ts';

const HTML = { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/** What these routes and the protocol are, for whoever connects something: two documents and a page, made of the routes and schemas themselves. */
export function docsRoutes(routes: readonly Route[]): Route[] {
  const own = (['docs', 'openapi', 'asyncapi'] as const).map((name): Route => ({
    name, method: 'GET', matches: (path) => path === (name === 'docs' ? '/docs' : `/docs/${name}.json`), answers: 'anyone',
    answer: (asked) => (name === 'docs' ? { status: 200, headers: HTML, body: made(asked).docs } : json(made(asked)[name])),
  }));
  const all = [...routes, ...own];
  // Anybody may ask, and as often as he likes: they are made once for each address under which we are reached, of which there are a few.
  const known = new Map<string, ReturnType<typeof make>>();
  const make = (home: string) => {
    const documents = { openapi: openapi(all), asyncapi: asyncapi(new URL(home)) };
    return { ...documents, docs: page(documents.openapi, documents.asyncapi) };
  };
  function made({ home }: Asked): ReturnType<typeof make> {
    const at = home();
    const found = known.get(at) ?? make(at);
    known.set(at, found);
    return found;
  }
  return own;
}
