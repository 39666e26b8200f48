import * as z from 'zod/v4';

// The content policy forbids eval, and a schema decides as it is made whether to compile itself: hence before the first.
// The build puts this module in the place of `zod`, which no order of chunks can undo.
z.config({ jitless: true });

export * from 'zod/v4';
