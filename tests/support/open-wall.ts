import { chromium, type Browser, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--hide-scrollbars',
];

/** The system's Chromium, headless. */
export const launchBrowser = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...args] });

/** The system's Chromium with the process id under which all of it runs. */
export async function serveBrowser(args: readonly string[] = []): Promise<{ browser: Browser; pid: number; close: () => Promise<void> }> {
  const server = await chromium.launchServer({ executablePath: CHROMIUM, args: [...ARGS, ...args] });
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, pid: server.process().pid ?? 0, close: () => server.close() };
}

export interface OpenWall {
  page: Page;
  /** Errors of the page, its console and its content policy; a test that ends well has none. */
  faults: string[];
  /** Addresses asked for that are not the server's own. */
  outside: string[];
  close(): Promise<void>;
}

/** A browser window of the wall, 3840x2160 unless told otherwise, watched for errors and for requests to elsewhere. */
export async function openWall(browser: Browser, url: string, size = { width: 3840, height: 2160 }): Promise<OpenWall> {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const faults: string[] = [];
  const outside: string[] = [];
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(`console: ${message.text()}`); });
  page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (target.protocol.startsWith('http') && target.origin !== new URL(url).origin) outside.push(request.url());
  });
  await page.goto(url);
  return { page, faults, outside, close: () => context.close() };
}
