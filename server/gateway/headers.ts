/** What every answer carries: nothing is guessed, framed, embedded elsewhere or told where it came from. */
const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()',
} as const;

/** The wall's own scripts, styles and fonts, its own socket, and nothing from anywhere else; text never becomes script. */
const PAGE_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data: blob:", "media-src 'self' blob:",
  "connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  // Svelte's policy is for the markup of its own compiled components, ours for the address of the map's worker.
  "require-trusted-types-for 'script'", 'trusted-types svelte-trusted-html tongxin-worker',
].join('; ');

const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Of a server that speaks TLS itself: a browser that was here once asks for nothing in the open for a year. */
export const TLS_HEADERS = { 'strict-transport-security': 'max-age=31536000' } as const;

export const PAGE_HEADERS: Readonly<Record<string, string>> = { ...COMMON, 'content-security-policy': PAGE_POLICY };
export const DATA_HEADERS: Readonly<Record<string, string>> = { ...COMMON, 'content-security-policy': DATA_POLICY };
