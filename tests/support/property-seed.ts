import fc from 'fast-check';

/**
 * Property tests draw the same examples on every run, so that a failure belongs to the change that met it, not to its luck.
 * `TONGXIN_SEED=n` draws others: to look for what nobody thought of.
 */
fc.configureGlobal({ seed: Number(process.env['TONGXIN_SEED'] ?? '20261124') });
