import { dec, int, text, time, type Columns, type TopicShape } from '../columns.ts';

/** What a register keeps: the stages its entries go through in order (the last one ends them), the kinds of entries, what is measured. */
interface Register {
  readonly stages: readonly string[];
  readonly kinds: readonly string[];
  /** Number of decimals by measure. */
  readonly measures: Readonly<Record<string, number>>;
  /** What a study gave of it beside STUDIED and the measures. */
  readonly studied?: readonly string[];
  /** An entry's id is `<what>/<yyyy-mm>`, told once a month; the register shows the newest month only. */
  readonly monthly?: true;
}

/** What a study may give of any register beside its measures: entries, those that are finished, and these in per cent. */
export const STUDIED = ['count', 'finished', 'share'] as const;

/**
 * Every register of the district, after domain section 1. A new one is an entry here, its words in the wall's catalogues
 * and a feed that speaks of it (`tongxin.entry.v1`).
 */
export const REGISTERS = {
  /** 五违四必: illegal buildings and markets, area in m². */
  demolition: { stages: ['found', 'classified', 'scheduled', 'demolished', 'rechecked'], kinds: ['market', 'shed', 'rooftop', 'courtyard', 'wall'], measures: { area: 1 } },
  /** 五违 campaigns: one entry a campaign, how many are to be put right and how many are. */
  campaign: { stages: ['running', 'done'], kinds: ['operators', 'discharge', 'greenery', 'underground', 'misuse', 'three-in-one', 'sheds', 'disorder'], measures: { target: 0, done: 0 }, studied: ['batches', 'firms', 'yuan'] },
  /** 无违居村: one entry a committee. */
  certificate: { stages: ['preparing', 'applied', 'inspected', 'granted'], kinds: ['committee'], measures: {} },
  /** 三个美丽: streets, homes, stairways; progress in per cent. */
  beauty: { stages: ['planned', 'building', 'accepted'], kinds: ['street', 'home', 'stairway'], measures: { progress: 0 } },
  /** Old housing: plots to clear and estates to renew, area in m². */
  housing: { stages: ['survey', 'sign', 'build', 'accept', 'finished'], kinds: ['plot', 'estate'], measures: { area: 0, progress: 0 } },
  /** 维修资金续筹: what is left of an estate's maintenance fund, in per cent of what was paid in. */
  fund: { stages: ['enough', 'low', 'raising', 'raised'], kinds: ['statutory', 'daily', 'special', 'quota', 'public-income'], measures: { share: 1 } },
  /** 红黑榜: an estate's score of the month, of 100; the stage is its credit colour. */
  credit: { stages: ['red', 'yellow', 'orange', 'green'], kinds: ['estate'], measures: { score: 1 }, monthly: true },
  /** 代理记账: estates whose books are kept for them. */
  ledger: { stages: ['planned', 'linked', 'audited'], kinds: ['estate'], measures: {} },
  /** 业委会: owners' committees. */
  owners: { stages: ['forming', 'formed', 'cross-posted', 'group-formed'], kinds: ['estate'], measures: {} },
  /** 社区达人. */
  talent: { stages: ['listed', 'active'], kinds: ['culture', 'repair', 'mediation', 'volunteer', 'health'], measures: {} },
} as const satisfies Record<string, Register>;

export type RegisterName = keyof typeof REGISTERS;

export const isRegister = (name: string): name is RegisterName => Object.hasOwn(REGISTERS, name);
/** A register without knowing which. */
export const registerOf = (name: RegisterName): Register => REGISTERS[name];

/** What a study may speak of in a register: `all` or a stage or a kind, and what it may measure there. */
export const studied = (name: RegisterName): { keys: readonly string[]; measures: readonly string[] } => {
  const { stages, kinds, measures, studied: more = [] } = registerOf(name);
  return { keys: ['all', ...stages, ...kinds], measures: [...STUDIED, ...Object.keys(measures), ...more] };
};

/** The month that an entry of a monthly register is of, `yyyy-mm`; undefined where its id names none. */
export const monthOf = (entry: string): string | undefined => /\/(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(entry)?.[1];

/** The name of a register's own topic. */
export const registerTopic = <R extends RegisterName>(register: R): `register.${R}` => `register.${register}`;

type Measured<R extends RegisterName> = { readonly [M in keyof (typeof REGISTERS)[R]['measures']]: ReturnType<typeof dec> };

/**
 * The topic of a register. `stages` has a row a stage, `kinds` one a kind, `streets` one a street: how many entries, how
 * many at the last stage, sums of the measures. `entries` are the entries themselves, the longest unchanged left out past
 * the limit. `baseline` is what a study gave for a key (`all`, a stage or a kind), and as of when; live counts come on top.
 * Its row's id is `<key>/<measure>`.
 */
export const registerShape = <R extends RegisterName>(name: R) => {
  const { measures } = registerOf(name);
  const measured = Object.fromEntries(Object.entries(measures).map(([measure, places]) => [measure, dec(places)])) as Measured<R>;
  return {
    tables: {
      stages: { order: int, count: int, ...measured },
      kinds: { count: int, finished: int, ...measured },
      streets: { count: int, finished: int, ...measured },
      entries: { kind: text, stage: text, block: text, street: text, place: text, label: text, from: time, until: time, changed: time, ...measured },
      baseline: { key: text, measure: text, value: dec(2), asOf: text },
    },
  } satisfies TopicShape;
};

type Counts = Record<string, typeof int | ReturnType<typeof dec>>;
type AnyTables = { stages: Counts; kinds: Counts; streets: Counts; entries: Columns; baseline: ReturnType<typeof registerShape>['tables']['baseline'] };

/** A register's shape without knowing which. */
export const anyRegisterShape = (name: RegisterName): { tables: AnyTables } => registerShape(name);
