/** What the map needs of a row of the topic `alerts`. */
export interface Alert { id: string; block: string; scene: string; severity: number; state: string; at: number }

/** The alarms that are lit in one block: how many, and the gravest and newest of them for the label. */
export interface AlarmGroup {
  block: string;
  severity: number;
  scene: string;
  count: number;
  /** Somebody has every one of them. */
  acknowledged: boolean;
  /** When the newest was raised, in ms of the district's time. */
  at: number;
}

/** Of what is less than gravest and unheeded the map lights only as much as keeps it to this many blocks. */
export const FEW = 10;

const held = ({ state }: Alert) => state === 'acknowledged';
const standing = (alert: Alert) => (alert.state === 'raised' || held(alert)) && alert.severity <= 2;
/** 0 the gravest that nobody has, 1 the next that nobody has, 2 and 3 the same that somebody has. */
const tier = (alert: Alert) => alert.severity - 1 + (held(alert) ? 2 : 0);
const before = (a: Alert, b: Alert) => tier(a) - tier(b) || b.at - a.at || (a.id < b.id ? -1 : 1);

/**
 * The alarms that the map lights, one group a block, in the order in which they deserve a label: all of severity 1 that
 * nobody has, then tier by tier of the others while few blocks are lit. `total` counts every one of severity 1 and 2.
 */
export function groupAlarms(alerts: Iterable<Alert>): { groups: AlarmGroup[]; total: number } {
  const all = [...alerts].filter(standing).sort(before);
  const lit = new Map<string, Alert[]>();
  for (let level = 0; level < 4; level++) {
    const more = all.filter((alert) => tier(alert) === level);
    const blocks = new Set([...lit.keys(), ...more.map(({ block }) => block)]);
    if (level > 0 && blocks.size > FEW) break;
    for (const alert of more) lit.set(alert.block, [...(lit.get(alert.block) ?? []), alert]);
  }
  const groups = [...lit].flatMap(([block, list]): AlarmGroup[] => {
    const [first] = list;
    if (!first) return [];
    return [{
      block, severity: first.severity, scene: first.scene, count: list.length,
      acknowledged: list.every(held), at: Math.max(...list.map(({ at }) => at)),
    }];
  });
  return { groups, total: all.length };
}
