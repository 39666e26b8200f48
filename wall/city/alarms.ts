/** What the map needs of a row of the topic `alerts`. */
export interface Alert { id: string; block: string; scene: string; severity: number; state: string; at: number }

/** The alarms standing in one block: how many, and the gravest and newest of them for the label. */
export interface AlarmGroup {
  block: string;
  severity: number;
  scene: string;
  count: number;
  /** Someone has every one of them. */
  acknowledged: boolean;
  /** When the newest was raised, in ms of the district's time. */
  at: number;
}

/** Alarms of severity 2 stand on the map only while no more blocks than this have one of 1 or 2. */
export const FEW = 10;

const standing = ({ state }: Alert) => state === 'raised' || state === 'acknowledged';
const graver = (a: Alert, b: Alert) =>
  a.severity - b.severity || Number(a.state === 'acknowledged') - Number(b.state === 'acknowledged') || b.at - a.at || (a.id < b.id ? -1 : 1);

/** The alarms that the map lights, one group a block, the gravest, then those nobody has, then the newest first; `total` counts the unlit ones too. */
export function groupAlarms(alerts: Iterable<Alert>): { groups: AlarmGroup[]; total: number } {
  const byBlock = new Map<string, Alert[]>();
  for (const alert of alerts) {
    if (!standing(alert) || alert.severity > 2) continue;
    const list = byBlock.get(alert.block);
    if (list) list.push(alert);
    else byBlock.set(alert.block, [alert]);
  }
  const few = byBlock.size <= FEW;
  const groups: AlarmGroup[] = [];
  for (const [block, list] of byBlock) {
    const shown = few ? list : list.filter(({ severity }) => severity === 1);
    const [first] = shown.sort(graver);
    if (!first) continue;
    groups.push({
      block, severity: first.severity, scene: first.scene, count: shown.length,
      acknowledged: shown.every(({ state }) => state === 'acknowledged'),
      at: Math.max(...shown.map(({ at }) => at)),
    });
  }
  groups.sort((a, b) => a.severity - b.severity || Number(a.acknowledged) - Number(b.acknowledged) || b.at - a.at || (a.block < b.block ? -1 : 1));
  return { groups, total: [...byBlock.values()].reduce((sum, list) => sum + list.length, 0) };
}
