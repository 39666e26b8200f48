import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { breaches, withAxe } from '../support/axe.ts';
import { launchBrowser } from '../support/open-wall.ts';
import { startTestServer, type Started } from '../support/start-server.ts';

let browser: Browser;
let server: Started;
beforeAll(async () => { [browser, server] = await Promise.all([launchBrowser(), startTestServer()]); });
afterAll(() => Promise.all([browser.close(), server.end()]));

it('the page of interfaces tells of every operation and message without a script or another host, WCAG 2.2 AA', async () => {
  const faults: string[] = [];
  const page = await browser.newPage();
  page.on('console', (said) => { faults.push(said.text()); });
  page.on('request', (request) => { if (!request.url().startsWith(server.url)) faults.push(request.url()); });
  await withAxe(page);
  await page.goto(`${server.url}/docs`);
  expect(await page.locator('script').count()).toBe(0);
  const shown = await page.locator('details > summary > code').allTextContents();
  const { paths } = await (await fetch(`${server.url}/docs/openapi.json`)).json() as { paths: Record<string, object> };
  const { components: { messages } } = await (await fetch(`${server.url}/docs/asyncapi.json`)).json() as { components: { messages: Record<string, { title: string }> } };
  expect([...Object.keys(paths), ...Object.values(messages).map(({ title }) => title)].filter((name) => !shown.includes(name))).toEqual([]);
  await page.locator('#postIngestCloudevents > summary').click();
  await page.locator('#postIngestCloudevents').getByText('cloudEvent', { exact: true }).click();
  await page.locator('#shape-cloudEvent').waitFor();
  expect(await breaches(page)).toEqual([]);
  expect(faults).toEqual([]);
});
