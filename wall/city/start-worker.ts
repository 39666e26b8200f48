import source from './draw-worker.ts?worker&url';

interface Policy { createScriptURL(url: string): string }
interface Policies { createPolicy(name: string, rules: Policy): Policy }

// The content policy takes no address of a script from us but through this one, which knows a single address.
const { trustedTypes } = globalThis as { trustedTypes?: Policies };
const policy = trustedTypes?.createPolicy('tongxin-worker', { createScriptURL: () => source });

/** Starts the worker that paints the map. */
export const startWorker = (): Worker => new Worker(policy?.createScriptURL(source) ?? source);
